"""cross_entropy(logits, target): how surprised the network is by the right class."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps03._read import CROSS_ENTROPY as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def surprise(logits, target):
    """The right answer: one number."""
    return -_at(F.log_softmax(logits, 1), target).mean()


def _at(table, target):
    return table[np.arange(len(target)), target]


def cases(rng):
    yield np.array([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]]), np.array([0, 1])
    yield np.array([[1.0, -0.5]]), np.array([1])
    for n, classes in ((3, 3), (2, 5), (6, 2), (5, 10)):
        yield quarters(rng, n, classes), rng.integers(0, classes, n)
    yield np.array([[1000.0, 0.0], [-1000.0, 0.25], [0.5, 800.0]]), np.array([1, 0, 1])
    yield quarters(rng, 4, 3) - 900, np.array([2, 0, 1, 1])


_LATE = (
    "The logarithm is taken of the finished probability. One that is too small to hold"
    " is 0, and the logarithm of 0 is minus infinity: F.log_softmax(logits) gives the"
    " logarithms without that detour."
)
_PAIRS = (
    "picks whole columns: as many rows as the batch has, for every label. A pair of"
    " indices takes one entry of each row: [np.arange(N), target]."
)


def _of_shares(choose):
    """A mistake made with probabilities, their logarithm taken late."""
    return lambda logits, target: choose(F.softmax(logits, 1), target)


def _of_logs(choose):
    return lambda logits, target: choose(F.log_softmax(logits, 1), target)


_MISTAKES = (
    Mistake(_LATE, _of_shares(lambda p, t: -np.log(_at(p, t)).mean())),
    Mistake(
        "The minus is missing: logarithms of probabilities are at most 0, and a loss is"
        " at least 0.",
        _of_logs(lambda p, t: _at(p, t).mean()),
    ),
    Mistake(
        "The mean is missing: this is the sum over the batch, which grows with it.",
        _of_logs(lambda p, t: -_at(p, t).sum()),
    ),
    Mistake(
        "The mean is missing: one loss for each row came back. A loss is one number.",
        _of_logs(lambda p, t: -_at(p, t)),
    ),
    Mistake(
        "The sum is divided by the number of all scores, N times C. Each row has one"
        " right class, so N terms are added up: divide by N.",
        _of_logs(lambda p, t: -_at(p, t).sum() / p.size),
    ),
    Mistake(
        "All classes are averaged, the wrong ones too. Only the probability of the"
        " right class counts: pick it in each row with [np.arange(N), target].",
        _of_logs(lambda p, t: -p.mean()),
    ),
    Mistake(f"`[:, target]` {_PAIRS}", _of_logs(lambda p, t: -p[:, t].mean())),
    Mistake(
        f"`[:, target]` {_PAIRS}",
        _of_logs(lambda p, t: -p[:, t].sum() / len(t)),
    ),
    Mistake(
        "`[target]` alone picks whole rows. A pair of indices takes one entry of each"
        " row: [np.arange(N), target].",
        _of_logs(lambda p, t: -p[t].mean()),
    ),
    Mistake(
        "The largest probability of each row is taken, whatever the right class is:"
        " pick the entry at target.",
        _of_logs(lambda p, t: -p.max(axis=1).mean()),
    ),
    Mistake(
        "The logarithm is missing: this is the mean probability of the right class,"
        " with a minus.",
        _of_shares(lambda p, t: -_at(p, t).mean()),
    ),
    Mistake(
        "The logarithm is missing: this is 1 minus the mean probability of the right"
        " class.",
        _of_shares(lambda p, t: (1 - _at(p, t)).mean()),
    ),
    Mistake(
        "The logarithm is taken of the mean probability. Take it in each row, then the"
        " mean.",
        _of_shares(lambda p, t: -np.log(_at(p, t).mean())),
    ),
    Mistake(
        "This is the logarithm to base 2 (bits); cross-entropy is counted with the"
        " natural one.",
        _of_logs(lambda p, t: -_at(p, t).mean() / np.log(2)),
    ),
    Mistake(
        "This is the logarithm to base 10; cross-entropy is counted with the natural"
        " one.",
        _of_logs(lambda p, t: -_at(p, t).mean() / np.log(10)),
    ),
    Mistake(
        "The softmax is missing: this picks the scores of the right classes, which are"
        " no logarithms of probabilities.",
        lambda logits, target: -_at(logits, target).mean(),
    ),
    Mistake(
        "The softmax is taken twice: logits are the scores, before any softmax.",
        lambda logits, target: surprise(F.softmax(logits, 1), target),
    ),
    Mistake(
        "The softmax runs down the columns, over the examples. The classes lie along a"
        " row: axis 1, or -1.",
        lambda logits, target: -_at(F.log_softmax(logits, 0), target).mean(),
    ),
    Mistake(
        "The label is one place off: the first column is class 0.",
        _of_logs(lambda p, t: -_at(p, t - 1).mean()),
    ),
    Mistake(
        "The sign of the scores is turned: log_softmax takes them as they are.",
        lambda logits, target: surprise(-logits, target),
    ),
    Mistake(
        "The entropy of the probabilities came out, which does not ask for the right"
        " class.",
        _of_logs(lambda p, t: -(np.exp(p) * p).sum(axis=1).mean()),
    ),
)

CROSS_ENTROPY = Task(
    "cross_entropy(logits, target)",
    surprise,
    cases,
    _MISTAKES,
    READ,
    library=(
        "nnworks.functional.cross_entropy",
        "nnworks.nn.CrossEntropyLoss.forward",
    ),
)


def cross_entropy(cross_entropy, *, seed=0):
    """cross_entropy(logits, target): (N, C), (N,) whole numbers -> one number."""
    check_all([CROSS_ENTROPY], [cross_entropy], seed)
