"""Right answers to the task fold, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% with_minimum
def fold(x, times):
    for _ in range(times):
        x = 2 * np.minimum(x, 1 - x)
    return x


# %% with_absolute
def fold(x, times):
    x = np.array(x)
    for _ in range(times):
        x = 1 - np.abs(2 * x - 1)
    return x


# %% by_cases
def fold(x, times):
    while times > 0:
        x = np.where(x < 0.5, 2 * x, 2 - 2 * x)
        times = times - 1
    return x


# %% calls_itself
def fold(x, times):
    if times == 0:
        return x
    return fold(1 - np.abs(1 - 2 * x), times - 1)


# %% as_layers
def fold(x, times):
    W1, b1, w2 = np.array([1.0, 1.0]), np.array([0.0, -0.5]), np.array([2.0, -4.0])
    for _ in range(times):
        x = np.maximum(x[..., None] * W1 + b1, 0) @ w2
    return x
