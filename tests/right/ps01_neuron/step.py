"""Right answers to the task step, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% heaviside
def step(z):
    return np.heaviside(z, 1.0)


def decide(x, w, b):
    return float(step(np.dot(w, x) + b))


# %% counting
def step(z):
    return (np.asarray(z) >= 0).astype(int)


def decide(x, w, b):
    total = b
    for i in range(len(x)):
        total = total + x[i] * w[i]
    if total < 0:
        return False
    return True


# %% filled_in
def step(z):
    z = np.asarray(z)
    answer = np.zeros(z.shape)
    answer[z >= 0] = 1.0
    return answer


def decide(x, w, b):
    return int(np.sum(x * w) >= -b)


# %% not_below
def step(z):
    return 1.0 - (np.asarray(z) < 0)


def decide(x, w, b):
    return not np.dot(x, w) < -b
