import numpy as np


# %% numpy_mean
def average(values):
    return np.mean(values)


# %% refused_because_it_asks_for_arrays
def average(values):
    return values.mean()
