"""Weights of trained networks, small enough to come with the library."""

from pathlib import Path

import numpy as np

from nnworks.data import digits as _images
from nnworks.data import train_test_split
from nnworks.weights.reader import reader, reader_record

__all__ = ["DIGITS_RIGHT", "digits", "digits_split", "reader", "reader_record"]

_FOLDER = Path(__file__).parent
_SPLIT_SEED = 0
_NAMES = ("weight1", "bias1", "weight2", "bias2")

DIGITS_RIGHT = 350
"""How many of the 359 held-out images the network of `digits` reads rightly."""


def digits_split():
    """Split the 1,797 digits as for the training of `digits`.

    Returns
    -------
    X_train, X_test, y_train, y_test : ndarray
        1,438 images that it learned from and 359 that it never saw, of shape (N, 64),
        and the digit that each shows, of shape (N,).

    Raises
    ------
    ModuleNotFoundError
        When scikit-learn, which brings the images, is not installed.
    """
    return train_test_split(*_images(), rng=_SPLIT_SEED)


def digits():
    """Load a network that reads the digits of 8 x 8 pixels: 64-32-10, ReLU between.

    Returns
    -------
    weight1 : ndarray of shape (32, 64)
    bias1 : ndarray of shape (32,)
    weight2 : ndarray of shape (10, 32)
    bias2 : ndarray of shape (10,)

    Notes
    -----
    Made by ``python -m nnworks.weights.train_digits``, in NumPy alone. It reads 350 of
    the 359 held-out images (`DIGITS_RIGHT`), 97.5 %.
    """
    with np.load(_FOLDER / "digits_64_32_10.npz") as stored:
        return tuple(stored[name].astype(np.float64) for name in _NAMES)
