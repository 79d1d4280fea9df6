"""MNIST and Fashion-MNIST from their official files: 28 x 28 pixels each."""

import gzip
import math
import zlib

import numpy as np

from nnworks._validate import as_choice
from nnworks.data import download

__all__ = ["CLOTHES", "fashion_mnist", "mnist"]

FILES = {
    "train": ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    "test": ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
}
CLOTHES = (
    "T-shirt/top",
    "trouser",
    "pullover",
    "dress",
    "coat",
    "sandal",
    "shirt",
    "sneaker",
    "bag",
    "ankle boot",
)


def mnist(part="train"):
    """Handwritten digits of 28 x 28 pixels: 60,000 to learn from, 10,000 held out.

    Taken from the folder that the variable ``NNWORKS_DATA`` names, or from the cache;
    downloaded once, 11.6 MB, where it is in neither.

    Parameters
    ----------
    part : {'train', 'test'}, default='train'

    Returns
    -------
    X : ndarray of float32 of shape (N, 784)
        Pixels row by row, 0.0 for paper to 1.0 for ink.
    y : ndarray of int of shape (N,)
        The digit that was written.

    Raises
    ------
    FileNotFoundError
        When it is not here and cannot be downloaded; says which command gets it, and
        which set comes with a package.
    ValueError
        When `part` is neither, or a file is not what its name says.

    Notes
    -----
    LeCun, Bottou, Bengio and Haffner (1998). Each digit was scaled into a box of 20 x
    20 pixels and moved until its centre of mass was in the middle of the 28 x 28.
    """
    return _images("mnist", part)


def fashion_mnist(part="train"):
    """Pieces of clothing of 28 x 28 pixels: 60,000 to learn from, 10,000 held out.

    A drop-in for `mnist` that is harder; found and downloaded (30.9 MB) like it.

    Parameters
    ----------
    part : {'train', 'test'}, default='train'

    Returns
    -------
    X : ndarray of float32 of shape (N, 784)
        Pixels row by row, 0.0 for the background to 1.0.
    y : ndarray of int of shape (N,)
        0 to 9; ``CLOTHES[y]`` says what it is.

    Raises
    ------
    FileNotFoundError
        When it is not here and cannot be downloaded; says which command gets it, and
        which set comes with a package.
    ValueError
        When `part` is neither, or a file is not what its name says.

    Notes
    -----
    Xiao, Rasul and Vollgraf (2017), arXiv:1708.07747.
    """
    return _images("fashion_mnist", part)


def _images(name, part):
    images, labels = FILES[as_choice(part, "part", FILES)]
    X = read_idx(download.file(name, images), ndim=3)
    y = read_idx(download.file(name, labels), ndim=1)
    if len(X) != len(y):
        raise ValueError(
            f"{images}: got {len(X)} images for {len(y)} labels; delete both files and"
            f" run `python -m nnworks data {name}`."
        )
    return X.reshape(len(X), -1).astype(np.float32) / 255, y.astype(int)


def read_idx(path, ndim):
    """Read one idx file, the format of MNIST: a head of sizes, then the bytes."""
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error):
        raise ValueError(_broken(path, "it is no gzip file, or not whole")) from None
    # Two zeros, 8 for unsigned bytes, the number of dimensions; then the sizes.
    head, start = content[:4], 4 + 4 * ndim
    if head != bytes([0, 0, 8, ndim]):
        dimensions = f"{ndim} dimension{'s' * (ndim > 1)}"
        what = f"it begins with {head!r}, expected an idx file of bytes in {dimensions}"
        raise ValueError(_broken(path, what))
    if len(content) < start:
        raise ValueError(_broken(path, "it ends before the sizes that it should hold"))
    shape = tuple(np.frombuffer(content[4:start], ">u4").tolist())
    body = np.frombuffer(content[start:], np.uint8)
    if body.size != math.prod(shape):
        what = f"got {body.size} bytes, expected {math.prod(shape)} for shape {shape}"
        raise ValueError(_broken(path, what))
    return body.reshape(shape)


def _broken(path, what):
    return f"{path}: {what}; delete it and get it again."
