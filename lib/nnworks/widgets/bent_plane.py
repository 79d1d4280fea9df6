"""XOR by two hidden units: the plane of inputs, and the plane they bend it into."""

import numpy as np

from nnworks import data
from nnworks import functional as F
from nnworks.widgets.base import Array, Choice, Figure, Number, bundle, style

__all__ = ["BentPlane"]

SQUARE = (-0.5, 1.5)
# Activation of the hidden units -> [w1, w2, b] of both and of the output (bent.mjs).
SOLUTIONS = {
    "sigmoid": ([[8, 4, -2.5], [-4, -8, 9.5]], [8, 8, -10.8]),
    "step": ([[8, 4, -2.5], [-4, -8, 9.5]], [8, 8, -12]),
    "relu": ([[0.7, 0.5, 0.1], [0.6, 0.8, -0.8]], [9, -20, -3]),
}


class BentPlane(Figure):
    """A live figure: two hidden units, an output, and the plane that they bend.

    Parameters
    ----------
    bend : float, default=0.9
        0 shows the plane of inputs on the right too, 1 the units' outputs.
    activation : {'sigmoid', 'step', 'relu'}, default='sigmoid'
        Of the hidden units. The output is a step where they are, and a sigmoid
        otherwise.
    hidden : array-like of shape (2, 3), optional
        Two weights and a bias for each hidden unit; a solution when not given.
    output : array-like of shape (3,), optional
        Two weights and a bias of the output; a solution when not given.

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or too large, or a name does not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> BentPlane(bend=1, activation="step")._right()
    4
    """

    _esm = bundle("bent_plane")
    _css = style("bent_plane")
    _options = ("bend", "activation", "hidden", "output")
    bend = Number(0.9, low=0, high=1).tag(sync=True)
    activation = Choice(SOLUTIONS, "sigmoid").tag(sync=True)
    hidden = Array(SOLUTIONS["sigmoid"][0]).tag(sync=True)
    output = Array(SOLUTIONS["sigmoid"][1]).tag(sync=True)

    def __init__(self, **options):
        super().__init__(**options)
        hidden, output = SOLUTIONS[self.activation]
        if "hidden" not in options:
            self.hidden = hidden
        if "output" not in options:
            self.output = output

    def units(self, X):
        """Hidden outputs for a batch of inputs, (N, 2) -> (N, 2)."""
        hidden = np.array(self.hidden)
        f = F.ACTIVATIONS[self.activation][0]
        return f(np.asarray(X) @ hidden[:, :2].T + hidden[:, 2])

    def sums(self, X):
        """Give the sum of the output for each of a batch of inputs, (N, 2) -> (N,)."""
        output = np.array(self.output)
        return self.units(X) @ output[:2] + output[2]

    def _right(self):
        X, y = data.gate("xor")
        return int(((self.sums(X) >= 0) == y).sum())

    def _alt(self):
        moved = np.round(self.units(data.gate("xor")[0]), 2).tolist()
        places = ", ".join(f"({a:g}, {b:g})" for a, b in moved)
        return (
            f"XOR by two hidden units ({self.activation}): they send (0, 0), (0, 1),"
            f" (1, 0) and (1, 1) to {places}, where one line gets {self._right()} of 4"
            " right."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import DIVERGING, points

        drawing = Drawing(figsize=(6.4, 3.3), layout="constrained")
        left, right = drawing.subplots(1, 2)
        x1, x2 = np.meshgrid(*[np.linspace(*SQUARE, 81)] * 2)  # (81, 81) each
        grid = np.stack([x1.ravel(), x2.ravel()], axis=1)  # (81 * 81, 2)
        last = F.step if self.activation == "step" else F.sigmoid
        y = last(self.sums(grid)).reshape(x1.shape)
        X, labels = data.gate("xor")
        for ax, bend in [(left, 0.0), (right, self.bend)]:
            a, b = ((1 - bend) * grid + bend * self.units(grid)).T.reshape(2, *y.shape)
            options = {"cmap": DIVERGING, "vmin": 0, "vmax": 1, "alpha": 0.6}
            ax.pcolormesh(a, b, y, shading="gouraud", rasterized=True, **options)
            for k in range(0, 81, 8):
                ax.plot(a[k], b[k], color="0.6", linewidth=0.6)
                ax.plot(a[:, k], b[:, k], color="0.6", linewidth=0.6)
            points((1 - bend) * X + bend * self.units(X), labels, ax)
            ax.set(aspect="equal", xlim=SQUARE, ylim=SQUARE)
        for row, line in zip(np.array(self.hidden), ["-", "--"], strict=True):
            z = (grid @ row[:2] + row[2]).reshape(x1.shape)
            if z.min() < 0 < z.max():
                left.contour(x1, x2, z, levels=[0], colors="black", linestyles=line)
        left.set(xlabel="$x_1$", ylabel="$x_2$", title="inputs")
        right.set(xlabel="$a_1$", ylabel="$a_2$", title=f"bent: {self.bend:g}")
        return drawing
