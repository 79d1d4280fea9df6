"""Wrong answers to the task border: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_minus
# message: the minus signs are missing
def border(x1, w, b):
    return (w[0] * x1 + b) / w[1]


# %% bias_with_the_wrong_sign
# message: the bias has the wrong sign
def border(x1, w, b):
    return (-w[0] * x1 + b) / w[1]


# %% slope_with_the_wrong_sign
# message: the first term has the wrong sign
def border(x1, w, b):
    return (w[0] * x1 - b) / w[1]


# %% counts_from_one
# message: the two weights are swapped
def border(x1, w, b):
    w1, w2 = w[1], w[0]
    return -w1 / w2 * x1 - b / w2


# %% bias_not_divided
# message: the bias is not divided
def border(x1, w, b):
    return -w[0] / w[1] * x1 - b


# %% not_divided
# message: nothing is divided by w2
def border(x1, w, b):
    return -(w[0] * x1 + b)


# %% multiplied
# message: it multiplies by w2
def border(x1, w, b):
    return -(w[0] * x1 + b) * w[1]


# %% no_bias
# message: the bias is missing
def border(x1, w, b):
    return -w[0] / w[1] * x1


# %% slope_alone
# message: x1 is missing: this is how steep the line is
def border(x1, w, b):
    return -w[0] / w[1]


# %% crosses_the_axis
# message: this is the height at x1 = 0 alone
def border(x1, w, b):
    return -b / w[1]


# %% the_sum_itself
# message: set it to zero, and solve for x2
def border(x1, w, b):
    x2 = 1
    return w[0] * x1 + w[1] * x2 + b


# %% third_weight
# message: it counts from 0
def border(x1, w, b):
    return -(w[1] * x1 + b) / w[2]


# %% decides_for_one
# message: cannot decide for many numbers at once
def border(x1, w, b):
    if x1 == 0:
        return -b / w[1]
    return -(w[0] * x1 + b) / w[1]


# %% zeros
# message: it returns zeros whatever goes in
def border(x1, w, b):
    return 0 * x1


# %% hard_coded
# message: whatever goes in
def border(x1, w, b):
    return 1.5


# %% hard_coded_for_the_example
# message: right for the first example and for no other
def border(x1, w, b):
    return 1.5 + 0 * x1


# %% no_return
# message: is there a `return`
def border(x1, w, b):
    x2 = -(w[0] * x1 + b) / w[1]


# %% a_comma_too_many
# message: a tuple
def border(x1, w, b):
    return (-(w[0] * x1 + b) / w[1],)


# %% names_of_the_formula
# message: python does not know that name
def border(x1, w, b):
    return -(w1 * x1 + b) / w2


# %% changes_its_input
# message: it changes w in place
def border(x1, w, b):
    b = b / w[1]
    w /= w[1]
    return -w[0] * x1 - b
