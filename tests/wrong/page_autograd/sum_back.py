"""Wrong answers to the task sum_back: each must fail with a message that names it."""

# ruff: noqa
import numpy as np


# %% exchanged
# message: the two are exchanged
def sum_back(grad):
    return grad.sum(axis=1, keepdims=True), grad.sum(axis=0)


# %% wrong_axes
# message: along the wrong axes
def sum_back(grad):
    return grad.sum(axis=1), grad.sum(axis=0).reshape(-1, 1)


# %% column_flat
# message: the column has lost its axis
def sum_back(grad):
    return grad.sum(axis=0), grad.sum(axis=1)


# %% row_not_flat
# message: the row has an axis too many
def sum_back(grad):
    return grad.sum(axis=0, keepdims=True), grad.sum(axis=1, keepdims=True)


# %% means
# message: these are means
def sum_back(grad):
    return grad.mean(axis=0), grad.mean(axis=1, keepdims=True)


# %% one_copy
# message: one of the copies is picked
def sum_back(grad):
    return grad[0], grad[:, :1]


# %% totals
# message: into one number
def sum_back(grad):
    return grad.sum(), grad.sum()


# %% zeros
# message: it returns zeros
def sum_back(grad):
    return 0 * grad[0], 0 * grad[:, :1]


# %% hard_coded
# message: whatever goes in
def sum_back(grad):
    return np.array([11.0, 22.0, 33.0]), np.array([[6.0], [60.0]])


# %% right_shape_wrong_values
# message: not one that this check knows
def sum_back(grad):
    return grad.sum(axis=0) + 1, grad.sum(axis=1, keepdims=True)
