"""Wrong answers to the task count_parameters: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% no_biases
# message: the biases are not counted
def count_parameters(sizes):
    total = 0
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a * b
    return total


# %% only_biases
# message: only the biases are counted
def count_parameters(sizes):
    return sum(sizes[1:])


# %% one_bias_a_layer
# message: each layer has one bias here
def count_parameters(sizes):
    total = 0
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a * b + 1
    return total


# %% biases_for_inputs
# message: the inputs are given a bias too
def count_parameters(sizes):
    total = sum(sizes)
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a * b
    return total


# %% biases_of_the_wrong_side
# message: as many as its inputs
def count_parameters(sizes):
    total = 0
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a * b + a
    return total


# %% product
# message: all sizes are multiplied together
def count_parameters(sizes):
    total = 1
    for size in sizes:
        total = total * float(size)
    return total


# %% units
# message: the units are counted
def count_parameters(sizes):
    return np.sum(sizes)


# %% last_left_out
# message: the last layer is left out
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 2):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total


# %% first_left_out
# message: the first layer is left out
def count_parameters(sizes):
    total = 0
    for i in range(1, len(sizes) - 1):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total


# %% return_inside_the_loop
# message: only the first layer is counted
def count_parameters(sizes):
    total = 0
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a * b + b
        return total


# %% overwritten
# message: only the last layer is counted
def count_parameters(sizes):
    for a, b in zip(sizes[:-1], sizes[1:]):
        total = a * b + b
    return total


# %% ends_only
# message: the input is joined to the output directly
def count_parameters(sizes):
    return sizes[0] * sizes[-1] + sizes[-1]


# %% one_by_one
# message: add them up
def count_parameters(sizes):
    return np.array([a * b + b for a, b in zip(sizes[:-1], sizes[1:])])


# %% a_list_of_counts
# message: add up, or pick
def count_parameters(sizes):
    return [a * b + b for a, b in zip(sizes[:-1], sizes[1:])]


# %% sizes_added
# message: so they are multiplied
def count_parameters(sizes):
    total = 0
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a + b + b
    return total


# %% every_pair
# message: weights join neighbouring
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes)):
        for j in range(i + 1, len(sizes)):
            total += int(sizes[i]) * int(sizes[j])
    return total + sum(sizes[1:])


# %% one_too_far
# message: it counts from 0
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes)):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total


# %% zeros
# message: it returns zeros whatever goes in
def count_parameters(sizes):
    return 0


# %% hard_coded
# message: whatever goes in
def count_parameters(sizes):
    return 2410


# %% right_shape_wrong_values
# message: not one that this check knows by name
def count_parameters(sizes):
    total = 7
    for a, b in zip(sizes[:-1], sizes[1:]):
        total += a * b + b
    return total


# %% in_place
# message: it changes sizes in place
def count_parameters(sizes):
    sizes[:-1] += 1
    return (
        np.sum(sizes[:-1] * sizes[1:] * 1.0) - np.sum(sizes[1:-1] * 0)
        if len(sizes) == 2
        else sum(
            (sizes[i]) * (sizes[i + 1] - (i + 2 < len(sizes)))
            for i in range(len(sizes) - 1)
        )
    )


# %% the_librarys
# message: you called nnworks.counting
def count_parameters(sizes):
    from nnworks.counting import mlp

    return mlp([int(s) for s in sizes]).parameters
