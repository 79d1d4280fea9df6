"""Right answers to the task perceptron_train, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% without_update
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            w, b = w + lr * error * x, b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% while_loop
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(len(X[0])), 0.0, []
    while len(mistakes) < epochs and (not mistakes or mistakes[-1] > 0):
        before, wrong = b, 0
        for i in range(len(X)):
            output = np.sum(X[i] * w) + b >= 0
            if output != y[i]:
                wrong += 1
                sign = 1 if y[i] else -1
                w, b = w + sign * lr * X[i], b + sign * lr
        mistakes.append(wrong)
    return w, b, mistakes


# %% array_of_mistakes
def perceptron_train(X, y, lr, epochs):
    weights = np.zeros(X.shape[1] + 1)
    inputs = np.hstack([X, np.ones((len(X), 1))])
    counts = np.zeros(epochs)
    for epoch in range(epochs):
        for x, target in zip(inputs, y):
            error = target - float(x @ weights >= 0)
            weights += lr * error * x
            counts[epoch] += abs(error)
        if counts[epoch] == 0:
            break
    return weights[:-1], weights[-1], counts[: epoch + 1]


# %% skips_right_answers
def perceptron_train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(epochs):
        wrong = 0
        for x, target in zip(X, y):
            error = target - (1.0 if x @ w + b >= 0 else 0.0)
            wrong += int(error != 0)
            if error == 0:
                continue
            w = w + lr * error * x
            b = b + lr * error
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
