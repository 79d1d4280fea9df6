"""Wrong answers to the task accuracy: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% count
# message: this is how many are right
def accuracy(scores, y):
    return np.sum(scores.argmax(axis=1) == y)


# %% mistakes
# message: the share of mistakes
def accuracy(scores, y):
    return np.mean(scores.argmax(axis=1) != y)


# %% percent
# message: a share goes from 0 to 1
def accuracy(scores, y):
    return np.mean(scores.argmax(axis=1) == y) * 100


# %% no_mean
# message: take their mean
def accuracy(scores, y):
    return scores.argmax(axis=1) == y


# %% no_axis
# message: with axis=1 it finds one in each row
def accuracy(scores, y):
    return (np.argmax(scores) == y).mean()


# %% axis_0
# message: along axis 1
def accuracy(scores, y):
    return np.mean([p == t for p, t in zip(scores.argmax(axis=0), y)])


# %% score_for_place
# message: argmax gives its place
def accuracy(scores, y):
    return np.mean(np.max(scores, axis=1) == y)


# %% above_zero
# message: it must be the largest of its row
def accuracy(scores, y):
    right = 0
    for row, k in zip(scores, y):
        if row[k] > 0:
            right += 1
    return right / len(y)


# %% probability
# message: however sure it is
def accuracy(scores, y):
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return p[range(len(y)), y].mean()


# %% by_classes
# message: divide by the number of examples
def accuracy(scores, y):
    return np.sum(scores.argmax(axis=1) == y) / len(scores[0])


# %% early_return
# message: the `return` stands inside the loop
def accuracy(scores, y):
    right = 0
    for row, k in zip(scores, y):
        right += row.argmax() == k
        return right / len(y)


# %% all_right
# message: whether all are right
def accuracy(scores, y):
    return 1.0 if (scores.argmax(axis=1) == y).all() else 0.0
