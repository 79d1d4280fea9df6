"""The checks of assignment 1, "One artificial neuron": one function a task.

Each takes the student's functions and, optionally, the seed of the random inputs. It
prints one line and returns None when they are right, and raises `CheckFailed` otherwise.
"""

from nnworks.check.ps01._curves import sigmoid, tanh_relu
from nnworks.check.ps01._digits import digits
from nnworks.check.ps01._gates import gates
from nnworks.check.ps01._learning import perceptron_train, perceptron_update
from nnworks.check.ps01._sums import batch, step, weighted_sum
from nnworks.check.ps01._yours import yours

__all__ = [
    "batch",
    "digits",
    "gates",
    "perceptron_train",
    "perceptron_update",
    "sigmoid",
    "step",
    "tanh_relu",
    "weighted_sum",
    "yours",
]
