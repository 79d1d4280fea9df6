"""The tasks in the page of the chapter "Loss"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["cross_entropy", "mean_absolute_error", "mse_gradient"]

chapter = chapter_of("Loss")


def _number_cases(rng):
    yield np.array([4.0, 3.0, 7.0]), np.array([3.0, 4.0, 3.0])
    yield np.array([1.0, -1.0, 0.5]), np.array([-1.0, 1.0, 2.5])  # they would cancel
    yield np.array([3, 1, 2, 8]), np.array([1, 1, 4, 3])  # whole numbers
    yield np.array([2.5]), np.array([1.0])
    for size in (5, 8):
        yield quarters(rng, size), quarters(rng, size)
    yield quarters(rng, 4, 3), quarters(rng, 4, 3)


_ABSOLUTE_MISTAKES = (
    Mistake(
        "The signs are still there: residuals above and below cancel. np.abs drops the"
        " sign of each.",
        lambda y_hat, y: np.mean(y_hat - y),
    ),
    Mistake(
        "The signs are still there, and it is the error, target minus prediction."
        " np.abs drops the sign of each.",
        lambda y_hat, y: np.mean(y - y_hat),
    ),
    Mistake(
        "The sign is dropped after the mean, when residuals above and below have"
        " cancelled already. Drop it from each residual first.",
        lambda y_hat, y: np.abs(np.mean(y_hat - y)),
    ),
    Mistake(
        "The residuals are squared: this is the mean squared error. Here they only lose"
        " their sign.",
        lambda y_hat, y: np.mean((y_hat - y) ** 2.0),
    ),
    Mistake(
        "This is the root of the mean squared error. It is in the same unit, but large"
        " residuals still count for more: drop the signs, and take the mean.",
        lambda y_hat, y: np.sqrt(np.mean((y_hat - y) ** 2.0)),
    ),
    Mistake(
        "The sizes are added up; take their mean, the sum divided by how many.",
        lambda y_hat, y: np.sum(np.abs(y_hat - y)),
    ),
    Mistake(
        "The sizes are there, one for each number; their mean is asked for.",
        lambda y_hat, y: np.abs(y_hat - y),
    ),
    Mistake(
        "The sign is dropped from predictions and targets, before the difference. Take"
        " the difference first.",
        lambda y_hat, y: np.mean(np.abs(y_hat) - np.abs(y)),
    ),
    Mistake(
        "This is the middle of the sizes, the median; asked for is their mean.",
        lambda y_hat, y: np.median(np.abs(y_hat - y)),
    ),
    Mistake(
        "This is the largest of the sizes; asked for is their mean.",
        lambda y_hat, y: np.max(np.abs(y_hat - y)),
    ),
    Mistake(
        "It divides by the number of rows, len(y); a table has more numbers than rows."
        " np.mean counts them all.",
        lambda y_hat, y: np.sum(np.abs(y_hat - y)) / len(y),
    ),
    Mistake(
        "A mean for each column came back; asked for is one number, over all.",
        lambda y_hat, y: np.mean(np.abs(y_hat - y), axis=0),
    ),
)

MEAN_ABSOLUTE_ERROR = Task(
    "mean_absolute_error(y_hat, y)",
    lambda y_hat, y: float(np.mean(np.abs(y_hat - y))),
    _number_cases,
    _ABSOLUTE_MISTAKES,
    chapter("What we just did"),
    library=("nnworks.functional.l1_loss",),
)


def mean_absolute_error(mean_absolute_error, *, seed=0):
    """mean_absolute_error(y_hat, y): two arrays of one shape -> one number."""
    check_all([MEAN_ABSOLUTE_ERROR], [mean_absolute_error], seed)


def _shares(rng, examples, classes):
    """Rows of probabilities that are multiples of 1/64, none of them 0."""
    cuts = np.array([rng.permutation(63)[: classes - 1] + 1 for _ in range(examples)])
    cuts = np.sort(cuts, axis=1)
    return np.diff(cuts, axis=1, prepend=0, append=64) / 64


def _class_cases(rng):
    yield np.array([[0.5, 0.25, 0.25], [0.125, 0.75, 0.125]]), np.array([1, 1])
    yield np.array([[0.25, 0.75]]), np.array([0])
    yield np.array([[0.0625, 0.9375], [0.5, 0.5], [0.75, 0.25]]), np.array([0, 1, 0])
    yield np.array([[1e-9, 1 - 1e-9], [1.0 - 1e-9, 1e-9]]), np.array([0, 0])
    for examples, classes in ((5, 3), (7, 4), (3, 10), (4, 4)):
        y = rng.integers(0, classes, examples)
        yield _shares(rng, examples, classes), y


def _came(p, y):
    return p[np.arange(len(y)), y]


def _one_hot(p, y):
    return np.eye(p.shape[1])[y]


_ENTROPY_MISTAKES = (
    Mistake(
        "The sign is missing: the logarithm of a probability is never above 0, and the"
        " surprise is minus that.",
        lambda p, y: np.mean(np.log(_came(p, y))),
    ),
    Mistake(
        "The surprises are added up; take their mean over the batch.",
        lambda p, y: -np.sum(np.log(_came(p, y))),
    ),
    Mistake(
        "The mean comes before the logarithm. Take the logarithm of each probability,"
        " and then the mean: it is the surprises that are averaged.",
        lambda p, y: -np.log(np.mean(_came(p, y))),
    ),
    Mistake(
        "The surprises are there, one for each example; their mean is asked for.",
        lambda p, y: -np.log(_came(p, y)),
    ),
    Mistake(
        "This is the mean surprise at all classes. Only the class that came counts:"
        " p[np.arange(len(y)), y].",
        lambda p, y: -np.mean(np.log(p)),
    ),
    Mistake(
        "This is p[:, y], a table: for each row the columns of all targets. To pick one"
        " number from each row, count the rows too: p[np.arange(len(y)), y].",
        lambda p, y: -np.mean(np.log(p[:, y])),
    ),
    Mistake(
        "The mean goes over all N times C places; only N of them hold a surprise, so"
        " the sum must be divided by N.",
        lambda p, y: -np.sum(np.log(_came(p, y))) / p.size,
    ),
    Mistake(
        "It looks at the class with the largest probability, the prediction, and not at"
        " the class that came.",
        lambda p, y: -np.mean(np.log(p.max(axis=1))),
    ),
    Mistake(
        "This is one minus the probability of what came. The surprise is minus its"
        " logarithm.",
        lambda p, y: np.mean(1 - _came(p, y)),
    ),
    Mistake(
        "This is the logarithm to the base 2, which counts coins. np.log has the base"
        " e.",
        lambda p, y: -np.mean(np.log2(_came(p, y))),
    ),
    Mistake(
        "This is the logarithm to the base 10. np.log has the base e.",
        lambda p, y: -np.mean(np.log10(_came(p, y))),
    ),
    Mistake(
        "Softmax was applied again: p holds probabilities already, not scores.",
        lambda p, y: -np.mean(_came(p, y) - np.log(np.sum(np.exp(p), axis=1))),
    ),
    Mistake(
        "The logarithm of one minus p is added for the other classes. That belongs to"
        " ten separate yes-or-no questions; here the classes share one whole.",
        lambda p, y: (
            -np.mean(
                np.sum(np.where(_one_hot(p, y) == 1, np.log(p), np.log(1 - p)), axis=1)
            )
        ),
    ),
    Mistake(
        "This is the squared distance from the shares of the target, no surprise.",
        lambda p, y: np.mean((p - _one_hot(p, y)) ** 2),
    ),
    Mistake(
        "A small number is added before the logarithm. All probabilities here are above"
        " 0, and for a tiny one the result becomes wrong.",
        lambda p, y: -np.mean(np.log(_came(p, y) + 1e-8)),
    ),
    Mistake(
        "This is the likelihood, a product; asked for is the mean surprise.",
        lambda p, y: np.prod(_came(p, y)),
    ),
)

CROSS_ENTROPY = Task(
    "cross_entropy(p, y)",
    lambda p, y: float(-np.mean(np.log(_came(p, y)))),
    _class_cases,
    _ENTROPY_MISTAKES,
    chapter("How surprised are you?"),
    library=("nnworks.functional.cross_entropy",),
)


def cross_entropy(cross_entropy, *, seed=0):
    """cross_entropy(p, y): (N, C) probabilities, (N,) classes -> one number."""
    check_all([CROSS_ENTROPY], [cross_entropy], seed)


_GRADIENT_MISTAKES = (
    Mistake(
        "It is not divided by how many numbers there are. The loss is a mean, so each"
        " prediction moves it by one N-th as much.",
        lambda y_hat, y: 2.0 * (y_hat - y),
    ),
    Mistake(
        "The 2 is missing: the slope of a square is twice the residual.",
        lambda y_hat, y: (y_hat - y) / y_hat.size,
    ),
    Mistake(
        "The 2 and the division by how many are both missing: these are the residuals.",
        lambda y_hat, y: 1.0 * (y_hat - y),
    ),
    Mistake(
        "The signs are turned round: it is the residual, prediction minus target. Above"
        " the target the loss grows with the prediction, so its slope is positive.",
        lambda y_hat, y: 2.0 * (y - y_hat) / y_hat.size,
    ),
    Mistake(
        "It divides by the number of rows, len(y); a table has more numbers than rows."
        " The mean goes over all, y_hat.size.",
        lambda y_hat, y: 2.0 * (y_hat - y) / len(y),
    ),
    Mistake(
        "The slopes are averaged into one number; asked for is one for each prediction,"
        " in the shape of y_hat.",
        lambda y_hat, y: np.mean(2.0 * (y_hat - y)),
    ),
    Mistake(
        "The signs are dropped. A slope needs its sign: it says which way is up.",
        lambda y_hat, y: 2.0 * np.abs(y_hat - y) / y_hat.size,
    ),
    Mistake(
        "This is the slope of the absolute error: it has one size everywhere. That of"
        " the squared error grows with the residual.",
        lambda y_hat, y: np.sign(y_hat - y) / y_hat.size,
    ),
    Mistake(
        "These are the squares, what each prediction adds to the loss, and not their"
        " slopes.",
        lambda y_hat, y: (y_hat - y) ** 2.0 / y_hat.size,
    ),
    Mistake(
        "This is the loss itself; asked for are its slopes.",
        lambda y_hat, y: np.mean((y_hat - y) ** 2.0),
    ),
    Mistake(
        "This is the slope along the targets, or of the wrong square: the 2 stands"
        " before the residual and not inside of it.",
        lambda y_hat, y: (2.0 * y_hat - y) / y_hat.size,
    ),
)

MSE_GRADIENT = Task(
    "mse_gradient(y_hat, y)",
    lambda y_hat, y: 2.0 * (y_hat - y) / y_hat.size,
    _number_cases,
    _GRADIENT_MISTAKES,
    chapter("A slope for each number"),
)


def mse_gradient(mse_gradient, *, seed=0):
    """mse_gradient(y_hat, y): two arrays of one shape -> an array of that shape."""
    check_all([MSE_GRADIENT], [mse_gradient], seed)
