"""Wrong answers to the task sgd: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% a_new_array
# message: the arrays did not change
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p = p - lr * g
    return


# %% into_the_list
# message: the arrays did not change
def sgd(parameters, gradients, lr):
    for i in range(len(parameters)):
        parameters[i] = parameters[i] - lr * gradients[i]
    return


# %% returned_new
# message: the arrays did not change
def sgd(parameters, gradients, lr):
    return [p - lr * g for p, g in zip(parameters, gradients)]


# %% uphill
# message: the step goes uphill
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p += lr * g
    return


# %% no_learning_rate
# message: the learning rate is missing
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p -= g
    return


# %% divided
# message: divided by the learning rate
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p -= g / lr
    return


# %% replaced
# message: is replaced by the step
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p[...] = -lr * g
    return


# %% replaced_by_the_gradient
# message: replaced by its gradient times the learning rate
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p[...] = lr * g
    return


# %% brackets
# message: the parameter itself shrinks
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p[...] = (p - g) * lr
    return


# %% decay
# message: lr * p is taken away
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p -= lr * p
    return


# %% signs
# message: only the sign of the gradient is used
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p -= lr * np.sign(g)
    return


# %% means
# message: the mean of the gradient moves all entries alike
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p -= lr * g.mean()
    return


# %% return_in_the_loop
# message: only the first array moves
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p -= lr * g
        return


# %% below_the_loop
# message: only the last array moves
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        step = lr * g
    p -= step
    return


# %% one_too_few
# message: the last array stays as it is
def sgd(parameters, gradients, lr):
    for i in range(len(parameters) - 1):
        parameters[i] -= lr * gradients[i]
    return


# %% first_left_out
# message: the first array stays as it is
def sgd(parameters, gradients, lr):
    for i in range(1, len(parameters)):
        parameters[i] -= lr * gradients[i]
    return


# %% gradients_changed
# message: the gradients are changed as well
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        g *= lr
        p -= g
    return


# %% lists_subtracted
# message: a list has no arithmetic
def sgd(parameters, gradients, lr):
    parameters -= lr * gradients
    return


# %% zeros
# message: it returns zeros
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p[...] = 0
    return


# %% hard_coded
# message: right for the first example and for no other
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p[...] = p - 0.5 * g
    return


# %% no_return
# message: your code lacks a `return`
def sgd(parameters, gradients, lr):
    for p, g in zip(parameters, gradients):
        p -= lr * g
    raise NotImplementedError("take lr times its gradient from each parameter")
