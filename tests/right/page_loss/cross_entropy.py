"""Right answers to the task cross_entropy, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loop
def cross_entropy(p, y):
    total = 0.0
    for row, k in zip(p, y):
        total -= np.log(row[k])
    return total / len(y)


# %% one_hot
def cross_entropy(p, y):
    right = np.eye(p.shape[1])[y]
    return -np.sum(right * np.log(p)) / len(p)


# %% take
def cross_entropy(p, y):
    came = np.take_along_axis(p, y[:, None], axis=1)
    return np.log(1 / came).mean()
