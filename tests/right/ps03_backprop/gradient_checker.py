"""Right answers to the task gradient_checker, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% in_place_and_put_back
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        kept = x[place]
        x[place] = kept + eps
        up = f(x)
        x[place] = kept - eps
        down = f(x)
        x[place] = kept
        slopes[place] = (up - down) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% a_mask_for_each
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = []
    for i in range(x.size):
        step = np.zeros(x.size)
        step[i] = eps
        step = step.reshape(x.shape)
        slopes.append((f(x + step) - f(x - step)) / eps / 2)
    slopes = np.array(slopes).reshape(x.shape)
    largest = np.max(np.abs(slopes))
    right = bool(np.all(np.abs(slopes - gradient) <= largest / 10000))
    return slopes, right


# %% a_smaller_step_and_a_number
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        e = 1e-6
        up, down = x.copy(), x.copy()
        up[place] += e
        down[place] -= e
        slopes[place] = (f(up) - f(down)) / (2 * e)
    away = np.abs(gradient - slopes).max() / 1e-4
    return slopes, 1.0 if away <= max(slopes.max(), -slopes.min()) else 0.0
