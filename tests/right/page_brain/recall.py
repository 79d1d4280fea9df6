"""Right answers to the task recall, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% fewest_differences
def recall(pattern, memories):
    return np.abs(memories - pattern).sum(axis=1).argmin()


# %% a_loop
def recall(pattern, memories):
    best, row = -1, 0
    for k in range(len(memories)):
        agree = 0
        for a, b in zip(memories[k], pattern):
            agree += a == b
        if agree > best:
            best, row = agree, k
    return row


# %% dot_of_both_kinds
def recall(pattern, memories):
    agree = memories @ pattern + (1 - memories) @ (1 - pattern)
    return int(np.argmax(agree))


# %% a_list
def recall(pattern, memories):
    counts = [list(memory == pattern).count(True) for memory in memories]
    return counts.index(max(counts))
