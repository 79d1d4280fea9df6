"""Wrong answers to the task descend: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% uphill
# message: It walks uphill
def descend(w, lr, steps):
    visited = [w]
    for _ in range(steps):
        w = w + lr * 2 * (w - 3)
        visited.append(w)
    return np.array(visited)


# %% two_missing
# message: The 2 is missing
def descend(w, lr, steps):
    visited = [w]
    for _ in range(steps):
        w = w - lr * (w - 3)
        visited.append(w)
    return np.array(visited)


# %% one_slope
# message: The slope is taken once
def descend(w, lr, steps):
    slope = 2 * (w - 3)
    visited = [w]
    for _ in range(steps):
        w = w - lr * slope
        visited.append(w)
    return np.array(visited)


# %% no_rate
# message: The learning rate is missing
def descend(w, lr, steps):
    visited = [w]
    for _ in range(steps):
        w = w - 2 * (w - 3)
        visited.append(w)
    return np.array(visited)


# %% by_the_loss
# message: It steps by the loss
def descend(w, lr, steps):
    visited = [w]
    for _ in range(steps):
        w = w - lr * (w - 3) ** 2
        visited.append(w)
    return np.array(visited)


# %% by_the_sign
# message: the sign of the slope alone
def descend(w, lr, steps):
    visited = [w]
    for _ in range(steps):
        w = w - lr * np.sign(w - 3)
        visited.append(w)
    return np.array(visited)


# %% to_zero
# message: the slope of w**2
def descend(w, lr, steps):
    visited = [w]
    for _ in range(steps):
        w = w - lr * 2 * w
        visited.append(w)
    return np.array(visited)


# %% start_missing
# message: The start is missing
def descend(w, lr, steps):
    visited = []
    for _ in range(steps):
        w = w - lr * 2 * (w - 3)
        visited.append(w)
    return np.array(visited)


# %% end_missing
# message: The last place is missing
def descend(w, lr, steps):
    visited = []
    for _ in range(steps):
        visited.append(w)
        w = w - lr * 2 * (w - 3)
    return np.array(visited)


# %% only_the_end
# message: only where the walk ends
def descend(w, lr, steps):
    for _ in range(steps):
        w = w - lr * 2 * (w - 3)
    return w


# %% rounded
# message: rounded before the next step
def descend(w, lr, steps):
    visited = [w]
    for _ in range(steps):
        w = round(w - lr * 2 * (w - 3), 3)
        visited.append(w)
    return np.array(visited)


# %% zeros
# message: It returns zeros whatever goes in
def descend(w, lr, steps):
    return np.zeros(steps + 1)
