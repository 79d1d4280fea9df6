"""Wrong answers to the task divide: each must fail with a message that names it."""

# ruff: noqa
import numpy as np


# %% sign
# message: the sign of the slope along b
def divide(a, b):
    return a / b, 1 / b, a / b**2


# %% factor
# message: lacks the factor a
def divide(a, b):
    return a / b, 1 / b, -1 / b**2


# %% not_squared
# message: must hold the square of b
def divide(a, b):
    return a / b, 1 / b, -a / b


# %% a_product
# message: slopes of a product
def divide(a, b):
    return a / b, b, a


# %% slope_one
# message: the slope along a is 1 / b
def divide(a, b):
    return a / b, 1.0, -a / b**2


# %% exchanged
# message: the two slopes are exchanged
def divide(a, b):
    return a / b, -a / b**2, 1 / b


# %% upside_down
# message: upside down
def divide(a, b):
    return b / a, 1 / b, -a / b**2


# %% quotient_only
# message: one value, where 3 values belong
def divide(a, b):
    return a / b


# %% zeros
# message: it returns zeros
def divide(a, b):
    return 0.0, 0.0, 0.0


# %% hard_coded
# message: whatever goes in
def divide(a, b):
    return 3.0, 0.5, -1.5


# %% right_shape_wrong_values
# message: not one that this check knows
def divide(a, b):
    return a / b + 1, 1 / b, -a / b**2
