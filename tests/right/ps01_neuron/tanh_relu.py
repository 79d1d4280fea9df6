"""Right answers to the task tanh_relu, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% expm1
def tanh(z):
    z = np.asarray(z, dtype=float)
    e = np.expm1(-2 * np.abs(z))
    return -np.sign(z) * e / (2 + e)


def tanh_derivative(z):
    return (1 - tanh(z)) * (1 + tanh(z))


def relu(z):
    return np.asarray(z) * (np.asarray(z) > 0)


def relu_derivative(z):
    return (np.asarray(z) > 0).astype(float)


# %% numpys_own
def tanh(z):
    return np.tanh(z)


def tanh_derivative(z):
    return 1 - np.square(np.tanh(z))


def relu(z):
    return (z + np.abs(z)) / 2


def relu_derivative(z):
    return np.heaviside(z, 0.0)


# %% by_a_stable_sigmoid
def s(z):
    return np.exp(-np.logaddexp(0.0, -np.asarray(z, dtype=float)))


def tanh(z):
    return 2 * s(2 * np.asarray(z)) - 1


def tanh_derivative(z):
    return 4 * s(2 * np.asarray(z)) * s(-2 * np.asarray(z))


def relu(z):
    return np.clip(z, 0, None)


def relu_derivative(z):
    return np.where(np.asarray(z) <= 0, 0, 1)


# %% entry_by_entry
def for_each(function, z):
    z = np.asarray(z, dtype=float)
    return np.array([function(one) for one in z.ravel()]).reshape(z.shape)


def tanh(z):
    import math

    return for_each(math.tanh, z)


def tanh_derivative(z):
    return for_each(lambda one: 1 - np.tanh(one) ** 2, z)


def relu(z):
    return for_each(lambda one: one if one > 0 else 0.0, z)


def relu_derivative(z):
    return for_each(lambda one: 1.0 if one > 0 else 0.0, z)
