"""Right answers to the task softmax_cross_entropy_backward, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% one_hot
def softmax_cross_entropy_backward(logits, target):
    one_hot = np.eye(logits.shape[1])[target]
    return (F.softmax(logits, axis=1) - one_hot) / len(logits)


# %% row_by_row
def softmax_cross_entropy_backward(logits, target):
    rows = []
    for scores, right in zip(logits, target):
        e = np.exp(scores - scores.max())
        row = e / e.sum()
        row[right] = row[right] - 1
        rows.append(row / len(target))
    return np.array(rows)


# %% compared
def softmax_cross_entropy_backward(logits, target):
    right = np.arange(logits.shape[1]) == target[:, None]
    return (np.exp(F.log_softmax(logits)) - right) / len(target)
