"""Hold some examples back, to judge on what was never seen."""

import numpy as np

from nnworks._validate import as_number

__all__ = ["train_test_split"]


def train_test_split(X, y, test_size=0.2, *, rng=None):
    """Split examples into two parts with the same share of every class (stratified).

    Parameters
    ----------
    X : ndarray of shape (N, ...)
    y : ndarray of shape (N,)
        Class labels.
    test_size : float, default=0.2
        The share held back, between 0 and 1.
    rng : int or numpy.random.Generator, default=None

    Returns
    -------
    X_train, X_test, y_train, y_test : ndarray
        In scikit-learn's order; examples in random order.
    """
    X, y = np.asarray(X), np.asarray(y)
    test_size = as_number(test_size, "test_size")
    if not 0 < test_size < 1:
        raise ValueError(
            f"test_size: got {test_size:g}, expected a share between 0 and 1, as 0.2."
        )
    if y.ndim != 1 or len(X) != len(y) or len(y) < 2:
        raise ValueError(
            f"X and y: got shapes {X.shape} and {y.shape}, expected (N, ...) and (N,)"
            " with the same N of at least 2."
        )
    rng = np.random.default_rng(rng)
    test = np.zeros(len(y), dtype=bool)
    for label in np.unique(y):
        members = rng.permutation(np.flatnonzero(y == label))
        test[members[: round(test_size * len(members))]] = True
    order = rng.permutation(len(y))
    train, held = order[~test[order]], order[test[order]]
    return X[train], X[held], y[train], y[held]
