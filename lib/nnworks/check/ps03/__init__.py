"""The checks of assignment 3, "Backpropagation": one function a task.

Each takes the student's function and, optionally, the seed of the random inputs. It
prints one line and returns None when it is right; otherwise it raises `CheckFailed`.
"""

from nnworks.check.ps03._checker import gradient_checker
from nnworks.check.ps03._cross_entropy import cross_entropy
from nnworks.check.ps03._linear import linear_backward
from nnworks.check.ps03._mse import mse
from nnworks.check.ps03._relu import relu_backward
from nnworks.check.ps03._sequential import sequential_backward
from nnworks.check.ps03._sgd import sgd
from nnworks.check.ps03._sigmoid import sigmoid_backward
from nnworks.check.ps03._softmax_cross_entropy import softmax_cross_entropy_backward
from nnworks.check.ps03._yours import yours

__all__ = [
    "cross_entropy",
    "gradient_checker",
    "linear_backward",
    "mse",
    "relu_backward",
    "sequential_backward",
    "sgd",
    "sigmoid_backward",
    "softmax_cross_entropy_backward",
    "yours",
]
