"""MNIST from its official files, and one sentence where they are not."""

import gzip
import os
from pathlib import Path

import numpy as np
import pytest

from nnworks import data

NAMES = ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")


def write(path, array):
    head = bytes([0, 0, 8, array.ndim])
    sizes = np.array(array.shape, ">u4").tobytes()
    path.write_bytes(gzip.compress(head + sizes + array.astype(np.uint8).tobytes()))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Three pictures and their labels, where MNIST would be."""
    place = tmp_path / "mnist"
    place.mkdir()
    write(place / NAMES[0], np.arange(3 * 784).reshape(3, 28, 28) % 256)
    write(place / NAMES[1], np.array([7, 2, 1]))
    monkeypatch.setenv("NNWORKS_DATA", str(tmp_path))
    return place


def test_pixels_row_by_row_from_0_to_1(folder):
    X, y = data.mnist("test")
    assert X.shape == (3, 784) and X.dtype == np.float32 and y.tolist() == [7, 2, 1]
    np.testing.assert_allclose(X[0, :256], np.arange(256) / 255, rtol=1e-6)


def test_what_is_missing_is_said(folder, monkeypatch):
    with pytest.raises(
        FileNotFoundError, match="no mnist/train-images.* in the folder"
    ):
        data.mnist()
    monkeypatch.delenv("NNWORKS_DATA")
    with pytest.raises(FileNotFoundError, match="NNWORKS_DATA, which is not set; put"):
        data.mnist("test")
    with pytest.raises(ValueError, match="part: got the str 'valid', expected one of"):
        data.mnist("valid")


def test_a_broken_file_is_said(folder):
    (folder / NAMES[1]).write_bytes(gzip.compress(b"hello, world"))
    with pytest.raises(
        ValueError, match="expected an idx file of bytes in 1 dimension;"
    ):
        data.mnist("test")
    (folder / NAMES[1]).write_bytes(gzip.compress(bytes([0, 0, 8, 1, 0, 0, 0, 9, 1])))
    with pytest.raises(ValueError, match=r"got 1 bytes, expected 9 for shape \(9,\)"):
        data.mnist("test")
    write(folder / NAMES[1], np.array([7, 2]))
    with pytest.raises(ValueError, match="got 3 images for 2 labels"):
        data.mnist("test")
    (folder / NAMES[1]).write_bytes(b"no gzip at all")
    with pytest.raises(ValueError, match="is no gzip file; download it again"):
        data.mnist("test")


def test_the_official_files_where_they_are():
    place = Path(os.environ.get("NNWORKS_DATA", ""), "mnist", NAMES[0])
    if not place.is_file():
        return  # the format is tested above
    X, y = data.mnist("test")
    assert X.shape == (10_000, 784) and X.max() == 1
    assert np.bincount(y).tolist() == [
        *(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009)
    ]
