"""Right answers to the task mean_absolute_error, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loop
def mean_absolute_error(y_hat, y):
    total, count = 0.0, 0
    for a, b in zip(np.ravel(y_hat), np.ravel(y)):
        total += a - b if a > b else b - a
        count += 1
    return total / count


# %% maximum_minus_minimum
def mean_absolute_error(y_hat, y):
    return (np.maximum(y_hat, y) - np.minimum(y_hat, y)).mean()


# %% root_of_each_square
def mean_absolute_error(y_hat, y):
    return np.sqrt((y_hat - y) ** 2.0).sum() / y.size
