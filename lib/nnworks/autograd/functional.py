"""What networks end in: log-softmax and cross-entropy, composed of Tensor's own steps.

No gradient is written here: it follows from those of the steps.
"""

import numpy as np

from nnworks.autograd.tensor import Tensor, as_tensor

__all__ = ["cross_entropy", "log_softmax"]


def log_softmax(x, dim=-1):
    """Logarithm of softmax along `dim`, exact for large scores; of the shape of x."""
    x = as_tensor(x, "x")
    # The largest score is subtracted as a constant: the result does not depend on it.
    z = x - x.data.max(axis=dim, keepdims=True)
    return z - z.exp().sum(dim, keepdim=True).log()


def cross_entropy(logits, target):
    """Mean of minus the log-probability that the right class gets.

    Parameters
    ----------
    logits : Tensor of shape (N, C)
        Scores, before any softmax.
    target : array-like of int, shape (N,)
        The right class of each row, from 0 to C - 1.

    Returns
    -------
    Tensor with one number

    Raises
    ------
    TypeError, ValueError
        When the shapes do not fit, or a label is no class.
    """
    logits = as_tensor(logits, "logits")
    labels = np.asarray(target.data if isinstance(target, Tensor) else target)
    if logits.ndim != 2 or labels.shape != logits.shape[:1]:
        raise ValueError(
            f"cross_entropy: got logits of shape {logits.shape} and labels of shape"
            f" {labels.shape}, expected (N, C) and (N,): a row of scores and one label"
            " for each example."
        )
    if labels.dtype.kind not in "iu":
        raise TypeError(
            f"target: got labels of type {labels.dtype}, expected whole numbers;"
            " convert them with y.astype(int)."
        )
    bad = labels[(labels < 0) | (labels >= logits.shape[1])]
    if bad.size:
        raise ValueError(
            f"target: got the label {bad[0]}, expected 0 to {logits.shape[1] - 1}, one"
            " for each column of the logits."
        )
    return -log_softmax(logits)[np.arange(len(labels)), labels].mean()
