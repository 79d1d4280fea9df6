"""Wrong answers to the task softmax: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% overflow
# message: np.exp overflows
def softmax(x):
    e = np.exp(x)
    return e / e.sum(axis=1, keepdims=True)


# %% whole_array
# message: the sum runs over the whole array
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum()


# %% whole_array_naive
# message: the sum runs over the whole array
def softmax(x):
    return np.exp(x) / np.sum(np.exp(x))


# %% wrong_axis
# message: the columns add up to 1
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)


# %% wrong_axis_naive
# message: the columns add up to 1
def softmax(x):
    return np.exp(x) / np.exp(x).sum(axis=0, keepdims=True)


# %% no_keepdims
# message: keepdims=True keeps them a column
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


# %% no_keepdims_naive
# message: keepdims=True keeps them a column
def softmax(x):
    return np.exp(x) / np.exp(x).sum(axis=1)


# %% no_division
# message: the division by the row's sum is missing
def softmax(x):
    return np.exp(x - x.max(axis=1, keepdims=True))


# %% divided_by_the_mean
# message: divided by its mean
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.mean(axis=1, keepdims=True)


# %% largest_of_all
# message: the largest score of the whole array
def softmax(x):
    e = np.exp(x - np.max(x))
    return e / e.sum(axis=1, keepdims=True)


# %% largest_of_columns
# message: the largest of each column
def softmax(x):
    e = np.exp(x - x.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


# %% max_without_keepdims
# message: the row maxima have shape (N,)
def softmax(x):
    e = np.exp(x - x.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)


# %% neither_keepdims
# message: keepdims=True, in both
def softmax(x):
    e = np.exp(x - x.max(axis=1))
    return e / e.sum(axis=1)


# %% only_above
# message: only the exponentials above
def softmax(x):
    top = np.exp(x - x.max(axis=1, keepdims=True))
    return top / np.exp(x).sum(axis=1, keepdims=True)


# %% no_exp
# message: np.exp is missing
def softmax(x):
    return x / x.sum(axis=1, keepdims=True)


# %% minus
# message: a minus in front of the scores
def softmax(x):
    e = np.exp(x.min(axis=1, keepdims=True) - x)
    return e / e.sum(axis=1, keepdims=True)


# %% sigmoid_of_each
# message: this is the sigmoid of each score alone
def softmax(x):
    return (1 + np.tanh(x / 2)) / 2


# %% hard_choice
# message: this is the hard choice
def softmax(x):
    answer = np.zeros(x.shape)
    answer[np.arange(len(x)), np.argmax(x, axis=1)] = 1
    return answer


# %% clipped
# message: cut off at some limit
def softmax(x):
    e = np.exp(np.clip(x, -700, 700))
    return e / e.sum(axis=1, keepdims=True)


# %% scaled
# message: divided by the size of its largest score
def softmax(x):
    x = x / (np.abs(x).max(axis=1, keepdims=True))
    e = np.exp(x)
    return e / e.sum(axis=1, keepdims=True)


# %% logarithms
# message: the logarithms of the shares
def softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


# %% equal_shares
# message: every class gets the same share
def softmax(x):
    return np.ones(x.shape) / x.shape[1]


# %% first_row
# message: only the first example
def softmax(x):
    for row in x:
        e = np.exp(row - row.max())
        return e / e.sum()


# %% math_exp
# message: np.exp takes a whole array
def softmax(x):
    import math

    e = math.exp(x)
    return e / e.sum()


# %% zeros
# message: it returns zeros whatever goes in
def softmax(x):
    return np.zeros(x.shape)


# %% hard_coded
# message: whatever goes in
def softmax(x):
    return np.array(
        [[0.09003057317038, 0.24472847105479, 0.66524095577482], [1 / 3] * 3]
    )


# %% right_shape_wrong_values
# message: not one that this check knows by name
def softmax(x):
    e = np.exp(0.5 * (x - x.max(axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True)


# %% in_place
# message: it changes x in place
def softmax(x):
    x -= x.max(axis=1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=1, keepdims=True)


# %% the_librarys
# message: you called nnworks.functional.softmax
def softmax(x):
    return F.softmax(x)
