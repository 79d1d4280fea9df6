"""Right answers to the task count_mistakes, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loop
def count_mistakes(X, y, w, b):
    count = 0
    for x, target in zip(X, y):
        if (x @ w + b >= 0) != target:
            count += 1
    return count


# %% absolute_errors
def count_mistakes(X, y, w, b):
    return np.abs(y - (X @ w + b >= 0)).sum()


# %% count_nonzero
def count_mistakes(X, y, w, b):
    fires = (w * X).sum(axis=1) >= -b
    return np.count_nonzero(fires != (y == 1))


# %% plain_python
def count_mistakes(X, y, w, b):
    sums = [sum(xi * wi for xi, wi in zip(row, w)) + b for row in X]
    return len([1 for z, target in zip(sums, y) if (1 if z >= 0 else 0) != target])
