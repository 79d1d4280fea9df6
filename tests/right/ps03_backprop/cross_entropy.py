"""Right answers to the task cross_entropy, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_hand
def cross_entropy(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    logs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return np.mean([-logs[n, k] for n, k in enumerate(target)])


# %% one_hot
def cross_entropy(logits, target):
    one_hot = np.eye(logits.shape[1])[target]
    return -(one_hot * F.log_softmax(logits)).sum() / len(logits)


# %% take_along_axis
def cross_entropy(logits, target):
    return -np.take_along_axis(F.log_softmax(logits), target[:, None], axis=1).mean()


# %% loop
def cross_entropy(logits, target):
    total = 0
    for row, k in zip(logits, target):
        total += np.logaddexp.reduce(row) - row[k]
    return total / len(target)
