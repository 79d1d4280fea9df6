"""Sigmoid.backward, called through a thin function: forward, then backward."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps03._read import LAYERS as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def backward(grad_output, x):
    """The right answer: grad_output times y (1 - y)."""
    return _by_output(lambda y: y * (1 - y))(grad_output, x)


def _by_output(slope):
    return lambda grad_output, x: grad_output * slope(F.sigmoid(x))


def _cases(rng):
    yield np.array([[2.0, -1.0], [0.5, 4.0]]), np.array([[0.0, 1.0], [-2.0, 0.5]])
    yield np.array([[-3.0, 0.25, 1.5]]), np.array([[-0.25, 3.0, 0.0]])
    for n, units in ((1, 4), (3, 3), (5, 2), (6, 7)):
        yield quarters(rng, n, units) + 0.125, quarters(rng, n, units)
    yield 1000 * (quarters(rng, 3, 4) + 0.125), 2 * quarters(rng, 3, 4)


_MISTAKES = (
    Mistake(
        "The sigmoid is taken of self.y, which is its output already. The slope there"
        " is self.y * (1 - self.y).",
        _by_output(F.sigmoid_derivative),
    ),
    Mistake(
        "The slope stands alone. The chain rule multiplies it by what comes from"
        " behind: grad_output.",
        lambda g, x: F.sigmoid_derivative(x),
    ),
    Mistake(
        "The slope is taken at grad_output. It belongs to what the layer gave, self.y.",
        lambda g, x: F.sigmoid_derivative(g),
    ),
    Mistake(
        "The slope is taken at grad_output, as g (1 - g). It belongs to what the layer"
        " gave, self.y.",
        lambda g, x: g * (1 - g),
    ),
    Mistake(
        "1 - y is missing: grad_output is multiplied by the output, not by the slope,"
        " y (1 - y).",
        _by_output(lambda y: y),
    ),
    Mistake(
        "y is missing in front: the slope is y (1 - y).",
        _by_output(lambda y: 1 - y),
    ),
    Mistake(
        "A plus stands where a minus belongs: the slope is y (1 - y).",
        _by_output(lambda y: y * (1 + y)),
    ),
    Mistake(
        "Zeros come out. Without brackets, y * 1 - y is 0: write y * (1 - y).",
        lambda g, x: 0 * g,
    ),
    Mistake(
        "The brackets are missing: this is grad_output * y * 1 - y. Write y * (1 - y).",
        lambda g, x: g * F.sigmoid(x) - F.sigmoid(x),
    ),
    Mistake(
        "This is the slope of tanh, 1 - y**2.",
        _by_output(lambda y: 1 - y**2),
    ),
    Mistake(
        "This is y - 1 where 1 - y belongs: the sign is the wrong way round.",
        _by_output(lambda y: y * (y - 1)),
    ),
    Mistake(
        "x (1 - x): the sigmoid's slope is written with its output, y (1 - y).",
        lambda g, x: g * x * (1 - x),
    ),
    Mistake(
        "grad_output passes unchanged, as if the slope were 1.",
        lambda g, x: g,
    ),
    Mistake(
        "This is the slope of ReLU.",
        lambda g, x: g * (x > 0),
    ),
    Mistake(
        "grad_output is divided by the slope; the chain rule multiplies.",
        _by_output(lambda y: 1 / (y * (1 - y))),
    ),
    Mistake(
        "The slope stands there twice.",
        _by_output(lambda y: (y * (1 - y)) ** 2),
    ),
    Mistake(
        "grad_output and the slope are added; the chain rule multiplies.",
        lambda g, x: g + F.sigmoid_derivative(x),
    ),
    Mistake(
        "It is added up over the batch: each example keeps its own gradient.",
        lambda g, x: backward(g, x).sum(axis=0),
    ),
    Mistake(
        "This is the forward pass again: grad_output is not used.",
        lambda g, x: F.sigmoid(x),
    ),
)

SIGMOID = Task(
    "Sigmoid.backward(grad_output, x)",
    backward,
    _cases,
    _MISTAKES,
    READ,
    library=("nnworks.functional.sigmoid_derivative", "nnworks.nn.Sigmoid.backward"),
    called="layer = Sigmoid(), layer.forward(x), then layer.backward(grad_output)",
)


def sigmoid_backward(sigmoid_backward, *, seed=0):
    """A thin function around Sigmoid: grad_output and x of one shape -> dL/dx."""
    check_all([SIGMOID], [sigmoid_backward], seed)
