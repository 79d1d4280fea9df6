"""Wrong answers to the task standardize: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% each_by_its_own
# message: scaled by its own mean
def standardize(X_train, X_val):
    def scale(X):
        return (X - X.mean(axis=0)) / X.std(axis=0)

    return scale(X_train), scale(X_val)


# %% both_together
# message: that is leakage
def standardize(X_train, X_val):
    X = np.concatenate([X_train, X_val])
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X_train - mean) / std, (X_val - mean) / std


# %% by_the_validation_set
# message: by the numbers of X_val
def standardize(X_train, X_val):
    mean, std = X_val.mean(axis=0), X_val.std(axis=0)
    return (X_train - mean) / std, (X_val - mean) / std


# %% no_axis
# message: every column has its own
def standardize(X_train, X_val):
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, (X_val - mean) / std


# %% no_axis_of_std
# message: The standard deviation is that of the whole table
def standardize(X_train, X_val):
    mean, std = X_train.mean(axis=0), X_train.std()
    return (X_train - mean) / std, (X_val - mean) / std


# %% variance
# message: divides by the variance
def standardize(X_train, X_val):
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    return (X_train - mean) / var, (X_val - mean) / var


# %% only_centred
# message: nothing is divided by the standard deviation
def standardize(X_train, X_val):
    mean = X_train.mean(axis=0)
    return X_train - mean, X_val - mean


# %% no_brackets
# message: put brackets around
def standardize(X_train, X_val):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return X_train - mean / std, X_val - mean / std


# %% validation_left_as_it_is
# message: X_train is scaled and X_val is not
def standardize(X_train, X_val):
    return (X_train - X_train.mean(axis=0)) / X_train.std(axis=0), X_val


# %% in_place
# message: It changes X_train in place
def standardize(X_train, X_val):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    if X_train.dtype.kind == "i":
        return (X_train - mean) / std, (X_val - mean) / std
    X_train -= mean
    X_train /= std
    return X_train, (X_val - mean) / std
