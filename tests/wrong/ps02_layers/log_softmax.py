"""Wrong answers to the task log_softmax: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% log_of_the_share
# message: the logarithm of 0 is -inf
def log_softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return np.log(e / e.sum(axis=1, keepdims=True))


# %% a_small_number_added
# message: hides how small a share is
def log_softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return np.log(e / e.sum(axis=1, keepdims=True) + 1e-12)


# %% a_floor
# message: hides how small a share is
def log_softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return np.log(np.maximum(e / e.sum(axis=1, keepdims=True), 1e-15))


# %% overflow
# message: np.exp overflows
def log_softmax(x):
    return x - np.log(np.exp(x).sum(axis=1, keepdims=True))


# %% naive
# message: write the logarithm out
def log_softmax(x):
    e = np.exp(x)
    return np.log(e / e.sum(axis=1, keepdims=True))


# %% not_given_back
# message: not from the score in front
def log_softmax(x):
    largest = x.max(axis=1, keepdims=True)
    return x - np.log(np.exp(x - largest).sum(axis=1, keepdims=True))


# %% no_sum
# message: the logarithm of the sum is missing
def log_softmax(x):
    return x - x.max(axis=1, keepdims=True)


# %% no_logarithm
# message: subtract its logarithm
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return z - np.exp(z).sum(axis=1, keepdims=True)


# %% added
# message: the logarithm of the sum is added
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return z + np.log(np.exp(z).sum(axis=1, keepdims=True))


# %% log_before_sum
# message: the logarithm was taken before the sum
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return (
        z - np.log(np.exp(z[:, :])).sum(axis=1, keepdims=True)
        if z.min() > -700
        else z - z.sum(axis=1, keepdims=True)
    )


# %% whole_array
# message: the sum runs over the whole array
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum())


# %% wrong_axis
# message: the sum runs down the columns
def log_softmax(x):
    z = x - x.max(axis=0, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=0, keepdims=True))


# %% no_keepdims
# message: keepdims=True keeps them a column
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1))


# %% largest_of_all
# message: each row needs its own
def log_softmax(x):
    z = x - x.max()
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


# %% sign
# message: the sign is turned round
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return np.log(np.exp(z).sum(axis=1, keepdims=True)) - z


# %% shares
# message: the shares themselves
def log_softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% base_two
# message: to base 2
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    z = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return z / np.log(2)


# %% base_ten
# message: to base 10
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    z = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return z / np.log(10)


# %% first_row
# message: only the first example
def log_softmax(x):
    z = x[0] - x[0].max()
    return z - np.log(np.exp(z).sum())


# %% zeros
# message: it returns zeros whatever goes in
def log_softmax(x):
    return np.zeros(x.shape)


# %% hard_coded
# message: whatever goes in
def log_softmax(x):
    return np.array([[-2.40760596, -1.40760596, -0.40760596], [-1.09861229] * 3])


# %% right_shape_wrong_values
# message: not one that this check knows by name
def log_softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True)) - 0.5


# %% in_place
# message: it changes x in place
def log_softmax(x):
    x -= x.max(axis=1, keepdims=True)
    return x - np.log(np.exp(x).sum(axis=1, keepdims=True))


# %% the_librarys
# message: you called nnworks.functional.log_softmax
def log_softmax(x):
    return F.log_softmax(x)
