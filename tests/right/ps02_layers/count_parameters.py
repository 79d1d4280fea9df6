"""Right answers to the task count_parameters, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% vectors
def count_parameters(sizes):
    return np.sum((sizes[:-1] + 1) * sizes[1:])


# %% dot
def count_parameters(sizes):
    return sizes[:-1] @ sizes[1:] + sizes[1:].sum()


# %% shapes
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        weight_shape = (sizes[i + 1], sizes[i])
        total += weight_shape[0] * weight_shape[1] + sizes[i + 1]
    return int(total)


# %% recursive
def count_parameters(sizes):
    if len(sizes) < 2:
        return 0
    return (sizes[0] + 1) * sizes[1] + count_parameters(sizes[1:])
