"""Wrong answers to the task mse_gradient: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% not_divided
# message: not divided by how many
def mse_gradient(y_hat, y):
    return 2 * (y_hat - y)


# %% two_missing
# message: The 2 is missing
def mse_gradient(y_hat, y):
    return (y_hat - y) / y.size


# %% residuals
# message: these are the residuals
def mse_gradient(y_hat, y):
    return y_hat - y


# %% turned_round
# message: The signs are turned round
def mse_gradient(y_hat, y):
    return 2 * (y - y_hat) / y.size


# %% rows
# message: divides by the number of rows
def mse_gradient(y_hat, y):
    return 2 * (y_hat - y) / len(y_hat)


# %% averaged
# message: averaged into one number
def mse_gradient(y_hat, y):
    return np.mean(2 * (y_hat - y))


# %% signs_dropped
# message: The signs are dropped
def mse_gradient(y_hat, y):
    return 2 * np.abs(y_hat - y) / y.size


# %% absolute_error
# message: the slope of the absolute error
def mse_gradient(y_hat, y):
    return np.sign(y_hat - y) / y.size


# %% squares
# message: These are the squares
def mse_gradient(y_hat, y):
    return (y_hat - y) ** 2 / y.size


# %% loss
# message: This is the loss itself
def mse_gradient(y_hat, y):
    return np.mean((y_hat - y) ** 2)


# %% zeros
# message: It returns zeros whatever goes in
def mse_gradient(y_hat, y):
    return np.zeros(y.shape)
