"""Wrong answers to the task momentum: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% uphill
# message: the sign is wrong
def momentum_step(p, g, v, lr, beta):
    v = beta * v + g
    return p + lr * v, v


# %% minus_twice
# message: two minus signs
def momentum_step(p, g, v, lr, beta):
    v = beta * v - g
    return p - lr * v, v


# %% no_memory
# message: the velocity has no memory
def momentum_step(p, g, v, lr, beta):
    return p - lr * g, g


# %% along_the_gradient
# message: the step is taken along the gradient alone
def momentum_step(p, g, v, lr, beta):
    v = beta * v + g
    return p - lr * g, v


# %% old_velocity
# message: the velocity from before
def momentum_step(p, g, v, lr, beta):
    new = p - lr * v
    return new, beta * v + g


# %% moving_average
# message: that is a moving average, as in Adam
def momentum_step(p, g, v, lr, beta):
    v = beta * v + (1 - beta) * g
    return p - lr * v, v


# %% beta_at_the_gradient
# message: beta stands at the gradient
def momentum_step(p, g, v, lr, beta):
    v = v + beta * g
    return p - lr * v, v


# %% rate_inside
# message: the learning rate is put into the velocity
def momentum_step(p, g, v, lr, beta):
    v = beta * v - lr * g
    return p + v, v


# %% nesterov
# message: Nesterov's form
def momentum_step(p, g, v, lr, beta):
    v = beta * v + g
    return p - lr * (g + beta * v), v


# %% old_velocity_returned
# message: the old velocity came back
def momentum_step(p, g, v, lr, beta):
    new = beta * v + g
    return p - lr * new, v


# %% in_place
# message: it changes v in place
def momentum_step(p, g, v, lr, beta):
    v *= beta
    v += g
    return p - lr * v, v


# %% swapped
# message: the two results are in the wrong order
def momentum_step(p, g, v, lr, beta):
    v = beta * v + g
    return v, p - lr * v


# %% p_alone
# message: where 2 values belong
def momentum_step(p, g, v, lr, beta):
    return p - lr * (beta * v + g)


# %% zeros
# message: zeros whatever goes in
def momentum_step(p, g, v, lr, beta):
    return 0 * p, 0 * v


# %% hard_coded
# message: whatever goes in
def momentum_step(p, g, v, lr, beta):
    return np.array([-0.125, 3.625]), np.array([2.25, -3.25])
