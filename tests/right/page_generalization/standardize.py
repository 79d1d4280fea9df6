"""Right answers to the task standardize, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% column_by_column
def standardize(X_train, X_val):
    new_train, new_val = np.zeros(X_train.shape), np.zeros(X_val.shape)
    for d in range(X_train.shape[1]):
        mean, std = np.mean(X_train[:, d]), np.std(X_train[:, d])
        new_train[:, d] = (X_train[:, d] - mean) / std
        new_val[:, d] = (X_val[:, d] - mean) / std
    return new_train, new_val


# %% by_the_formula
def standardize(X_train, X_val):
    mean = np.sum(X_train, axis=0) / len(X_train)
    std = np.sqrt(np.mean((X_train - mean) ** 2, axis=0))
    return [(X - mean) / std for X in (X_train, X_val)]


# %% a_helper
def standardize(X_train, X_val):
    def scale(X):
        return (X - X_train.mean(0)) / X_train.std(0)

    return scale(X_train), scale(X_val)
