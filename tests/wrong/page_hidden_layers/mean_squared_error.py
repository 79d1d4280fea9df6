"""Wrong answers to the task mean_squared_error: each fails by its name."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% sum
# message: take their mean
def mean_squared_error(y_hat, y):
    return np.sum((y_hat - y) ** 2)


# %% not_squared
# message: the differences are not squared
def mean_squared_error(y_hat, y):
    return np.mean(y_hat - y)


# %% distances
# message: the mean of the distances
def mean_squared_error(y_hat, y):
    return np.mean(abs(y_hat - y))


# %% square_of_the_mean
# message: the square of the mean
def mean_squared_error(y_hat, y):
    return np.mean(y_hat - y) ** 2


# %% root
# message: leave the root out
def mean_squared_error(y_hat, y):
    return np.sqrt(np.mean((y_hat - y) ** 2))


# %% half
# message: half of the right number
def mean_squared_error(y_hat, y):
    return 0.5 * np.mean((y_hat - y) ** 2)


# %% no_mean
# message: their mean is asked for
def mean_squared_error(y_hat, y):
    return (y_hat - y) ** 2


# %% divided_by_rows
# message: a table has more numbers than rows
def mean_squared_error(y_hat, y):
    return ((y_hat - y) ** 2).sum() / len(y)


# %% squared_too_early
# message: take the difference first
def mean_squared_error(y_hat, y):
    return np.mean(y_hat**2 - y**2)
