"""Wrong answers to the task unbroadcast: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% ones_forgotten
# message: axes that are 1 long in `shape` are forgotten
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    return grad


# %% front_kept
# message: are kept: broadcasting put them in front
def unbroadcast(grad, shape):
    if grad.ndim > len(shape):
        return grad
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


# %% one_in_front
# message: there may be several
def unbroadcast(grad, shape):
    if grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    if grad.ndim > len(shape):
        return grad
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


# %% summed_at_the_end
# message: the axes at the end are summed
def unbroadcast(grad, shape):
    extra = grad.ndim - len(shape)
    if extra:
        grad = grad.sum(axis=tuple(range(-extra, 0)))
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


# %% axis_lost
# message: keepdims=True keeps it as a 1
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    axes = tuple(i for i, n in enumerate(shape) if n == 1 and grad.shape[i] > 1)
    return grad.sum(axis=axes)


# %% mean
# message: this takes the mean
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.mean(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.mean(axis=axis, keepdims=True)
    return grad


# %% largest
# message: they add up
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.max(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.max(axis=axis, keepdims=True)
    return grad


# %% one_copy
# message: one of the copies is picked
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad[0]
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.take([0], axis=axis)
    return grad


# %% as_it_is
# message: grad comes back as it is
def unbroadcast(grad, shape):
    return grad


# %% all_in_one
# message: is summed into one number
def unbroadcast(grad, shape):
    return grad.sum()


# %% everywhere_the_total
# message: all is summed into one number and copied
def unbroadcast(grad, shape):
    return np.full(shape, grad.sum())


# %% resized
# message: fills the shape with the first numbers
def unbroadcast(grad, shape):
    return np.resize(grad, shape)


# %% reshaped
# message: cannot reshape
def unbroadcast(grad, shape):
    return grad.reshape(shape)


# %% zeros
# message: it returns zeros whatever goes in
def unbroadcast(grad, shape):
    return np.zeros(shape)


# %% hard_coded
# message: whatever goes in
def unbroadcast(grad, shape):
    return np.array([11.0, 22.0, 33.0])


# %% right_shape_wrong_values
# message: not one that this check knows by name
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad + 1


# %% the_librarys
# message: you called nnworks.autograd.unbroadcast
def unbroadcast(grad, shape):
    return autograd.unbroadcast(grad, shape)
