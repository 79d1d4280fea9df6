"""Wrong answers to the task nudge: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% added
# message: the slopes are added
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    return np.sum(s * (1 - s))


# %% mean
# message: the mean of the slopes
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    return np.mean(s * (1 - s))


# %% outputs
# message: these are the outputs
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    return np.prod(s)


# %% z_for_sigmoid
# message: z is taken for sigmoid(z)
def nudge(z):
    return np.prod(z * (1 - z))


# %% tanh
# message: the slope of tanh
def nudge(z):
    return np.prod(1 - np.tanh(z) ** 2)


# %% plus
# message: a plus stands where a minus belongs
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    return np.prod(s * (1 + s))


# %% formula_of_tanh
# message: the formula of tanh used on the sigmoid
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    return np.prod(1 - s**2)


# %% not_multiplied
# message: these are the slopes, one for each unit
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


# %% cumulated
# message: after each unit, from the first on
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    return np.cumprod(s * (1 - s))


# %% first_for_all
# message: the first slope is used for all
def nudge(z):
    s = 1 / (1 + np.exp(-z[0]))
    return (s * (1 - s)) ** len(z)


# %% last_alone
# message: the last unit alone
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    return (s * (1 - s))[-1]


# %% returns_in_the_loop
# message: the first unit alone
def nudge(z):
    left = 1
    for each in z:
        s = 1 / (1 + np.exp(-each))
        left = left * s * (1 - s)
        return left


# %% best_case
# message: the best case
def nudge(z):
    return 0.25 ** len(z)


# %% the_output
# message: this is what comes out of the chain
def nudge(z):
    y = z[0]
    for _ in range(len(z)):
        y = 1 / (1 + np.exp(-y))
    return y


# %% forgot_return
# message: return
def nudge(z):
    s = 1 / (1 + np.exp(-z))
    np.prod(s * (1 - s))


# %% starts_at_zero
# message: zeros whatever goes in
def nudge(z):
    left = 0
    for each in z:
        s = 1 / (1 + np.exp(-each))
        left = left * s * (1 - s)
    return left
