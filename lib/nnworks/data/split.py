"""Hold some examples back, to judge on what was never seen."""

import numpy as np

from nnworks._validate import as_labels, as_number, as_rng

__all__ = ["train_test_split"]


def train_test_split(X, y, test_size=0.2, *, stratify=True, rng=None):
    """Split examples into two parts, with the same share of every class in both.

    Parameters
    ----------
    X : ndarray of shape (N, ...)
    y : ndarray of shape (N,)
        Class labels, or numbers to be predicted.
    test_size : float, default=0.2
        The share held back, between 0 and 1.
    stratify : bool, default=True
        Keep the share of every class; False for numbers such as prices, where each may
        stand alone.
    rng : int or numpy.random.Generator, default=None

    Returns
    -------
    X_train, X_test, y_train, y_test : ndarray
        In scikit-learn's order; examples in random order.

    Raises
    ------
    TypeError, ValueError
        When there is not one label for each example, test_size is no share, or one
        part would be empty.
    """
    X = np.asarray(X)
    if X.ndim == 0:
        raise ValueError(f"X: got {X}, expected an array, one row for each example.")
    y = as_labels(y, X)
    test_size = as_number(test_size, "test_size")
    if not 0 < test_size < 1:
        raise ValueError(
            f"test_size: got {test_size:g}, expected a share between 0 and 1, as 0.2."
        )
    rng = as_rng(rng)
    test = np.zeros(len(y), dtype=bool)
    groups = y if stratify else np.zeros(len(y))
    for label in np.unique(groups):
        members = rng.permutation(np.flatnonzero(groups == label))
        test[members[: round(test_size * len(members))]] = True
    if test.all() or not test.any():
        raise ValueError(
            f"test_size: got {test_size:g} of {len(y)} examples in"
            f" {len(np.unique(groups))} classes, which leaves one part empty; take more"
            " examples of each class or another share, or stratify=False for numbers"
            " that are no classes."
        )
    order = rng.permutation(len(y))
    train, held = order[~test[order]], order[test[order]]
    return X[train], X[held], y[train], y[held]
