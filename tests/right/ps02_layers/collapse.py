"""Right answers to the task collapse, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_asking
def collapse(weight1, bias1, weight2, bias2):
    zero = np.zeros((1, weight1.shape[1]))
    one = np.eye(weight1.shape[1])
    both = lambda x: (x @ weight1.T + bias1) @ weight2.T + bias2
    return (both(one) - both(zero)).T, both(zero)[0]


# %% einsum
def collapse(weight1, bias1, weight2, bias2):
    weight = np.einsum("oh,hi->oi", weight2, weight1)
    return weight, np.einsum("oh,h->o", weight2, bias1) + bias2


# %% loops
def collapse(weight1, bias1, weight2, bias2):
    outs, ins = len(weight2), weight1.shape[1]
    weight, bias = np.zeros((outs, ins)), bias2.copy()
    for o in range(outs):
        for h in range(len(weight1)):
            weight[o] = weight[o] + weight2[o, h] * weight1[h]
            bias[o] = bias[o] + weight2[o, h] * bias1[h]
    return weight, bias


# %% one_table
def collapse(weight1, bias1, weight2, bias2):
    first = np.hstack([weight1, bias1[:, None]])
    whole = weight2 @ first
    return [whole[:, :-1], whole[:, -1] + bias2]
