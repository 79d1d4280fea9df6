"""The checks of assignment 1, "One artificial neuron": one function a task.

Each takes the student's functions and, optionally, the seed of the random inputs. It
prints one line and returns None when they are right; otherwise it raises `CheckFailed`.
"""

from nnworks.check.ps01._batch import batch
from nnworks.check.ps01._digits import digits
from nnworks.check.ps01._gates import gates
from nnworks.check.ps01._sigmoid import sigmoid
from nnworks.check.ps01._step import step
from nnworks.check.ps01._sum import weighted_sum
from nnworks.check.ps01._tanh_relu import tanh_relu
from nnworks.check.ps01._train import perceptron_train
from nnworks.check.ps01._update import perceptron_update
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
