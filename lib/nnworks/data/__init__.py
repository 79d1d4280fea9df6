"""Data sets as NumPy arrays, each with one call: ``X, y = data.digits()``."""

from nnworks.data.download import available
from nnworks.data.houses import california_housing, diabetes
from nnworks.data.idx import CLOTHES, fashion_mnist, mnist
from nnworks.data.images import digits
from nnworks.data.loader import DataLoader
from nnworks.data.split import train_test_split
from nnworks.data.toy import clouds, gate, moons, spirals
from nnworks.data.village import made_up_houses

__all__ = [
    "CLOTHES",
    "DataLoader",
    "available",
    "california_housing",
    "clouds",
    "diabetes",
    "digits",
    "fashion_mnist",
    "gate",
    "made_up_houses",
    "mnist",
    "moons",
    "spirals",
    "train_test_split",
]


def _warm_up():
    """Where notebooks are graded: read once what nearly every one of them reads."""
    try:
        digits()
    except ModuleNotFoundError:  # who asks for them hears of it
        pass
