"""The student's own functions where they are right, the library's where not yet."""

from nnworks import functional as F
from nnworks.check.attempt import yours_among
from nnworks.check.ps01._batch import BATCH
from nnworks.check.ps01._sigmoid import SIGMOID
from nnworks.check.ps01._train import TRAIN, train
from nnworks.check.ps01._update import UPDATE, update

_PIECES = {
    "neuron_batch": (BATCH, BATCH.reference),
    "perceptron_train": (TRAIN, train),
    "perceptron_update": (UPDATE, update),
    "sigmoid": (SIGMOID, F.sigmoid),
}


def yours(**functions):
    """Give back each function if it passes its check, else the library's.

    So that a later task builds on the student's own work, and depends on no earlier
    answer. One printed line a function says which it is.

    Parameters
    ----------
    **functions : callable
        By their names in the notebook: ``yours(sigmoid=sigmoid)``.

    Returns
    -------
    callable, or a list of callable where several were given
    """
    return yours_among(_PIECES, functions)
