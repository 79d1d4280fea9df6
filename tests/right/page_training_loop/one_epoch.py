"""Right answers to the task one_epoch, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% a_while_loop
def one_epoch(w, X, y, order, batch_size, lr):
    w, rest = w.copy(), list(order)
    while rest:
        batch, rest = rest[:batch_size], rest[batch_size:]
        g = np.zeros(len(w))
        for i in batch:
            g = g + 2 * (X[i] @ w - y[i]) * X[i]
        w = w - lr * g / len(batch)
    return w


# %% sorted_first
def one_epoch(w, X, y, order, batch_size, lr):
    X, y = X[order], y[order]
    for k in range(-(-len(X) // batch_size)):
        xb = X[k * batch_size : (k + 1) * batch_size]
        yb = y[k * batch_size : (k + 1) * batch_size]
        w = w - lr * np.mean(2 * (xb @ w - yb)[:, None] * xb, axis=0)
    return w
