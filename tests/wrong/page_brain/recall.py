"""Wrong answers to the task recall: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% least_alike
# message: agrees least
def recall(pattern, memories):
    return (memories == pattern).sum(axis=1).argmin()


# %% most_differences
# message: agrees least
def recall(pattern, memories):
    return (memories != pattern).sum(axis=1).argmax()


# %% active_in_both
# message: only cells that are active in both count
def recall(pattern, memories):
    return (memories @ pattern).argmax()


# %% active_in_both_by_and
# message: only cells that are active in both count
def recall(pattern, memories):
    both = (memories == 1) & (pattern == 1)
    return both.sum(axis=1).argmax()


# %% most_active
# message: the pattern is not used
def recall(pattern, memories):
    return memories.sum(axis=1).argmax()


# %% the_same_everywhere
# message: only a memory that agrees everywhere
def recall(pattern, memories):
    for k, memory in enumerate(memories):
        if (memory == pattern).all():
            return k
    return 0


# %% the_largest_count
# message: this is how many cells agree
def recall(pattern, memories):
    return (memories == pattern).sum(axis=1).max()


# %% all_counts
# message: one count came back for each memory
def recall(pattern, memories):
    return (memories == pattern).sum(axis=1)


# %% the_memory
# message: this is the memory itself
def recall(pattern, memories):
    return memories[(memories == pattern).sum(axis=1).argmax()]


# %% wrong_direction
# message: it counts along the wrong direction
def recall(pattern, memories):
    return (memories == pattern).sum(axis=0).argmax()


# %% no_count
# message: the count is missing
def recall(pattern, memories):
    return np.argmax(memories == pattern)


# %% from_one
# message: rows are counted from 1
def recall(pattern, memories):
    return (memories == pattern).sum(axis=1).argmax() + 1


# %% the_last_of_equals
# message: this takes the last
def recall(pattern, memories):
    best, row = -1, 0
    for k, memory in enumerate(memories):
        agree = (memory == pattern).sum()
        if agree >= best:
            best, row = agree, k
    return row


# %% zeros
# message: it returns zeros whatever goes in
def recall(pattern, memories):
    return 0


# %% hard_coded
# message: whatever goes in
def recall(pattern, memories):
    return 1


# %% right_shape_wrong_values
# message: not one that this check knows by name
def recall(pattern, memories):
    return len(memories) - 1 - (memories == pattern).sum(axis=1).argmax()


# %% no_return
# message: is there a `return`
def recall(pattern, memories):
    agree = (memories == pattern).sum(axis=1)
    agree.argmax()


# %% a_name
# message: the text
def recall(pattern, memories):
    things = ["dog", "cat", "horse", "car", "house", "tree", "x", "y", "z"]
    return things[(memories == pattern).sum(axis=1).argmax()]
