"""The tasks in the page of the chapter "Hidden layers"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["hill", "mean_squared_error", "two_layers"]

chapter = chapter_of("Hidden layers")


def _fires(z):
    return np.where(z >= 0, 1.0, 0.0)


def _layers_cases(rng):
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    gates = np.array([[1.0, 1.0], [-1.0, -1.0]]), np.array([-0.5, 1.5])
    yield corners, *gates, np.array([1.0, 1.0]), -1.5  # XOR
    yield corners, *gates, np.array([2.0, -1.0]), -1.0  # sums of exactly 0
    yield corners, np.array([[1.0, 0.0], [2.0, -1.0]]), np.zeros(2), np.ones(2), -1.5
    for examples, inputs, units in ((6, 3, 2), (9, 2, 4), (12, 4, 4)):
        yield (
            quarters(rng, examples, inputs),
            quarters(rng, units, inputs),
            quarters(rng, units) + 0.125,
            quarters(rng, units),
            float(rng.integers(-8, 9) / 4),
        )


_LAYERS_MISTAKES = (
    Mistake(
        "The hidden units have no step: their sums go straight into the output. Then"
        " two layers are no more than one.",
        lambda X, W1, b1, w, b: _fires((X @ W1.T + b1) @ w + b),
    ),
    Mistake(
        "The output has no step: these are its sums. Asked for are answers, 0 or 1.",
        lambda X, W1, b1, w, b: _fires(X @ W1.T + b1) @ w + b,
    ),
    Mistake(
        "The biases of the hidden units, b1, are missing.",
        lambda X, W1, b1, w, b: _fires(_fires(X @ W1.T) @ w + b),
    ),
    Mistake(
        "The bias of the output, b, is missing.",
        lambda X, W1, b1, w, b: _fires(_fires(X @ W1.T + b1) @ w),
    ),
    Mistake(
        "A sum of exactly 0 must fire: >=, not >.",
        lambda X, W1, b1, w, b: np.where(
            np.where(X @ W1.T + b1 > 0, 1.0, 0.0) @ w + b > 0, 1.0, 0.0
        ),
    ),
    Mistake(
        "A sum of exactly 0 must fire in the hidden layer too: >=, not >.",
        lambda X, W1, b1, w, b: _fires(np.where(X @ W1.T + b1 > 0, 1.0, 0.0) @ w + b),
    ),
    Mistake(
        "A sum of exactly 0 must fire in the output too: >=, not >.",
        lambda X, W1, b1, w, b: np.where(_fires(X @ W1.T + b1) @ w + b > 0, 1.0, 0.0),
    ),
    Mistake(
        "W1 is not turned over: each hidden unit is a row of W1, so it is X @ W1.T.",
        lambda X, W1, b1, w, b: _fires(_fires(X @ W1 + b1) @ w + b),
    ),
    Mistake(
        "These are the hidden outputs, (N, H). The output neuron still has to read"
        " them.",
        lambda X, W1, b1, w, b: _fires(X @ W1.T + b1),
    ),
    Mistake(
        "The output reads the inputs X here; it sees the hidden outputs alone.",
        lambda X, W1, b1, w, b: _fires(X @ w + b),
    ),
    Mistake(
        "The result is a column of shape (N, 1); asked for is (N,). w has shape (H,):"
        " A @ w is (N,) without any reshape.",
        lambda X, W1, b1, w, b: _fires(_fires(X @ W1.T + b1) @ w[:, None] + b),
    ),
)

TWO_LAYERS = Task(
    "two_layers(X, W1, b1, w, b)",
    lambda X, W1, b1, w, b: _fires(_fires(X @ W1.T + b1) @ w + b),
    _layers_cases,
    _LAYERS_MISTAKES,
    chapter("Shapes"),
)


def two_layers(two_layers, *, seed=0):
    """two_layers(X, W1, b1, w, b): (N, D), (H, D), (H,), (H,), float -> (N,)."""
    check_all([TWO_LAYERS], [two_layers], seed)


def _three(x, bends, slopes):
    """A sum of ReLU units: their bends and slopes."""
    return sum(s * np.maximum(x - p, 0.0) for p, s in zip(bends, slopes, strict=True))


def _hill(x, centre, width, height):
    slope = height / width
    bends = (centre - width, centre, centre + width)
    return _three(x, bends, (slope, -2 * slope, slope))


def _hill_cases(rng):
    yield np.array([0.0, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0]), 2.0, 1.0, 1.0
    yield np.array([-3.0, -1.0, 0.0, 1.0, 2.0, 5.0]), 0.0, 2.0, 3.0
    yield np.array([0, 1, 2, 3, 4]), 2.0, 2.0, -1.0  # whole numbers, a valley
    yield np.linspace(-4, 4, 17), -1.0, 0.5, 0.25
    for size in (5, 9):
        width = float(2.0 ** rng.integers(-1, 3))
        x = np.sort(quarters(rng, size, most=32))
        yield x, float(rng.integers(1, 9) / 4), width, float(rng.integers(1, 17) / 4)
    yield quarters(rng, 3, 4), 0.5, 4.0, 2.0  # a table of places


def _bends(factors):
    def wrong(x, centre, width, height):
        bends = (centre - width, centre, centre + width)
        return _three(x, bends, [f * height / width for f in factors])

    return wrong


_HILL_MISTAKES = (
    Mistake(
        "The slope is the height; it must be the height divided by the width, so that"
        " the way up is done within one width.",
        lambda x, c, w, h: _three(x, (c - w, c, c + w), (h, -2 * h, h)),
    ),
    Mistake(
        "The slope is not there: a hill of slope 1 has the height of its width.",
        lambda x, c, w, h: _three(x, (c - w, c, c + w), (1.0, -2.0, 1.0)),
    ),
    Mistake(
        "The slope is upside down: height divided by width, not the other way.",
        lambda x, c, w, h: _three(x, (c - w, c, c + w), (w / h, -2 * w / h, w / h)),
    ),
    Mistake(
        "The middle unit takes off the slope only once: then the curve is level after"
        " the top. To go down it must take off twice the slope.",
        _bends((1, -1, 0)),
    ),
    Mistake(
        "The middle unit takes off the slope only once; it must take off twice, once to"
        " end the way up and once to go down.",
        _bends((1, -1, 1)),
    ),
    Mistake(
        "The third unit is missing: the curve goes down for ever.",
        _bends((1, -2, 0)),
    ),
    Mistake(
        "Only the first unit is there: it goes up for ever.",
        _bends((1, 0, 0)),
    ),
    Mistake(
        "The second and third unit are missing or level: up and down must cancel in the"
        " end, 1 - 2 + 1 = 0.",
        _bends((1, -2, 2)),
    ),
    Mistake(
        "The hill stands upside down: the signs of all three units are turned round.",
        _bends((-1, 2, -1)),
    ),
    Mistake(
        "The bends are at centre - width/2 and centre + width/2. Here the width is the"
        " way from the foot to the top.",
        lambda x, c, w, h: _hill(x, c, w / 2, h),
    ),
    Mistake(
        "The bends are on the wrong side of 0: a unit that bends at p is"
        " max(0, x - p), with a minus.",
        lambda x, c, w, h: _hill(x, -c, w, h),
    ),
    Mistake(
        "The hill begins at centre and has its top at centre + width; its top belongs"
        " at centre.",
        lambda x, c, w, h: _hill(x, c + w, w, h),
    ),
    Mistake(
        "Without ReLU three straight lines add up to one straight line: each unit is"
        " np.maximum(..., 0).",
        lambda x, c, w, h: (h / w) * ((x - c + w) - 2.0 * (x - c) + (x - c - w)),
    ),
    Mistake(
        "This is a bump with level top, made of steps; asked for are slopes, made of"
        " ReLU units.",
        lambda x, c, w, h: h * (_fires(x - c + w) - _fires(x - c - w)),
    ),
)

HILL = Task(
    "hill(x, centre, width, height)",
    _hill,
    _hill_cases,
    _HILL_MISTAKES,
    chapter("Any curve, piece by piece"),
)


def hill(hill, *, seed=0):
    """hill(x, centre, width, height): an array and three numbers -> shape of x."""
    check_all([HILL], [hill], seed)


def _error_cases(rng):
    yield np.array([0.0, 0.5, 1.0, 0.5]), np.array([0.0, 0.5, 0.75, 1.0])
    yield np.array([1.0, -1.0]), np.array([-1.0, 1.0])  # misses that would cancel
    yield np.array([3, 1, 2]), np.array([1, 1, 4])
    yield np.array([2.5]), np.array([1.0])
    for size in (5, 8):
        yield quarters(rng, size), quarters(rng, size)
    yield quarters(rng, 4, 3), quarters(rng, 4, 3)


_ERROR_MISTAKES = (
    Mistake(
        "The squares are added up; take their mean, the sum divided by how many.",
        lambda y_hat, y: np.sum((y_hat - y) ** 2.0),
    ),
    Mistake(
        "The differences are not squared: those above and below cancel.",
        lambda y_hat, y: np.mean(y_hat - y),
    ),
    Mistake(
        "The differences are not squared: those above and below cancel.",
        lambda y_hat, y: np.mean(y - y_hat),
    ),
    Mistake(
        "This is the mean of the distances; each of them is squared first.",
        lambda y_hat, y: np.mean(np.abs(y_hat - y)),
    ),
    Mistake(
        "This is the square of the mean; square each difference first, then take the"
        " mean.",
        lambda y_hat, y: np.mean(y_hat - y) ** 2.0,
    ),
    Mistake(
        "This is the root of the mean squared error; leave the root out.",
        lambda y_hat, y: np.sqrt(np.mean((y_hat - y) ** 2.0)),
    ),
    Mistake(
        "It is half of the right number: some books write it so. Here it is the mean"
        " itself.",
        lambda y_hat, y: np.mean((y_hat - y) ** 2.0) / 2,
    ),
    Mistake(
        "The squares are there, one for each number; their mean is asked for.",
        lambda y_hat, y: (y_hat - y) ** 2.0,
    ),
    Mistake(
        "Answers and targets are added; take one from the other.",
        lambda y_hat, y: np.mean((y_hat + y) ** 2.0),
    ),
    Mistake(
        "Each is squared alone here, before the difference; take the difference first.",
        lambda y_hat, y: np.mean(y_hat**2.0 - y**2.0),
    ),
    Mistake(
        "It divides by the number of rows, len(y); a table has more numbers than rows."
        " np.mean counts them all.",
        lambda y_hat, y: np.sum((y_hat - y) ** 2.0) / len(y),
    ),
    Mistake(
        "A mean for each column came back; asked for is one number, over all.",
        lambda y_hat, y: np.mean((y_hat - y) ** 2.0, axis=0),
    ),
)

MEAN_SQUARED_ERROR = Task(
    "mean_squared_error(y_hat, y)",
    lambda y_hat, y: float(np.mean((y_hat - y) ** 2.0)),
    _error_cases,
    _ERROR_MISTAKES,
    chapter("Any curve, piece by piece"),
)


def mean_squared_error(mean_squared_error, *, seed=0):
    """mean_squared_error(y_hat, y): two arrays of one shape -> one number."""
    check_all([MEAN_SQUARED_ERROR], [mean_squared_error], seed)
