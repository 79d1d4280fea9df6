"""Right answers to the task descend, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% by_the_factor
def descend(w, lr, steps):
    return 3 + (w - 3) * (1 - 2 * lr) ** np.arange(steps + 1)


# %% filled_array
def descend(w, lr, steps):
    visited = np.zeros(steps + 1)
    visited[0] = w
    for t in range(steps):
        visited[t + 1] = visited[t] - lr * (2 * visited[t] - 6)
    return visited


# %% list_of_places
def descend(w, lr, steps):
    if steps == 0:
        return np.array([w])
    before = descend(w, lr, steps - 1)
    last = before[-1]
    return np.append(before, last + 2 * lr * (3 - last))
