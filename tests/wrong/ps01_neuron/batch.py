"""Wrong answers to the task batch: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% no_bias
# message: the bias is missing
def neuron_batch(X, w, b):
    return activation(X @ w)


# %% no_activation
# message: the activation is missing
def neuron_batch(X, w, b):
    return X @ w + b


# %% bias_outside
# message: the bias is added after the sigmoid
def neuron_batch(X, w, b):
    return activation(X @ w) + b


# %% bias_for_each_input
# message: the bias is added once for each input
def neuron_batch(X, w, b):
    return activation(np.sum(X * w + b, axis=1))


# %% bias_before_the_weights
# message: before the weights
def neuron_batch(X, w, b):
    return activation((X + b) @ w)


# %% column
# message: a column of shape (N, 1)
def neuron_batch(X, w, b):
    return activation(X @ w.reshape(-1, 1) + b)


# %% no_sum
# message: the sum is missing
def neuron_batch(X, w, b):
    return activation(X * w + b)


# %% down_the_columns
# message: runs down the columns
def neuron_batch(X, w, b):
    return activation((X * w).sum(axis=0) + b)


# %% one_number
# message: everything is summed into one number
def neuron_batch(X, w, b):
    return activation(np.sum(X * w) + b)


# %% wrong_way_round
# message: the sum runs over the examples
def neuron_batch(X, w, b):
    return activation(w @ X + b)


# %% transposed
# message: the sum runs over the examples
def neuron_batch(X, w, b):
    return activation(X.T @ w + b)


# %% step_instead
# message: the step came in place of the sigmoid
def neuron_batch(X, w, b):
    return np.where(X @ w + b >= 0, 1.0, 0.0)


# %% mean
# message: this is the mean
def neuron_batch(X, w, b):
    return activation((X * w).mean(axis=1) + b)


# %% only_the_first
# message: only the first example
def neuron_batch(X, w, b):
    return activation(X[0] @ w + b)


# %% return_inside_the_loop
# message: only the first example
def neuron_batch(X, w, b):
    for x in X:
        return activation(x @ w + b)


# %% a_list
# message: a list has no arithmetic
def neuron_batch(X, w, b):
    return [activation(x @ w + b) for x in X]


# %% a_generator
# message: which makes values only when asked
def neuron_batch(X, w, b):
    return (activation(x @ w + b) for x in X)


# %% zeros
# message: it returns zeros whatever goes in
def neuron_batch(X, w, b):
    return np.zeros(len(X))


# %% hard_coded
# message: whatever goes in
def neuron_batch(X, w, b):
    return np.array([0.182426, 0.377541, 0.377541, 0.622459])


# %% right_shape_wrong_values
# message: not one that this check knows by name
def neuron_batch(X, w, b):
    return activation(1.5 * (X @ w + b))


# %% weights_changed
# message: it changes w in place
def neuron_batch(X, w, b):
    z = X @ w + b
    w -= w.mean()
    return activation(z)


# %% overflow_of_its_own
# message: use `activation`
def neuron_batch(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))


# %% the_librarys_neuron
# message: you called nnworks.neurons.Neuron
def neuron_batch(X, w, b):
    from nnworks.neurons import Neuron

    return Neuron(w, b, "sigmoid")(X)


# %% says_yes
# message: an object of type Yes
class Yes(list):
    def __eq__(self, other):
        return True


def neuron_batch(X, w, b):
    return Yes()
