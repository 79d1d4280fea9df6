"""softmax(x): rows of scores to rows of shares."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps02._read import SOFTMAX as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def cases(rng):
    yield (np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]]),)
    yield (np.array([[2.0, -1.0], [0.5, 4.0]]),)
    yield (np.array([[0.0], [-2.0]]),)  # one class: certain
    for n, classes in ((1, 4), (3, 3), (5, 10), (6, 2)):
        yield (quarters(rng, n, classes),)
    yield (np.array([[1000.0, 999.0, 0.0], [-1000.0, -1001.0, -1000.0]]),)
    yield (np.array([[0.0, -1000.0], [800.0, 1.0]]),)
    yield (np.array([[-900.0, -901.5], [900.0, 898.5], [0.0, 0.25]]),)


def raw(x):
    return np.exp(x)


def _stable(x):
    return np.exp(x - x.max(axis=1, keepdims=True))


def _by_the_whole(x):
    return np.exp(x - x.max())


def _each_way(sentence, share):
    """A mistake in the division, whichever way the exponentials were made safe."""
    return tuple(
        Mistake(sentence, lambda x, e=e: share(e(x)))
        for e in (_stable, raw, _by_the_whole)
    )


SAFE = "x - x.max(axis=1, keepdims=True)"
_OVERFLOW = (
    "np.exp overflows: e to the power 1000 is more than a computer holds (the limit is"
    " about 709), and inf / inf is nan. Subtract the largest score of each row first,"
    f" {SAFE}: this changes no share."
)
_SOFTMAX_MISTAKES = (
    Mistake(_OVERFLOW, lambda x: raw(x) / raw(x).sum(axis=1, keepdims=True)),
    *_each_way(
        "The sum runs over the whole array, so all rows together add up to 1. Each row"
        " is one example and has its own sum: axis=1.",
        lambda e: e / e.sum(),
    ),
    *_each_way(
        "The columns add up to 1, so the examples compete with each other. The classes"
        " lie along a row: axis=1.",
        lambda e: e / e.sum(axis=0),
    ),
    *_each_way(
        "The row sums have shape (N,), and NumPy lays them along the columns:"
        " keepdims=True keeps them a column of shape (N, 1), one for each row.",
        lambda e: e / e.sum(axis=1),
    ),
    *_each_way(
        "The division by the row's sum is missing: the shares of a row must add up to"
        " 1, and these do not.",
        lambda e: e,
    ),
    *_each_way(
        "Each row is divided by its mean; divide by its sum, so that the shares add up"
        " to 1.",
        lambda e: e / e.mean(axis=1, keepdims=True),
    ),
    Mistake(
        "The largest score of the whole array is subtracted. A row that lies far below"
        f" it is all 0 then, and 0 / 0 is nan: each row needs its own, {SAFE}.",
        lambda x: _by_the_whole(x) / _by_the_whole(x).sum(axis=1, keepdims=True),
    ),
    Mistake(
        "The largest of each column is subtracted (axis=0). It must be the same number"
        f" for a whole row: {SAFE}.",
        lambda x: (
            np.exp(x - x.max(axis=0))
            / np.exp(x - x.max(axis=0)).sum(axis=1, keepdims=True)
        ),
    ),
    Mistake(
        "The row maxima have shape (N,), and NumPy lays them along the columns:"
        " keepdims=True keeps them a column of shape (N, 1).",
        lambda x: (
            np.exp(x - x.max(axis=1))
            / np.exp(x - x.max(axis=1)).sum(axis=1, keepdims=True)
        ),
    ),
    Mistake(
        "Row maxima and row sums have shape (N,), and NumPy lays them along the"
        " columns: keepdims=True, in both, keeps them columns of shape (N, 1).",
        lambda x: np.exp(x - x.max(axis=1)) / np.exp(x - x.max(axis=1)).sum(axis=1),
    ),
    Mistake(
        "Only the exponentials above the fraction bar had the largest score subtracted:"
        " do it once, e = np.exp(...), and use e twice.",
        lambda x: _stable(x) / raw(x).sum(axis=1, keepdims=True),
    ),
    Mistake(
        "The scores themselves are divided by their sum: np.exp is missing, which makes"
        " every share positive.",
        lambda x: x / x.sum(axis=1, keepdims=True),
    ),
    Mistake(
        "There is a minus in front of the scores: the largest must get the largest"
        " share.",
        lambda x: F.softmax(-x, 1),
    ),
    Mistake(
        "This is the sigmoid of each score alone; softmax compares those of a row.",
        F.sigmoid,
    ),
    Mistake(
        "This is the hard choice, 1 for the largest and 0 for the rest; softmax gives"
        " every class a share.",
        lambda x: (x == x.max(axis=1, keepdims=True)).astype(float),
    ),
    Mistake(
        "This is the hard choice, 1 for the largest and 0 for the rest; softmax gives"
        " every class a share.",
        lambda x: np.eye(x.shape[1])[x.argmax(axis=1)],
    ),
    Mistake("These are the logarithms of the shares.", lambda x: F.log_softmax(x, 1)),
    Mistake(
        "The scores are cut off at some limit. That avoids the overflow, but 1000 and"
        f" 999 become equal. Subtract instead: {SAFE}.",
        lambda x: F.softmax(np.clip(x, -700, 700), 1),
    ),
    Mistake(
        "Each row is divided by the size of its largest score, which changes the"
        f" shares. Subtract it instead: {SAFE}.",
        lambda x: F.softmax(x / np.abs(x).max(axis=1, keepdims=True), 1),
    ),
    Mistake(
        "Every class gets the same share, whatever its score.",
        lambda x: np.full(x.shape, 1 / x.shape[1]),
    ),
    Mistake(
        "Only the first example is answered: each row of x is one more.",
        lambda x: F.softmax(x[0]),
    ),
)

SOFTMAX = Task(
    "softmax(x)",
    lambda x: F.softmax(x, 1),
    cases,
    _SOFTMAX_MISTAKES,
    READ,
    library=(
        "nnworks.functional.softmax",
        "nnworks.functional.log_softmax",
        "nnworks.nn.Softmax.forward",
    ),
)


def softmax(softmax, *, seed=0):
    """softmax(x): rows of scores (N, K) -> rows of shares (N, K), up to +-1000."""
    check_all([SOFTMAX], [softmax], seed)
