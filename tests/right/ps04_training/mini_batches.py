"""Right answers to the task mini_batches, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% one_by_one
def mini_batches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


# %% shuffled_list
def mini_batches(X, y, batch_size, rng):
    order = list(range(len(X)))
    rng.shuffle(order)
    batches = []
    while order:
        rows, order = order[:batch_size], order[batch_size:]
        batches.append([X[rows], y[rows]])
    return batches


# %% both_in_one_order
def mini_batches(X, y, batch_size, rng):
    order = np.argsort(rng.random(len(X)))
    X, y = X[order], y[order]
    count = -(-len(X) // batch_size)
    return [
        (X[k * batch_size :][:batch_size], y[k * batch_size :][:batch_size])
        for k in range(count)
    ]
