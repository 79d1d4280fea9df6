"""Wrong answers to the task weight_decay_step: each fails by its name."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_decay
# message: the step without weight decay
def weight_decay_step(w, g, lr, decay):
    return w - lr * g


# %% wrong_sign
# message: pushes the weights away from 0
def weight_decay_step(w, g, lr, decay):
    return w - lr * (g - decay * w)


# %% uphill
# message: It goes uphill
def weight_decay_step(w, g, lr, decay):
    return w + lr * (g + decay * w)


# %% outside_of_the_learning_rate
# message: not multiplied by the learning rate
def weight_decay_step(w, g, lr, decay):
    return w * (1 - decay) - lr * g


# %% the_penalty_for_its_slope
# message: The penalty's own value
def weight_decay_step(w, g, lr, decay):
    return w - lr * (g + decay / 2 * w**2)


# %% twice
# message: not twice as much
def weight_decay_step(w, g, lr, decay):
    return w - lr * (g + 2 * decay * w)


# %% half
# message: not half of it
def weight_decay_step(w, g, lr, decay):
    return w - lr * (g + 0.5 * decay * w)


# %% l1
# message: the pull of L1
def weight_decay_step(w, g, lr, decay):
    return w - lr * (g + decay * np.sign(w))


# %% without_the_weight
# message: all weights are pushed the same way
def weight_decay_step(w, g, lr, decay):
    return w - lr * (g + decay)


# %% the_step_alone
# message: asked for are the weights after it
def weight_decay_step(w, g, lr, decay):
    return lr * (g + decay * w)
