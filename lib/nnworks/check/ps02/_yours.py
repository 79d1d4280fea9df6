"""The student's own functions where they are right, the library's where not yet."""

from nnworks import functional as F
from nnworks.check.attempt import yours_among
from nnworks.check.ps02._activations import RELU
from nnworks.check.ps02._linear import LINEAR, forward
from nnworks.check.ps02._softmax import SOFTMAX


def _softmax(x):
    return F.softmax(x, 1)


_PIECES = {
    "linear": (LINEAR, forward),
    "relu": (RELU, F.relu),
    "softmax": (SOFTMAX, _softmax),
}


def yours(**functions):
    """Give back each function if it passes its check, else the library's.

    So that a later task builds on the student's own work, and depends on no earlier
    answer. One printed line a function says which it is.

    Parameters
    ----------
    **functions : callable
        By their names in the notebook: ``yours(linear=linear)``.

    Returns
    -------
    callable, or a list of callable where several were given
    """
    return yours_among(_PIECES, functions)
