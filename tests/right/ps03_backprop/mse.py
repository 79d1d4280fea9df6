"""Right answers to the task mse, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% dot_products
def mse(prediction, target):
    residual = (prediction - target).ravel()
    loss = residual @ residual / len(residual)
    return loss, (2 * residual / len(residual)).reshape(prediction.shape)


# %% loops
def mse(prediction, target):
    gradient = np.zeros(prediction.shape)
    total = 0.0
    for place in np.ndindex(prediction.shape):
        residual = prediction[place] - target[place]
        total += residual * residual
        gradient[place] = 2 * residual / prediction.size
    return total / prediction.size, gradient


# %% from_the_library_layer
def mse(prediction, target):
    count = np.prod(prediction.shape)
    loss = ((target - prediction) ** 2).sum() / count
    return loss, -2 * (target - prediction) / count
