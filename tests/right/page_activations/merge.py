"""Right answers to the task merge, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% two_points
def merge(w1, b1, w2, b2):
    at_0 = w2 * (w1 * 0 + b1) + b2
    at_1 = w2 * (w1 * 1 + b1) + b2
    return at_1 - at_0, at_0


# %% as_a_list
def merge(w1, b1, w2, b2):
    return [w1 * w2, b1 * w2 + b2]


# %% as_matrices
def merge(w1, b1, w2, b2):
    first = np.array([[w1, b1], [0, 1]])
    second = np.array([[w2, b2], [0, 1]])
    both = second @ first
    return both[0, 0], both[0, 1]
