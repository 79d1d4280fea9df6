"""ReLU, Sigmoid and Tanh as layers, each called through a thin function of arrays."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps02._read import LAYERS as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

_OVERFLOW = (
    "np.exp overflows: e to the power 1000 is more than a computer holds. Let np.tanh"
    " do the work, which never does: {}."
)
_ONE = "One number came back for a whole batch: np.max takes the largest entry;"


def _cases(rng):
    yield (np.array([[-2.0, -1.0, 0.0], [0.5, 1.0, 2.0]]),)
    yield (np.array([[-3.0]]),)
    yield (np.array([[-1000.0, 1000.0], [-750.0, 0.001]]),)
    for n, size in ((1, 5), (4, 4), (7, 2)):
        yield (quarters(rng, n, size),)
    yield (quarters(rng, 6),)


def _layer(name, reference, mistakes):
    """The task of one layer; the library's own may not be called."""
    return Task(
        f"{name}(x)",
        reference,
        _cases,
        mistakes,
        READ,
        library=(
            f"nnworks.nn.{name}.forward",
            f"nnworks.functional.{name.lower()}",
        ),
        called=f"{name}().forward(x)",
    )


RELU = _layer(
    "ReLU",
    F.relu,
    (
        Mistake(
            "The absolute value turns negative numbers round; ReLU gives 0 there.",
            np.abs,
        ),
        Mistake(
            "The larger of x and 0 is wanted, the smaller came.",
            lambda x: np.minimum(x, 0.0),
        ),
        Mistake(
            "This is the step: where x is positive ReLU hands on x itself, not 1.",
            lambda x: np.where(x > 0, 1.0, 0.0),
        ),
        Mistake(
            "This is the step: where x is positive ReLU hands on x itself, not 1.",
            F.step,
        ),
        Mistake(
            "np.max(x, 0) takes the largest entry of each column; np.maximum(x, 0)"
            " compares each entry with 0.",
            lambda x: np.max(x, 0),
        ),
        Mistake(
            f"{_ONE} np.maximum(x, 0) compares each entry with 0.",
            lambda x: np.maximum(np.max(x), 0.0),
        ),
        Mistake(
            "The negative entries are cut out, so fewer come back; ReLU puts a 0 in"
            " their place.",
            lambda x: x[x > 0],
        ),
        Mistake("It is capped at 1: ReLU has no upper end.", lambda x: x.clip(0, 1)),
        Mistake(
            "x leaks through below 0: that is LeakyReLU; here it is exactly 0.",
            lambda x: np.where(x > 0, x, 0.01 * x),
        ),
        Mistake(
            "x comes back as it went in: ReLU replaces what is negative by 0.",
            lambda x: x,
        ),
    ),
)

SIGMOID = _layer(
    "Sigmoid",
    F.sigmoid,
    (
        Mistake(
            _OVERFLOW.format("the sigmoid of x is (1 + np.tanh(x / 2)) / 2"),
            lambda x: 1 / (1 + np.exp(-x)),
        ),
        Mistake(
            _OVERFLOW.format("the sigmoid of x is (1 + np.tanh(x / 2)) / 2"),
            lambda x: np.exp(x) / (1 + np.exp(x)),
        ),
        Mistake(
            "The minus in front of x is missing: this curve falls from 1 to 0.",
            lambda x: F.sigmoid(-x),
        ),
        Mistake(
            "The minus in front of x is missing: this curve falls from 1 to 0.",
            lambda x: 1 / (1 + np.exp(x)),
        ),
        Mistake(
            "The 2 inside is missing: this is twice as steep as the sigmoid, which is"
            " (1 + np.tanh(x / 2)) / 2.",
            lambda x: F.sigmoid(2 * x),
        ),
        Mistake(
            "The division by 2 is missing: the sigmoid runs from 0 to 1.",
            lambda x: 1 + np.tanh(x / 2),
        ),
        Mistake(
            "Brackets are missing: only np.tanh is divided by 2 here, not the 1 before"
            " it. The sigmoid is (1 + np.tanh(x / 2)) / 2.",
            lambda x: 1 + np.tanh(x / 2) / 2,
        ),
        Mistake(
            "This is tanh, which runs from -1 to 1; the sigmoid runs from 0 to 1.",
            np.tanh,
        ),
        Mistake("This is ReLU; the sigmoid stays between 0 and 1.", F.relu),
        Mistake("This is the step, which jumps; the sigmoid rises smoothly.", F.step),
        Mistake(
            "This is the slope of the sigmoid, not its height.", F.sigmoid_derivative
        ),
        Mistake(
            "The rows are divided by their sums: that is softmax, two tasks further."
            " Here each entry stands alone.",
            lambda x: F.softmax(x, -1),
        ),
    ),
)

TANH = _layer(
    "Tanh",
    F.tanh,
    (
        Mistake("This is the sigmoid, from 0 to 1; tanh runs from -1 to 1.", F.sigmoid),
        Mistake(
            "This is 2 sigmoid(x) - 1, half as steep as tanh, which is"
            " 2 sigmoid(2 x) - 1.",
            lambda x: np.tanh(x / 2),
        ),
        Mistake(
            "The sign is lost: for negative x the result is negative.",
            lambda x: np.abs(np.tanh(x)),
        ),
        Mistake(
            "This is the tangent of school geometry, np.tan; asked for is np.tanh.",
            np.tan,
        ),
        Mistake(
            _OVERFLOW.format("np.tanh(x)"),
            lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)),
        ),
        Mistake("This is ReLU; tanh stays between -1 and 1.", F.relu),
        Mistake(
            "This is the slope of tanh, 1 - tanh(x)**2, not its height.",
            F.tanh_derivative,
        ),
        Mistake(
            "x is cut off at -1 and 1: that has corners, and tanh has none.",
            lambda x: x.clip(-1, 1),
        ),
    ),
)


def activation_layers(relu, sigmoid, tanh, *, seed=0):
    """Three thin functions, each around one layer: any shape -> the same shape.

    Only arrays cross: the classes themselves are never handed over, so that a process
    of its own can run them.
    """
    check_all([RELU, SIGMOID, TANH], [relu, sigmoid, tanh], seed)
