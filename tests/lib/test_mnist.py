"""MNIST and its like from their official files, and one sentence where they are not."""

import gzip

import numpy as np
import pytest

from nnworks import data
from nnworks.data import resume

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
    monkeypatch.setattr(resume, "ATTEMPTS", 0)  # no test asks the network
    monkeypatch.setattr("nnworks.data.download.cache", lambda: tmp_path / "cache")
    return place


def test_pixels_row_by_row_from_0_to_1(folder):
    X, y = data.mnist("test")
    assert X.shape == (3, 784) and X.dtype == np.float32 and y.tolist() == [7, 2, 1]
    np.testing.assert_allclose(X[0, :256], np.arange(256) / 255, rtol=1e-6)


def test_what_is_missing_is_said(folder, monkeypatch):
    with pytest.raises(
        FileNotFoundError, match="train-images.* is neither in NNWORKS_DATA .* nor in"
    ):
        data.mnist()
    with pytest.raises(FileNotFoundError, match="fashion_mnist: t10k.*nnworks data"):
        data.fashion_mnist("test")
    monkeypatch.delenv("NNWORKS_DATA")
    with pytest.raises(FileNotFoundError, match=r"NNWORKS_DATA \(not set\).*digits"):
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
    with pytest.raises(ValueError, match="is no gzip file, or not whole; delete it"):
        data.mnist("test")
    whole = gzip.compress(bytes(range(200)))
    damaged = whole[:40] + bytes(20) + whole[60:]
    for body in (whole[:-9], damaged, gzip.compress(bytes([0, 0, 8, 1, 0]))):
        (folder / NAMES[1]).write_bytes(body)
        with pytest.raises(ValueError, match="get it again") as error:
            data.mnist("test")
        assert str(folder / NAMES[1]) in str(error.value)


def test_the_official_files_where_they_are():
    if not (data.available("mnist") and data.available("fashion_mnist")):
        return  # the format is tested above
    X, y = data.fashion_mnist("test")
    assert X.shape == (10_000, 784) and np.bincount(y).tolist() == [1000] * 10
    assert len(data.CLOTHES) == 10
    X, y = data.mnist("test")
    assert X.shape == (10_000, 784) and X.max() == 1
    assert np.bincount(y).tolist() == [
        *(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009)
    ]
