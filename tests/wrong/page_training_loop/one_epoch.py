"""Wrong answers to the task one_epoch: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% as_they_stand
# message: take them in the given order
def one_epoch(w, X, y, order, batch_size, lr):
    for first in range(0, len(X), batch_size):
        xb, yb = X[first : first + batch_size], y[first : first + batch_size]
        w = w - lr * 2 * xb.T @ (xb @ w - yb) / len(xb)
    return w


# %% one_big_step
# message: one step on all examples together
def one_epoch(w, X, y, order, batch_size, lr):
    return w - lr * 2 * X.T @ (X @ w - y) / len(X)


# %% old_weights
# message: the weights that the batch before it left
def one_epoch(w, X, y, order, batch_size, lr):
    new = w
    for first in range(0, len(order), batch_size):
        b = order[first : first + batch_size]
        new = new - lr * 2 * X[b].T @ (X[b] @ w - y[b]) / len(b)
    return new


# %% uphill
# message: against the gradient
def one_epoch(w, X, y, order, batch_size, lr):
    for first in range(0, len(order), batch_size):
        b = order[first : first + batch_size]
        w = w + lr * 2 * X[b].T @ (X[b] @ w - y[b]) / len(b)
    return w


# %% no_rest
# message: The last batch is missing
def one_epoch(w, X, y, order, batch_size, lr):
    for k in range(len(order) // batch_size):
        b = order[k * batch_size : (k + 1) * batch_size]
        w = w - lr * 2 * X[b].T @ (X[b] @ w - y[b]) / len(b)
    return w


# %% divided_by_batch_size
# message: Divide by the number of examples that it really holds
def one_epoch(w, X, y, order, batch_size, lr):
    for first in range(0, len(order), batch_size):
        b = order[first : first + batch_size]
        w = w - lr * 2 * X[b].T @ (X[b] @ w - y[b]) / batch_size
    return w


# %% a_sum
# message: the mean squared error is a mean
def one_epoch(w, X, y, order, batch_size, lr):
    for first in range(0, len(order), batch_size):
        b = order[first : first + batch_size]
        w = w - lr * 2 * X[b].T @ (X[b] @ w - y[b])
    return w


# %% no_two
# message: The factor 2 is missing
def one_epoch(w, X, y, order, batch_size, lr):
    for first in range(0, len(order), batch_size):
        b = order[first : first + batch_size]
        w = w - lr * X[b].T @ (X[b] @ w - y[b]) / len(b)
    return w


# %% returns_too_early
# message: Only the first batch is used
def one_epoch(w, X, y, order, batch_size, lr):
    for first in range(0, len(order), batch_size):
        b = order[first : first + batch_size]
        w = w - lr * 2 * X[b].T @ (X[b] @ w - y[b]) / len(b)
        return w


# %% one_by_one
# message: take batch_size of them together
def one_epoch(w, X, y, order, batch_size, lr):
    for i in order:
        w = w - lr * 2 * X[i] * (X[i] @ w - y[i])
    return w


# %% zeros
# message: one_epoch(
def one_epoch(w, X, y, order, batch_size, lr):
    return np.zeros(len(w))


# %% hard_coded
# message: one_epoch(
def one_epoch(w, X, y, order, batch_size, lr):
    return np.array([1.85])
