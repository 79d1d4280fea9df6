"""Right answers to the task chain, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% multiplied_out
def chain(w, x, y):
    return 2 * w * x**2 - 2 * x * y, 2 * w**2 * x - 2 * w * y, 2 * y - 2 * w * x


# %% as_an_array
def chain(w, x, y):
    return tuple(2 * (w * x - y) * np.array([x, w, -1.0]))


# %% node_by_node
def chain(w, x, y):
    y_hat = w * x
    r = y_hat - y
    g_L = 1
    g_r = g_L * 2 * r
    g_y_hat, g_y = g_r * 1, g_r * (-1)
    return g_y_hat * x, g_y_hat * w, g_y
