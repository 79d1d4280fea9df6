"""Wrong answers to the task count_mistakes: each must fail with a message naming it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% counts_the_right_ones
# message: these are the right answers
def count_mistakes(X, y, w, b):
    y_hat = np.where(X @ w + b >= 0, 1, 0)
    return np.sum(y_hat == y)


# %% errors_cancel
# message: mistakes of two kinds cancel
def count_mistakes(X, y, w, b):
    y_hat = np.where(X @ w + b >= 0, 1, 0)
    return np.sum(y - y_hat)


# %% errors_cancel_the_other_way
# message: mistakes of two kinds cancel
def count_mistakes(X, y, w, b):
    return np.sum(np.where(X @ w + b >= 0, 1, 0) - y)


# %% absolute_value_too_late
# message: count them one by one
def count_mistakes(X, y, w, b):
    y_hat = np.where(X @ w + b >= 0, 1, 0)
    return abs(np.sum(y_hat) - np.sum(y))


# %% quiet_at_zero
# message: the condition is >= 0
def count_mistakes(X, y, w, b):
    return np.sum(np.where(X @ w + b > 0, 1, 0) != y)


# %% no_bias
# message: the bias is missing
def count_mistakes(X, y, w, b):
    return np.sum(np.where(X @ w >= 0, 1, 0) != y)


# %% bias_subtracted
# message: the bias is subtracted
def count_mistakes(X, y, w, b):
    return np.sum(np.where(X @ w >= b, 1, 0) != y)


# %% no_step
# message: the step is missing
def count_mistakes(X, y, w, b):
    return np.sum(X @ w + b != y)


# %% share
# message: this is their share
def count_mistakes(X, y, w, b):
    return np.mean(np.where(X @ w + b >= 0, 1, 0) != y)


# %% false_alarms_alone
# message: only where it fired and should not have
def count_mistakes(X, y, w, b):
    count = 0
    for x, target in zip(X, y):
        if x @ w + b >= 0 and target == 0:
            count += 1
    return count


# %% misses_alone
# message: only where it stayed quiet
def count_mistakes(X, y, w, b):
    count = 0
    for x, target in zip(X, y):
        if x @ w + b < 0 and target == 1:
            count += 1
    return count


# %% counts_how_often_it_fires
# message: this is how often the neuron fires
def count_mistakes(X, y, w, b):
    return np.sum(X @ w + b >= 0)


# %% one_for_each
# message: one answer came back for each example
def count_mistakes(X, y, w, b):
    return np.where(X @ w + b >= 0, 1, 0) != y


# %% whether_there_is_one
# message: how many there are is asked for
def count_mistakes(X, y, w, b):
    return 1 if np.any(np.where(X @ w + b >= 0, 1, 0) != y) else 0


# %% begins_anew
# message: set it to 0 above the loop
def count_mistakes(X, y, w, b):
    for x, target in zip(X, y):
        count = 0
        if (x @ w + b >= 0) != target:
            count += 1
    return count


# %% return_inside_the_loop
# message: the `return` stands inside the loop
def count_mistakes(X, y, w, b):
    count = 0
    for x, target in zip(X, y):
        if (x @ w + b >= 0) != target:
            count += 1
        return count


# %% rows_and_columns
# message: two shapes do not fit
def count_mistakes(X, y, w, b):
    return np.sum(np.where(w @ X + b >= 0, 1, 0) != y)


# %% decides_for_all
# message: cannot decide for many numbers at once
def count_mistakes(X, y, w, b):
    y_hat = 1 if X @ w + b >= 0 else 0
    return np.sum(y_hat != y)


# %% zeros
# message: it returns zeros whatever goes in
def count_mistakes(X, y, w, b):
    return 0


# %% hard_coded
# message: whatever goes in
def count_mistakes(X, y, w, b):
    return 1


# %% no_return
# message: is there a `return`
def count_mistakes(X, y, w, b):
    print(np.sum(np.where(X @ w + b >= 0, 1, 0) != y))
