"""Wrong answers to the task cross_entropy: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% sign_missing
# message: The sign is missing
def cross_entropy(p, y):
    return np.mean(np.log(p[np.arange(len(y)), y]))


# %% sum
# message: The surprises are added up
def cross_entropy(p, y):
    return -np.log(p[np.arange(len(y)), y]).sum()


# %% mean_first
# message: The mean comes before the logarithm
def cross_entropy(p, y):
    return -np.log(p[np.arange(len(y)), y].mean())


# %% all_classes
# message: the mean surprise at all classes
def cross_entropy(p, y):
    return -np.mean(np.log(p))


# %% table
# message: for each row the columns of all targets
def cross_entropy(p, y):
    return -np.mean(np.log(p[:, y]))


# %% one_hot_mean
# message: all N times C places
def cross_entropy(p, y):
    right = np.eye(p.shape[1])[y]
    return -np.mean(right * np.log(p))


# %% prediction
# message: the prediction, and not
def cross_entropy(p, y):
    return -np.mean(np.log(np.max(p, axis=1)))


# %% what_is_missing
# message: one minus the probability
def cross_entropy(p, y):
    return np.mean(1 - p[np.arange(len(y)), y])


# %% base_two
# message: counts coins
def cross_entropy(p, y):
    return -np.mean(np.log2(p[np.arange(len(y)), y]))


# %% softmax_again
# message: Softmax was applied again
def cross_entropy(p, y):
    e = np.exp(p)
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(y)), y]))


# %% yes_or_no
# message: separate yes-or-no questions
def cross_entropy(p, y):
    t = np.eye(p.shape[1])[y]
    return -np.mean(np.sum(t * np.log(p) + (1 - t) * np.log(1 - p), axis=1))


# %% small_number_added
# message: A small number is added
def cross_entropy(p, y):
    return -np.mean(np.log(p[np.arange(len(y)), y] + 1e-8))


# %% zeros
# message: It returns zeros whatever goes in
def cross_entropy(p, y):
    return 0.0
