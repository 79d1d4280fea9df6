"""Right answers to the task weight_decay_step, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% shrink_then_step
def weight_decay_step(w, g, lr, decay):
    return (1 - lr * decay) * w - lr * g


# %% two_steps
def weight_decay_step(w, g, lr, decay):
    slope = g + decay * w
    return w + (-lr) * slope


# %% number_by_number
def weight_decay_step(w, g, lr, decay):
    new = np.zeros(np.shape(w))
    for place, value in np.ndenumerate(w):
        new[place] = value - lr * g[place] - lr * decay * value
    return new
