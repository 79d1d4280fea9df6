"""Wrong answers to the task tanh_relu: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% as_the_formula_stands
# message: np.exp overflows
def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% one_exponential
# message: np.exp overflows
def tanh(z):
    return (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% from_the_plain_sigmoid
# message: np.exp overflows
def tanh(z):
    return 2 / (1 + np.exp(-2 * z)) - 1


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% sigmoid_instead
# message: this is the sigmoid
def tanh(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% two_inside_forgotten
# message: the 2 inside is missing
def tanh(z):
    e = np.exp(-np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% sign_lost
# message: the sign is lost
def tanh(z):
    e = np.exp(-2 * np.abs(z))
    return (1 - e) / (1 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% falls
# message: the sign is the wrong way round
def tanh(z):
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (e - 1) / (1 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% turned_over
# message: the fraction is turned over
def tanh(z):
    return (np.exp(z) + np.exp(-z)) / (np.exp(z) - np.exp(-z))


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% only_the_upper_half
# message: only the upper half
def tanh(z):
    return np.sinh(z)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% the_librarys
# message: you called nnworks.functional.tanh
def tanh(z):
    import nnworks.functional as F

    return F.tanh(z)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% zeros
# message: it returns zeros whatever goes in
def tanh(z):
    return 0.0 * z


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% right_shape_wrong_values
# message: not one that this check knows by name
def tanh(z):
    return np.clip(z, -1.0, 1.0)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% hard_coded
# message: whatever goes in
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.array([0.0, 0.0, 0.0, 1.0, 2.0])


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% slope_not_squared
# message: the square is missing
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1 - tanh(z)


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% slope_of_z
# message: z is taken for tanh(z)
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1 - np.asarray(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% slope_as_the_sigmoids
# message: the sigmoid's formula
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    t = tanh(z)
    return t * (1 - t)


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% slope_bracketed_wrong
# message: the brackets are misplaced
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return (1 - tanh(z)) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% slope_without_one
# message: the 1 - is missing
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% slope_with_plus
# message: a plus stands where a minus belongs
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1 + tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% slope_by_cosh
# message: np.exp overflows
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1 / np.cosh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% slope_is_the_height
# message: this is tanh(z) itself
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return tanh(z)


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_smaller
# message: the smaller came
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.minimum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_abs
# message: the absolute value
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.abs(z)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_is_the_step
# message: this is the step
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.where(z > 0, 1.0, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_max_with_axis
# message: np.maximum(z, 0)
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.max(z, 0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_builtin_max
# message: cannot decide for many numbers at once
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return max(z, 0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_largest
# message: one number came back for a whole array
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return max(np.max(z), 0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_leaky
# message: leaky
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.where(z > 0, z, 0.01 * np.asarray(z))


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_capped
# message: capped at 1
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.clip(z, 0.0, 1.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_cut_out
# message: the negative entries are cut out
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    z = np.asarray(z)
    return z[z > 0]


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_in_place
# message: it changes z in place
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    if np.ndim(z) == 0:
        return max(z, 0.0)
    z[z < 0] = 0
    return z


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_unchanged
# message: its first input unchanged
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return z


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu_slope_at_zero
# message: at exactly 0 it is 1
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z >= 0, 1.0, 0.0)


# %% relu_slope_half
# message: one half
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.heaviside(z, 0.5)


# %% relu_slope_is_relu
# message: this is relu(z) itself
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.maximum(z, 0.0)


# %% relu_slope_minus_one
# message: this gives -1
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, -1.0)


# %% relu_slope_sign
# message: this gives -1
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.sign(z)


# %% relu_slope_ones
# message: it is 1 everywhere
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.ones_like(z, dtype=float)


# %% relu_slope_true
# message: True and False came back
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.asarray(z) > 0


# %% relu_slope_swapped
# message: 0 and 1 are swapped
def tanh(z):
    e = np.exp(-2.0 * np.abs(z))
    return np.sign(z) * (1.0 - e) / (1.0 + e)


def tanh_derivative(z):
    return 1.0 - tanh(z) ** 2


def relu(z):
    return np.maximum(z, 0.0)


def relu_derivative(z):
    return np.where(z > 0, 0.0, 1.0)
