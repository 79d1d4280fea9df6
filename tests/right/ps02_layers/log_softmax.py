"""Right answers to the task log_softmax, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% row_by_row
def log_softmax(x):
    rows = []
    for row in x:
        z = row - row.max()
        rows.append(z - np.log(sum(np.exp(z))))
    return np.stack(rows)


# %% by_logaddexp
def log_softmax(x):
    return x - np.logaddexp.reduce(x, axis=1, keepdims=True)


# %% largest_given_back
def log_softmax(x):
    largest = x.max(axis=1, keepdims=True)
    total = np.exp(x - largest).sum(axis=1, keepdims=True)
    return x - (largest + np.log(total))


# %% turned_over
def log_softmax(x):
    z = x.T - x.max(axis=1)
    return (z - np.log(np.exp(z).sum(axis=0))).T
