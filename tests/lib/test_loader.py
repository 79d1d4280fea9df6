import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnworks.data import DataLoader


def rows(count):
    return np.arange(count * 2.0).reshape(count, 2), np.arange(count)


@given(st.integers(1, 40), st.integers(1, 45), st.booleans(), st.integers(0, 99))
def test_every_example_comes_once_an_epoch_with_its_label(n, size, shuffle, seed):
    X, y = rows(n)
    loader = DataLoader(X, y, size, shuffle, rng=seed)
    for _ in range(2):
        batches = list(loader)
        assert len(batches) == len(loader) == -(-n // size)
        assert all(len(xb) == size for xb, _ in batches[:-1])
        labels = np.concatenate([yb for _, yb in batches])
        np.testing.assert_array_equal(np.sort(labels), y)
        np.testing.assert_array_equal(
            np.concatenate([x for x, _ in batches]), X[labels]
        )


def test_without_shuffle_the_order_stays():
    X, y = rows(5)
    labels = [yb.tolist() for _, yb in DataLoader(X, y, 2)]
    assert labels == [[0, 1], [2, 3], [4]]


def test_shuffle_gives_a_new_order_each_epoch_and_the_same_from_a_seed():
    X, y = rows(50)

    def epochs():
        loader = DataLoader(X, y, 7, True, rng=3)
        return [np.concatenate([yb for _, yb in loader]).tolist() for _ in range(3)]

    first = epochs()
    assert first[0] != first[1] != first[2] != list(range(50))
    assert first == epochs()


@given(st.integers(1, 40), st.integers(1, 40))
def test_drop_last_leaves_out_the_small_batch(n, size):
    X, y = rows(n)
    if size > n:
        with pytest.raises(ValueError, match="drop_last leaves no batch"):
            DataLoader(X, y, size, drop_last=True)
        return
    batches = list(DataLoader(X, y, size, drop_last=True))
    assert len(batches) == n // size and {len(xb) for xb, _ in batches} == {size}


def test_a_batch_is_a_copy_and_keeps_its_type():
    X, y = rows(4)
    X = X.astype(np.float32)
    xb, yb = next(iter(DataLoader(X, y, 2)))
    assert xb.dtype == np.float32 and yb.dtype == y.dtype
    xb[:] = 7
    assert X[0, 0] == 0


def test_targets_may_be_rows_and_lists():
    batches = list(DataLoader([[1], [2], [3]], [[0.5, 1], [1, 2], [2, 3]], 2))
    assert batches[1][1].tolist() == [[2, 3]]


BAD = [
    (([[1.0], [np.nan]], [0, 1]), ValueError, "X: it contains nan in row 1, expected"),
    (([[1.0], [2.0]], [0, np.inf]), ValueError, "y: it contains inf in row 1"),
    (([[1.0], [2.0]], [0]), ValueError, "y: got 1 rows for 2 rows of X"),
    (([["a"]], [0]), TypeError, "X: got values of type <U1, expected numbers"),
    (([], []), ValueError, r"X: got shape \(0,\), expected at least one row"),
    ((1.0, 2.0), ValueError, r"X: got shape \(\), expected at least one row"),
    (([[1], [2, 3]], [0, 1]), ValueError, "X: its rows have different lengths"),
    (([[1]], [0], 0), ValueError, "batch_size: got 0"),
    (([[1]], [0], 1.5), TypeError, "batch_size: got the float 1.5"),
]


@pytest.mark.parametrize("args, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(args, error, words):
    with pytest.raises(error, match=words) as caught:
        DataLoader(*args)
    assert "\n" not in str(caught.value)


def test_a_bad_rng_is_refused():
    with pytest.raises(ValueError, match="rng: got the str"):
        DataLoader([[1]], [0], rng="luck")
