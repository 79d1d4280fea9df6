"""Right answers to the task momentum, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% copies
def momentum_step(p, g, v, lr, beta):
    v, p = v.copy(), p.copy()
    v *= beta
    v += g
    p -= lr * v
    return p, v


# %% written_out
def momentum_step(p, g, v, lr, beta):
    return p - lr * (g + v * beta), g + v * beta


# %% entry_by_entry
def momentum_step(p, g, v, lr, beta):
    new_p, new_v = np.zeros(p.shape), np.zeros(p.shape)
    for i in np.ndindex(p.shape):
        new_v[i] = beta * v[i] + g[i]
        new_p[i] = p[i] - lr * new_v[i]
    return new_p, new_v
