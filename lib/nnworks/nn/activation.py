"""Activations as layers: a function of each number alone, nothing to learn."""

from nnworks import functional as F
from nnworks._validate import as_array, as_gradient
from nnworks.nn.module import Module

__all__ = ["Identity", "ReLU", "Sigmoid", "Tanh"]


class _Activation(Module):
    """A function of `functional` and its derivative, kept together."""

    function = derivative = None

    def forward(self, x):
        """Any shape -> the same shape."""
        self._x = as_array(x, "x", finite=False)
        return self.function(self._x)

    def backward(self, grad_output):
        """dL/dx = dL/dy times the slope at x, number by number (the chain rule)."""
        x = self._remembered("_x")
        return as_gradient(grad_output, x.shape) * self.derivative(x)


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
