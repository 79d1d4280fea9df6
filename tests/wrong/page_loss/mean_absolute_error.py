"""Wrong answers to the task mean_absolute_error: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% signs_kept
# message: residuals above and below cancel
def mean_absolute_error(y_hat, y):
    return np.mean(y_hat - y)


# %% sign_dropped_late
# message: The sign is dropped after the mean
def mean_absolute_error(y_hat, y):
    return abs((y_hat - y).mean())


# %% squared
# message: this is the mean squared error
def mean_absolute_error(y_hat, y):
    return np.mean((y_hat - y) ** 2)


# %% root
# message: the root of the mean squared error
def mean_absolute_error(y_hat, y):
    return np.sqrt(np.mean((y_hat - y) ** 2))


# %% sum
# message: The sizes are added up
def mean_absolute_error(y_hat, y):
    return np.abs(y_hat - y).sum()


# %% no_mean
# message: one for each number
def mean_absolute_error(y_hat, y):
    return np.abs(y_hat - y)


# %% abs_first
# message: before the difference
def mean_absolute_error(y_hat, y):
    return np.mean(np.abs(y_hat) - np.abs(y))


# %% middle
# message: the middle of the sizes
def mean_absolute_error(y_hat, y):
    return np.median(np.abs(y_hat - y))


# %% rows
# message: divides by the number of rows
def mean_absolute_error(y_hat, y):
    total = np.sum(np.abs(y - y_hat))
    return total / len(y)


# %% zeros
# message: It returns zeros whatever goes in
def mean_absolute_error(y_hat, y):
    return 0.0


# %% first_example
# message: It returns 2.0 whatever goes in
def mean_absolute_error(y_hat, y):
    return 2.0
