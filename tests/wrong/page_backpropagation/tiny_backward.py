"""Wrong answers to the task tiny_backward: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_gate
# message: The gate of the ReLU is missing
def tiny_backward(x, y, W1, b1, w, b):
    a = np.maximum(W1 @ x + b1, 0)
    g = 2 * (w @ a + b - y)
    return np.outer(g * w, x), g * w, g * a, g


# %% open_at_zero
# message: z > 0, not z >= 0
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    a = np.maximum(z, 0)
    g = 2 * (w @ a + b - y)
    g_z = g * w * (z >= 0)
    return np.outer(g_z, x), g_z, g * a, g


# %% times_the_output
# message: what belongs there is its slope
def tiny_backward(x, y, W1, b1, w, b):
    a = np.maximum(W1 @ x + b1, 0)
    g = 2 * (w @ a + b - y)
    g_z = g * w * a
    return np.outer(g_z, x), g_z, g * a, g


# %% no_two
# message: missing its 2
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    a = np.maximum(z, 0)
    g = w @ a + b - y
    g_z = g * w * (z > 0)
    return np.outer(g_z, x), g_z, g * a, g


# %% target_minus_answer
# message: the answer minus the target
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    a = np.maximum(z, 0)
    g = 2 * (y - w @ a - b)
    g_z = g * w * (z > 0)
    return np.outer(g_z, x), g_z, g * a, g


# %% the_loss_itself
# message: begins with the loss itself
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    a = np.maximum(z, 0)
    g = (w @ a + b - y) ** 2
    g_z = g * w * (z > 0)
    return np.outer(g_z, x), g_z, g * a, g


# %% weights_of_the_output_missing
# message: weights w of the output are missing
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    a = np.maximum(z, 0)
    g = 2 * (w @ a + b - y)
    g_z = g * (z > 0)
    return np.outer(g_z, x), g_z, g * a, g


# %% turned_over
# message: turned over
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    a = np.maximum(z, 0)
    g = 2 * (w @ a + b - y)
    g_z = g * w * (z > 0)
    return np.outer(x, g_z), g_z, g * a, g


# %% bias_before_the_gate
# message: must pass the gate
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    a = np.maximum(z, 0)
    g = 2 * (w @ a + b - y)
    return np.outer(g * w * (z > 0), x), g * w, g * a, g


# %% sums_in_place_of_outputs
# message: takes the sums z
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    g = 2 * (w @ np.maximum(z, 0) + b - y)
    g_z = g * w * (z > 0)
    return np.outer(g_z, x), g_z, g * z, g


# %% own_weight
# message: the slope of a product is the other factor
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    g = 2 * (w @ np.maximum(z, 0) + b - y)
    g_z = g * w * (z > 0)
    return np.outer(g_z, x), g_z, g * w, g


# %% three_of_four
# message: expected
def tiny_backward(x, y, W1, b1, w, b):
    z = W1 @ x + b1
    g = 2 * (w @ np.maximum(z, 0) + b - y)
    g_z = g * w * (z > 0)
    return np.outer(g_z, x), g_z, g * np.maximum(z, 0)


# %% zeros
# message: zeros
def tiny_backward(x, y, W1, b1, w, b):
    return np.zeros_like(W1), np.zeros_like(b1), np.zeros_like(w), 0.0
