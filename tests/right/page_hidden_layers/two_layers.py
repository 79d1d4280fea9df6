"""Right answers to the task two_layers, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% with_einsum
def two_layers(X, W1, b1, w, b):
    A = (np.einsum("nd,hd->nh", X, W1) + b1 >= 0).astype(float)
    return (A @ w + b >= 0).astype(int)


# %% example_by_example
def two_layers(X, W1, b1, w, b):
    answers = []
    for x in X:
        hidden = [1 if row @ x + c >= 0 else 0 for row, c in zip(W1, b1)]
        answers.append(1 if np.dot(hidden, w) + b >= 0 else 0)
    return np.array(answers)


# %% columns
def two_layers(X, W1, b1, w, b):
    A = np.heaviside(W1 @ X.T + b1[:, None], 1)
    return np.heaviside(w @ A + b, 1)
