"""Wrong answers to the task fold: each must fail with a message naming it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% once
# message: it folds once, however large times is
def tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def fold(x, times):
    return tent(x)


# %% from_the_first_x
# message: each round starts from the first x
def tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def fold(x, times):
    y = x
    for _ in range(times):
        y = tent(x)
    return y


# %% once_too_often
# message: it folds once too often
def tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def fold(x, times):
    for _ in range(times + 1):
        x = tent(x)
    return x


# %% once_too_little
# message: it folds once too little
def tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def fold(x, times):
    for _ in range(1, times):
        x = tent(x)
    return x


# %% return_in_the_loop
# message: is the `return` inside the loop
def tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def fold(x, times):
    for _ in range(times):
        x = tent(x)
        return x


# %% multiplied
# message: a fold of a fold is something else
def tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def fold(x, times):
    return times * tent(x)


# %% flat_after_the_middle
# message: the line lies flat
def fold(x, times):
    for _ in range(times):
        x = 2 * np.maximum(x, 0) - 2 * np.maximum(x - 0.5, 0)
    return x


# %% adds
# message: it takes away
def fold(x, times):
    for _ in range(times):
        x = 2 * np.maximum(x, 0) + 4 * np.maximum(x - 0.5, 0)
    return x


# %% only_doubles
# message: it only doubles
def fold(x, times):
    for _ in range(times):
        x = 2 * np.maximum(x, 0)
    return x


# %% half_the_height
# message: only half as high
def fold(x, times):
    for _ in range(times):
        x = np.maximum(x, 0) - 2 * np.maximum(x - 0.5, 0)
    return x


# %% half_the_height_by_minimum
# message: only half as high
def fold(x, times):
    for _ in range(times):
        x = np.minimum(x, 1 - x)
    return x


# %% begins_at_one
# message: it begins in the middle
def fold(x, times):
    for _ in range(times):
        x = 2 * np.maximum(x, 0) - 4 * np.maximum(x - 1, 0)
    return x


# %% cuts
# message: a fold turns the second half over
def fold(x, times):
    for _ in range(times):
        x = 2 * x % 1
    return x


# %% cuts_by_cases
# message: a fold turns the second half over
def fold(x, times):
    for _ in range(times):
        x = np.where(x < 0.5, 2 * x, 2 * x - 1)
    return x


# %% no_relu
# message: one straight line
def fold(x, times):
    for _ in range(times):
        x = 2 * x - 4 * (x - 0.5)
    return x


# %% adds_the_rounds
# message: the results of all rounds are added up
def tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def fold(x, times):
    total = np.zeros(x.shape)
    for _ in range(times):
        x = tent(x)
        total = total + x
    return total


# %% the_number_of_pieces
# message: this is the number of pieces
def fold(x, times):
    return 2**times


# %% python_if
# message: cannot decide for many numbers at once
def fold(x, times):
    for _ in range(times):
        if x < 0.5:
            x = 2 * x
        else:
            x = 2 - 2 * x
    return x


# %% loops_over_the_number
# message: a single number stands where an array
def tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def fold(x, times):
    for _ in times:
        x = tent(x)
    return x


# %% changes_x
# message: it changes x in place
def fold(x, times):
    for _ in range(times):
        x[...] = 2 * np.minimum(x, 1 - x)
    return x
