"""Right answers to the task linear_forward, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% loops
def linear(x, weight, bias):
    y = np.zeros((len(x), len(weight)))
    for n in range(len(x)):
        for k in range(len(weight)):
            y[n, k] = np.dot(x[n], weight[k]) + bias[k]
    return y


# %% einsum
def linear(x, weight, bias):
    return np.einsum("ni,oi->no", x, weight) + bias


# %% turned_over_at_the_end
def linear(x, weight, bias):
    return (weight @ x.T).T + bias


# %% unit_by_unit
def linear(x, weight, bias):
    columns = [x @ row + b for row, b in zip(weight, bias)]
    return np.stack(columns, axis=1)


# %% bias_as_a_weight
def linear(x, weight, bias):
    ones = np.ones((len(x), 1))
    return np.hstack([x, ones]) @ np.hstack([weight, bias[:, None]]).T


# %% broadcast
def linear(x, weight, bias):
    return (x[:, None, :] * weight[None, :, :]).sum(axis=2) + bias
