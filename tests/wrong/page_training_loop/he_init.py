"""Wrong answers to the task he_init: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% rows
# message: A unit adds up its inputs, the columns
def he_init(draws):
    return draws * np.sqrt(2 / len(draws))


# %% no_root
# message: The root is missing
def he_init(draws):
    return draws * 2 / draws.shape[1]


# %% no_two
# message: The 2 is missing
def he_init(draws):
    return draws / np.sqrt(draws.shape[1])


# %% xavier
# message: This is Xavier's spread
def he_init(draws):
    return draws * np.sqrt(2 / sum(draws.shape))


# %% divided
# message: It divides where it should multiply
def he_init(draws):
    return draws / np.sqrt(2 / draws.shape[1])


# %% all_weights
# message: The number of all weights is used
def he_init(draws):
    return draws * np.sqrt(2 / draws.size)


# %% zeros
# message: all units stay alike
def he_init(draws):
    return np.zeros(draws.shape)


# %% as_drawn
# message: The draws come back as they were
def he_init(draws):
    return draws


# %% the_spread_alone
# message: he_init(
def he_init(draws):
    return np.sqrt(2 / draws.shape[1])


# %% hard_coded
# message: he_init(
def he_init(draws):
    return draws * np.sqrt(2 / 64)
