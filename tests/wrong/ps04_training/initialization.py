"""Wrong answers to the task initialization: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% fan_out
# message: fan_out stands where fan_in belongs
def he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


# %% variance
# message: the variance stands where the standard deviation belongs
def he(fan_in, fan_out, rng):
    return rng.normal(0, 2 / fan_in, (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, 2 / (fan_in + fan_out), (fan_out, fan_in))


# %% two_missing
# message: the 2 is missing
def he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


# %% turned
# message: the shape is turned round
def he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


# %% uniform
# message: these are not normally distributed
def he(fan_in, fan_out, rng):
    bound = np.sqrt(6 / fan_in)
    return rng.uniform(-bound, bound, (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    bound = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-bound, bound, (fan_out, fan_in))


# %% he_for_both
# message: this is He's start
def he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


# %% brackets_missing
# message: brackets are missing
def he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in + fan_out), (fan_out, fan_in))


# %% standard
# message: the standard deviation is 1
def he(fan_in, fan_out, rng):
    return rng.normal(size=(fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return rng.normal(size=(fan_out, fan_in))


# %% fixed_seed
# message: each call gives the same numbers
def he(fan_in, fan_out, rng):
    rng = np.random.default_rng(0)
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    rng = np.random.default_rng(0)
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


# %% own_chance
# message: the numbers do not come from `rng`
def he(fan_in, fan_out, rng):
    return np.random.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return np.random.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


# %% equal_rows
# message: one row, or one column, is repeated
def he(fan_in, fan_out, rng):
    return np.tile(rng.normal(0, np.sqrt(2 / fan_in), fan_in), (fan_out, 1))


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


# %% zeros
# message: all weights are equal
def he(fan_in, fan_out, rng):
    return np.zeros((fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return np.zeros((fan_out, fan_in))


# %% not_around_0
# message: the middle is not 0
def he(fan_in, fan_out, rng):
    return rng.normal(np.sqrt(2 / fan_in), np.sqrt(2 / fan_in), (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


# %% no_shape
# message: one row for each output
def he(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), fan_in * fan_out).reshape(fan_in, -1)


def xavier(fan_in, fan_out, rng):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


# %% library
# message: the task is to write it
def he(fan_in, fan_out, rng):
    return nn.init.kaiming_normal_(nn.Linear(fan_in, fan_out).weight, rng=rng).data


def xavier(fan_in, fan_out, rng):
    return nn.init.xavier_normal_(nn.Linear(fan_in, fan_out).weight, rng=rng).data
