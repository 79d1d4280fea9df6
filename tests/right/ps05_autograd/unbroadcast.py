"""Right answers to the task unbroadcast, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% all_axes_at_once
def unbroadcast(grad, shape):
    lead = grad.ndim - len(shape)
    ones = tuple(i + lead for i, n in enumerate(shape) if n == 1)
    return grad.sum(axis=(*range(lead), *ones)).reshape(shape)


# %% entry_by_entry
def unbroadcast(grad, shape):
    back = np.zeros(shape)
    for place in np.ndindex(grad.shape):
        short = place[len(place) - len(shape) :]
        own = tuple(0 if n == 1 else i for i, n in zip(short, shape))
        back[own] += grad[place]
    return back


# %% added_at_places
def unbroadcast(grad, shape):
    where = np.broadcast_to(np.arange(int(np.prod(shape))).reshape(shape), grad.shape)
    sums = np.bincount(where.ravel(), grad.ravel(), int(np.prod(shape)))
    return sums.reshape(shape)
