"""Mini-batches: the examples in small groups, in a new order every epoch."""

import numpy as np

from nnworks._validate import as_count, as_rng

__all__ = ["DataLoader"]


class DataLoader:
    """Gives the examples batch by batch; each run through it is one epoch.

    Parameters
    ----------
    X : array-like of shape (N, ...)
    y : array-like of shape (N,) or (N, K)
        Labels or targets, one row for each example.
    batch_size : int, default=1
        The last batch holds what is left over and may be smaller.
    shuffle : bool, default=False
        Take the examples in a new random order every epoch; X and y stay paired.
    rng : int or numpy.random.Generator, default=None
        PyTorch has one global seed instead.
    drop_last : bool, default=False
        Leave out a last batch that is smaller than the others.

    Raises
    ------
    TypeError, ValueError
        When X or y holds anything but finite numbers, they are not equally long, or
        batch_size is no whole number above 0 or leaves no batch.
    """

    def __init__(self, X, y, batch_size=1, shuffle=False, *, rng=None, drop_last=False):
        self.X, self.y = _finite(X, "X"), _finite(y, "y")
        if len(self.X) != len(self.y):
            raise ValueError(
                f"y: got {len(self.y)} rows for {len(self.X)} rows of X, expected one"
                " for each example; were both cut in the same way?"
            )
        self.batch_size = as_count(batch_size, "batch_size")
        self.shuffle, self.drop_last = bool(shuffle), bool(drop_last)
        self._rng = as_rng(rng)
        if not len(self):
            raise ValueError(
                f"batch_size: got {self.batch_size} for {len(self.X)} examples, and"
                " drop_last leaves no batch at all; take smaller batches."
            )

    def __len__(self):
        """Count the batches of an epoch."""
        whole, rest = divmod(len(self.X), self.batch_size)
        return whole + (rest > 0 and not self.drop_last)

    def __iter__(self):
        """Iterate over (batch of X, batch of y) for one epoch."""
        count = len(self.X)
        order = self._rng.permutation(count) if self.shuffle else None
        for start in range(0, len(self) * self.batch_size, self.batch_size):
            stop = min(start + self.batch_size, count)
            # Without an order a copy too: who changes a batch does not change the data.
            rows = np.arange(start, stop) if order is None else order[start:stop]
            yield self.X[rows], self.y[rows]


def _finite(value, name):
    """An array of finite numbers of any type; float32 images stay float32."""
    try:
        array = np.asarray(value)
    except ValueError:  # NumPy's word for rows of different lengths
        raise ValueError(
            f"{name}: its rows have different lengths; expected a rectangular array."
        ) from None
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"{name}: got values of type {array.dtype}, expected numbers; turn words"
            " into numbers first."
        )
    if array.ndim == 0 or array.size == 0:
        raise ValueError(f"{name}: got shape {array.shape}, expected at least one row.")
    # NaN goes through min and max, and neither makes an array as large as the data.
    if not (np.isfinite(array.min()) and np.isfinite(array.max())):
        row = np.argwhere(~np.isfinite(array))[0]
        raise ValueError(
            f"{name}: it contains {array[tuple(row)]} in row {row[0]}, expected finite"
            " numbers only; remove or replace those entries first."
        )
    return array
