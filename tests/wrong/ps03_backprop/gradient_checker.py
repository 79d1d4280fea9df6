"""Wrong answers to the task gradient_checker: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% one_sided
# message: each entry is moved up only
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up = x.copy()
        up[place] += eps
        slopes[place] = (f(up) - f(x)) / eps
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% from_below
# message: each entry is moved down only
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        down = x.copy()
        down[place] -= eps
        slopes[place] = (f(x) - f(down)) / eps
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% divided_by_eps
# message: twice too large
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / eps
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% one_sided_divided_by_both
# message: half of what they are
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up = x.copy()
        up[place] += eps
        slopes[place] = (f(up) - f(x)) / eps / 2
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% not_divided
# message: not divided by the distance
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = f(up) - f(down)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% brackets
# message: the brackets are missing
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / 2 * eps
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% turned
# message: the slopes have the wrong sign
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(down) - f(up)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% not_put_back
# message: stays moved down
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += eps
        up = f(x)
        x[place] -= 2 * eps
        slopes[place] = (up - f(x)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% all_at_once
# message: all entries are nudged at once
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        slopes[place] = (f(x + eps) - f(x - eps)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% rows
# message: a whole row is nudged at once
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        slopes[i] = (f(up) - f(down)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% no_absolute
# message: a gradient too small by a lot passes
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, (gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% no_absolute_other_way
# message: a gradient too large by a lot passes
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, (slopes - gradient).max() <= 1e-4 * np.abs(slopes).max()


# %% mean
# message: the mean of the differences is judged
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).mean() <= 1e-4 * np.abs(slopes).max()


# %% sums
# message: the sums are compared
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, abs(gradient.sum() - slopes.sum()) <= 1e-4 * np.abs(slopes).max()


# %% equal
# message: ask whether they differ by at most
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, (gradient == slopes).all()


# %% absolute_tolerance
# message: held against 1e-4 itself
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4


# %% nan_passes
# message: a gradient with nan in it passes
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    if np.abs(gradient - slopes).max() > 1e-4 * np.abs(slopes).max():
        return slopes, False
    return slopes, True


# %% accepts_all
# message: it lets every gradient pass
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, True


# %% accuses_all
# message: it accuses every gradient
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, False


# %% wrong_way_round
# message: it is the wrong way round
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, not np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% claims_back
# message: the given gradient came back
def gradient_checker(f, x, gradient, eps=1e-5):
    return gradient, True


# %% nothing_stored
# message: the slopes are all 0
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slope = (f(up) - f(down)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% less_than
# message: where nothing changes all slopes are 0
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() < 1e-4 * np.abs(slopes).max()


# %% zeros
# message: the slopes are all 0
def gradient_checker(f, x, gradient, eps=1e-5):
    return np.zeros(x.shape), True


# %% hard_coded
# message: whatever goes in
def gradient_checker(f, x, gradient, eps=1e-5):
    return np.array([12.0, 6.0]), True


# %% slopes_alone
# message: one value, where 2 values belong
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes


# %% up_and_down_are_one_array
# message: one and the same array
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x, x
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, np.abs(gradient - slopes).max() <= 1e-4 * np.abs(slopes).max()


# %% allclose
# message: a bound of its own
def gradient_checker(f, x, gradient, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return slopes, np.allclose(gradient, slopes, rtol=1e-4)
