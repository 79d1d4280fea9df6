"""collapse(weight1, bias1, weight2, bias2)."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps02._read import COLLAPSE as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def merged(weight1, bias1, weight2, bias2):
    """The right answer: the one layer that equals two in a row."""
    return weight2 @ weight1, weight2 @ bias1 + bias2


def _cases(rng):
    yield (
        np.array([[1.0, 2.0], [0.0, -1.0]]),
        np.array([1.0, 3.0]),
        np.array([[2.0, 0.0], [1.0, 1.0]]),
        np.array([10.0, -20.0]),
    )
    for inputs, hidden, outputs in ((3, 4, 2), (2, 2, 2), (1, 5, 1), (4, 1, 3)):
        yield (
            quarters(rng, hidden, inputs),
            quarters(rng, hidden) + 0.125,
            quarters(rng, outputs, hidden),
            quarters(rng, outputs) + 0.125,
        )


def _with_weight(sentence, weight):
    """A mistake in the weight, the bias being right."""
    return Mistake(
        sentence, lambda w1, b1, w2, b2: (weight(w1, w2), merged(w1, b1, w2, b2)[1])
    )


def _with_bias(sentence, bias):
    """A mistake in the bias, the weight being right."""
    return Mistake(sentence, lambda w1, b1, w2, b2: (w2 @ w1, bias(w1, b1, w2, b2)))


_ORDER = (
    "The weights are multiplied in the wrong order. x meets weight1 first, but in the"
    " product the matrix that is applied last stands left: weight2 @ weight1."
)
_PASSED = (
    "bias1 skips the second layer: it goes through weight2 like everything else that"
    " the first layer hands on: weight2 @ bias1 + bias2."
)
_MISTAKES = (
    _with_weight(_ORDER, lambda w1, w2: w1 @ w2),
    Mistake(_ORDER, lambda w1, b1, w2, b2: (w1 @ w2, b1 + b2)),
    Mistake(_ORDER, lambda w1, b1, w2, b2: (w1 @ w2, w1 @ b2 + b1)),
    Mistake(_ORDER, lambda w1, b1, w2, b2: (w1 @ w2, w1 @ b1 + b2)),
    Mistake(_ORDER, lambda w1, b1, w2, b2: (w1 @ w2, b2)),
    _with_weight(
        "The weight lies on its side: asked for is (out, in), weight2 @ weight1, as for"
        " every Linear layer.",
        lambda w1, w2: (w2 @ w1).T,
    ),
    _with_weight(
        "The weights are multiplied entry by entry (*); two layers in a row are a"
        " matrix product, @.",
        lambda w1, w2: w2 * w1,
    ),
    _with_weight(
        "The weights are added; two layers in a row are a matrix product, weight2 @"
        " weight1.",
        lambda w1, w2: w1 + w2,
    ),
    Mistake(
        "The weights are added; two layers in a row are a matrix product, weight2 @"
        " weight1.",
        lambda w1, b1, w2, b2: (w1 + w2, b1 + b2),
    ),
    _with_weight(
        "A matrix is turned over that should not be: with weights of shape (out, in) it"
        " is weight2 @ weight1.",
        lambda w1, w2: w2 @ w1.T,
    ),
    _with_weight(
        "A matrix is turned over that should not be: with weights of shape (out, in) it"
        " is weight2 @ weight1.",
        lambda w1, w2: w2.T @ w1,
    ),
    _with_bias(
        "bias1 is forgotten: the first layer adds it, and the second passes it on,"
        " weighted: weight2 @ bias1 + bias2.",
        lambda w1, b1, w2, b2: b2,
    ),
    _with_bias(_PASSED, lambda w1, b1, w2, b2: b1 + b2),
    _with_bias(
        "bias2 is forgotten: the second layer adds it at the end.",
        lambda w1, b1, w2, b2: w2 @ b1,
    ),
    _with_bias(
        "bias1 is sent through weight1, which it has behind it; what comes next is"
        " weight2: weight2 @ bias1 + bias2.",
        lambda w1, b1, w2, b2: w1 @ b1 + b2,
    ),
    _with_bias(
        "Both biases are sent through weight2, but bias2 comes after it: weight2 @"
        " bias1 + bias2.",
        lambda w1, b1, w2, b2: w2 @ (b1 + b2),
    ),
    _with_bias(
        "The two biases have changed places: it is weight2 @ bias1 + bias2.",
        lambda w1, b1, w2, b2: w2 @ b2 + b1,
    ),
    _with_bias(
        "bias2 is subtracted; the second layer adds it.",
        lambda w1, b1, w2, b2: w2 @ b1 - b2,
    ),
    _with_bias(
        "weight2 is turned over: with weights of shape (out, in) the bias is weight2 @"
        " bias1 + bias2.",
        lambda w1, b1, w2, b2: w2.T @ b1 + b2,
    ),
    _with_bias(
        "weight2 * bias1 multiplies entry by entry; @ also adds up along each row.",
        lambda w1, b1, w2, b2: w2 * b1 + b2,
    ),
    Mistake(
        "This is the first layer alone.", lambda w1, b1, w2, b2: (w1 + 0.0, b1 + 0.0)
    ),
    Mistake(
        "This is the second layer alone.", lambda w1, b1, w2, b2: (w2 + 0.0, b2 + 0.0)
    ),
    Mistake(
        "The two results are in the wrong order: weight first, then bias.",
        lambda w1, b1, w2, b2: merged(w1, b1, w2, b2)[::-1],
    ),
)

COLLAPSE = Task(
    "collapse(weight1, bias1, weight2, bias2)",
    merged,
    _cases,
    _MISTAKES,
    READ,
    results=("weight", "bias"),
)


def collapse(collapse, *, seed=0):
    """collapse(weight1, bias1, weight2, bias2) -> weight (out, in), bias (out,)."""
    check_all([COLLAPSE], [collapse], seed)
