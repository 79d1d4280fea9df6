"""Right answers to the task weighted_sum, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% loop
def weighted_sum(x, w, b):
    total = b
    for xi, wi in zip(x, w):
        total += xi * wi
    return total


# %% einsum
def weighted_sum(x, w, b):
    return np.einsum("i,i->", x, w) + b


# %% plain_python
def weighted_sum(x, w, b):
    return float(sum(xi * wi for xi, wi in zip(x.tolist(), w.tolist())) + b)


# %% bias_as_a_weight
def weighted_sum(x, w, b):
    return np.dot(np.append(x, 1.0), np.append(w, b))


# %% backwards
def weighted_sum(x, w, b):
    total = 0.0
    for i in reversed(range(len(w))):
        total = total + w[i] * x[i]
    return np.array(total + b)
