"""Wrong answers to the task perceptron_update: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% wrong_sign
# message: the sign of the error is wrong
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    error = output - y
    return w + lr * error * x, b + lr * error


# %% subtracted
# message: the sign of the error is wrong
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    error = y - output
    return w - lr * error * x, b - lr * error


# %% no_bias
# message: the bias stays as it was
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return w + lr * (y - output) * x, b


# %% learns_from_right_answers
# message: it learns from right answers too
def perceptron_update(w, b, x, y, lr):
    target = 1 if y == 1 else -1
    return w + lr * target * x, b + lr * target


# %% learning_rate_ignored
# message: the learning rate is ignored
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return w + (y - output) * x, b + (y - output)


# %% learning_rate_missing_at_the_bias
# message: the learning rate is missing at the bias
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return w + lr * (y - output) * x, b + (y - output)


# %% learning_rate_missing_at_the_weights
# message: the learning rate is missing at the weights
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return w + (y - output) * x, b + lr * (y - output)


# %% input_missing
# message: the input x is missing
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return w + lr * (y - output), b + lr * (y - output)


# %% in_place
# message: it changes w in place
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    error = y - output
    w += lr * error * x
    b += lr * error
    return w, b


# %% error_from_the_sum
# message: the error is taken from the sum
def perceptron_update(w, b, x, y, lr):
    error = y - (x @ w + b)
    return w + lr * error * x, b + lr * error


# %% above_zero
# message: at exactly 0 it decides the other way
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b > 0 else 0.0
    return w + lr * (y - output) * x, b + lr * (y - output)


# %% decides_without_bias
# message: the decision forgets the bias
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w >= 0 else 0.0
    return w + lr * (y - output) * x, b + lr * (y - output)


# %% only_upwards
# message: it learns only where it should have fired
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    if y == 1 and output == 0:
        return w + lr * x, b + lr
    return w, b


# %% only_downwards
# message: it learns only where it fired wrongly
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    if y == 0 and output == 1:
        return w - lr * x, b - lr
    return w, b


# %% output_missing
# message: the output is missing in the error
def perceptron_update(w, b, x, y, lr):
    return w + lr * y * x, b + lr * y


# %% twice_as_large
# message: the correction is twice as large
def perceptron_update(w, b, x, y, lr):
    output = 1 if x @ w + b >= 0 else -1
    target = 2 * y - 1
    return w + lr * (target - output) * x, b + lr * (target - output)


# %% old_weights_gone
# message: the old weights are gone
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return lr * (y - output) * x, lr * (y - output)


# %% bias_by_the_inputs
# message: the bias moves by the inputs
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    error = y - output
    return w + lr * error * x, b + lr * error * x.sum()


# %% nothing_moves
# message: nothing ever moves
def perceptron_update(w, b, x, y, lr):
    return w, b


# %% zeros
# message: it returns zeros whatever goes in
def perceptron_update(w, b, x, y, lr):
    return np.zeros(len(w)), 0.0


# %% hard_coded
# message: whatever goes in
def perceptron_update(w, b, x, y, lr):
    return np.array([1.5, -1.5]), 0.5


# %% right_shape_wrong_values
# message: not one that this check knows by name
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    error = y - output
    return w + lr * error * x + 0.125, b + lr * error


# %% weights_only
# message: where 2 values belong
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return w + lr * (y - output) * x


# %% swapped
# message: in the wrong order
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return b + lr * (y - output), w + lr * (y - output) * x


# %% one_long_array
# message: where 2 values belong
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    return np.append(w + lr * (y - output) * x, b + lr * (y - output))


# %% changes_x
# message: it changes x in place
def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    x *= lr * (y - output)
    return w + x, b + lr * (y - output)


# %% the_librarys
# message: you called nnworks.neurons.Perceptron.update
def perceptron_update(w, b, x, y, lr):
    from nnworks.neurons import Perceptron

    neuron = Perceptron(len(w), lr=lr)
    neuron.weight, neuron.bias = w, b
    neuron.update(x, y)
    return neuron.weight, neuron.bias


# %% learns_only_from_mistakes_of_its_own
# message: called twice with the same inputs
memory = {"b": 0.0}


def perceptron_update(w, b, x, y, lr):
    output = 1.0 if x @ w + b >= 0 else 0.0
    memory["b"] += lr * (y - output)
    return w + lr * (y - output) * x, b + memory["b"]
