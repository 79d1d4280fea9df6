"""Wrong answers to the task xor_by_hand: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% same_units
# message: both say the same
def xor_network():
    weight1, bias1 = [[1, 1], [1, 1]], [-0.5, -0.5]
    weight2, bias2 = [[1, 1]], [-1.5]
    return weight1, bias1, weight2, bias2


# %% or_for_nand
# message: yet XOR answers differently there
def xor_network():
    weight1, bias1 = [[1, 1], [1, 1]], [-0.5, 0.5]
    weight2, bias2 = [[1, 1]], [-1.5]
    return weight1, bias1, weight2, bias2


# %% opposite
# message: the opposite of XOR in every row
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-0.5, 1.5]
    weight2, bias2 = [[-1, -1]], [1.5]
    return weight1, bias1, weight2, bias2


# %% output_is_or
# message: every row: bias2 is too large
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-0.5, 1.5]
    weight2, bias2 = [[1, 1]], [-0.5]
    return weight1, bias1, weight2, bias2


# %% output_too_strict
# message: no row: bias2 is too low
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-0.5, 1.5]
    weight2, bias2 = [[1, 1]], [-2.5]
    return weight1, bias1, weight2, bias2


# %% inputs_handed_on
# message: no line separates the four rows
def xor_network():
    weight1, bias1 = [[1, 0], [0, 1]], [-0.5, -0.5]
    weight2, bias2 = [[1, 1]], [-0.5]
    return weight1, bias1, weight2, bias2


# %% edge
# message: at 0 it fires
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-0.5, 1.5]
    weight2, bias2 = [[1, 1]], [-1]
    return weight1, bias1, weight2, bias2


# %% output_of_or_and_and
# message: say which of these pairs
def xor_network():
    weight1, bias1 = [[1, 1], [1, 1]], [-0.5, -1.5]
    weight2, bias2 = [[1, 1]], [-0.5]
    return weight1, bias1, weight2, bias2


# %% thresholds_for_biases
# message: always fires
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [0.5, 1.5]
    weight2, bias2 = [[1, 1]], [-1.5]
    return weight1, bias1, weight2, bias2


# %% zeros
# message: every sum is 0
def xor_network():
    weight1, bias1 = np.zeros((2, 2)), np.zeros(2)
    weight2, bias2 = np.zeros((1, 2)), np.zeros(1)
    return weight1, bias1, weight2, bias2


# %% truth_table
# message: where 4 belong
def xor_network():
    return [0, 1, 1, 0], 4


# %% hard_coded
# message: weight1 of shape (4,)
def xor_network():
    return np.array([0, 1, 1, 0]), [0], [[1]], [0]


# %% right_shape_wrong_values
# message: yet XOR answers differently there
def xor_network():
    weight1, bias1 = [[3, -2], [2, 5]], [1, 4]
    weight2, bias2 = [[2, 1]], [-1]
    return weight1, bias1, weight2, bias2


# %% flat_output
# message: a list of rows belongs
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-0.5, 1.5]
    weight2, bias2 = [1, 1], [-1.5]
    return weight1, bias1, weight2, bias2


# %% number_for_bias
# message: bias2 of shape ()
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-0.5, 1.5]
    weight2, bias2 = [[1, 1]], -1.5
    return weight1, bias1, weight2, bias2


# %% weight2_upright
# message: weight2 of shape (2, 1)
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-0.5, 1.5]
    weight2, bias2 = [[1], [1]], [-1.5]
    return weight1, bias1, weight2, bias2


# %% three_results
# message: 3 values, where 4 belong
def xor_network():
    return [[1, 1], [-1, -1]], [-0.5, 1.5], [[1, 1]]


# %% no_return
# message: is there a `return`
def xor_network():
    weight1, bias1 = [[1, 1], [-1, -1]], [-0.5, 1.5]
