"""tanh, ReLU and their slopes."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._curve import OVERFLOW, cases, into, whole
from nnworks.check.ps01._read import chapter
from nnworks.check.several import check_all
from nnworks.check.task import Task

TANH = Task(
    "tanh(z)",
    F.tanh,
    cases,
    (
        Mistake(
            OVERFLOW,
            lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
        ),
        Mistake(OVERFLOW, lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)),
        Mistake(OVERFLOW, lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))),
        Mistake(OVERFLOW, lambda z: 2 / (1 + np.exp(-2 * z)) - 1),
        Mistake(OVERFLOW, lambda z: np.sinh(z) / np.cosh(z)),
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
        Mistake(whole("the formula"), into(F.tanh)),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.tanh",),
)


TANH_DERIVATIVE = Task(
    "tanh_derivative(z)",
    F.tanh_derivative,
    cases,
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
        Mistake(OVERFLOW, lambda z: 1 / np.cosh(z) ** 2),
        Mistake(OVERFLOW, lambda z: 4 / (np.exp(z) + np.exp(-z)) ** 2),
        Mistake(whole("the formula"), into(F.tanh_derivative)),
    ),
    chapter("From a jump to a slope"),
    library=("nnworks.functional.tanh_derivative", "nnworks.functional.tanh"),
)


RELU = Task(
    "relu(z)",
    F.relu,
    cases,
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
    cases,
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


def tanh_relu(tanh, tanh_derivative, relu, relu_derivative, *, seed=0):
    """Two more activations and their slopes: any shape, the same back, up to +-1000."""
    check_all(
        [TANH, TANH_DERIVATIVE, RELU, RELU_DERIVATIVE],
        [tanh, tanh_derivative, relu, relu_derivative],
        seed,
    )
