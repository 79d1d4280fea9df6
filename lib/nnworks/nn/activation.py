"""Activations as layers: nothing to learn."""

import numpy as np

from nnworks import functional as F
from nnworks._validate import as_array, as_axis, as_gradient
from nnworks.nn.module import Module

__all__ = ["GELU", "Identity", "LogSoftmax", "ReLU", "Sigmoid", "Softmax", "Tanh"]


class _Activation(Module):
    """A function of each number alone, and its derivative, kept together."""

    function = derivative = None

    def forward(self, x):
        """Any shape -> the same shape."""
        self._x = as_array(x, "x", finite=False)
        return self.function(self._x)

    def backward(self, grad_output):
        """dL/dx = dL/dy times the slope at x, number by number (the chain rule)."""
        x = self._remembered("_x")
        return as_gradient(grad_output, x.shape) * self.derivative(x)


class GELU(_Activation):
    """y = x times the share of a standard normal below x (the exact form)."""

    function = staticmethod(F.gelu)
    derivative = staticmethod(F.gelu_derivative)


class Identity(_Activation):
    """y = x."""

    function = staticmethod(F.identity)
    derivative = staticmethod(F.identity_derivative)


class ReLU(_Activation):
    """y = max(0, x)."""

    function = staticmethod(F.relu)
    derivative = staticmethod(F.relu_derivative)


class Sigmoid(_Activation):
    """y = 1 / (1 + exp(-x))."""

    function = staticmethod(F.sigmoid)
    derivative = staticmethod(F.sigmoid_derivative)


class Tanh(_Activation):
    """y = tanh(x)."""

    function = staticmethod(F.tanh)
    derivative = staticmethod(F.tanh_derivative)


class _Softmax(Module):
    """What the two have in common: an axis, and all classes in every slope.

    Parameters
    ----------
    dim : int, default=-1
        The direction in which the classes lie; PyTorch wants it said.
    """

    def __init__(self, dim=-1):
        self.dim = as_axis(dim, "dim")

    def extra_repr(self):
        """Give the direction, as PyTorch prints it."""
        return f"dim={self.dim}"


class Softmax(_Softmax):
    """y = exp(x) / sum(exp(x)): scores become shares that add up to 1.

    Parameters
    ----------
    dim : int, default=-1
        The direction in which the classes lie; PyTorch wants it said.
    """

    def forward(self, x):
        """Scores of any shape -> shares of the same shape."""
        self._y = F.softmax(x, self.dim)
        return self._y.copy()

    def backward(self, grad_output):
        """dL/dx = y * (dL/dy - sum(dL/dy * y)): every class pulls at every other."""
        y = self._remembered("_y")
        grad_output = as_gradient(grad_output, y.shape)
        pull = (grad_output * y).sum(axis=self.dim, keepdims=True)
        return y * (grad_output - pull)


class LogSoftmax(_Softmax):
    """y = log(softmax(x)), exact where a share is too small to hold.

    Parameters
    ----------
    dim : int, default=-1
        The direction in which the classes lie; PyTorch wants it said.
    """

    def forward(self, x):
        """Scores of any shape -> logarithms of shares, of the same shape."""
        self._y = F.log_softmax(x, self.dim)
        return self._y.copy()

    def backward(self, grad_output):
        """dL/dx = dL/dy - softmax(x) * sum(dL/dy)."""
        y = self._remembered("_y")
        grad_output = as_gradient(grad_output, y.shape)
        return grad_output - np.exp(y) * grad_output.sum(axis=self.dim, keepdims=True)
