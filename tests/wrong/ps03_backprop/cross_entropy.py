"""Wrong answers to the task cross_entropy: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% log_of_the_share
# message: the logarithm is taken of the finished probability
def cross_entropy(logits, target):
    shares = F.softmax(logits)
    return -np.mean(np.log(shares[np.arange(len(target)), target]))


# %% minus_forgotten
# message: the minus is missing
def cross_entropy(logits, target):
    return F.log_softmax(logits)[np.arange(len(target)), target].mean()


# %% sum
# message: this is the sum over the batch
def cross_entropy(logits, target):
    return -F.log_softmax(logits)[np.arange(len(target)), target].sum()


# %% mean_forgotten
# message: one loss for each row came back
def cross_entropy(logits, target):
    return -F.log_softmax(logits)[np.arange(len(target)), target]


# %% divided_by_all
# message: number of all scores, N times C
def cross_entropy(logits, target):
    one_hot = np.eye(logits.shape[1])[target]
    return -np.mean(F.log_softmax(logits) * one_hot)


# %% whole_columns
# message: picks whole columns
def cross_entropy(logits, target):
    return -F.log_softmax(logits)[:, target].mean()


# %% whole_rows
# message: picks whole rows
def cross_entropy(logits, target):
    return -F.log_softmax(logits)[target].mean()


# %% largest
# message: the largest probability of each row is taken
def cross_entropy(logits, target):
    return -F.log_softmax(logits).max(axis=1).mean()


# %% no_logarithm
# message: the logarithm is missing: this is 1 minus
def cross_entropy(logits, target):
    return np.mean(1 - F.softmax(logits)[np.arange(len(target)), target])


# %% no_softmax
# message: the softmax is missing
def cross_entropy(logits, target):
    return -logits[np.arange(len(target)), target].mean()


# %% softmax_twice
# message: the softmax is taken twice
def cross_entropy(logits, target):
    return -F.log_softmax(F.softmax(logits))[np.arange(len(target)), target].mean()


# %% wrong_axis
# message: the softmax runs down the columns
def cross_entropy(logits, target):
    return -F.log_softmax(logits, 0)[np.arange(len(target)), target].mean()


# %% base_2
# message: logarithm to base 2
def cross_entropy(logits, target):
    logs = F.log_softmax(logits) / np.log(2)
    return -logs[np.arange(len(target)), target].mean()


# %% one_off
# message: the label is one place off
def cross_entropy(logits, target):
    return -F.log_softmax(logits)[np.arange(len(target)), target - 1].mean()


# %% in_place
# message: logits was changed
def cross_entropy(logits, target):
    logits -= logits.max(axis=1, keepdims=True)
    return -F.log_softmax(logits)[np.arange(len(target)), target].mean()


# %% zeros
# message: it returns zeros
def cross_entropy(logits, target):
    return 0.0


# %% hard_coded
# message: whatever goes in
def cross_entropy(logits, target):
    return 1.1486


# %% library
# message: cross_entropy; the task is to write it
def cross_entropy(logits, target):
    return F.cross_entropy(logits, target)
