"""Wrong answers to the task nudged_slope: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% by_eps
# message: here the difference is divided by eps
def nudged_slope(w, x, y, eps):
    return (((w + eps) * x - y) ** 2 - ((w - eps) * x - y) ** 2) / eps


# %% one_side
# message: to one side only
def nudged_slope(w, x, y, eps):
    return (((w + eps) * x - y) ** 2 - (w * x - y) ** 2) / eps


# %% one_side_twice_the_way
# message: subtract the loss at w - eps
def nudged_slope(w, x, y, eps):
    return (((w + eps) * x - y) ** 2 - (w * x - y) ** 2) / (2 * eps)


# %% not_divided
# message: divide by the way between
def nudged_slope(w, x, y, eps):
    return ((w + eps) * x - y) ** 2 - ((w - eps) * x - y) ** 2


# %% brackets
# message: needs brackets
def nudged_slope(w, x, y, eps):
    return (((w + eps) * x - y) ** 2 - ((w - eps) * x - y) ** 2) / 2 * eps


# %% other_way_round
# message: the other way round
def nudged_slope(w, x, y, eps):
    return (((w - eps) * x - y) ** 2 - ((w + eps) * x - y) ** 2) / (2 * eps)


# %% x_nudged
# message: It is x that is nudged
def nudged_slope(w, x, y, eps):
    return ((w * (x + eps) - y) ** 2 - (w * (x - eps) - y) ** 2) / (2 * eps)


# %% no_square
# message: The square is missing
def nudged_slope(w, x, y, eps):
    return ((w + eps) * x - y - ((w - eps) * x - y)) / (2 * eps)


# %% the_same_for_all
# message: It returns 12.0 whatever goes in
def nudged_slope(w, x, y, eps):
    return 12.0
