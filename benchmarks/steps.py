"""One training step of the same network, written in several ways.

The network is 784-128-10 with a ReLU, on 64 images of random pixels: forward, mean
cross-entropy, backward, one step of gradient descent.
"""

import numpy as np
import torch

from nnworks import nn, optim
from nnworks.autograd import Tensor, cross_entropy

__all__ = ["BATCH", "PRODUCTS", "STEPS", "products"]

SIZES, BATCH, LR = (784, 128, 10), 64, 0.01


def batch():
    """X (64, 784) from 0 to 1 and y (64,) from 0 to 9."""
    rng = np.random.default_rng(0)
    return rng.random((BATCH, SIZES[0])), rng.integers(0, SIZES[-1], BATCH)


def layers():
    """Two layers that start from the same weights in every version."""
    return [nn.Linear(*pair, rng=i) for i, pair in enumerate([SIZES[:2], SIZES[1:]])]


def layer_wise():
    """nnworks.nn: each layer has its own backward."""
    X, y = batch()
    first, last = layers()
    model, criterion = nn.Sequential(first, nn.ReLU(), last), nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=LR)

    def step():
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        model.backward(criterion.backward())
        optimizer.step()
        return loss

    return step


def tensor():
    """nnworks.autograd.Tensor: the graph differentiates itself."""
    X, y = batch()
    weights = [p.data for layer in layers() for p in (layer.weight, layer.bias)]
    weights = [Tensor(data, requires_grad=True) for data in weights]
    weight1, bias1, weight2, bias2 = weights
    optimizer = optim.SGD(weights, lr=LR)

    def step():
        optimizer.zero_grad()
        hidden = (X @ weight1.T + bias1).relu()
        loss = cross_entropy(hidden @ weight2.T + bias2, y)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def pytorch(dtype):
    """PyTorch, eager, on the CPU."""
    X, y = map(torch.tensor, batch())
    X = X.to(dtype)
    model = torch.nn.Sequential(
        torch.nn.Linear(*SIZES[:2]), torch.nn.ReLU(), torch.nn.Linear(*SIZES[1:])
    ).to(dtype)
    with torch.no_grad():
        for own, layer in zip((model[0], model[2]), layers(), strict=True):
            own.weight[:] = torch.tensor(layer.weight.data)
            own.bias[:] = torch.tensor(layer.bias.data)
    criterion = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)

    def step():
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step


def products():
    """No training: the six matrix products that a layer-wise step is made of."""
    X, _ = batch()
    weight1, weight2 = (layer.weight.data for layer in layers())
    hidden, scores = X @ weight1.T, np.ones((BATCH, SIZES[-1]))

    def step():
        X @ weight1.T, hidden @ weight2.T  # forward
        scores.T @ hidden, scores @ weight2  # backward, from the scores
        hidden.T @ X, hidden @ weight1  # the last one is the gradient of the pixels

    return step


PRODUCTS = "six matrix products alone, float64"
STEPS = {
    "PyTorch, float64": lambda: pytorch(torch.float64),
    "PyTorch, float32": lambda: pytorch(torch.float32),
    "nnworks.nn, float64": layer_wise,
    "nnworks.autograd.Tensor, float64": tensor,
}
