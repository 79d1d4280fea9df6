"""Right answers to the task network, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% transposed_product
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (weight1 @ Array(X.T)).T + bias1
    hidden = hidden.relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad = np.zeros_like(p.data)
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
        losses.append(float(loss.data))
    return losses


# %% subtracted_in_place
def scores(X, parameters):
    weight1, bias1, weight2, bias2 = parameters
    hidden = (Array(X) @ weight1.T + bias1).relu()
    return hidden @ weight2.T + bias2


def train(X, Y, parameters, lr, steps):
    losses = []
    for _ in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        for p in parameters:
            p.grad[...] = 0
        go_back_arrays(loss)
        for p in parameters:
            p.data -= lr * p.grad
        losses += [loss.data.item()]
    return losses


# %% emptied_after_the_step
def scores(X, parameters):
    x = Array(X)
    for number in (0, 2):
        x = x @ parameters[number].T + parameters[number + 1]
        if number == 0:
            x = x.relu()
    return x


def train(X, Y, parameters, lr, steps):
    losses = np.zeros(steps)
    for step in range(steps):
        loss = cross_entropy(scores(X, parameters), Y)
        losses[step] = loss.data
        go_back_arrays(loss)
        for p in parameters:
            p.data = p.data - lr * p.grad
            p.grad = 0 * p.data
    return list(losses)
