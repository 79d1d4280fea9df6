"""Right answers to the task sum_back, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loops
def sum_back(grad):
    row = np.zeros(grad.shape[1])
    column = np.zeros((len(grad), 1))
    for (i, k), g in np.ndenumerate(grad):
        row[k] += g
        column[i, 0] += g
    return row, column


# %% products
def sum_back(grad):
    return np.ones(len(grad)) @ grad, grad @ np.ones((grad.shape[1], 1))
