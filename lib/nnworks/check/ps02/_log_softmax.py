"""log_softmax(x): rows of scores to the logarithms of their shares."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps02._read import SOFTMAX as READ
from nnworks.check.ps02._softmax import SAFE, cases, raw
from nnworks.check.several import check_all
from nnworks.check.task import Task


def _less(x):
    """The scores less the largest of their row."""
    return x - x.max(axis=1, keepdims=True)


def _log_sum(x, **axis):
    return np.log(np.exp(x).sum(**axis))


_LOG_OF_ZERO = (
    "np.log met a number that is too small to hold: e to the power -1000 is 0, and the"
    " logarithm of 0 is -inf. Write the logarithm out instead: log of (e^z / s)"
    " is z - log s, so z itself stays whole."
)
_SMALL = (
    "A small number was added (or put) below the shares so that np.log never meets 0."
    " This hides how small a share is: the result can never fall below some limit, but"
    " -1000 is asked for. Use log of (e^z / s) = z - log s instead."
)
_TINY = (1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16, 1e-20, 1e-100, 1e-300)

_LOG_MISTAKES = (
    Mistake(_LOG_OF_ZERO, lambda x: np.log(F.softmax(x, 1))),
    *(
        Mistake(_SMALL, lambda x, tiny=tiny: np.log(F.softmax(x, 1) + tiny))
        for tiny in _TINY
    ),
    *(
        Mistake(_SMALL, lambda x, tiny=tiny: np.log(np.maximum(F.softmax(x, 1), tiny)))
        for tiny in _TINY
    ),
    Mistake(
        "np.exp overflows: subtract the largest score of each row first, and go on with"
        " what is left in both places.",
        lambda x: x - _log_sum(x, axis=1, keepdims=True),
    ),
    Mistake(
        "np.exp overflows, and then np.log meets what is left: subtract the largest"
        " score of each row first, and write the logarithm out.",
        lambda x: np.log(raw(x) / raw(x).sum(axis=1, keepdims=True)),
    ),
    Mistake(
        "The largest score was subtracted inside the sum but not from the score in"
        " front. Call the difference z once, and use z in both places.",
        lambda x: x - _log_sum(_less(x), axis=1, keepdims=True),
    ),
    Mistake(
        "The logarithm of the sum is missing: these are the scores less the largest of"
        " their row.",
        _less,
    ),
    Mistake(
        "The sum itself is subtracted; subtract its logarithm.",
        lambda x: _less(x) - np.exp(_less(x)).sum(axis=1, keepdims=True),
    ),
    Mistake(
        "The logarithm of the sum is added; log of (e^z / s) is z minus log s.",
        lambda x: _less(x) + _log_sum(_less(x), axis=1, keepdims=True),
    ),
    Mistake(
        "A fraction of logarithms is not the logarithm of a fraction: log of (e^z / s)"
        " is z minus log s, not z divided by it.",
        lambda x: _less(x) / _log_sum(_less(x), axis=1, keepdims=True),
    ),
    Mistake(
        "The logarithm was taken before the sum, where it undoes np.exp: sum the"
        " exponentials first, then take the logarithm.",
        lambda x: _less(x) - _less(x).sum(axis=1, keepdims=True),
    ),
    Mistake(
        "The sum runs over the whole array; each row has its own: axis=1.",
        lambda x: _less(x) - _log_sum(_less(x)),
    ),
    Mistake(
        "The sum runs over the whole array; each row has its own: axis=1.",
        lambda x: x - x.max() - _log_sum(x - x.max()),
    ),
    Mistake(
        "The sum runs down the columns, over the examples. The classes lie along a row:"
        " axis=1.",
        lambda x: F.log_softmax(x, 0),
    ),
    Mistake(
        "The sum runs down the columns, over the examples. The classes lie along a row:"
        " axis=1.",
        lambda x: _less(x) - _log_sum(_less(x), axis=0),
    ),
    Mistake(
        "The row sums have shape (N,), and NumPy lays them along the columns:"
        " keepdims=True keeps them a column of shape (N, 1), one for each row.",
        lambda x: _less(x) - _log_sum(_less(x), axis=1),
    ),
    Mistake(
        "The largest score of the whole array is subtracted. A row that lies far below"
        f" it is all 0 then, and log 0 is -inf: each row needs its own, {SAFE}.",
        lambda x: x - x.max() - _log_sum(x - x.max(), axis=1, keepdims=True),
    ),
    Mistake(
        "The sign is turned round: the logarithm of a share is 0 or below.",
        lambda x: -F.log_softmax(x, 1),
    ),
    Mistake(
        "These are the shares themselves: their logarithm is missing.",
        lambda x: F.softmax(x, 1),
    ),
    Mistake(
        "This is the logarithm to base 2; the task asks for np.log.",
        lambda x: F.log_softmax(x, 1) / np.log(2.0),
    ),
    Mistake(
        "This is the logarithm to base 10; the task asks for np.log.",
        lambda x: F.log_softmax(x, 1) / np.log(10.0),
    ),
    Mistake(
        "Only the first example is answered: each row of x is one more.",
        lambda x: F.log_softmax(x[0]),
    ),
)

LOG_SOFTMAX = Task(
    "log_softmax(x)",
    lambda x: F.log_softmax(x, 1),
    cases,
    _LOG_MISTAKES,
    READ,
    library=(
        "nnworks.functional.log_softmax",
        "nnworks.functional.softmax",
        "nnworks.nn.LogSoftmax.forward",
    ),
)


def log_softmax(log_softmax, *, seed=0):
    """log_softmax(x): rows of scores (N, K) -> logarithms of shares (N, K)."""
    check_all([LOG_SOFTMAX], [log_softmax], seed)
