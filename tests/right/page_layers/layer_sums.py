"""Right answers to the task layer_sums, written in other ways: each must pass."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% loop
def layer_sums(x, W, b):
    z = np.zeros(len(W))
    for j in range(len(W)):
        z[j] = np.dot(W[j], x) + b[j]
    return z


# %% products_and_sums
def layer_sums(x, W, b):
    return (W * x).sum(axis=1) + b


# %% turned_over
def layer_sums(x, W, b):
    return x @ W.T + b


# %% every_product_by_itself
def layer_sums(x, W, b):
    z = np.array(b, dtype=float)
    for j in range(W.shape[0]):
        for i in range(W.shape[1]):
            z[j] += W[j, i] * x[i]
    return z


# %% einsum
def layer_sums(x, W, b):
    return np.einsum("oi,i->o", W, x) + b
