"""softmax_cross_entropy_backward(logits, target): the gradient at the scores."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps03._cross_entropy import cases
from nnworks.check.ps03._read import SCORES as READ
from nnworks.check.several import check_all
from nnworks.check.task import Task


def slopes(logits, target):
    """The right answer: (probabilities - one-hot) / N."""
    return (_shares(logits) - _one_hot(logits, target)) / len(logits)


def _shares(logits):
    return F.softmax(logits, 1)


def _one_hot(logits, target):
    return np.eye(logits.shape[1])[target]


def _columns(logits, target):
    grad = _shares(logits)
    grad[:, target] -= 1
    return grad


def _rows(logits, target):
    grad = _shares(logits)
    grad[target] -= 1
    return grad


def _lacks(logits, target):
    """What each share lacks, in place of the slope, at the right class."""
    return np.abs(_shares(logits) - _one_hot(logits, target))


def _raw(logits):
    return np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)


_OVERFLOW = (
    "np.exp overflows: e to the power 1000 is more than a computer holds. F.softmax"
    " takes the largest score of each row away first."
)
_COLUMN = (
    "`grad[:, target] -= 1` takes 1 from whole columns. Only the right class of each"
    " row loses 1: [np.arange(N), target]."
)
_ROW = (
    "`grad[target] -= 1` takes 1 from whole rows: the rows that the labels happen to"
    " name. The class is the second index: [np.arange(N), target]."
)
_LACKS = (
    "At the right class stands 1 - probability, a slope uphill. The probability comes"
    " first: probability - 1."
)
_MISTAKES = (
    Mistake(
        "The division by N is missing: the loss is a mean over the N rows, and each row"
        " is one part of N in it.",
        lambda logits, target: _shares(logits) - _one_hot(logits, target),
    ),
    Mistake(
        "It is divided by N twice.",
        lambda logits, target: slopes(logits, target) / len(logits),
    ),
    Mistake(
        "It is divided by the number of all scores, N times C. The mean"
        " of the loss runs over the N rows: divide by N.",
        lambda logits, target: slopes(logits, target) / logits.shape[1],
    ),
    Mistake(
        "It is divided by C, the number of classes. The mean of cross-entropy runs over"
        " the N rows: divide by N.",
        lambda logits, target: slopes(logits, target) * len(logits) / logits.shape[1],
    ),
    Mistake(
        "The sign is the wrong way round: the probability comes first, the 1 of the"
        " right class is taken away from it.",
        lambda logits, target: -slopes(logits, target),
    ),
    Mistake(
        "Sign and size are off: it is probabilities minus 1 at the right class, divided"
        " by N.",
        lambda logits, target: _one_hot(logits, target) - _shares(logits),
    ),
    Mistake(
        "These are the probabilities alone: nothing is taken away at the right class.",
        lambda logits, target: _shares(logits) / len(logits),
    ),
    Mistake(
        "These are the probabilities alone: nothing is taken away at the right class,"
        " and the division by N is missing.",
        lambda logits, target: _shares(logits),
    ),
    Mistake(
        "The softmax is missing: 1 is taken from the scores themselves.",
        lambda logits, target: (logits - _one_hot(logits, target)) / len(logits),
    ),
    Mistake(_COLUMN, lambda logits, target: _columns(logits, target) / len(logits)),
    Mistake(_COLUMN, _columns),
    Mistake(_ROW, lambda logits, target: _rows(logits, target) / len(logits)),
    Mistake(_ROW, _rows),
    Mistake(_LACKS, lambda logits, target: _lacks(logits, target) / len(logits)),
    Mistake(
        "Only the right class has a slope here. A wrong class that loses score leaves"
        " its probability to the others: its slope is the probability itself.",
        lambda logits, target: slopes(logits, target) * _one_hot(logits, target),
    ),
    Mistake(
        "The slope of the logarithm, -1 / probability, stands alone, and the softmax"
        " before it is forgotten. The two together are shorter: probabilities minus"
        " one-hot.",
        lambda logits, target: (
            -_one_hot(logits, target) / _shares(logits) / len(logits)
        ),
    ),
    Mistake(
        "The 1 is taken from the logarithms of the probabilities: take F.softmax, not"
        " F.log_softmax.",
        lambda logits, target: (
            (F.log_softmax(logits, 1) - _one_hot(logits, target)) / len(logits)
        ),
    ),
    Mistake(
        "The softmax runs down the columns, over the examples. The classes lie along a"
        " row: axis 1, or -1.",
        lambda logits, target: (
            (F.softmax(logits, 0) - _one_hot(logits, target)) / len(logits)
        ),
    ),
    Mistake(
        "The sigmoid of each score stands where the softmax of the row belongs.",
        lambda logits, target: (
            (F.sigmoid(logits) - _one_hot(logits, target)) / len(logits)
        ),
    ),
    Mistake(
        "The label is one place off: the first column is class 0.",
        lambda logits, target: slopes(logits, target - 1),
    ),
    Mistake(_OVERFLOW, lambda logits, target: _raw_slopes(logits, target)),
    Mistake(
        "The loss itself came back, not its slopes: there is one for each score.",
        lambda logits, target: (
            -(F.log_softmax(logits, 1) * _one_hot(logits, target)).sum() / len(logits)
        ),
    ),
)


def _raw_slopes(logits, target):
    return (_raw(logits) - _one_hot(logits, target)) / len(logits)


SOFTMAX_CROSS_ENTROPY = Task(
    "softmax_cross_entropy_backward(logits, target)",
    slopes,
    cases,
    _MISTAKES,
    READ,
    library=("nnworks.nn.CrossEntropyLoss.backward",),
)


def softmax_cross_entropy_backward(softmax_cross_entropy_backward, *, seed=0):
    """(N, C) scores, (N,) whole numbers -> the slope at each score, (N, C)."""
    check_all([SOFTMAX_CROSS_ENTROPY], [softmax_cross_entropy_backward], seed)
