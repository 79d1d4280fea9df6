"""mse(prediction, target): the mean squared error and its gradient."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps03._read import MSE as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def mean_squared_error(prediction, target):
    """The right answer: loss, gradient."""
    return _parts(prediction, target)


def _squares(error):
    return (error**2).mean()


def _slopes(error):
    return 2 * error / error.size


def _parts(prediction, target, loss=_squares, grad=_slopes):
    """The same with one of its parts exchanged, which is what mistakes are."""
    error = prediction - target
    return loss(error), grad(error)


def _with(**parts):
    return lambda prediction, target: _parts(prediction, target, **parts)


def _cases(rng):
    yield np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([[3.0, 2.0], [1.0, 1.5]])
    yield np.array([[2.0], [5.0], [-1.0]]), np.array([[2.5], [1.0], [-2.0]])
    yield np.array([0.5, -1.5]), np.array([-1.0, 2.0])
    for shape in ((3, 4), (5, 2), (1, 6), (7,)):
        target = quarters(rng, *shape)
        yield target + quarters(rng, *shape, most=8) + 0.125, target  # never equal
    yield 1000 * (quarters(rng, 4, 3) + 0.125), quarters(rng, 4, 3)


_MEAN = (
    "The loss is a sum here; the mean divides it by the number of entries, so that it"
    " does not grow with the batch."
)
_ROWS = (
    "is divided by the number of rows. The mean runs over all entries of the array:"
    " prediction.size, rows times columns."
)
_HALF = (
    "The factor 2 is missing from the gradient: the slope of the square of the error is"
    " twice the error."
)
_MISTAKES = (
    Mistake(_HALF, _with(grad=lambda e: e / e.size)),
    Mistake(
        "The gradient is not divided by the number of entries. The loss is a mean, and"
        " each entry is one part of many in it.",
        _with(grad=lambda e: 2 * e),
    ),
    Mistake(
        "The gradient is the error itself: the factor 2 of the square and the division"
        " by the number of entries are missing.",
        _with(grad=lambda e: e),
    ),
    Mistake(
        "The sign of the gradient is the wrong way round: with target - prediction it"
        " is the slope along the target. Take prediction - target.",
        _with(grad=lambda e: -_slopes(e)),
    ),
    Mistake(
        "Sign and size of the gradient are off: it is 2 (prediction - target), divided"
        " by the number of entries.",
        _with(grad=lambda e: -2 * e),
    ),
    Mistake(
        f"The gradient {_ROWS}",
        _with(grad=lambda e: 2 * e / len(e)),
    ),
    Mistake(
        "The gradient is divided by the number of entries twice.",
        _with(grad=lambda e: 2 * e / e.size**2),
    ),
    Mistake(
        "The gradient came back as one number, its mean. It has a slope for each"
        " prediction, so it has the shape of prediction.",
        _with(grad=lambda e: 2 * e.mean()),
    ),
    Mistake(
        "The gradient came back as one number, its sum. It has a slope for each"
        " prediction, so it has the shape of prediction.",
        _with(grad=lambda e: 2 * e.sum()),
    ),
    Mistake(
        "The second result is the squares of the errors, not their slopes.",
        _with(grad=lambda e: e**2 / e.size),
    ),
    Mistake(
        "The loss and the gradient are both sums: divide both by prediction.size.",
        _with(loss=lambda e: (e**2).sum(), grad=lambda e: 2 * e),
    ),
    Mistake(_MEAN, _with(loss=lambda e: (e**2).sum())),
    Mistake(f"The loss {_ROWS}", _with(loss=lambda e: (e**2).sum() / len(e))),
    Mistake(
        "The loss is half the mean. Some books do that, so that the 2 of the gradient"
        " goes away; PyTorch does not, and neither do we.",
        _with(loss=lambda e: (e**2).mean() / 2),
    ),
    Mistake(
        "The loss is half the mean, and the gradient that of the half. Some books do"
        " that; PyTorch does not, and neither do we.",
        _with(loss=lambda e: (e**2).mean() / 2, grad=lambda e: e / e.size),
    ),
    Mistake(
        "This is the mean of the absolute errors; asked for are their squares.",
        _with(loss=lambda e: np.abs(e).mean()),
    ),
    Mistake(
        "The errors are not squared, so those above and below cancel.",
        _with(loss=lambda e: e.mean()),
    ),
    Mistake(
        "The mean is squared; square each error first, then take the mean.",
        _with(loss=lambda e: e.mean() ** 2),
    ),
    Mistake(
        "A root is taken of the mean: the mean squared error goes without.",
        _with(loss=lambda e: np.sqrt((e**2).mean())),
    ),
    Mistake(
        "The squares themselves came back, one for each entry. A loss is one number:"
        " their mean.",
        _with(loss=lambda e: e**2),
    ),
    Mistake(
        "The mean runs along one axis and leaves a loss for each column; a loss is one"
        " number.",
        _with(loss=lambda e: (e**2).mean(axis=0)),
    ),
    Mistake(
        "The mean runs along one axis and leaves a loss for each row; a loss is one"
        " number.",
        _with(loss=lambda e: (e**2).mean(axis=-1)),
    ),
    Mistake(
        "The two results are in the wrong order: the loss first, then the gradient.",
        lambda prediction, target: _parts(prediction, target)[::-1],
    ),
)

MSE = Task(
    "mse(prediction, target)",
    mean_squared_error,
    _cases,
    _MISTAKES,
    READ,
    library=("nnworks.functional.mse_loss", "nnworks.nn.MSELoss.backward"),
    results=("loss", "gradient"),
)


def mse(mse, *, seed=0):
    """mse(prediction, target): two arrays of one shape -> loss, gradient."""
    check_all([MSE], [mse], seed)
