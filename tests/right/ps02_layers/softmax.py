"""Right answers to the task softmax, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% row_by_row
def softmax(x):
    rows = []
    for row in x:
        e = np.exp(row - max(row))
        rows.append(e / sum(e))
    return np.array(rows)


# %% turned_over
def softmax(x):
    e = np.exp(x.T - x.max(axis=1))
    return (e / e.sum(axis=0)).T


# %% by_differences
def softmax(x):
    with np.errstate(over="ignore"):
        return 1 / np.exp(x[:, None, :] - x[:, :, None]).sum(axis=2)


# %% by_logaddexp
def softmax(x):
    return np.exp(x - np.logaddexp.reduce(x, axis=1)[:, None])


# %% einsum
def softmax(x):
    e = np.exp(x - np.amax(x, axis=-1, keepdims=True))
    return np.einsum("nk,n->nk", e, 1 / np.einsum("nk->n", e))
