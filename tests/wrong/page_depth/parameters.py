"""Wrong answers to the task parameters: each must fail with a message naming it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_biases
# message: the biases are missing
def parameters(sizes):
    return sum(a * b for a, b in zip(sizes[:-1], sizes[1:]))


# %% no_biases_by_dot
# message: the biases are missing
def parameters(sizes):
    return sizes[:-1] @ sizes[1:]


# %% biases_of_inputs
# message: the inputs get a bias here
def parameters(sizes):
    return sizes[:-1] @ sizes[1:] + np.sum(sizes)


# %% bias_on_the_wrong_side
# message: it has one for each of its units
def parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total = total + sizes[i] * sizes[i + 1] + sizes[i]
    return total


# %% one_bias_a_layer
# message: a single bias
def parameters(sizes):
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))


# %% outputs_without_bias
# message: the outputs have no bias
def parameters(sizes):
    return sizes[:-1] @ sizes[1:] + np.sum(sizes[1:-1])


# %% return_in_the_loop
# message: only the first layer is counted
def parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total = total + (sizes[i] + 1) * sizes[i + 1]
        return total


# %% begins_anew
# message: only the last layer is counted
def parameters(sizes):
    for i in range(len(sizes) - 1):
        total = 0
        total = total + (sizes[i] + 1) * sizes[i + 1]
    return total


# %% one_layer_short
# message: the last layer is missing
def parameters(sizes):
    total = 0
    for i in range(len(sizes) - 2):
        total = total + (sizes[i] + 1) * sizes[i + 1]
    return total


# %% starts_at_one
# message: the first layer is missing
def parameters(sizes):
    total = 0
    for i in range(1, len(sizes) - 1):
        total = total + (sizes[i] + 1) * sizes[i + 1]
    return total


# %% one_too_far
# message: an index asks for something
def parameters(sizes):
    total = 0
    for i in range(len(sizes)):
        total = total + (sizes[i] + 1) * sizes[i + 1]
    return total


# %% counts_units
# message: these are the units and inputs themselves
def parameters(sizes):
    return sum(sizes)


# %% product
# message: all sizes are multiplied
def parameters(sizes):
    return np.prod(sizes)


# %% sums_of_neighbours
# message: neighbours are added
def parameters(sizes):
    return sum(a + b + b for a, b in zip(sizes[:-1], sizes[1:]))


# %% every_pair
# message: every layer is joined to every later one
def parameters(sizes):
    total = 0
    for i in range(len(sizes)):
        for j in range(i + 1, len(sizes)):
            total = total + sizes[i] * sizes[j]
    return total + sum(sizes[1:])


# %% one_for_each_layer
# message: add them up
def parameters(sizes):
    return (sizes[:-1] + 1) * sizes[1:]


# %% three_sizes_only
# message: it is right for the first example
def parameters(sizes):
    return 64 * sizes[1] + sizes[1] + sizes[1] * 10 + 10


# %% written_down
# message: it returns 2410 whatever goes in
def parameters(sizes):
    return 2410


# %% prints_it
# message: is there a `return`
def parameters(sizes):
    total = sum((a + 1) * b for a, b in zip(sizes[:-1], sizes[1:]))
    print(total)
