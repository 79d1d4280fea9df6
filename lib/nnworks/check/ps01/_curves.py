"""Sigmoid, tanh and ReLU with their derivatives."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._read import chapter, check_all, quarters
from nnworks.check.task import Task


def _cases(rng):
    yield (np.array([-2.0, -1.0, 0.0, 1.0, 2.0]),)
    yield (0.0,)
    yield (1.5,)
    yield (-3.0,)
    yield (np.array([-2, 0, 1, 3]),)  # whole numbers
    yield (np.array([-1000.0, 1000.0]),)
    yield (np.array([-750.0, -30.0, -0.001, 0.001, 30.0, 750.0]),)
    yield (quarters(rng, 3, 5),)
    yield (quarters(rng, 2, 1, 7),)


def _into(function):
    """What comes out when results are stored in np.zeros_like(z): z's own kind."""

    def stored(z):
        return np.asarray(function(z)).astype(np.asarray(z).dtype)

    return stored


def _whole(name):
    return (
        "Whole numbers went in, and the results were cut to whole numbers: an array"
        f" made by np.zeros_like(z) holds z's kind. Let {name} compute on z at once,"
        " or give dtype=float."
    )


_OVERFLOW = (
    "np.exp overflows: e to the power 1000 is more than float64 can hold (the limit is"
    " about 709). The value may come out right, but NumPy warns, and one formula"
    " further on it is nan. Let only numbers <= 0 go into np.exp: -np.abs(z) always is."
)
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
    _cases,
    (
        Mistake(_OVERFLOW, _naive),
        Mistake(_OVERFLOW, lambda z: np.exp(z) / (1 + np.exp(z))),
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
        Mistake(_whole("the formula"), _into(F.sigmoid)),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.sigmoid",),
)


SIGMOID_DERIVATIVE = Task(
    "sigmoid_derivative(z)",
    F.sigmoid_derivative,
    _cases,
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
        Mistake(_OVERFLOW, lambda z: _naive(z) * (1 - _naive(z))),
        Mistake(_OVERFLOW, lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
        Mistake(
            "The slope is twice taken: the sigmoid of the sigmoid.",
            lambda z: F.sigmoid_derivative(F.sigmoid(z)),
        ),
        Mistake(_whole("the formula"), _into(F.sigmoid_derivative)),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.sigmoid_derivative", "nnworks.functional.sigmoid"),
)


TANH = Task(
    "tanh(z)",
    F.tanh,
    _cases,
    (
        Mistake(
            _OVERFLOW,
            lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
        ),
        Mistake(_OVERFLOW, lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)),
        Mistake(_OVERFLOW, lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))),
        Mistake(_OVERFLOW, lambda z: 2 / (1 + np.exp(-2 * z)) - 1),
        Mistake(_OVERFLOW, lambda z: np.sinh(z) / np.cosh(z)),
        Mistake("This is the sigmoid, from 0 to 1; tanh runs from -1 to 1.", F.sigmoid),
        Mistake(
            "The 2 inside is missing: tanh(z) = 2 sigmoid(2z) - 1, and this is"
            " 2 sigmoid(z) - 1, half as steep.",
            lambda z: 2 * F.sigmoid(z) - 1,
        ),
        Mistake(
            "The sign is lost: for negative z the result is negative.",
            lambda z: np.abs(F.tanh(z)),
        ),
        Mistake("The sign is the wrong way round: tanh rises.", lambda z: -F.tanh(z)),
        Mistake(
            "This is tanh upside down: the fraction is turned over.",
            lambda z: (np.exp(z) + np.exp(-z)) / (np.exp(z) - np.exp(-z)),
        ),
        Mistake("Only the upper half of the fraction is there.", np.sinh),
        Mistake(_whole("the formula"), _into(F.tanh)),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.tanh",),
)


TANH_DERIVATIVE = Task(
    "tanh_derivative(z)",
    F.tanh_derivative,
    _cases,
    (
        Mistake(
            "The square is missing: the slope is 1 - tanh(z)**2.",
            lambda z: 1 - F.tanh(z),
        ),
        Mistake(
            "z is taken for tanh(z): the formula is 1 - t**2 with t = tanh(z). What"
            " goes in here is z, before the tanh.",
            lambda z: 1 - np.asarray(z) ** 2,
        ),
        Mistake(
            "This is the sigmoid's formula, t * (1 - t); for tanh it is 1 - t**2.",
            lambda z: F.tanh(z) * (1 - F.tanh(z)),
        ),
        Mistake(
            "The brackets are misplaced: (1 - t)**2 is not 1 - t**2.",
            lambda z: (1 - F.tanh(z)) ** 2,
        ),
        Mistake("The 1 - is missing: this is tanh(z)**2.", lambda z: F.tanh(z) ** 2),
        Mistake(
            "A plus stands where a minus belongs: 1 - tanh(z)**2.",
            lambda z: 1 + F.tanh(z) ** 2,
        ),
        Mistake("This is tanh(z) itself; the slope is 1 - tanh(z)**2.", F.tanh),
        Mistake("This is the slope of the sigmoid.", F.sigmoid_derivative),
        Mistake(_OVERFLOW, lambda z: 1 / np.cosh(z) ** 2),
        Mistake(_OVERFLOW, lambda z: 4 / (np.exp(z) + np.exp(-z)) ** 2),
        Mistake(_whole("the formula"), _into(F.tanh_derivative)),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.tanh_derivative", "nnworks.functional.tanh"),
)


RELU = Task(
    "relu(z)",
    F.relu,
    _cases,
    (
        Mistake(
            "The larger is wanted, the smaller came: this is min(0, z).",
            lambda z: np.minimum(z, 0.0),
        ),
        Mistake(
            "The absolute value turns negative z round; relu gives 0 there.", np.abs
        ),
        Mistake(
            "This is the step: where z is positive relu gives z, not 1.",
            lambda z: np.where(np.asarray(z) > 0, 1.0, 0.0),
        ),
        Mistake("This is the step: where z is positive relu gives z, not 1.", F.step),
        Mistake(
            "np.max(z, 0) takes the largest entry along axis 0; np.maximum(z, 0)"
            " compares each entry with 0.",
            lambda z: np.max(z, 0),
        ),
        Mistake(
            "One number came back for a whole array: np.max takes the largest entry;"
            " np.maximum(z, 0) compares each entry with 0.",
            lambda z: max(np.max(z), 0),
        ),
        Mistake(
            "It is capped at 1: relu has no upper end.", lambda z: np.clip(z, 0.0, 1.0)
        ),
        Mistake(
            "z leaks through below 0: that is leaky ReLU; here it is exactly 0.",
            lambda z: np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z)),
        ),
        Mistake(
            "The negative entries are cut out, so fewer come back; relu puts a 0 in"
            " their place.",
            lambda z: np.asarray(z)[np.asarray(z) > 0],
        ),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.relu",),
)


RELU_DERIVATIVE = Task(
    "relu_derivative(z)",
    F.relu_derivative,
    _cases,
    (
        Mistake(
            "At exactly 0 it is 1. There the slope does not exist; by convention (as in"
            " PyTorch) it is 0, so the condition is z > 0.",
            lambda z: np.where(np.asarray(z) >= 0, 1.0, 0.0),
        ),
        Mistake(
            "At exactly 0 it is one half. There the slope does not exist; by convention"
            " (as in PyTorch) it is 0.",
            lambda z: np.heaviside(z, 0.5),
        ),
        Mistake("This is relu(z) itself; its slope is 0 or 1.", F.relu),
        Mistake(
            "Below 0 the slope is 0, because relu is flat there; this gives -1.",
            lambda z: np.where(np.asarray(z) > 0, 1.0, -1.0),
        ),
        Mistake(
            "Below 0 the slope is 0, because relu is flat there; this gives -1.",
            np.sign,
        ),
        Mistake(
            "0 and 1 are swapped: relu rises where z is positive.",
            lambda z: np.where(np.asarray(z) > 0, 0.0, 1.0),
        ),
        Mistake(
            "0 and 1 are swapped: relu rises where z is positive.",
            lambda z: np.where(np.asarray(z) >= 0, 0.0, 1.0),
        ),
        Mistake(
            "It is 1 everywhere; below 0 relu is flat, and its slope is 0.",
            lambda z: np.ones_like(z, dtype=float),
        ),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.relu_derivative",),
)


def sigmoid(sigmoid, sigmoid_derivative, *, seed=0):
    """sigmoid(z) and sigmoid_derivative(z): any shape, the same back, up to +-1000."""
    check_all([SIGMOID, SIGMOID_DERIVATIVE], [sigmoid, sigmoid_derivative], seed)


def tanh_relu(tanh, tanh_derivative, relu, relu_derivative, *, seed=0):
    """Two more activations and their slopes: any shape, the same back, up to +-1000."""
    check_all(
        [TANH, TANH_DERIVATIVE, RELU, RELU_DERIVATIVE],
        [tanh, tanh_derivative, relu, relu_derivative],
        seed,
    )
