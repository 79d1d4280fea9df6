"""Right answers to the task hill, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loop_over_units
def hill(x, centre, width, height):
    y = np.zeros(np.shape(x))
    for bend, times in [(-width, 1), (0, -2), (width, 1)]:
        y = y + times * height / width * np.maximum(0, x - centre - bend)
    return y


# %% as_a_layer
def hill(x, centre, width, height):
    x = np.asarray(x, dtype=float)
    W1, b1 = np.ones((3, 1)), -np.array([centre - width, centre, centre + width])
    w2 = np.array([1, -2, 1]) * height / width
    return np.maximum(x[..., None] @ W1.T + b1, 0) @ w2


# %% from_the_distance
def hill(x, centre, width, height):
    return height * np.maximum(1 - np.abs(x - centre) / width, 0)
