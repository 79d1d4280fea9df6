"""Right answers to the task reuse, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% new_numbers_each_step
def fit_line(x, y, w, b, lr, steps):
    for _ in range(steps):
        slope, bias = Number(w), Number(b)
        errors = [slope * Number(u) + bias - Number(v) for u, v in zip(x, y)]
        loss = Number(0.0)
        for error in errors:
            loss = loss + error * error / Number(float(len(x)))
        go_back(loss)
        w, b = w - lr * slope.grad, b - lr * bias.grad
    return w, b


# %% emptied_after_the_step
def fit_line(x, y, w, b, lr, steps):
    line = [Number(w), Number(b)]
    for _ in range(steps):
        loss = Number(0.0)
        for i in range(len(x)):
            loss = loss + (Number(y[i]) - line[1] - Number(x[i]) * line[0]) ** 2
        go_back(loss / Number(len(x)))
        for number in line:
            number.data -= lr * number.grad
            number.grad = 0.0
    return line[0].data, line[1].data
