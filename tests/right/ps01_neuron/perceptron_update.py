"""Right answers to the task perceptron_update, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% cases
def perceptron_update(w, b, x, y, lr):
    fires = np.dot(w, x) + b >= 0
    if fires and y == 0:
        return w - lr * x, b - lr
    if not fires and y == 1:
        return w + lr * x, b + lr
    return w, b


# %% on_copies
def perceptron_update(w, b, x, y, lr):
    new_w, new_b = w.copy(), b
    error = y - int(np.sum(x * w) + b >= 0)
    for i in range(len(w)):
        new_w[i] += lr * error * x[i]
    new_b += lr * error
    return new_w, new_b


# %% bias_as_a_weight
def perceptron_update(w, b, x, y, lr):
    weights, inputs = np.append(w, b), np.append(x, 1.0)
    error = y - float(weights @ inputs >= 0)
    weights = weights + lr * error * inputs
    return weights[:-1], weights[-1]


# %% as_a_list
def perceptron_update(w, b, x, y, lr):
    error = y - (w @ x >= -b)
    return [w + error * (lr * x), b + error * lr]
