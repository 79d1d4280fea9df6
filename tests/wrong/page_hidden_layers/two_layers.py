"""Wrong answers to the task two_layers: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_hidden_step
# message: the hidden units have no step
def two_layers(X, W1, b1, w, b):
    A = X @ W1.T + b1
    return np.where(A @ w + b >= 0, 1, 0)


# %% no_output_step
# message: the output has no step
def two_layers(X, W1, b1, w, b):
    A = np.where(X @ W1.T + b1 >= 0, 1, 0)
    return A @ w + b


# %% no_hidden_bias
# message: the biases of the hidden units, b1, are missing
def two_layers(X, W1, b1, w, b):
    A = np.where(X @ W1.T >= 0, 1, 0)
    return np.where(A @ w + b >= 0, 1, 0)


# %% no_output_bias
# message: the bias of the output, b, is missing
def two_layers(X, W1, b1, w, b):
    A = np.where(X @ W1.T + b1 >= 0, 1, 0)
    return np.where(A @ w >= 0, 1, 0)


# %% above_zero_only
# message: must fire: >=, not >
def two_layers(X, W1, b1, w, b):
    A = np.where(X @ W1.T + b1 > 0, 1, 0)
    return np.where(A @ w + b > 0, 1, 0)


# %% weights_not_turned_over
# message: it is X @ W1.T
def two_layers(X, W1, b1, w, b):
    A = np.where(X @ W1 + b1 >= 0, 1, 0)
    return np.where(A @ w + b >= 0, 1, 0)


# %% hidden_outputs
# message: these are the hidden outputs
def two_layers(X, W1, b1, w, b):
    return np.where(X @ W1.T + b1 >= 0, 1, 0)


# %% column
# message: the result is a column
def two_layers(X, W1, b1, w, b):
    A = np.where(X @ W1.T + b1 >= 0, 1, 0)
    return np.where(A @ w.reshape(-1, 1) + b >= 0, 1, 0)


# %% sigmoid_instead
# message: called
def two_layers(X, W1, b1, w, b):
    A = 1 / (1 + np.exp(-(X @ W1.T + b1)))
    return np.where(A @ w + b >= 0, 1, 0)


# %% only_xor
# message: whatever goes in
def two_layers(X, W1, b1, w, b):
    return np.array([0, 1, 1, 0])
