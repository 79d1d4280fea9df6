"""Data sets as NumPy arrays, each with one call: ``X, y = data.digits()``."""

from nnworks.data.idx import mnist
from nnworks.data.images import digits
from nnworks.data.loader import DataLoader
from nnworks.data.split import train_test_split
from nnworks.data.toy import clouds, gate, moons, spirals

__all__ = [
    "DataLoader",
    "clouds",
    "digits",
    "gate",
    "mnist",
    "moons",
    "spirals",
    "train_test_split",
]
