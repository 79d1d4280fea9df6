"""Real images that come with a package: nothing to download."""

import functools
import importlib.util
from pathlib import Path

import numpy as np

__all__ = ["digits"]


def digits(classes=None):
    """1,797 handwritten digits of 8 x 8 pixels, from scikit-learn.

    Parameters
    ----------
    classes : sequence of int, optional
        Keep only these digits, for example ``(3, 8)``; all ten when not given.

    Returns
    -------
    X : ndarray of shape (N, 64)
        Pixels row by row, 0.0 for paper to 1.0 for ink.
    y : ndarray of int of shape (N,)
        The digit that was written.

    Raises
    ------
    ModuleNotFoundError
        When scikit-learn is not installed; says which command installs it.
    ValueError
        When `classes` names a digit that is none.

    Notes
    -----
    The test part of the "Optical Recognition of Handwritten Digits" data set (Alpaydin
    and Kaynak, 1998), written by 13 people.
    """
    X, y = _all_digits()
    if classes is not None:
        wanted = np.asarray(classes)
        whole = wanted.ndim == 1 and wanted.size and wanted.dtype.kind in "iu"
        if not (whole and np.isin(wanted, range(10)).all()):
            raise ValueError(
                f"classes: got {classes!r}, expected some of the digits 0 to 9, as"
                " (3, 8)."
            )
        keep = np.isin(y, wanted)
        return X[keep], y[keep]
    return X.copy(), y.copy()


@functools.cache
def _all_digits():
    """Read once, from scikit-learn's file, for importing all of it takes a second."""
    found = importlib.util.find_spec("sklearn")
    if found is None or found.origin is None:
        raise ModuleNotFoundError(
            "digits: they come with scikit-learn, which is not installed; run"
            " `pip install scikit-learn`."
        )
    file = Path(found.origin).parent / "datasets" / "data" / "digits.csv.gz"
    if not file.is_file():  # a version that keeps it elsewhere knows where
        from sklearn.datasets import load_digits

        X, y = load_digits(return_X_y=True)
        return X / 16.0, y
    table = np.loadtxt(file, delimiter=",")
    return table[:, :-1] / 16.0, table[:, -1].astype(int)
