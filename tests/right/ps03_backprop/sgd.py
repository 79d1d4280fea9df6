"""Right answers to the task sgd, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_index
def sgd(parameters, gradients, lr):
    for i in range(len(parameters)):
        parameters[i] -= lr * gradients[i]


# %% written_into
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p[...] = p - lr * g
    return


# %% entry_by_entry
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        for place in np.ndindex(p.shape):
            p[place] = p[place] - lr * g[place]
    return parameters


# %% subtract_out
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        np.subtract(p, lr * g, out=p)
    return
