"""Right answers to the task megabytes, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% in_steps
def megabytes(count, bits):
    in_bytes = count * (bits / 8)
    return in_bytes / 10**6


# %% bits_in_a_megabyte
def megabytes(count, bits):
    return count * bits / 8e6


# %% share_of_a_megabyte
def megabytes(count, bits):
    return np.float64(count) * bits * 0.125e-6
