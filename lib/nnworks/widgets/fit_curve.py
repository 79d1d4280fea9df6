"""A curve built of hidden units: by hand, and by steps downhill in the page."""

import numpy as np

from nnworks import nn
from nnworks._validate import as_array, as_count
from nnworks.widgets.base import Array, Choice, Figure, Number, Whole, bundle, style

__all__ = ["FitCurve"]

# These stand in curves.mjs too; a test compares.
X_RANGE, Y_RANGE, MOST, SAMPLES, OWN = (0.0, 4.0), (-1.5, 1.5), 20, 65, 9
GAINS = {"relu": 1.0, "tanh": 2.0, "sigmoid": 4.0}
RATES, LONGEST = {"relu": 0.02, "tanh": 0.05, "sigmoid": 0.05}, 1.0
LAYERS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
TITLES = {"hill": "hill", "wave": "wave", "step": "step", "own": "your own"}
CURVE = (0.0, 0.2, 0.9, 0.5, 0.1, 0.4, 1.1, 0.6, 0.0)  # a skyline to begin with


def random(seed):
    """Give numbers from 0 to 1, as `random` of curves.mjs does (Mulberry32)."""

    def product(a, b):
        return (a * b) & 0xFFFFFFFF

    state = seed & 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        t = product(state ^ (state >> 15), state | 1)
        t = ((t + product(t ^ (t >> 7), t | 61)) & 0xFFFFFFFF) ^ t
        yield (t ^ (t >> 14)) / 4294967296


def start(seed, activation):
    """Silent units: bends anywhere, turned left or right, and no share in the sum yet.

    Parameters
    ----------
    seed : int
    activation : {'relu', 'tanh', 'sigmoid'}

    Returns
    -------
    ndarray of shape (20, 3)
        Weight, bias and weight to the output of each unit.
    """
    numbers, units = random(seed), []
    for _ in range(MOST):
        bend = round(next(numbers) * X_RANGE[1], 4)
        w = -GAINS[activation] if next(numbers) < 0.5 else GAINS[activation]
        units.append([w, -w * bend, 0.0])
    return np.round(units, 4)


def target(name, x, own=CURVE):
    """Heights of a target curve.

    Parameters
    ----------
    name : {'hill', 'wave', 'step', 'own'}
    x : ndarray
        Places from 0 to 4.
    own : sequence of 9 float
        The heights of the curve 'own' in equal distances, joined by straight lines.

    Returns
    -------
    ndarray of the shape of x
    """
    if name == "own":
        return np.interp(x, np.linspace(*X_RANGE, OWN), own)
    if name == "hill":
        return np.exp(-(((x - 2) / 0.6) ** 2))
    return np.sin(np.pi * x / 2) if name == "wave" else (x >= 2) * 1.0


class FitCurve(Figure):
    """A live figure: hidden units whose shares add up to a curve.

    Parameters
    ----------
    hidden : int, default=6
        Hidden units in use, 1 to 20; as many as `units` has rows, where they are given.
    target : {'hill', 'wave', 'step', 'own'}, default='hill'
    activation : {'relu', 'tanh', 'sigmoid'}, default='relu'
    seed : int, default=1
        Of the bends of units that are not given.
    units : array-like of shape (up to 20, 3), optional
        Weight, bias and weight to the output of each unit; the rest are silent.
    bias : float, default=0.0
        Of the output.
    own : array-like of shape (9,), optional
        Heights of the reader's own curve at 0, 0.5, ..., 4.

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or too large, or a name does not exist.
    TypeError, ValueError
        When there is no option of that name, or `units` is no table of three columns.

    Examples
    --------
    >>> hill = FitCurve(units=[[1, -1, 1], [1, -2, -2], [1, -3, 1]])
    >>> hill.hidden
    3
    """

    _esm = bundle("fit_curve")
    _css = style("fit_curve")
    _options = ("hidden", "target", "activation", "seed", "units", "bias", "own")
    hidden = Whole(6, low=1, high=MOST).tag(sync=True)
    target = Choice(TITLES, "hill").tag(sync=True)
    activation = Choice(GAINS, "relu").tag(sync=True)
    seed = Whole(1, low=0, high=9999).tag(sync=True)
    units = Array(start(1, "relu")).tag(sync=True)
    bias = Number(0.0).tag(sync=True)
    own = Array(CURVE, low=Y_RANGE[0], high=Y_RANGE[1]).tag(sync=True)

    def __init__(self, *, units=None, **options):
        super().__init__(**options)
        silent = start(self.seed, self.activation)
        if units is None:
            self.units = silent
            return
        given = as_array(units, "units", ndim=2)
        if given.shape[1] != 3 or len(given) > MOST:
            raise ValueError(
                f"units: got shape {given.shape}, expected up to {MOST} rows of three:"
                " weight, bias, weight to the output."
            )
        self.units = np.vstack([given, silent[len(given) :]])
        if "hidden" not in options:
            self.hidden = len(given)

    def network(self):
        """Give the same network as `nn.Sequential(Linear, activation, Linear)`."""
        first, last = nn.Linear(1, self.hidden, rng=0), nn.Linear(self.hidden, 1, rng=0)
        w, b, v = np.array(self.units)[: self.hidden].T  # (hidden,) each
        first.weight.data, first.bias.data = w[:, None], b
        last.weight.data, last.bias.data = v[None, :], np.array([self.bias])
        return nn.Sequential(first, LAYERS[self.activation](), last)

    def train(self, steps):
        """Take the steps that the button Train takes; the units move in the page too.

        Parameters
        ----------
        steps : int

        Returns
        -------
        float
            The mean squared error after them.
        """
        net, x = self.network(), np.linspace(*X_RANGE, SAMPLES)[:, None]
        y = target(self.target, x, self.own)  # (65, 1)
        rate = 10 * RATES[self.activation] / max(self.hidden, 10)
        for _ in range(as_count(steps, "steps")):
            net.zero_grad()
            net.backward(2 * (net(x) - y) / len(x))
            length = np.sqrt(sum((p.grad**2).sum() for p in net.parameters()))
            for p in net.parameters():
                p.data = p.data - rate * min(1, LONGEST / length) * p.grad
        first, _, last = net
        units = np.array(self.units)
        learned = [first.weight.data[:, 0], first.bias.data, last.weight.data[0]]
        units[: self.hidden] = np.stack(learned, axis=1)
        self.units, self.bias = units, last.bias.data[0]
        return self._error()

    def _answer(self, x):
        return self.network()(x[:, None])[:, 0]

    def _error(self):
        x = np.linspace(*X_RANGE, SAMPLES)
        miss = self._answer(x) - target(self.target, x, self.own)
        return float((miss**2).mean())

    def _alt(self):
        units = "1 hidden unit" if self.hidden == 1 else f"{self.hidden} hidden units"
        return (
            f"A network with {units} ({self.activation}) beside the target curve"
            f" {TITLES[self.target]} from x = 0 to 4: the mean squared error is"
            f" {self._error():.4g}."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        drawing = Drawing(figsize=(5.6, 3.6), layout="constrained")
        ax = drawing.add_subplot()
        x = np.linspace(*X_RANGE, 257)
        goal, answer = target(self.target, x, self.own), self._answer(x)
        first, activation, last = self.network()
        shares = activation(first(x[:, None])) * last.weight.data  # (257, hidden)
        for share, v in zip(shares.T, last.weight.data[0], strict=True):
            color, line = ("negative", "--") if v < 0 else ("positive", "-")
            ax.plot(x, share, line, color=COLORS[color], linewidth=1)
        ax.fill_between(x, goal, answer, color="0.85", linewidth=0)
        ax.plot(x, goal, ":", color="0.35", linewidth=2.5, label="target")
        ax.plot(x, answer, color="black", linewidth=3, label="network")
        ax.set(xlabel="$x$", ylabel=r"$\hat{y}$", xlim=X_RANGE, ylim=Y_RANGE)
        ax.legend(loc="lower right", frameon=False)
        title = f"{self.hidden} hidden, {self.activation}: error {self._error():.4g}"
        ax.set_title(title, fontsize="medium")
        return drawing
