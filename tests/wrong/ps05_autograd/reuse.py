"""Wrong answers to the task reuse: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% never_emptied
# message: the gradients of earlier steps are still in
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        pass
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data, b.data


# %% emptied_too_late
# message: so nothing moves
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        go_back(loss)
        w.grad = b.grad = 0.0
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data, b.data


# %% uphill
# message: it climbs
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data + lr * w.grad
        b.data = b.data + lr * b.grad
    return w.data, b.data


# %% no_learning_rate
# message: the learning rate is left out
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data -= w.grad
        b.data -= b.grad
    return w.data, b.data


# %% sum_of_squares
# message: this is the sum of the squares
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        pass
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data, b.data


# %% graph_built_once
# message: the graph is built once
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    loss = Number(0.0)
    for x_i, y_i in zip(x, y):
        error = w * Number(x_i) + b - Number(y_i)
        loss = loss + error**2
    loss = loss * Number(1 / len(x))
    for _ in range(steps):
        for node in order_of(loss):
            node.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data, b.data


# %% last_point_only
# message: only the last point counts
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data, b.data


# %% not_squared
# message: the square is missing
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data, b.data


# %% b_stays
# message: b stays where it was
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        pass
    return w.data, b.data


# %% w_stays
# message: w stays where it was
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        pass
        b.data = b.data - lr * b.grad
    return w.data, b.data


# %% return_in_the_loop
# message: does the `return` stand in the loop
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
        return w.data, b.data
    return w.data, b.data


# %% one_step_too_many
# message: one step too many
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps + 1):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data, b.data


# %% wrong_order
# message: w and b come in the wrong order
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return b.data, w.data


# %% the_numbers_themselves
# message: an object of type Value
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w, b


# %% zeros
# message: it returns zeros whatever goes in
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return 0.0, 0.0


# %% hard_coded
# message: whatever goes in
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return 0.5, 0.3


# %% right_shape_wrong_values
# message: not one that this check knows by name
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = w * Number(x_i) + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data + 1, b.data - 1


# %% a_plain_number_beside_a_number
# message: unsupported operand
def fit_line(x, y, w, b, lr, steps):
    w, b = Number(w), Number(b)
    for _ in range(steps):
        loss = Number(0.0)
        for x_i, y_i in zip(x, y):
            error = x_i * w + b - Number(y_i)
            loss = loss + error**2
        loss = loss * Number(1 / len(x))
        w.grad = b.grad = 0.0
        go_back(loss)
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.data, b.data
