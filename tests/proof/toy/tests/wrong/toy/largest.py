import numpy as np


# %% smallest
# message: is it the smaller one?
def largest(a, b):
    return np.minimum(a, b)


# %% first
# message: is it the smaller one?
def largest(a, b):
    return a


# %% rounded
# message: IS IT ROUNDED?
def largest(a, b):
    return max(a, b) if a < 7 else float(round(a))


# %% zero
# message: expected 1.5
def largest(a, b):
    return 0.0


# %% never_ends
# message: stopped
def largest(a, b):
    while True:
        pass
