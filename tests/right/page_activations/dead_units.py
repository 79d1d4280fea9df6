"""Right answers to the task dead_units, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% largest
def dead_units(z):
    return np.sum(z.max(axis=0) <= 0)


# %% loop
def dead_units(z):
    count = 0
    for unit in range(z.shape[1]):
        if not (z[:, unit] > 0).any():
            count += 1
    return count


# %% outputs
def dead_units(z):
    y = np.maximum(z, 0)
    return int((y.sum(axis=0) == 0).sum())


# %% all_but_the_living
def dead_units(z):
    return z.shape[1] - np.count_nonzero((z > 0).any(axis=0))
