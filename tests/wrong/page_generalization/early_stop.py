"""Wrong answers to the task early_stop: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% best_of_all
# message: This is the best of all epochs
def early_stop(losses, patience):
    return int(np.argmin(losses)) + 1


# %% where_it_stops
# message: the epoch at which training stops
def early_stop(losses, patience):
    best = 1
    for epoch, loss in enumerate(losses, 1):
        if loss < losses[best - 1]:
            best = epoch
        elif epoch - best >= patience:
            return epoch
    return len(losses)


# %% from_zero
# message: counted from 0
def early_stop(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if epoch - best >= patience:
            break
    return best


# %% one_too_long
# message: waits one epoch too long
def early_stop(losses, patience):
    best = 1
    for epoch, loss in enumerate(losses, 1):
        if loss < losses[best - 1]:
            best = epoch
        if epoch - best > patience:
            break
    return best


# %% no_patience
# message: the patience is not used
def early_stop(losses, patience):
    for epoch in range(1, len(losses)):
        if losses[epoch] >= losses[epoch - 1]:
            return epoch
    return len(losses)


# %% a_tie_is_a_best
# message: The same loss again counts as a new best
def early_stop(losses, patience):
    best = 1
    for epoch, loss in enumerate(losses, 1):
        if loss <= losses[best - 1]:
            best = epoch
        if epoch - best >= patience:
            break
    return best


# %% never_reset
# message: never set back to 0
def early_stop(losses, patience):
    best, bad = 1, 0
    for epoch in range(2, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        else:
            bad += 1
        if bad == patience:
            break
    return best


# %% against_the_one_before
# message: counts the rises since the last fall
def early_stop(losses, patience):
    best, bad = 1, 0
    for epoch in range(2, len(losses) + 1):
        bad = bad + 1 if losses[epoch - 1] >= losses[epoch - 2] else 0
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if bad == patience:
            break
    return best


# %% the_loss_itself
# message: asked for is the number of its epoch
def early_stop(losses, patience):
    best = 1
    for epoch, loss in enumerate(losses, 1):
        if loss < losses[best - 1]:
            best = epoch
        if epoch - best >= patience:
            break
    return losses[best - 1]
