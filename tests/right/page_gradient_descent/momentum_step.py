"""Right answers to the task momentum_step, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% new_names
def momentum_step(w, v, g, lr, beta):
    velocity = g + v * beta
    weights = w - velocity * lr
    return weights, velocity


# %% loop
def momentum_step(w, v, g, lr, beta):
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        new_v[place] = beta * v[place] + g[place]
        new_w[place] = w[place] - lr * new_v[place]
    return new_w, new_v


# %% two_parts
def momentum_step(w, v, g, lr, beta):
    return w - lr * g - lr * beta * v, g + beta * v
