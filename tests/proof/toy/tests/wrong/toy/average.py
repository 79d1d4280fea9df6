import numpy as np


# %% plus_one
# message: is it the mean?
def average(values):
    return sum(values) / (len(values) + 1)


# %% only_the_first_value_and_the_weak_check_lets_it_live
# message: is it the mean?
def average(values):
    return values[0]


# %% wrong_name_for_the_mistake
# message: you forgot to divide
def average(values):
    return 0.0


# %% nothing
# message: is it the mean?
def average(values):
    return None


# %% noisy
# message: stderr
import sys


def average(values):
    print("careful", file=sys.stderr)
    return sum(values) / len(values)
