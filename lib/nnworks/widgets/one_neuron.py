"""One neuron with two inputs: its surface, its line, the numbers that flow through."""

import numpy as np
import traitlets

from nnworks import data
from nnworks.neurons import Neuron
from nnworks.widgets.base import Choice, Figure, Number, bundle

__all__ = ["OneNeuron"]

SQUARE = (-0.5, 1.5)
TITLES = {"and": "AND", "or": "OR", "xor": "XOR", "clouds": "two clouds"}
# The values that the ends and the middle of the colour scale stand for, as in nn.mjs.
SCALES = {
    "step": (0, 0.5, 1),
    "sigmoid": (0, 0.5, 1),
    "tanh": (-1, 0, 1),
    "relu": (0, 0, 3),
    "identity": (-3, 0, 3),
}


def dataset(name):
    """Points of the figure: 'and', 'or', 'xor' (4) or 'clouds' (40, always the same).

    Parameters
    ----------
    name : {'and', 'or', 'xor', 'clouds'}

    Returns
    -------
    X : ndarray of shape (N, 2)
        Within the square of the figure, -0.5 to 1.5.
    y : ndarray of int of shape (N,)
    """
    if name != "clouds":
        return data.gate(name)
    X, y = data.clouds(40, rng=5)
    return np.round(0.5 + 0.4 * X, 2), y


class OneNeuron(Figure):
    """A live figure: one neuron with two inputs, under the reader's hand.

    Every option is also an attribute that Python can read and set, and that
    ``observe`` can watch, while hands move the figure.

    Parameters
    ----------
    w1, w2 : float, default=1.0
        The weights, -1000 to 1000.
    bias : float, default=-0.5
    activation : {'identity', 'step', 'sigmoid', 'tanh', 'relu'}, default='sigmoid'
    dataset : {'and', 'or', 'xor', 'clouds'}, default='and'
        The points in the plane; the neuron answers class 1 where w . x + b >= 0.
    x1, x2 : float
        The one input whose numbers are shown, -0.5 to 1.5.
    compact : bool, default=False
        Only the surface, the line and three sliders.

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or too large, or a name does not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> figure = OneNeuron(w1=1, w2=1, bias=-1.5, activation="step", dataset="and")
    >>> figure.w1 = 2.0
    """

    _esm = bundle("one_neuron")
    _options = (
        *("w1", "w2", "bias", "activation", "dataset"),
        *("x1", "x2", "compact"),
    )
    w1 = Number(1.0).tag(sync=True)
    w2 = Number(1.0).tag(sync=True)
    bias = Number(-0.5).tag(sync=True)
    activation = Choice(SCALES, "sigmoid").tag(sync=True)
    dataset = Choice(TITLES, "and").tag(sync=True)
    x1 = Number(1.0, low=SQUARE[0], high=SQUARE[1]).tag(sync=True)
    x2 = Number(0.25, low=SQUARE[0], high=SQUARE[1]).tag(sync=True)
    compact = traitlets.Bool(False).tag(sync=True)

    def _neuron(self, activation=None):
        return Neuron([self.w1, self.w2], self.bias, activation or self.activation)

    def _right(self):
        X, y = dataset(self.dataset)
        return int((self._neuron("step")(X) == y).sum()), len(y)

    def _alt(self):
        right, total = self._right()
        terms = f"{self.w1:g} x1 {_signed(self.w2)} x2 {_signed(self.bias)}"
        line = f"its line is {terms} = 0"
        if self.w1 == 0 == self.w2:
            line = "both weights are 0, so it draws no line"
        return (
            f"One neuron with two inputs, y = {self.activation}({terms}): {line}, and"
            f" it is right on {right} of {total} points of the data set"
            f" {TITLES[self.dataset]}."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.colors import TwoSlopeNorm
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import DIVERGING, points

        drawing = Drawing(figsize=(4.6, 4.2), layout="constrained")
        ax = drawing.add_subplot()
        x1, x2 = np.meshgrid(*[np.linspace(*SQUARE, 161)] * 2)  # (161, 161) each
        grid = np.stack([x1.ravel(), x2.ravel()], axis=1)  # (161 * 161, 2)
        y = self._neuron()(grid).reshape(x1.shape)
        low, middle, high = SCALES[self.activation]
        norm = TwoSlopeNorm(middle, min(low, middle - 1e-9), high)
        norm.vmin = low if low < middle else middle - (high - middle)
        image = ax.pcolormesh(
            x1, x2, y, cmap=DIVERGING, norm=norm, alpha=0.55, rasterized=True
        )
        bar = drawing.colorbar(image, ax=ax, shrink=0.8, label=r"output $\hat{y}$")
        bar.ax.set_ylim(low, high)
        bar.set_ticks(sorted({low, middle, high}))
        z = self._neuron("identity")(grid).reshape(x1.shape)
        if z.min() < 0 < z.max():
            ax.contour(x1, x2, z, levels=[0], colors="black", linewidths=2)
        points(*dataset(self.dataset), ax)
        ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal", xlim=SQUARE, ylim=SQUARE)
        ax.set_xticks([0, 0.5, 1])
        ax.set_yticks([0, 0.5, 1])
        right, total = self._right()
        title = f"{TITLES[self.dataset]}, {self.activation}: {right} of {total} right"
        ax.set_title(title, fontsize="medium")
        return drawing


def _signed(value):
    return f"- {-value:g}" if value < 0 else f"+ {value:g}"
