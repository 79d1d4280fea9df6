"""A race downhill: four optimizers from one start, on four landscapes."""

import numpy as np

from nnworks import nn, optim
from nnworks.widgets.base import Array, Choice, Figure, Number, Whole, bundle, style

__all__ = ["LANDSCAPES", "Descent"]

# These stand in downhill.mjs too; a test compares.
EDGE, FAR, MOST = 2.0, 6.0, 500
SPEEDS = ("slow", "medium", "fast")


def _bowl(x, y):
    return x * x + y * y, (2 * x, 2 * y)


def _ravine(x, y):
    return 0.1 * x * x + 2.5 * y * y, (0.2 * x, 5 * y)


def _saddle(x, y):
    return x * x - y * y + 0.25 * y * y * y * y + 1, (2 * x, y * y * y - 2 * y)


def _valleys(x, y):
    well = 0.5 * (x * x - 1) * (x * x - 1)
    return well + 0.25 * x + 0.5 * y * y + 0.2576, (2 * x * (x * x - 1) + 0.25, y)


# Each gives the loss at (w1, w2) and its two slopes there; arrays go in too.
LANDSCAPES = {
    "bowl": _bowl,
    "ravine": _ravine,
    "saddle": _saddle,
    "valleys": _valleys,
}
OPTIMIZERS = {
    "SGD": lambda params, lr: optim.SGD(params, lr=lr),
    "momentum": lambda params, lr: optim.SGD(params, lr=lr, momentum=0.9),
    "RMSProp": lambda params, lr: optim.RMSprop(params, lr=lr, alpha=0.9),
    "Adam": lambda params, lr: optim.Adam(params, lr=lr),
}


class Descent(Figure):
    """A live figure: a loss over two weights, and four optimizers that walk down it.

    Parameters
    ----------
    landscape : {'bowl', 'ravine', 'saddle', 'valleys'}, default='ravine'
    lr : float, default=0.1
        The learning rate of all four, from 0 to 10.
    start : array-like of shape (2,), default=(-1.8, 1)
        Both weights before the first step, from -2 to 2.
    steps : int, default=40
        How many are taken, up to 500.
    racing : array-like of shape (4,), default=(1, 1, 1, 1)
        1 for each of SGD, momentum, RMSProp and Adam that takes part, 0 otherwise.
    speed : {'slow', 'medium', 'fast'}, default='medium'

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or too large, or a name does not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> path, losses = Descent(landscape="bowl", steps=2, start=[1, 0]).walks()["SGD"]
    >>> losses.round(4).tolist()
    [1.0, 0.64, 0.4096]
    """

    _esm = bundle("descent")
    _css = style("descent")
    _options = ("landscape", "lr", "start", "steps", "racing", "speed")
    landscape = Choice(LANDSCAPES, "ravine").tag(sync=True)
    lr = Number(0.1, low=0, high=10).tag(sync=True)
    start = Array([-1.8, 1.0], low=-EDGE, high=EDGE).tag(sync=True)
    steps = Whole(40, low=0, high=MOST).tag(sync=True)
    racing = Array([1, 1, 1, 1], low=0, high=1).tag(sync=True)
    speed = Choice(SPEEDS, "medium").tag(sync=True)

    def walks(self):
        """Walk with `nnworks.optim`, as the figure does.

        Returns
        -------
        dict of str to (ndarray of shape (T + 1, 2), ndarray of shape (T + 1,))
            Weights and losses after each step, for every optimizer that takes part. T
            is `steps`, or fewer where the walk diverged, beyond 6 in any direction.
        """
        chosen = zip(OPTIMIZERS.items(), self.racing, strict=True)
        return {name: self._walk(make) for (name, make), on in chosen if on}

    def _walk(self, make):
        w, loss = nn.Parameter(np.array(self.start)), LANDSCAPES[self.landscape]
        optimizer = make([w], self.lr)
        path, losses = [w.data.copy()], [loss(*w.data)[0]]
        for _ in range(self.steps):
            w.grad = np.array(loss(*w.data)[1])
            optimizer.step()
            path.append(w.data.copy())
            losses.append(loss(*w.data)[0])
            if np.abs(w.data).max() > FAR:
                break
        return np.array(path), np.array(losses)

    def _alt(self):
        ends = ", ".join(
            f"{name} {'diverged' if np.abs(path).max() > FAR else f'{losses[-1]:.3g}'}"
            for name, (path, losses) in self.walks().items()
        )
        return (
            f"A race downhill on the landscape {self.landscape}, learning rate"
            f" {self.lr:g}: the losses after {self.steps} steps are {ends}."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        drawing = Drawing(figsize=(5, 4.6), layout="constrained")
        ax, line = drawing.add_subplot(), np.linspace(-EDGE, EDGE, 161)
        heights = LANDSCAPES[self.landscape](*np.meshgrid(line, line))[0]
        levels = heights.max() * np.linspace(0, 1, 15) ** 2
        ax.contourf(line, line, heights, levels, cmap="Greys", alpha=0.5)
        ax.contour(line, line, heights, levels, colors="0.5", linewidths=0.5)
        looks = {
            "SGD": ("o-", "black"),
            "momentum": ("s-", COLORS["positive"]),
            "RMSProp": ("^--", COLORS["negative"]),
            "Adam": ("D:", "#009E73"),
        }
        for name, (path, _) in self.walks().items():
            mark, color = looks[name]
            ax.plot(*path.T, mark, color=color, markevery=[-1], label=name)
        ax.plot(*self.start, "o", mfc="none", mec="black", ms=11)
        ax.set(xlim=(-EDGE, EDGE), ylim=(-EDGE, EDGE), xlabel="$w_1$", ylabel="$w_2$")
        ax.legend(loc="lower right")
        return drawing
