"""Capacity against data: more units, more points, more noise, more weight decay."""

import numpy as np

from nnworks.widgets.base import Array, Choice, Figure, Number, Whole, bundle, style
from nnworks.widgets.fit_curve import random

__all__ = ["Capacity"]

# These stand in ridge.mjs too; a test compares.
X_RANGE, Y_RANGE, MOST, POINTS = (0.0, 4.0), (-2.0, 2.0), 60, (4, 30)
CHECKS, TWINS, GAIN = 40, 12, 4.0
UNITS_SEED, CHECKS_SEED, LEAST = 57, 999, 1e-8
GOLDEN = (np.sqrt(5) - 1) / 2
SEEDS = 9999
SHOWN = {"one": "these points", "many": "other noise too"}


def wave(x):
    """Give the heights of the curve that the points come from."""
    return np.sin(np.pi * x / 2)


def bell(seed, n):
    """Draw n numbers of a bell curve with mean 0 and spread 1 (Box and Muller)."""
    numbers, found = random(seed), []
    while len(found) < n:
        size = np.sqrt(-2 * np.log(1 - next(numbers)))
        angle = 2 * np.pi * next(numbers)
        found += [size * np.cos(angle), size * np.sin(angle)]
    return np.array(found[:n])


def features(x, hidden=MOST):
    """Give what the output reads: 1 for its bias, then the hidden outputs.

    Parameters
    ----------
    x : ndarray of shape (N,)
    hidden : int, default=100

    Returns
    -------
    ndarray of shape (N, hidden + 1)
    """
    numbers = random(UNITS_SEED)
    drawn = np.array([next(numbers) for _ in range(2 * MOST)]).reshape(MOST, 2)
    bends = X_RANGE[1] * drawn[:hidden, 0]
    sides = np.where(drawn[:hidden, 1] < 0.5, -GAIN, GAIN)
    outputs = np.tanh(sides * (x[:, None] - bends))  # (N, hidden)
    return np.column_stack([np.ones(len(x)), outputs])


def check_set(noise):
    """Give the validation set: x and y, each of shape (40,)."""
    numbers, e = random(CHECKS_SEED), bell(CHECKS_SEED - 1, CHECKS)
    parts = np.array([next(numbers) for _ in range(CHECKS)])
    x = X_RANGE[1] * (np.arange(CHECKS) + parts) / CHECKS
    return x, wave(x) + noise * e


def fit(x, y, hidden, decay):
    """Find the weights to the output exactly, its bias first.

    They make the mean squared error plus decay / 2 times the sum of their squares as
    small as can be (ridge regression; Hoerl and Kennard, 1970).

    Parameters
    ----------
    x, y : ndarray of shape (N,)
    hidden : int
    decay : float

    Returns
    -------
    ndarray of shape (hidden + 1,)
    """
    F, ridge = features(x, hidden), len(x) * (decay + LEAST) / 2
    if hidden < len(x):
        return np.linalg.solve(F.T @ F + ridge * np.eye(hidden + 1), F.T @ y)
    return F.T @ np.linalg.solve(F @ F.T + ridge * np.eye(len(x)), y)


class Capacity(Figure):
    """A live figure: networks of every size, noisy points, and the wave behind them.

    The hidden units stand at fixed random places. Only the weights from them to the
    output are fitted, exactly.

    Parameters
    ----------
    hidden : int, default=10
        Hidden units, 1 to 60.
    points : int, default=12
        Training points, 4 to 30.
    noise : float, default=0.3
        The spread of what is added to the wave, 0 to 1.
    decay : float, default=0.0
        Strength of weight decay, 0 to 10.
    seed : int, default=7
        Of the noise.
    shown : {'one', 'many'}, default='one'
        Whether fits to other noise at the same places are shown too.
    moved : array-like of shape (30, 2), optional
        How far the reader dragged each training point.

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or out of range, or a name does not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> training, validation = Capacity(hidden=12).errors()
    >>> training < 0.01 < validation
    True
    """

    _esm = bundle("capacity")
    _css = style("capacity")
    _options = ("hidden", "points", "noise", "decay", "seed", "shown", "moved")
    hidden = Whole(10, low=1, high=MOST).tag(sync=True)
    points = Whole(12, low=POINTS[0], high=POINTS[1]).tag(sync=True)
    noise = Number(0.3, low=0, high=1).tag(sync=True)
    decay = Number(0.0, low=0, high=10).tag(sync=True)
    seed = Whole(7, low=0, high=SEEDS).tag(sync=True)
    shown = Choice(SHOWN, "one").tag(sync=True)
    moved = Array(np.zeros((POINTS[1], 2)), low=-4, high=4).tag(sync=True)

    def training(self, seed=None):
        """Give the training points: x and y, each of shape (points,).

        Parameters
        ----------
        seed : int, optional
            Of another draw of the noise, at the same places.
        """
        dx, dy = np.array(self.moved)[: self.points].T
        x = X_RANGE[1] * ((0.5 + GOLDEN * np.arange(self.points)) % 1)
        e = bell(self.seed if seed is None else seed, self.points)
        y = wave(x) + self.noise * e
        inside = np.clip(x + dx, *X_RANGE)
        return inside, y + dy

    def curve(self, x, seed=None):
        """Give the network's answers at x, (N,) -> (N,)."""
        weights = fit(*self.training(seed), self.hidden, self.decay)
        return features(x, self.hidden) @ weights

    def errors(self):
        """Give the mean squared error on the training and on the validation points."""
        found = []
        for x, y in (self.training(), check_set(self.noise)):
            found.append(float(np.mean((self.curve(x) - y) ** 2)))
        return tuple(found)

    def _alt(self):
        training, validation = self.errors()
        units = "1 hidden unit" if self.hidden == 1 else f"{self.hidden} hidden units"
        return (
            f"A network with {units}, fitted to {self.points} noisy points of a wave"
            f" with weight decay {self.decay:g}: the training error is {training:.3g},"
            f" the validation error {validation:.3g}."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        drawing = Drawing(figsize=(5.6, 3.6), layout="constrained")
        ax = drawing.add_subplot()
        x = np.linspace(*X_RANGE, 257)
        if self.shown == "many":
            for k in range(1, TWINS + 1):
                other = self.curve(x, (self.seed + k) % (SEEDS + 1))
                ax.plot(x, other, color=COLORS["positive"], alpha=0.35, linewidth=1)
        ax.plot(x, wave(x), ":", color="0.4", linewidth=2.5, label="the wave")
        ax.plot(x, self.curve(x), color="black", linewidth=3, label="network")
        ax.plot(
            *check_set(self.noise), "D", color="0.4", mfc="none", label="validation"
        )
        ax.plot(*self.training(), "o", color="black", label="training")
        ax.set(xlabel="$x$", xlim=X_RANGE, ylim=Y_RANGE)
        ax.legend(loc="lower left", frameon=False, fontsize="small")
        training, validation = self.errors()
        title = f"{self.hidden} hidden units: training error {training:.3g},"
        ax.set_title(f"{title} validation error {validation:.3g}", fontsize="medium")
        return drawing
