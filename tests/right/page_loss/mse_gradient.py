"""Right answers to the task mse_gradient, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% both_halves
def mse_gradient(y_hat, y):
    g = (y_hat - y) / np.size(y)
    return g + g


# %% loop
def mse_gradient(y_hat, y):
    g = np.zeros(np.shape(y))
    for place in np.ndindex(g.shape):
        g[place] = 2 * (y_hat[place] - y[place]) / g.size
    return g


# %% other_order
def mse_gradient(y_hat, y):
    return (y - y_hat) * (-2 / y.size)
