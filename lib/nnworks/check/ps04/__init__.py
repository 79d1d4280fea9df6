"""The checks of assignment 4, "Training": one function a task.

Each takes the student's functions and, optionally, the seed of the random inputs. It
prints one line and returns None when they are right; otherwise it raises `CheckFailed`.
"""

from nnworks.check.ps04._adam import adam
from nnworks.check.ps04._batches import mini_batches
from nnworks.check.ps04._digits import digits
from nnworks.check.ps04._dropout import dropout
from nnworks.check.ps04._houses import houses
from nnworks.check.ps04._momentum import momentum
from nnworks.check.ps04._start import initialization
from nnworks.check.ps04._stopping import early_stopping
from nnworks.check.ps04._yours import yours

__all__ = [
    "adam",
    "digits",
    "dropout",
    "early_stopping",
    "houses",
    "initialization",
    "mini_batches",
    "momentum",
    "yours",
]
