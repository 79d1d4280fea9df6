"""Right answers to the task parameters, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% a_loop
def parameters(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total = total + sizes[i - 1] * sizes[i] + sizes[i]
    return total


# %% a_dot_product
def parameters(sizes):
    return (sizes[:-1] + 1) @ sizes[1:]


# %% weights_then_biases
def parameters(sizes):
    weights = np.sum(sizes[:-1] * sizes[1:])
    biases = np.sum(sizes) - sizes[0]
    return weights + biases


# %% built_and_measured
def parameters(sizes):
    arrays = []
    for a, b in zip(sizes, sizes[1:]):
        arrays += [np.zeros((b, a)), np.zeros(b)]
    return sum(array.size for array in arrays)
