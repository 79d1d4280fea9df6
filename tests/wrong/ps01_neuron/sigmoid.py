"""Wrong answers to the task sigmoid: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% as_the_formula_stands
# message: np.exp overflows
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% upside_down
# message: np.exp overflows
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% both_branches
# message: np.where computes both formulas
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% minus_forgotten
# message: the minus in front of z is missing
def sigmoid(z):
    return 1 / (1 + np.exp(z))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% falls_without_overflow
# message: the minus in front of z is missing
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, e, 1.0) / (1.0 + e)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% brackets_forgotten
# message: the brackets around 1 + exp(-z) are missing
def sigmoid(z):
    return 1 / 1 + np.exp(-z)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% minus_below
# message: a minus in 1 - exp(-z)
def sigmoid(z):
    return 1 / (1 - np.exp(-z))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% tanh_instead
# message: this is tanh
def sigmoid(z):
    return np.tanh(z)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% step_instead
# message: this is the step
def sigmoid(z):
    return np.where(z >= 0, 1.0, 0.0)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% rounded
# message: the results are rounded
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.round(np.where(z >= 0, 1.0, e) / (1.0 + e))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% one_side_only
# message: without telling the two sides apart
def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% softmax_instead
# message: that is softmax
def sigmoid(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% math_exp
# message: np.exp takes a whole array
def sigmoid(z):
    import math

    return 1 / (1 + math.exp(-z))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% stored_in_whole_numbers
# message: cut to whole numbers
def sigmoid(z):
    z = np.asarray(z)
    answer = np.zeros_like(z)
    for i in np.ndindex(z.shape):
        answer[i] = 0.5 * (1 + np.tanh(z[i] / 2))
    return answer


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% zeros
# message: it returns zeros whatever goes in
def sigmoid(z):
    return np.zeros_like(z, dtype=float)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% right_shape_wrong_values
# message: not one that this check knows by name
def sigmoid(z):
    return 0.5 + 0.49 * np.tanh(z)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% hard_coded
# message: whatever goes in
def sigmoid(z):
    return np.array([0.119203, 0.268941, 0.5, 0.731059, 0.880797])


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% hard_coded_for_the_example
# message: right for the first example and for no other
def sigmoid(z):
    if np.shape(z) == (5,):
        return np.array([0.11920292, 0.26894142, 0.5, 0.73105858, 0.88079708])
    return 0 * z + 0.123


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% clipped_too_early
# message: not one that this check knows by name
def sigmoid(z):
    return np.clip(0.25 * z + 0.5, 0.0, 1.0)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% nan_far_out
# message: not a number
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.abs(z) > 700, np.nan, np.where(z >= 0, 1.0, e) / (1.0 + e))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% the_librarys
# message: you called nnworks.functional.sigmoid
def sigmoid(z):
    from nnworks import functional

    return functional.sigmoid(z)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% slope_of_z
# message: z is taken for sigmoid(z)
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    return z * (1 - z)


# %% slope_is_the_height
# message: this is sigmoid(z) itself
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    return sigmoid(z)


# %% slope_with_plus
# message: a plus stands where a minus belongs
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    return sigmoid(z) * (1 + sigmoid(z))


# %% slope_without_brackets
# message: put brackets around 1 - s
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    return sigmoid(z) * 1 - sigmoid(z)


# %% slope_squared
# message: the square of sigmoid(z)
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    return sigmoid(z) ** 2


# %% slope_of_tanh
# message: the formula for tanh
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    return 1 - sigmoid(z) ** 2


# %% slope_half
# message: this is 1 - sigmoid(z)
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    return 1 - sigmoid(z)


# %% slope_overflows
# message: np.exp overflows
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


# %% slope_of_the_sigmoid_twice
# message: the sigmoid is taken twice
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    s = sigmoid(sigmoid(z))
    return s * (1 - s)


# %% slope_not_written
# message: NotImplementedError
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z):
    raise NotImplementedError("s * (1 - s), where s = sigmoid(z)")
