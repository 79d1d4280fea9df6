"""Right answers to the task nudged_slope, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loss_as_a_function
def nudged_slope(w, x, y, eps):
    def loss(w):
        r = w * x - y
        return r * r

    return (loss(w + eps) - loss(w - eps)) / (2 * eps)


# %% both_at_once
def nudged_slope(w, x, y, eps):
    down, up = (np.array([w - eps, w + eps]) * x - y) ** 2
    return (up - down) / 2 / eps
