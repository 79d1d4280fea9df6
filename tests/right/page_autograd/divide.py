"""Right answers to the task divide, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% by_powers
def divide(a, b):
    return a * b**-1, b**-1, -a * b**-2


# %% step_by_step
def divide(a, b):
    q = a / b
    along_a = 1 / b
    along_b = -q * along_a
    return [q, along_a, along_b]
