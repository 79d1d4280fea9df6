"""Right answers to the task xor_by_hand, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% nand_first
def xor_network():
    weight1, bias1 = np.array([[-2.0, -2.0], [3.0, 3.0]]), np.array([3.0, -1.0])
    weight2, bias2 = np.array([[1.0, 1.0]]), np.array([-2.0])
    return weight1, bias1, weight2, bias2


# %% neither_and_nor_nor
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-1.5, 0.5]
    weight2, bias2 = [[-1, -1]], [0.5]
    return weight1, bias1, weight2, bias2


# %% one_without_the_other
def xor_network():
    weight1, bias1 = [[1, -1], [-1, 1]], [-1, -1]
    weight2, bias2 = [[1, 1]], [-1]
    return weight1, bias1, weight2, bias2


# %% or_but_not_and
def xor_network():
    return ([[1, 1], [1, 1]], (-0.5, -1.5), [[1, -2]], [-0.5])
