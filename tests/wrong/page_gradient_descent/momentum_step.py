"""Wrong answers to the task momentum_step: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% old_velocity
# message: follow the old velocity
def momentum_step(w, v, g, lr, beta):
    w = w - lr * v
    v = beta * v + g
    return w, v


# %% gradient_alone
# message: follow the gradient alone
def momentum_step(w, v, g, lr, beta):
    v = beta * v + g
    return w - lr * g, v


# %% uphill
# message: The velocity is added to the weights
def momentum_step(w, v, g, lr, beta):
    v = beta * v + g
    return w + lr * v, v


# %% moving_average
# message: This is a moving average
def momentum_step(w, v, g, lr, beta):
    v = beta * v + (1 - beta) * g
    return w - lr * v, v


# %% rate_inside
# message: The learning rate is inside
def momentum_step(w, v, g, lr, beta):
    v = beta * v + lr * g
    return w - v, v


# %% the_step_itself
# message: The velocity holds the step itself
def momentum_step(w, v, g, lr, beta):
    v = beta * v - lr * g
    return w + v, v


# %% beta_missing
# message: kept whole
def momentum_step(w, v, g, lr, beta):
    v = v + g
    return w - lr * v, v


# %% beta_at_the_slope
# message: beta stands at the new slope
def momentum_step(w, v, g, lr, beta):
    v = v + beta * g
    return w - lr * v, v


# %% no_memory
# message: Nothing of the old velocity is kept
def momentum_step(w, v, g, lr, beta):
    return w - lr * g, g


# %% nesterov
# message: a step ahead
def momentum_step(w, v, g, lr, beta):
    v = beta * v + g
    return w - lr * (g + beta * v), v


# %% no_rate
# message: The learning rate is missing
def momentum_step(w, v, g, lr, beta):
    v = beta * v + g
    return w - v, v


# %% turned_round
# message: The order of the results
def momentum_step(w, v, g, lr, beta):
    v = beta * v + g
    return v, w - lr * v


# %% in_place
# message: changes v in place
def momentum_step(w, v, g, lr, beta):
    v *= beta
    v += g
    return w - lr * v, v


# %% zeros
# message: It returns zeros
def momentum_step(w, v, g, lr, beta):
    return np.zeros(w.shape), np.zeros(w.shape)
