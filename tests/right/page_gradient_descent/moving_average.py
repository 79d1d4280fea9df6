"""Right answers to the task moving_average, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% weights_of_each
def moving_average(g, beta):
    averages = np.zeros(len(g))
    for t in range(1, len(g) + 1):
        share = beta ** np.arange(t - 1, -1, -1.0)
        averages[t - 1] = share @ g[:t] / share.sum()
    return averages


# %% two_sums
def moving_average(g, beta):
    top, bottom, averages = 0.0, 0.0, []
    for value in g:
        top = beta * top + value
        bottom = beta * bottom + 1
        averages.append(top / bottom)
    return np.array(averages)
