"""Wrong answers to the task collapse: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% wrong_order
# message: the wrong order
def collapse(weight1, bias1, weight2, bias2):
    return weight1 @ weight2, weight2 @ bias1 + bias2


# %% wrong_order_and_biases_added
# message: the wrong order
def collapse(weight1, bias1, weight2, bias2):
    return weight1 @ weight2, bias1 + bias2


# %% wrong_order_throughout
# message: the wrong order
def collapse(weight1, bias1, weight2, bias2):
    return weight1 @ weight2, weight1 @ bias1 + bias2


# %% bias1_forgotten
# message: bias1 is forgotten
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, bias2


# %% bias1_skips
# message: bias1 skips the second layer
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, bias1 + bias2


# %% bias2_forgotten
# message: bias2 is forgotten
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, weight2 @ bias1


# %% bias1_through_weight1
# message: bias1 is sent through weight1
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, weight1 @ bias1 + bias2


# %% both_biases_through
# message: both biases are sent through weight2
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, weight2 @ (bias1 + bias2)


# %% biases_swapped
# message: the two biases have changed places
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, weight2 @ bias2 + bias1


# %% on_its_side
# message: the weight lies on its side
def collapse(weight1, bias1, weight2, bias2):
    return weight1.T @ weight2.T, weight2 @ bias1 + bias2


# %% entry_by_entry
# message: multiplied entry by entry
def collapse(weight1, bias1, weight2, bias2):
    return weight2 * weight1, weight2 @ bias1 + bias2


# %% weights_added
# message: the weights are added
def collapse(weight1, bias1, weight2, bias2):
    return weight1 + weight2, bias1 + bias2


# %% one_turned_over
# message: a matrix is turned over that should not be
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1.T, weight2 @ bias1 + bias2


# %% weight2_turned_over
# message: weight2 is turned over
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, weight2.T @ bias1 + bias2


# %% bias_entry_by_entry
# message: multiplies entry by entry
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, weight2 * bias1 + bias2


# %% bias_subtracted
# message: bias2 is subtracted
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, weight2 @ bias1 - bias2


# %% first_alone
# message: the first layer alone
def collapse(weight1, bias1, weight2, bias2):
    return weight1, bias1


# %% second_alone
# message: the second layer alone
def collapse(weight1, bias1, weight2, bias2):
    return weight2, bias2


# %% results_swapped
# message: the two results are in the wrong order
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ bias1 + bias2, weight2 @ weight1


# %% weight_only
# message: where 2 values belong
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1


# %% zeros
# message: it returns zeros whatever goes in
def collapse(weight1, bias1, weight2, bias2):
    return np.zeros((len(weight2), weight1.shape[1])), np.zeros(len(weight2))


# %% hard_coded
# message: whatever goes in
def collapse(weight1, bias1, weight2, bias2):
    return np.array([[2.0, 4.0], [1.0, 1.0]]), np.array([12.0, -16.0])


# %% right_shape_wrong_values
# message: not one that this check knows by name
def collapse(weight1, bias1, weight2, bias2):
    return weight2 @ weight1, weight2 @ bias1 + 2 * bias2


# %% in_place
# message: it changes bias2 in place
def collapse(weight1, bias1, weight2, bias2):
    bias2 += weight2 @ bias1
    return weight2 @ weight1, bias2
