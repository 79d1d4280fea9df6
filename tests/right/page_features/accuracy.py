"""Right answers to the task accuracy, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loop
def accuracy(scores, y):
    right = 0
    for row, k in zip(scores, y):
        if row.argmax() == k:
            right += 1
    return right / len(y)


# %% largest_is_the_right_one
def accuracy(scores, y):
    return np.mean(scores[np.arange(len(y)), y] == scores.max(axis=1))


# %% plain_python
def accuracy(scores, y):
    hits = [k == list(row).index(max(row)) for row, k in zip(scores, y)]
    return sum(hits) / len(hits)
