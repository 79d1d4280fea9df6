"""Right answers to the task batch, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% loop
def neuron_batch(X, w, b):
    answer = np.zeros(len(X))
    for i, x in enumerate(X):
        answer[i] = activation(np.dot(x, w) + b)
    return answer


# %% einsum
def neuron_batch(X, w, b):
    return activation(np.einsum("nd,d->n", X, w) + b)


# %% product_and_sum
def neuron_batch(X, w, b):
    return activation((X * w).sum(axis=1) + b)


# %% bias_as_a_weight
def neuron_batch(X, w, b):
    ones = np.ones((len(X), 1))
    return activation(np.hstack([X, ones]) @ np.append(w, b))


# %% own_sigmoid
def neuron_batch(X, w, b):
    return 0.5 * (1 + np.tanh((np.matmul(X, w) + b) / 2))


# %% transposed_twice
def neuron_batch(X, w, b):
    return activation(w @ X.T + b)
