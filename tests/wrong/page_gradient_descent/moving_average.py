"""Wrong answers to the task moving_average: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_correction
# message: The bias correction is missing
def moving_average(g, beta):
    m = 0.0
    averages = []
    for t, value in enumerate(g, start=1):
        m = beta * m + (1 - beta) * value
        averages.append(m)
    return np.array(averages)


# %% first_as_start
# message: used as the start
def moving_average(g, beta):
    m = g[0]
    averages = []
    for t, value in enumerate(g, start=1):
        m = beta * m + (1 - beta) * value
        averages.append(m)
    return np.array(averages)


# %% from_two
# message: counts the steps from 2
def moving_average(g, beta):
    m = 0.0
    averages = []
    for t, value in enumerate(g, start=1):
        m = beta * m + (1 - beta) * value
        averages.append(m / (1 - beta ** (t + 1)))
    return np.array(averages)


# %% always_the_same
# message: divided by 1 - beta at every step
def moving_average(g, beta):
    m = 0.0
    averages = []
    for t, value in enumerate(g, start=1):
        m = beta * m + (1 - beta) * value
        averages.append(m / (1 - beta))
    return np.array(averages)


# %% corrected_and_kept
# message: kept as the average for the next step
def moving_average(g, beta):
    m = 0.0
    averages = []
    for t, value in enumerate(g, start=1):
        m = (beta * m + (1 - beta) * value) / (1 - beta**t)
        averages.append(m)
    return np.array(averages)


# %% multiplied
# message: It multiplies by
def moving_average(g, beta):
    m = 0.0
    averages = []
    for t, value in enumerate(g, start=1):
        m = beta * m + (1 - beta) * value
        averages.append(m * (1 - beta**t))
    return np.array(averages)


# %% velocity
# message: as in a velocity
def moving_average(g, beta):
    m = 0.0
    averages = []
    for t, value in enumerate(g, start=1):
        m = beta * m + value
        averages.append(m)
    return np.array(averages)


# %% new_counts_whole
# message: In a moving average it counts
def moving_average(g, beta):
    m = 0.0
    averages = []
    for t, value in enumerate(g, start=1):
        m = beta * m + value
        averages.append(m / (1 - beta**t))
    return np.array(averages)


# %% turned_round
# message: the wrong way round
def moving_average(g, beta):
    m = 0.0
    averages = []
    for t, value in enumerate(g, start=1):
        m = (1 - beta) * m + beta * value
        averages.append(m / (1 - beta**t))
    return np.array(averages)


# %% plain_mean
# message: the plain mean of all numbers
def moving_average(g, beta):
    return np.cumsum(g) / np.arange(1, len(g) + 1)


# %% only_the_last
# message: only the last average
def moving_average(g, beta):
    m = 0.0
    for value in g:
        m = beta * m + (1 - beta) * value
    return m / (1 - beta ** len(g))


# %% zeros
# message: It returns zeros
def moving_average(g, beta):
    return np.zeros(len(g))
