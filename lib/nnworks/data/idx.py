"""MNIST from its official files: 70,000 handwritten digits of 28 x 28 pixels."""

import gzip
import os
from pathlib import Path

import numpy as np

from nnworks._validate import as_choice

__all__ = ["mnist"]

FILES = {
    "train": ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    "test": ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
}


def mnist(part="train"):
    """Handwritten digits of 28 x 28 pixels: 60,000 to learn from, 10,000 held out.

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
        When the folder named by the variable ``NNWORKS_DATA`` does not hold them; says
        what to put where, and which set comes with the package.
    ValueError
        When `part` is neither, or a file is not what its name says.

    Notes
    -----
    LeCun, Bottou, Bengio and Haffner (1998). Each digit was scaled into a box of 20 x
    20 pixels and moved until its centre of mass was in the middle of the 28 x 28.
    """
    images, labels = FILES[as_choice(part, "part", FILES)]
    X = read_idx(_find(images), ndim=3)
    y = read_idx(_find(labels), ndim=1)
    if len(X) != len(y):
        raise ValueError(f"{images}: got {len(X)} images for {len(y)} labels.")
    return X.reshape(len(X), -1).astype(np.float32) / 255, y.astype(int)


def read_idx(path, ndim):
    """Read one idx file, the format of MNIST: a head of sizes, then the bytes."""
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError):
        word = f"{path.name}: it is no gzip file; download it again."
        raise ValueError(word) from None
    # Two zeros, 8 for unsigned bytes, the number of dimensions; then the sizes.
    head, start = content[:4], 4 + 4 * ndim
    if head != bytes([0, 0, 8, ndim]):
        raise ValueError(
            f"{path.name}: it begins with {head!r}, expected an idx file of bytes in"
            f" {ndim} dimension{'s' * (ndim > 1)}; download it again."
        )
    shape = np.frombuffer(content[4:start], ">u4").astype(int)
    body = np.frombuffer(content[start:], np.uint8)
    if body.size != shape.prod():
        raise ValueError(
            f"{path.name}: got {body.size} bytes, expected {shape.prod()} for shape"
            f" {tuple(shape.tolist())}; download it again."
        )
    return body.reshape(shape)


def _find(name):
    folder = os.environ.get("NNWORKS_DATA")
    path = Path(folder, "mnist", name) if folder else None
    if path is None or not path.is_file():
        where = f"the folder {folder}" if folder else "NNWORKS_DATA, which is not set"
        raise FileNotFoundError(
            f"mnist: no mnist/{name} in {where}; put MNIST's four files there, or use"
            " nnworks.data.digits(), which comes with scikit-learn."
        )
    return path
