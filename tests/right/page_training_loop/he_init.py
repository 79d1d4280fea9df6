"""Right answers to the task he_init, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% step_by_step
def he_init(draws):
    units, inputs = draws.shape
    spread = (2 / inputs) ** 0.5
    return spread * draws


# %% row_by_row
def he_init(draws):
    weight = np.zeros(draws.shape)
    for i, row in enumerate(draws):
        weight[i] = row / np.sqrt(len(row) / 2)
    return weight
