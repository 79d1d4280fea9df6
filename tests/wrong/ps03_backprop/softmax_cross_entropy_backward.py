"""Wrong answers to the task softmax_cross_entropy_backward: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% n_forgotten
# message: the division by N is missing
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    grad[np.arange(len(target)), target] -= 1
    return grad


# %% n_twice
# message: divided by N twice
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    grad[np.arange(len(target)), target] -= 1
    return grad / len(target) ** 2


# %% all_entries
# message: number of all scores, N times C
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    grad[np.arange(len(target)), target] -= 1
    return grad / logits.size


# %% classes
# message: divided by C, the number of classes
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    grad[np.arange(len(target)), target] -= 1
    return grad / logits.shape[1]


# %% sign
# message: the sign is the wrong way round
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    one_hot = np.eye(logits.shape[1])[target]
    return (one_hot - grad) / len(target)


# %% shares_alone
# message: these are the probabilities alone
def softmax_cross_entropy_backward(logits, target):
    return F.softmax(logits) / len(target)


# %% softmax_missing
# message: the softmax is missing
def softmax_cross_entropy_backward(logits, target):
    grad = logits.copy()
    grad[np.arange(len(target)), target] -= 1
    return grad / len(target)


# %% whole_columns
# message: takes 1 from whole columns
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    grad[:, target] -= 1
    return grad / len(target)


# %% only_the_right_class
# message: only the right class has a slope here
def softmax_cross_entropy_backward(logits, target):
    shares = F.softmax(logits)
    one_hot = np.eye(logits.shape[1])[target]
    return (shares - 1) * one_hot / len(target)


# %% wrong_axis
# message: the softmax runs down the columns
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits, 0)
    grad[np.arange(len(target)), target] -= 1
    return grad / len(target)


# %% sigmoids
# message: the sigmoid of each score
def softmax_cross_entropy_backward(logits, target):
    grad = F.sigmoid(logits)
    grad[np.arange(len(target)), target] -= 1
    return grad / len(target)


# %% logarithms
# message: from the logarithms of the probabilities
def softmax_cross_entropy_backward(logits, target):
    grad = F.log_softmax(logits)
    grad[np.arange(len(target)), target] -= 1
    return grad / len(target)


# %% overflow
# message: np.exp overflows
def softmax_cross_entropy_backward(logits, target):
    grad = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    grad[np.arange(len(target)), target] -= 1
    return grad / len(target)


# %% in_place
# message: logits was changed
def softmax_cross_entropy_backward(logits, target):
    shares = F.softmax(logits)
    logits[:] = shares
    logits[np.arange(len(target)), target] -= 1
    return logits / len(target)


# %% one_off
# message: the label is one place off
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    grad[np.arange(len(target)), target - 1] -= 1
    return grad / len(target)


# %% the_loss
# message: the loss itself came back
def softmax_cross_entropy_backward(logits, target):
    return -F.log_softmax(logits)[np.arange(len(target)), target].mean()


# %% zeros
# message: it returns zeros
def softmax_cross_entropy_backward(logits, target):
    return np.zeros(logits.shape)


# %% hard_coded
# message: whatever goes in
def softmax_cross_entropy_backward(logits, target):
    return np.full((2, 3), 0.1)


# %% library
# message: backward; the task is to write it
def softmax_cross_entropy_backward(logits, target):
    criterion = nn.CrossEntropyLoss()
    criterion(logits, target)
    return criterion.backward()


# %% rows_named_by_labels
# message: takes 1 from whole rows
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    grad[target] -= 1
    return grad / len(target)


# %% what_it_lacks
# message: a slope uphill
def softmax_cross_entropy_backward(logits, target):
    grad = F.softmax(logits)
    right = np.arange(len(target)), target
    grad[right] = 1 - grad[right]
    return grad / len(target)
