"""The sigmoid and its slope."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._curve import OVERFLOW, cases, into, whole
from nnworks.check.ps01._read import chapter
from nnworks.check.several import check_all
from nnworks.check.task import Task

_BOTH = (
    "np.exp overflows inside np.where: np.where computes both formulas for every entry"
    " and picks afterwards. Take e = np.exp(-np.abs(z)) first, which never overflows,"
    " and build both formulas from e."
)


def _naive(z):
    return 1 / (1 + np.exp(-z))


SIGMOID = Task(
    "sigmoid(z)",
    F.sigmoid,
    cases,
    (
        Mistake(OVERFLOW, _naive),
        Mistake(OVERFLOW, lambda z: np.exp(z) / (1 + np.exp(z))),
        Mistake(
            _BOTH,
            lambda z: np.where(
                z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))
            ),
        ),
        Mistake(
            "The minus in front of z is missing: this curve falls from 1 to 0.",
            lambda z: 1 / (1 + np.exp(z)),
        ),
        Mistake(
            "The minus in front of z is missing: this curve falls from 1 to 0.",
            lambda z: F.sigmoid(-np.asarray(z)),
        ),
        Mistake(
            "The brackets around 1 + exp(-z) are missing: 1 / 1 + exp(-z) divides"
            " before it adds.",
            lambda z: 1 / 1 + np.exp(-z),
        ),
        Mistake(
            "There is a minus in 1 - exp(-z) where a plus belongs.",
            lambda z: 1 / (1 - np.exp(-z)),
        ),
        Mistake(
            "This is tanh, which runs from -1 to 1; the sigmoid runs from 0 to 1.",
            F.tanh,
        ),
        Mistake("This is the step, which jumps; the sigmoid rises smoothly.", F.step),
        Mistake("This is relu; the sigmoid stays between 0 and 1.", F.relu),
        Mistake(
            "The results are rounded to 0 and 1: in between is what a sigmoid is for.",
            lambda z: np.round(F.sigmoid(z)),
        ),
        Mistake(
            "abs(z) is used without telling the two sides apart: for negative z the"
            " result is 1 minus this.",
            lambda z: F.sigmoid(np.abs(z)),
        ),
        Mistake(
            "abs(z) is used without telling the two sides apart: for positive z the"
            " result is 1 minus this.",
            lambda z: F.sigmoid(-np.abs(z)),
        ),
        Mistake(
            "The results are divided by their sum: that is softmax, for many neurons at"
            " once. Here each entry stands alone.",
            lambda z: np.exp(z - np.max(z)) / np.exp(z - np.max(z)).sum(),
        ),
        Mistake(whole("the formula"), into(F.sigmoid)),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.sigmoid",),
)


SIGMOID_DERIVATIVE = Task(
    "sigmoid_derivative(z)",
    F.sigmoid_derivative,
    cases,
    (
        Mistake(
            "z is taken for sigmoid(z): the formula is s * (1 - s) with s = sigmoid(z)."
            " What goes in here is z, before the sigmoid.",
            lambda z: z * (1 - z),
        ),
        Mistake(
            "This is sigmoid(z) itself; the slope is sigmoid(z) times 1 - sigmoid(z).",
            F.sigmoid,
        ),
        Mistake(
            "This is 1 - sigmoid(z); the slope is that times sigmoid(z).",
            lambda z: 1 - F.sigmoid(z),
        ),
        Mistake(
            "A plus stands where a minus belongs: s * (1 - s), not s * (1 + s).",
            lambda z: F.sigmoid(z) * (1 + F.sigmoid(z)),
        ),
        Mistake(
            "s - s is 0, and s * s is not s * (1 - s): put brackets around 1 - s.",
            lambda z: F.sigmoid(z) * 1 - F.sigmoid(z),
        ),
        Mistake(
            "This is the square of sigmoid(z); the second factor is 1 - sigmoid(z).",
            lambda z: F.sigmoid(z) ** 2,
        ),
        Mistake(
            "This is the formula for tanh, 1 - s squared; for the sigmoid it is"
            " s * (1 - s).",
            lambda z: 1 - F.sigmoid(z) ** 2,
        ),
        Mistake(OVERFLOW, lambda z: _naive(z) * (1 - _naive(z))),
        Mistake(OVERFLOW, lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
        Mistake(
            "The sigmoid is taken twice: s = sigmoid(z) once, then s * (1 - s).",
            lambda z: F.sigmoid_derivative(F.sigmoid(z)),
        ),
        Mistake(whole("the formula"), into(F.sigmoid_derivative)),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.sigmoid_derivative", "nnworks.functional.sigmoid"),
)


def sigmoid(sigmoid, sigmoid_derivative, *, seed=0):
    """sigmoid(z) and sigmoid_derivative(z): any shape, the same back, up to +-1000."""
    check_all([SIGMOID, SIGMOID_DERIVATIVE], [sigmoid, sigmoid_derivative], seed)
