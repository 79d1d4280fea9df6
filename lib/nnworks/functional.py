"""Pure functions of arrays: activations and their derivatives.

Every function takes an array-like of any shape and returns float64 of the same shape
(a single number for a single number). All are numerically stable: no overflow and no
warning for inputs of +-1000.
"""

import numpy as np

from nnworks._validate import as_array, as_choice

__all__ = [
    "ACTIVATIONS",
    "activation",
    "identity",
    "identity_derivative",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "step",
    "step_derivative",
    "tanh",
    "tanh_derivative",
]


def _input(z):
    # NaN and infinities pass through, as they do in NumPy: training that diverges must
    # show it. What a user types in is checked where it enters (neurons.py, nn/).
    return as_array(z, "z", finite=False, empty=True)


def identity(z):
    """Return z itself: a neuron without an activation, a straight line."""
    return _input(z)[()]


def identity_derivative(z):
    """1 everywhere."""
    return np.ones_like(_input(z))[()]


def step(z):
    """1 where z >= 0, else 0: the threshold of McCulloch and Pitts (1943).

    The value at exactly 0 is a convention; here the neuron fires when the sum reaches
    the threshold.
    """
    return np.heaviside(_input(z), 1.0)[()]


def step_derivative(z):
    """0 everywhere (at 0 it does not exist): no slope to learn by."""
    return np.zeros_like(_input(z))[()]


def sigmoid(z):
    """1 / (1 + exp(-z)), a smooth step between 0 and 1."""
    z = _input(z)
    e = np.exp(-np.abs(z))  # never above 1, whichever the sign of z
    return (np.where(z >= 0, 1.0, e) / (1.0 + e))[()]


def sigmoid_derivative(z):
    """sigmoid(z) * (1 - sigmoid(z)), at most 1/4, at z = 0."""
    # 1 - sigmoid(z) = sigmoid(-z), which stays precise where sigmoid(z) is near 1.
    return sigmoid(z) * sigmoid(-_input(z))


def tanh(z):
    """Hyperbolic tangent: a smooth step from -1 to 1, equal to 2 sigmoid(2z) - 1."""
    return np.tanh(_input(z))[()]


def tanh_derivative(z):
    """1 - tanh(z)**2, at most 1, at z = 0."""
    return (1.0 - np.tanh(_input(z)) ** 2)[()]


def relu(z):
    """max(0, z), the rectified linear unit (Nair and Hinton, 2010)."""
    return np.maximum(_input(z), 0.0)[()]


def relu_derivative(z):
    """1 where z > 0, else 0; at exactly 0 it is 0, as in PyTorch."""
    return np.heaviside(_input(z), 0.0)[()]


ACTIVATIONS = {
    "identity": (identity, identity_derivative),
    "step": (step, step_derivative),
    "sigmoid": (sigmoid, sigmoid_derivative),
    "tanh": (tanh, tanh_derivative),
    "relu": (relu, relu_derivative),
}


def activation(name):
    """Look up an activation by name.

    Parameters
    ----------
    name : {'identity', 'step', 'sigmoid', 'tanh', 'relu'}

    Returns
    -------
    (function, derivative) : tuple of callable

    Raises
    ------
    ValueError
        When there is no activation of that name; the message lists those there are.
    """
    return ACTIVATIONS[as_choice(name, "activation", ACTIVATIONS)]
