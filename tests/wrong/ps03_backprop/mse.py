"""Wrong answers to the task mse: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% factor_2_forgotten
# message: the factor 2 is missing from the gradient
def mse(prediction, target):
    residual = prediction - target
    return np.mean(residual**2), residual / residual.size


# %% mean_forgotten_in_the_loss
# message: the loss is a sum here
def mse(prediction, target):
    residual = prediction - target
    return np.sum(residual**2), 2 * residual / residual.size


# %% mean_forgotten_in_the_gradient
# message: not divided by the number of entries
def mse(prediction, target):
    residual = prediction - target
    return np.mean(residual**2), 2 * residual


# %% mean_forgotten_in_both
# message: the loss and the gradient are both sums
def mse(prediction, target):
    residual = prediction - target
    return np.sum(residual**2), 2 * residual


# %% divided_by_rows
# message: is divided by the number of rows
def mse(prediction, target):
    residual = prediction - target
    return np.mean(residual**2), 2 * residual / len(residual)


# %% divided_twice
# message: divided by the number of entries twice
def mse(prediction, target):
    n = prediction.size
    residual = (prediction - target) / n
    return np.mean((prediction - target) ** 2), 2 * residual / n


# %% sign
# message: the sign of the gradient is the wrong way round
def mse(prediction, target):
    error = target - prediction
    return np.mean(error**2), 2 * error / error.size


# %% half
# message: the loss is half the mean, and the gradient that of the half
def mse(prediction, target):
    residual = prediction - target
    return np.mean(residual**2) / 2, residual / residual.size


# %% absolute
# message: mean of the absolute errors
def mse(prediction, target):
    residual = prediction - target
    return np.mean(np.abs(residual)), 2 * residual / residual.size


# %% root
# message: a root is taken
def mse(prediction, target):
    residual = prediction - target
    return np.sqrt(np.mean(residual**2)), 2 * residual / residual.size


# %% one_number_for_the_gradient
# message: the gradient came back as one number, its mean
def mse(prediction, target):
    residual = prediction - target
    return np.mean(residual**2), np.mean(2 * residual)


# %% swapped
# message: in the wrong order
def mse(prediction, target):
    residual = prediction - target
    return 2 * residual / residual.size, np.mean(residual**2)


# %% loss_alone
# message: one value, where 2 values belong
def mse(prediction, target):
    return np.mean((prediction - target) ** 2)


# %% in_place
# message: prediction was changed
def mse(prediction, target):
    prediction -= target
    return np.mean(prediction**2), 2 * prediction / prediction.size


# %% along_rows
# message: a loss for each column
def mse(prediction, target):
    residual = prediction - target
    return np.mean(residual**2, axis=0), 2 * residual / residual.size


# %% zeros
# message: it returns zeros
def mse(prediction, target):
    return 0.0, np.zeros_like(prediction)


# %% hard_coded
# message: whatever goes in
def mse(prediction, target):
    return 2.8125, np.array([[-1.0, 0.0], [-0.5, -1.25]])


# %% library
# message: mse_loss; the task is to write it
def mse(prediction, target):
    return F.mse_loss(prediction, target), 2 * (prediction - target) / target.size
