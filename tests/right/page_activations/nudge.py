"""Right answers to the task nudge, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loop
def nudge(z):
    left = 1.0
    for each in z:
        s = 1 / (1 + np.exp(-each))
        left = left * s * (1 - s)
    return left


# %% logarithms
def nudge(z):
    return np.exp(np.sum(-z - 2 * np.log(1 + np.exp(-z))))


# %% through_tanh
def nudge(z):
    return np.prod((1 - np.tanh(z / 2) ** 2) / 4)


# %% measured
def nudge(z):
    h = 1e-5
    f = lambda v: 1 / (1 + np.exp(-v))
    return np.prod((f(z + h) - f(z - h)) / (2 * h))
