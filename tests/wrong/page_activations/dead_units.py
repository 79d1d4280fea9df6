"""Wrong answers to the task dead_units: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% rows
# message: look down the rows: axis=0
def dead_units(z):
    return np.sum(np.all(z <= 0, axis=1))


# %% any
# message: silent for every one
def dead_units(z):
    return np.sum(np.any(z <= 0, axis=0))


# %% below_zero
# message: at a sum of exactly 0
def dead_units(z):
    return np.sum(np.all(z < 0, axis=0))


# %% all_entries
# message: all silent outputs are counted
def dead_units(z):
    return np.sum(z <= 0)


# %% the_living
# message: these are the living
def dead_units(z):
    return np.sum(np.any(z > 0, axis=0))


# %% always_awake
# message: answer every time
def dead_units(z):
    return np.sum((z > 0).all(axis=0))


# %% mean_of_column
# message: mean and sum of a column
def dead_units(z):
    return np.sum(z.mean(axis=0) <= 0)


# %% sum_of_column
# message: mean and sum of a column
def dead_units(z):
    return np.sum(z.sum(axis=0) <= 0)


# %% smallest
# message: silent for every one
def dead_units(z):
    return np.sum(z.min(axis=0) <= 0)


# %% one_answer_each
# message: says of each unit whether it is dead
def dead_units(z):
    return np.all(z <= 0, axis=0)


# %% share
# message: the share of the units
def dead_units(z):
    return np.mean(np.all(z <= 0, axis=0))


# %% first_example
# message: only the first example
def dead_units(z):
    return np.sum(z[0] <= 0)


# %% len_of_all
# message: the number of all units
def dead_units(z):
    return len(np.all(z <= 0, axis=0))


# %% which
# message: the places of the dead units
def dead_units(z):
    return np.where(np.all(z <= 0, axis=0))[0]
