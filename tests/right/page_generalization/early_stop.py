"""Right answers to the task early_stop, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% counting_bad_epochs
def early_stop(losses, patience):
    best, lowest, bad = 0, np.inf, 0
    for i in range(len(losses)):
        if losses[i] < lowest:
            best, lowest, bad = i + 1, losses[i], 0
        else:
            bad += 1
            if bad == patience:
                return best
    return best


# %% a_while_loop
def early_stop(losses, patience):
    best = epoch = 0
    while epoch < len(losses) and epoch - best < patience + 1:
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best == patience:
            break
        epoch += 1
    return best + 1


# %% by_looking_back
def early_stop(losses, patience):
    for end in range(1, len(losses) + 1):
        best = int(np.argmin(losses[:end]))
        if end - 1 - best >= patience:
            break
    return best + 1
