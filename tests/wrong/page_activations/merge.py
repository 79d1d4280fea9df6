"""Wrong answers to the task merge: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% biases_added
# message: the first bias is added as it is
def merge(w1, b1, w2, b2):
    return w1 * w2, b1 + b2


# %% order_turned
# message: the order is turned round
def merge(w1, b1, w2, b2):
    return w1 * w2, w1 * b2 + b1


# %% own_weight
# message: multiplied by its own weight
def merge(w1, b1, w2, b2):
    return w1 * w2, w1 * b1 + b2


# %% weights_added
# message: the weights are added
def merge(w1, b1, w2, b2):
    return w1 + w2, w2 * b1 + b2


# %% all_added
# message: weights and biases are added
def merge(w1, b1, w2, b2):
    w = w1 + w2
    b = b1 + b2
    return w, b


# %% second_bias_forgotten
# message: the second bias is missing
def merge(w1, b1, w2, b2):
    return w2 * w1, w2 * b1


# %% first_bias_forgotten
# message: the first bias is missing
def merge(w1, b1, w2, b2):
    return w2 * w1, b2


# %% biases_multiplied
# message: the biases are multiplied
def merge(w1, b1, w2, b2):
    return w2 * w1, b1 * b2


# %% second_weight_on_all
# message: multiplies b2 as well
def merge(w1, b1, w2, b2):
    return w1 * w2, w2 * (b1 + b2)


# %% swapped
# message: the two results are swapped
def merge(w1, b1, w2, b2):
    return w2 * b1 + b2, w1 * w2


# %% one_number
# message: 2 values
def merge(w1, b1, w2, b2):
    return w2 * (w1 * 1 + b1) + b2


# %% the_example_of_the_chapter
# message: whatever goes in
def merge(w1, b1, w2, b2):
    return 6.0, -2.0


# %% printed
# message: return
def merge(w1, b1, w2, b2):
    print(w2 * w1, w2 * b1 + b2)


# %% as_an_array_of_strings
# message: 2 values
def merge(w1, b1, w2, b2):
    return f"{w2 * w1} x + {w2 * b1 + b2}"
