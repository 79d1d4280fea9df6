"""Wrong answers to the task digits: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% no_relu
# message: the activation between the layers is missing
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_linear(x, weight1, bias1)
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1)


# %% no_softmax
# message: the softmax is missing
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    scores = my_linear(hidden, weight2, bias2)
    return scores, scores.argmax(axis=1)


# %% relu_at_the_end
# message: behind the last layer too
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_relu(my_linear(hidden, weight2, bias2)))
    return probabilities, probabilities.argmax(axis=1)


# %% sigmoid_inside
# message: the hidden layer uses the sigmoid
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = (1 + np.tanh(my_linear(x, weight1, bias1) / 2)) / 2
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1)


# %% tanh_inside
# message: the hidden layer uses tanh
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = np.tanh(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1)


# %% softmax_inside
# message: the hidden layer uses the softmax
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_softmax(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1)


# %% softmax_twice
# message: the softmax is taken twice
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    probabilities = my_softmax(probabilities)
    return probabilities, probabilities.argmax(axis=1)


# %% no_bias1
# message: bias1 is missing
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(x @ weight1.T)
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1)


# %% no_bias2
# message: bias2 is missing
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(hidden @ weight2.T)
    return probabilities, probabilities.argmax(axis=1)


# %% one_digit_for_all
# message: looks through the whole array
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, np.argmax(probabilities)


# %% argmax_of_columns
# message: argmax runs down the columns
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=0)


# %% largest_share
# message: this is how large it is
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.max(axis=1)


# %% least_likely
# message: the least likely digit
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmin(axis=1)


# %% two_mistakes
# message: behind the last layer too
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_relu(my_linear(hidden, weight2, bias2)))
    return probabilities, np.argmax(probabilities)


# %% one_too_large
# message: the digits are one too large
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1) + 1


# %% results_swapped
# message: the two results are in the wrong order
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities.argmax(axis=1), probabilities


# %% digits_only
# message: one value, where 2 values belong
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities.argmax(axis=1)


# %% layers_swapped
# message: two shapes do not fit
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight2, bias2))
    probabilities = my_softmax(my_linear(hidden, weight1, bias1))
    return probabilities, probabilities.argmax(axis=1)


# %% zeros
# message: it returns zeros whatever goes in
def read_digits(x, weight1, bias1, weight2, bias2):
    return np.zeros((len(x), len(weight2))), np.zeros(len(x))


# %% hard_coded
# message: shape (359
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, truth


# %% right_shape_wrong_values
# message: not one that this check knows by name
def read_digits(x, weight1, bias1, weight2, bias2):
    hidden = my_relu(my_linear(x, weight1, bias1))
    probabilities = my_softmax(2 * my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1)


# %% in_place
# message: it changes x in place
def read_digits(x, weight1, bias1, weight2, bias2):
    x *= 2
    hidden = my_relu(my_linear(x / 2, weight1, bias1))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1)


# %% the_librarys
# message: you called nnworks.nn.Linear
def read_digits(x, weight1, bias1, weight2, bias2):
    layer = nn.Linear(weight1.shape[1], weight1.shape[0])
    layer.weight.data, layer.bias.data = weight1, bias1
    hidden = my_relu(layer(x))
    probabilities = my_softmax(my_linear(hidden, weight2, bias2))
    return probabilities, probabilities.argmax(axis=1)
