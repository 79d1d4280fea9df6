"""The layers of the notebook, right: what stands in until the student's are."""

import numpy as np

from nnworks import functional as F


class Array:
    """A parameter: its value and its gradient."""

    def __init__(self, data):
        self.data, self.grad = np.array(data, dtype=float), np.zeros(np.shape(data))


class Linear:
    """A layer made of a given weight (out, in) and bias (out,)."""

    def __init__(self, weight, bias):
        self.weight, self.bias = Array(weight), Array(bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight.data.T + self.bias.data

    def backward(self, grad_output):
        self.weight.grad += grad_output.T @ self.x
        self.bias.grad += grad_output.sum(axis=0)
        return grad_output @ self.weight.data


class ReLU:
    """max(0, x)."""

    def forward(self, x):
        self.x = x
        return np.maximum(x, 0.0)

    def backward(self, grad_output):
        return grad_output * (self.x > 0)


class Sigmoid:
    """1 / (1 + exp(-x))."""

    def forward(self, x):
        self.y = F.sigmoid(x)
        return self.y

    def backward(self, grad_output):
        return grad_output * self.y * (1 - self.y)


class Sequential:
    """Layers one after the other."""

    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad_output):
        for layer in reversed(self.layers):
            grad_output = layer.backward(grad_output)
        return grad_output
