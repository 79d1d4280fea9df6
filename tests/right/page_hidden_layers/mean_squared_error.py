"""Right answers to the task mean_squared_error, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% sum_over_size
def mean_squared_error(y_hat, y):
    miss = y - y_hat
    return (miss * miss).sum() / miss.size


# %% loop
def mean_squared_error(y_hat, y):
    total, count = 0.0, 0
    for a, b in zip(np.ravel(y_hat), np.ravel(y)):
        total += (a - b) ** 2
        count += 1
    return total / count


# %% by_dot_product
def mean_squared_error(y_hat, y):
    miss = (y_hat - y).ravel()
    return miss @ miss / len(miss)
