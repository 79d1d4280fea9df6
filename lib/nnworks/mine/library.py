"""The library's stand-ins, in the form in which the notebooks ask for each piece."""

import numpy as np

from nnworks import autograd, nn
from nnworks import functional as F
from nnworks.autograd import topological_order, unbroadcast
from nnworks.functional import sigmoid, sigmoid_derivative

__all__ = [
    "Dropout",
    "EarlyStopping",
    "Linear",
    "ReLU",
    "Sequential",
    "Sigmoid",
    "Tensor",
    "adam_step",
    "count_parameters",
    "cross_entropy",
    "gradient_checker",
    "he",
    "linear",
    "log_softmax",
    "mini_batches",
    "sgd",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softmax_cross_entropy_backward",
    "topological_order",
    "unbroadcast",
    "xavier",
]


def linear(x, weight, bias):
    """A layer's sums: (N, in), (out, in), (out,) -> (N, out)."""
    return x @ weight.T + bias


def softmax(x):
    """Shares of each row: (N, K) -> (N, K)."""
    return F.softmax(x, 1)


def log_softmax(x):
    """The logarithms of softmax: (N, K) -> (N, K)."""
    return F.log_softmax(x, 1)


def count_parameters(sizes):
    """Weights and biases of a fully connected network."""
    pairs = zip(sizes[:-1], sizes[1:], strict=True)
    return sum((inputs + 1) * outputs for inputs, outputs in pairs)


def cross_entropy(logits, target):
    """Mean surprise at the right classes: (N, C), (N,) -> one number."""
    return F.cross_entropy(logits, target)


def gradient_checker(f, x, gradient, eps=1e-5):
    """Slopes of f at x by nudging, and whether the gradient agrees with them."""
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    most = 1e-4 * np.abs(slopes).max()
    return slopes, bool(np.abs(gradient - slopes).max() <= most)


class Linear(nn.Linear):
    """A layer with given weights (out, in) and biases (out,)."""

    def __init__(self, weight, bias):
        super().__init__(*np.shape(weight)[::-1], rng=0)
        self.weight, self.bias = nn.Parameter(weight), nn.Parameter(bias)


class ReLU(nn.ReLU):
    """max(0, x), entry by entry."""


class Sigmoid(nn.Sigmoid):
    """1 / (1 + exp(-x)), entry by entry."""


class Sequential:
    """Layers one after the other."""

    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        """Through every layer, first to last."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad_output):
        """Through every layer, last to first."""
        for layer in reversed(self.layers):
            grad_output = layer.backward(grad_output)
        return grad_output


def softmax_cross_entropy_backward(logits, target):
    """Slopes of the mean cross-entropy along the scores: (N, C), (N,) -> (N, C)."""
    criterion = nn.CrossEntropyLoss()
    criterion(logits, target)
    return criterion.backward()


def sgd(parameters, gradients, lr):
    """Move every parameter a step downhill, in place."""
    for parameter, gradient in zip(parameters, gradients, strict=True):
        parameter -= lr * gradient


def mini_batches(X, y, batch_size, rng):
    """One epoch in random order: pairs (B, D), (B,) until every example came once."""
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def adam_step(p, g, m, s, t, lr, beta1, beta2, eps):
    """One step of Adam: four arrays of one shape, t from 1 -> new p, m, s."""
    m = beta1 * m + (1 - beta1) * g
    s = beta2 * s + (1 - beta2) * g**2
    corrected, spread = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * corrected / (np.sqrt(spread) + eps), m, s


def he(fan_in, fan_out, rng):
    """First weights of a layer with ReLU: (fan_out, fan_in)."""
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


def xavier(fan_in, fan_out, rng):
    """First weights of a layer with tanh or sigmoid: (fan_out, fan_in)."""
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_out, fan_in))


class Dropout(nn.Dropout):
    """Units switched off at random in training, each with probability p."""

    def __init__(self, p, rng):
        super().__init__(p, rng=rng)


class EarlyStopping:
    """Says when to stop, and keeps the best weights in `kept`."""

    def __init__(self, patience):
        self.patience, self.best, self.waited, self.kept = patience, np.inf, 0, None

    def step(self, loss, weights):
        """Take note of an epoch; True when it is time to stop."""
        self.waited += 1
        if loss < self.best:
            self.best, self.waited, self.kept = loss, 0, weights.copy()
        return self.waited >= self.patience


class Tensor(autograd.Tensor):
    """An array whose operations keep their operands and rules; each gets a gradient."""

    def __init__(self, data):
        super().__init__(data, requires_grad=True)
