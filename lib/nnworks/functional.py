"""Pure functions of arrays: activations and their derivatives, softmax, losses.

Activations take an array-like of any shape and return float64 of the same shape (a
single number for a single number); losses return one float, the mean, as PyTorch's do.
All are numerically stable: no overflow and no warning for inputs of +-1000.
"""

import math

import numpy as np

from nnworks._validate import (
    as_array,
    as_axis,
    as_choice,
    as_classes,
    as_shares,
    as_target,
)

__all__ = [
    "ACTIVATIONS",
    "activation",
    "binary_cross_entropy_with_logits",
    "cross_entropy",
    "gelu",
    "gelu_derivative",
    "identity",
    "identity_derivative",
    "l1_loss",
    "log_softmax",
    "mse_loss",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
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


# NumPy has no error function, and SciPy would be a dependency for one line.
_erfc = np.vectorize(math.erfc, otypes=[float])


def _normal_cdf(z):
    # By erfc, not erf: far to the left 1 + erf would be the difference of two ones.
    return 0.5 * _erfc(-z / math.sqrt(2.0))


def gelu(z):
    """z times the share of a standard normal below z (Hendrycks and Gimpel, 2016).

    The exact form, which is also PyTorch's default, not the one by tanh.
    """
    z = _input(z)
    with np.errstate(invalid="ignore"):  # -inf times 0 is no number, and should be 0
        y = z * _normal_cdf(z)
    return np.where(np.isneginf(z), 0.0, y)[()]


def gelu_derivative(z):
    """Share below z, plus z times the bell curve; a little below 0 left of -0.75."""
    z = _input(z)
    bell = np.exp(-0.5 * np.minimum(np.abs(z), 40.0) ** 2) / math.sqrt(2.0 * math.pi)
    with np.errstate(invalid="ignore"):
        y = _normal_cdf(z) + z * bell
    return np.where(np.isinf(z), np.heaviside(z, 0.0), y)[()]


def _along(x, axis):
    x = as_array(x, "x", finite=False)
    return x, as_axis(axis, "axis", x.ndim)


def log_softmax(x, axis=-1):
    """Logarithm of `softmax`, exact where a probability is too small to hold.

    Parameters
    ----------
    x : array-like of at least one dimension
        Scores (logits).
    axis : int, default=-1
        The direction in which the classes lie.

    Returns
    -------
    ndarray of the shape of x
        At most 0.

    Raises
    ------
    ValueError
        When x is a single number, or has no such axis.
    """
    x, axis = _along(x, axis)
    # exp of a large score would overflow; subtracting the largest changes nothing else.
    shifted = x - x.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


def softmax(x, axis=-1):
    """exp(x) divided by its sum along `axis`: scores become shares that add up to 1.

    Parameters
    ----------
    x : array-like of at least one dimension
        Scores (logits).
    axis : int, default=-1
        The direction in which the classes lie.

    Returns
    -------
    ndarray of the shape of x

    Raises
    ------
    ValueError
        When x is a single number, or has no such axis.
    """
    x, axis = _along(x, axis)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def _mean(losses):
    # A prediction that has run away gives inf or NaN, without a warning for each step:
    # whoever trains looks at the loss.
    with np.errstate(over="ignore", invalid="ignore"):
        return float(losses().mean())


def mse_loss(input, target):
    """Mean squared error: the mean of (input - target)**2.

    Parameters
    ----------
    input : array-like of any shape
        Predictions.
    target : array-like of the same shape
        The truth; another shape is refused, never stretched.

    Returns
    -------
    float
        In the target's unit, squared.

    Raises
    ------
    TypeError, ValueError
        When one is not made of numbers, the shapes differ or the target is not finite.
    """
    input = as_array(input, "input", finite=False)
    target = as_target(target, input)
    return _mean(lambda: (input - target) ** 2)


def l1_loss(input, target):
    """Mean absolute error: the mean of abs(input - target).

    Parameters
    ----------
    input : array-like of any shape
        Predictions.
    target : array-like of the same shape
        The truth; another shape is refused, never stretched.

    Returns
    -------
    float
        In the target's unit.

    Raises
    ------
    TypeError, ValueError
        When one is not made of numbers, the shapes differ or the target is not finite.
    """
    input = as_array(input, "input", finite=False)
    target = as_target(target, input)
    return _mean(lambda: np.abs(input - target))


def cross_entropy(logits, target):
    """Mean of -log(softmax(logits)) at the right class.

    Parameters
    ----------
    logits : array-like of shape (N, C)
        Scores, before any softmax.
    target : array-like of N whole numbers from 0 to C - 1
        The right class of each row.

    Returns
    -------
    float
        In nats; log(C) is what equal scores give.

    Raises
    ------
    TypeError, ValueError
        When the scores are no table of numbers, or the labels no whole numbers, not one
        for each row, or name a class that has no column.

    Notes
    -----
    The negative log-likelihood of the labels (Goodfellow, Bengio and Courville, Deep
    Learning, 2016, section 6.2.2).
    """
    logits = as_array(logits, "logits", ndim=2, finite=False)
    target = as_classes(target, logits)
    rows = np.arange(len(target))
    return _mean(lambda: -log_softmax(logits, axis=1)[rows, target])


def binary_cross_entropy_with_logits(logits, target):
    """Mean of -(t log(y) + (1 - t) log(1 - y)) with y = sigmoid(logits).

    Parameters
    ----------
    logits : array-like of any shape
        Scores, before any sigmoid.
    target : array-like of the same shape
        1 for yes, 0 for no; what lies between is a probability.

    Returns
    -------
    float
        In nats; log(2) is what a score of 0 gives.

    Raises
    ------
    TypeError, ValueError
        When one is not made of numbers, the shapes differ or a target lies outside 0
        and 1.
    """
    z = as_array(logits, "logits", finite=False)
    target = as_shares(target, z)
    # log(1 + exp(-z)) where z > 0, else -z + log(1 + exp(z)): no exp can overflow.
    return _mean(lambda: np.maximum(z, 0) - z * target + np.log1p(np.exp(-np.abs(z))))


ACTIVATIONS = {
    "identity": (identity, identity_derivative),
    "step": (step, step_derivative),
    "sigmoid": (sigmoid, sigmoid_derivative),
    "tanh": (tanh, tanh_derivative),
    "relu": (relu, relu_derivative),
    "gelu": (gelu, gelu_derivative),
}


def activation(name):
    """Look up an activation by name.

    Parameters
    ----------
    name : {'identity', 'step', 'sigmoid', 'tanh', 'relu', 'gelu'}

    Returns
    -------
    (function, derivative) : tuple of callable

    Raises
    ------
    ValueError
        When there is no activation of that name; the message lists those there are.
    """
    return ACTIVATIONS[as_choice(name, "activation", ACTIVATIONS)]
