"""Right answers to the task sigmoid, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_tanh
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


def sigmoid_derivative(z):
    return 0.25 * (1 - np.tanh(np.asarray(z) / 2) ** 2)


# %% by_logaddexp
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))


def sigmoid_derivative(z):
    return sigmoid(z) * sigmoid(-np.asarray(z, dtype=float))


# %% loop_with_if
def one(z):
    if z >= 0:
        return 1 / (1 + np.exp(-float(z)))
    return np.exp(float(z)) / (1 + np.exp(float(z)))


def sigmoid(z):
    z = np.asarray(z)
    answer = np.empty(z.shape)
    for i in np.ndindex(z.shape):
        answer[i] = one(z[i])
    return answer


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s - s * s


# %% masks
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    answer = np.empty_like(z)
    right = z >= 0
    answer[right] = 1 / (1 + np.exp(-z[right]))
    answer[~right] = np.exp(z[~right]) / (1 + np.exp(z[~right]))
    return answer


def sigmoid_derivative(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


# %% clipped
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def sigmoid_derivative(z):
    return sigmoid(z) * (1 - sigmoid(z))


# %% with_prints
def sigmoid(z):
    import sys

    print("sigmoid of", np.shape(z), file=sys.stderr)
    return 0.5 + 0.5 * np.tanh(np.asarray(z) / 2)


def sigmoid_derivative(z):
    return sigmoid(z) * (1 - sigmoid(z))
