"""Wrong answers to the task layer_sums: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_bias
# message: the biases are missing
def layer_sums(x, W, b):
    return W @ x


# %% list_first
# message: the columns of W meet the list
def layer_sums(x, W, b):
    return x @ W + b


# %% transposed
# message: the columns of W meet the list
def layer_sums(x, W, b):
    return W.T @ x + b


# %% no_sum
# message: the sums are missing
def layer_sums(x, W, b):
    return W * x + b[:, None]


# %% no_sum_bias_as_a_row
# message: the sums are missing
def layer_sums(x, W, b):
    return W * x + b


# %% down_the_columns
# message: runs down the columns
def layer_sums(x, W, b):
    return (W * x).sum(axis=0) + b


# %% one_number
# message: summed into one number
def layer_sums(x, W, b):
    return np.sum(W * x) + np.sum(b)


# %% first_neuron
# message: only the first neuron
def layer_sums(x, W, b):
    return W[0] @ x + b[0]


# %% return_inside_the_loop
# message: only the first neuron
def layer_sums(x, W, b):
    for j in range(len(W)):
        return W[j] @ x + b[j]


# %% overwritten
# message: the last neuron alone
def layer_sums(x, W, b):
    for row, bias in zip(W, b):
        z = row @ x + bias
    return z


# %% one_bias_for_all
# message: the first bias
def layer_sums(x, W, b):
    return np.array([row @ x + b[0] for row in W])


# %% all_biases
# message: all biases are added to every sum
def layer_sums(x, W, b):
    return W @ x + b.sum()


# %% bias_for_each_input
# message: once for each input
def layer_sums(x, W, b):
    z = np.zeros(len(W))
    for j in range(len(W)):
        for i in range(len(x)):
            z[j] += W[j, i] * x[i] + b[j]
    return z


# %% bias_subtracted
# message: the biases are subtracted
def layer_sums(x, W, b):
    return W @ x - b


# %% activated
# message: after ReLU
def layer_sums(x, W, b):
    return np.maximum(W @ x + b, 0)


# %% column
# message: a column of shape (out, 1)
def layer_sums(x, W, b):
    return W @ x[:, None] + b[:, None]


# %% a_list
# message: a list has no arithmetic
def layer_sums(x, W, b):
    return [row @ x + bias for row, bias in zip(W, b)]


# %% zeros
# message: it returns zeros whatever goes in
def layer_sums(x, W, b):
    return np.zeros(len(W))


# %% hard_coded
# message: right for the first example and for no other
def layer_sums(x, W, b):
    z = np.zeros(len(b))
    z[:2] = [1.5, 0.5][: len(b)]
    return z


# %% right_shape_wrong_values
# message: not one that this check knows by name
def layer_sums(x, W, b):
    return 1.5 * (W @ x + b)


# %% biases_changed
# message: it changes b in place
def layer_sums(x, W, b):
    b += W @ x
    return b


# %% the_librarys_layer
# message: you called nnworks.nn.Linear
def layer_sums(x, W, b):
    from nnworks import nn

    layer = nn.Linear(len(x), len(b))
    layer.load_state_dict({"weight": W, "bias": b})
    return layer(x[None])[0]
