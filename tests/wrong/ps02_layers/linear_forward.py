"""Wrong answers to the task linear_forward: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% no_bias
# message: the bias is missing
def linear(x, weight, bias):
    return x @ weight.T


# %% not_turned_over
# message: turn weight over first
def linear(x, weight, bias):
    return x @ weight + bias


# %% not_turned_over_no_bias
# message: turn weight over first
def linear(x, weight, bias):
    return x @ weight


# %% reshaped
# message: reshape does not turn a matrix over
def linear(x, weight, bias):
    return x @ weight.reshape(x.shape[1], -1) + bias


# %% weight_first
# message: weight stands on the left
def linear(x, weight, bias):
    return weight @ x + bias


# %% weight_first_turned
# message: so the bias meets the examples
def linear(x, weight, bias):
    return weight @ x.T + bias


# %% on_its_side
# message: the result lies on its side
def linear(x, weight, bias):
    return (x @ weight.T + bias).T


# %% bias_as_a_column
# message: the bias is added as a column
def linear(x, weight, bias):
    return x @ weight.T + bias.reshape(-1, 1)


# %% bias_subtracted
# message: the bias is subtracted
def linear(x, weight, bias):
    return x @ weight.T - bias


# %% bias_for_each_input
# message: the bias is added once for each input
def linear(x, weight, bias):
    y = np.zeros((len(x), len(weight)))
    for n in range(len(x)):
        for k in range(len(weight)):
            for i in range(x.shape[1]):
                y[n, k] += x[n, i] * weight[k, i] + bias[k]
    return y


# %% all_biases_to_all
# message: every unit gets the same bias
def linear(x, weight, bias):
    return x @ weight.T + np.sum(bias)


# %% first_bias_to_all
# message: every unit gets the bias of the first
def linear(x, weight, bias):
    return x @ weight.T + bias[0]


# %% one_unit
# message: only the first unit answers
def linear(x, weight, bias):
    return x @ weight[0] + bias[0]


# %% return_inside_the_loop
# message: only the first example is answered
def linear(x, weight, bias):
    for row in x:
        return weight @ row + bias


# %% overwritten
# message: only the last example is answered
def linear(x, weight, bias):
    for row in x:
        y = weight @ row + bias
    return y


# %% mean
# message: this is the mean of the products
def linear(x, weight, bias):
    return (x @ weight.T) / x.shape[1] + bias


# %% relu_in_it
# message: an activation is in it already (ReLU)
def linear(x, weight, bias):
    return np.maximum(x @ weight.T + bias, 0)


# %% sigmoid_in_it
# message: an activation is in it already (the sigmoid)
def linear(x, weight, bias):
    z = x @ weight.T + bias
    return (1 + np.tanh(z / 2)) / 2


# %% step_in_it
# message: a step is in it already
def linear(x, weight, bias):
    return np.where(x @ weight.T + bias >= 0, 1.0, 0.0)


# %% star
# message: multiplied entry by entry
def linear(x, weight, bias):
    return x * weight.T + bias


# %% a_list
# message: put np.array(...) around it
def linear(x, weight, bias):
    return [weight @ row + bias for row in x]


# %% zeros
# message: it returns zeros whatever goes in
def linear(x, weight, bias):
    return np.zeros((x.shape[0], weight.shape[0]))


# %% hard_coded
# message: whatever goes in
def linear(x, weight, bias):
    return np.array([[9.0, -17.0], [11.0, -20.5], [12.5, -13.75]])


# %% right_shape_wrong_values
# message: not one that this check knows by name
def linear(x, weight, bias):
    return 0.5 * (x @ weight.T) + bias


# %% bias_changed
# message: it changes bias in place
def linear(x, weight, bias):
    bias += x[0] @ weight.T * 0 + 1
    return x @ weight.T + bias - 1


# %% no_return
# message: is there a `return`
def linear(x, weight, bias):
    y = x @ weight.T + bias


# %% the_librarys
# message: you called nnworks.nn.Linear
def linear(x, weight, bias):
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight.data, layer.bias.data = weight, bias
    return layer(x)
