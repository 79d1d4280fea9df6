"""The student's own pieces where they are right, the library's where not yet."""

from nnworks.check.attempt import yours_or
from nnworks.check.ps03 import _layers
from nnworks.check.ps03._checker import CHECKER, by_nudging
from nnworks.check.ps03._cross_entropy import CROSS_ENTROPY, surprise
from nnworks.check.ps03._linear import LINEAR
from nnworks.check.ps03._mse import MSE, mean_squared_error
from nnworks.check.ps03._relu import RELU
from nnworks.check.ps03._sequential import TWO as SEQUENTIAL
from nnworks.check.ps03._sgd import THREE as SGD
from nnworks.check.ps03._sigmoid import SIGMOID
from nnworks.check.ps03._softmax_cross_entropy import SOFTMAX_CROSS_ENTROPY, slopes


def _downhill(parameters, gradients, lr):
    for parameter, gradient in zip(parameters, gradients, strict=True):
        parameter -= lr * gradient


_PIECES = {
    "mse": (MSE, mean_squared_error),
    "cross_entropy": (CROSS_ENTROPY, surprise),
    "gradient_checker": (CHECKER, by_nudging),
    "ReLU": (RELU, _layers.ReLU),
    "Sigmoid": (SIGMOID, _layers.Sigmoid),
    "Linear": (LINEAR, _layers.Linear),
    "softmax_cross_entropy_backward": (SOFTMAX_CROSS_ENTROPY, slopes),
    "Sequential": (SEQUENTIAL, _layers.Sequential),
    "sgd": (SGD, _downhill),
}


def yours(**pieces):
    """Give back each function or class if it passes its check, else the library's.

    So that a later task builds on the student's own work, and depends on no earlier
    answer. One printed line a piece says which it is.

    Parameters
    ----------
    **pieces : callable, or (callable, callable)
        By their names in the notebook; where the check calls a thin function around a
        piece, that comes second: ``yours(mse=mse, ReLU=(ReLU, relu_backward))``.

    Returns
    -------
    callable, or a list of callable where several were given
    """
    found = []
    for name, given in pieces.items():
        task, library = _PIECES[name]
        own, checked = given if type(given) is tuple else (given, given)
        right = yours_or(None, checked, task) is not None
        found.append(own if right else library)
    return found[0] if len(found) == 1 else found
