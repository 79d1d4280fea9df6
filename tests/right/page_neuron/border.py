"""Right answers to the task border, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% two_fractions
def border(x1, w, b):
    return -w[0] / w[1] * x1 - b / w[1]


# %% with_names
def border(x1, w, b):
    w1, w2 = w
    return (-b - w1 * np.asarray(x1)) / w2


# %% from_the_level_of_x1_0
def border(x1, w, b):
    start = -b / w[1]
    steep = w[0] / w[1]
    return start - steep * x1


# %% multiplied_by_the_inverse
def border(x1, w, b):
    return np.multiply(x1, w[0]) * (-1 / w[1]) + b * (-1 / w[1])
