"""Wrong answers to the task chain: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% exchanged
# message: The first two are exchanged
def chain(w, x, y):
    r = w * x - y
    return 2 * r * w, 2 * r * x, -2 * r


# %% no_two
# message: missing its 2
def chain(w, x, y):
    r = w * x - y
    return r * x, r * w, -r


# %% sign_of_y
# message: its local slope is -1
def chain(w, x, y):
    g = 2 * (w * x - y)
    return g * x, g * w, g


# %% target_minus_answer
# message: r is the answer minus the target
def chain(w, x, y):
    g = 2 * (y - w * x)
    return g * x, g * w, -g


# %% slopes_not_multiplied
# message: The 2 r is missing
def chain(w, x, y):
    return x, w, -1


# %% one_for_all
# message: multiplied by the other factor
def chain(w, x, y):
    g = 2 * (w * x - y)
    return g, g, -g


# %% by_the_loss
# message: It multiplies by the loss
def chain(w, x, y):
    L = (w * x - y) ** 2
    return L * x, L * w, -L


# %% added
# message: here they are added
def chain(w, x, y):
    g = 2 * (w * x - y)
    return g + x, g + w, g - 1


# %% from_the_example
# message: expected
def chain(w, x, y):
    return 12.0, 8.0, -4.0


# %% zeros
# message: zeros
def chain(w, x, y):
    return 0.0, 0.0, 0.0
