"""The checks of assignment 2, "Layers": one function a task.

Each takes the student's functions and, optionally, the seed of the random inputs. It
prints one line and returns None when they are right; otherwise it raises `CheckFailed`.
"""

from nnworks.check.ps02._activations import activation_layers
from nnworks.check.ps02._bumps import bumps
from nnworks.check.ps02._collapse import collapse
from nnworks.check.ps02._count import count_parameters
from nnworks.check.ps02._digits import digits
from nnworks.check.ps02._linear import linear_forward
from nnworks.check.ps02._log_softmax import log_softmax
from nnworks.check.ps02._sequential import sequential
from nnworks.check.ps02._softmax import softmax
from nnworks.check.ps02._xor import xor_by_hand
from nnworks.check.ps02._yours import yours

__all__ = [
    "activation_layers",
    "bumps",
    "collapse",
    "count_parameters",
    "digits",
    "linear_forward",
    "log_softmax",
    "sequential",
    "softmax",
    "xor_by_hand",
    "yours",
]
