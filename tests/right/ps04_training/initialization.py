"""Right answers to the task initialization, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% standard_normal
def he(fan_in, fan_out, rng):
    return rng.standard_normal((fan_out, fan_in)) * (2 / fan_in) ** 0.5


def xavier(fan_in, fan_out, rng):
    return rng.standard_normal((fan_out, fan_in)) * (2 / (fan_in + fan_out)) ** 0.5


# %% turned_over
def he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2) / np.sqrt(fan_in), (fan_in, fan_out)).T


def xavier(fan_in, fan_out, rng):
    mean = (fan_in + fan_out) / 2
    return rng.normal(0, 1 / np.sqrt(mean), (fan_in, fan_out)).T


# %% row_by_row
def he(fan_in, fan_out, rng):
    std = np.sqrt(2 / fan_in)
    return np.array([rng.normal(0, std, fan_in) for _ in range(fan_out)])


def xavier(fan_in, fan_out, rng):
    std = np.sqrt(2 / (fan_in + fan_out))
    return np.array([rng.normal(0, std, fan_in) for _ in range(fan_out)])
