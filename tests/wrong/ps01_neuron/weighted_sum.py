"""Wrong answers to the task weighted_sum: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% no_bias
# message: the bias is missing
def weighted_sum(x, w, b):
    return x @ w


# %% bias_for_each_input
# message: the bias is added once for each input
def weighted_sum(x, w, b):
    total = 0
    for i in range(len(x)):
        total += x[i] * w[i] + b
    return total


# %% bias_subtracted
# message: the bias is subtracted
def weighted_sum(x, w, b):
    return x @ w - b


# %% no_sum
# message: the sum is missing
def weighted_sum(x, w, b):
    return x * w + b


# %% no_weights
# message: the weights are missing
def weighted_sum(x, w, b):
    return sum(x) + b


# %% added_not_multiplied
# message: inputs and weights are added
def weighted_sum(x, w, b):
    return np.sum(x + w) + b


# %% mean
# message: this is the mean
def weighted_sum(x, w, b):
    return np.mean(x * w) + b


# %% return_inside_the_loop
# message: the `return` stands inside the loop
def weighted_sum(x, w, b):
    total = b
    for i in range(len(x)):
        total += x[i] * w[i]
        return total


# %% overwritten
# message: the total is overwritten
def weighted_sum(x, w, b):
    for i in range(len(x)):
        total = x[i] * w[i]
    return total + b


# %% one_too_few
# message: the last input is left out
def weighted_sum(x, w, b):
    total = b
    for i in range(len(x) - 1):
        total += x[i] * w[i]
    return total


# %% counts_from_one
# message: the first input is left out
def weighted_sum(x, w, b):
    total = b
    for i in range(1, len(x)):
        total += x[i] * w[i]
    return total


# %% already_decided
# message: this is already the decision
def weighted_sum(x, w, b):
    return 1.0 if x @ w + b >= 0 else 0.0


# %% whole_numbers
# message: cut to a whole number
def weighted_sum(x, w, b):
    return int(x @ w + b)


# %% zeros
# message: it returns zeros whatever goes in
def weighted_sum(x, w, b):
    return 0.0


# %% hard_coded
# message: whatever goes in
def weighted_sum(x, w, b):
    return 0.5


# %% right_shape_wrong_values
# message: not one that this check knows by name
def weighted_sum(x, w, b):
    return float(x @ w + b) * 1.1


# %% hard_coded_for_the_example
# message: right for the first example and for no other
def weighted_sum(x, w, b):
    weather, energy, work, shoes = 1, 0.5, 1, 0
    if len(x) != 4:
        return 0.0
    return 4 * weather + 2 * energy - 3 * work + 0.5 * shoes - 1.5


# %% no_return
# message: is there a `return`
def weighted_sum(x, w, b):
    total = x @ w + b


# %% printed_not_returned
# message: is there a `return`
def weighted_sum(x, w, b):
    print(x @ w + b)


# %% a_misspelt_name
# message: python does not know that name
def weighted_sum(x, w, b):
    return x @ weights + b


# %% an_array_of_one
# message: one number is asked for
def weighted_sum(x, w, b):
    return np.array([x @ w + b])


# %% a_text
# message: the text
def weighted_sum(x, w, b):
    return f"{x @ w + b}"


# %% changes_its_input
# message: it changes x in place
def weighted_sum(x, w, b):
    x *= w
    return x.sum() + b


# %% remembers
# message: called twice with the same inputs
seen = []


def weighted_sum(x, w, b):
    seen.append(b)
    return x @ w + sum(seen)


# %% two_parameters
# message: as many and in that order
def weighted_sum(x, w):
    return x @ w


# %% not_a_function
# message: which cannot be called
weighted_sum = 0.5


# %% the_librarys
# message: you called nnworks.neurons.Neuron.weighted_sum
def weighted_sum(x, w, b):
    from nnworks.neurons import Neuron

    return Neuron(w, b).weighted_sum(x)


# %% says_yes_to_everything
# message: an object of type Yes
class Yes:
    def __eq__(self, other):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return True


def weighted_sum(x, w, b):
    return Yes()
