"""Wrong answers to the task step: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% not_at_zero
# message: at exactly 0 it does not fire
def step(z):
    return np.where(z > 0, 1.0, 0.0)


def decide(x, w, b):
    return x @ w + b >= 0


# %% swapped
# message: 0 and 1 are swapped
def step(z):
    return np.where(z >= 0, 0.0, 1.0)


def decide(x, w, b):
    return x @ w + b >= 0


# %% minus_one
# message: these are -1 and 1
def step(z):
    return np.where(z >= 0, 1.0, -1.0)


def decide(x, w, b):
    return x @ w + b >= 0


# %% sign
# message: these are -1, 0 and 1
def step(z):
    return np.sign(z)


def decide(x, w, b):
    return x @ w + b >= 0


# %% truth_values
# message: True and False came back
def step(z):
    return z >= 0


def decide(x, w, b):
    return x @ w + b >= 0


# %% python_if
# message: cannot decide for many numbers at once
def step(z):
    if z >= 0:
        return 1.0
    else:
        return 0.0


def decide(x, w, b):
    return x @ w + b >= 0


# %% threshold_one
# message: the threshold is 1
def step(z):
    return np.where(z >= 1, 1.0, 0.0)


def decide(x, w, b):
    return x @ w + b >= 0


# %% passes_z_on
# message: it passes z on
def step(z):
    return np.maximum(z, 0.0)


def decide(x, w, b):
    return x @ w + b >= 0


# %% smooth
# message: this is the smooth sigmoid
def step(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def decide(x, w, b):
    return x @ w + b >= 0


# %% any_entry
# message: each entry needs its own
def step(z):
    return 1.0 if np.any(np.asarray(z) >= 0) else 0.0


def decide(x, w, b):
    return x @ w + b >= 0


# %% zeros
# message: it returns zeros whatever goes in
def step(z):
    return np.zeros_like(z, dtype=float)


def decide(x, w, b):
    return x @ w + b >= 0


# %% hard_coded
# message: whatever goes in
def step(z):
    return np.array([0.0, 0.0, 1.0, 1.0, 1.0])


def decide(x, w, b):
    return x @ w + b >= 0


# %% right_shape_wrong_values
# message: not one that this check knows by name
def step(z):
    return np.where(z >= 0, 1.0, 0.0) + 0.25


def decide(x, w, b):
    return x @ w + b >= 0


# %% flattened
# message: in another shape
def step(z):
    return (
        np.where(np.ravel(z) >= 0, 1.0, 0.0).reshape(-1)
        if np.ndim(z)
        else np.where(z >= 0, 1.0, 0.0)
    )


def decide(x, w, b):
    return x @ w + b >= 0


# %% a_list
# message: a list has no arithmetic
def step(z):
    return [1.0 if one >= 0 else 0.0 for one in np.atleast_1d(z)]


def decide(x, w, b):
    return x @ w + b >= 0


# %% writes_into_z
# message: it changes z in place
def step(z):
    if np.ndim(z) == 0:
        return 1.0 if z >= 0 else 0.0
    answer = np.where(z >= 0, 1.0, 0.0)
    z[...] = answer
    return answer


def decide(x, w, b):
    return x @ w + b >= 0


# %% the_librarys
# message: you called nnworks.functional.step
def step(z):
    import nnworks.functional as F

    return F.step(z)


def decide(x, w, b):
    return x @ w + b >= 0


# %% decides_without_bias
# message: the bias is missing
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return x @ w >= 0


# %% decides_above_zero
# message: at exactly 0 it does not fire
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return x @ w + b > 0


# %% decides_the_other_way
# message: yes and no are swapped
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return x @ w + b < 0


# %% compares_with_b
# message: the bias is the threshold with a minus
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return x @ w >= b


# %% gives_the_sum
# message: the sum came back
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return x @ w + b


# %% decides_without_weights
# message: the weights are missing
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return sum(x) + b >= 0


# %% decides_at_one_half
# message: the threshold is 0.5
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return x @ w + b >= 0.5


# %% decides_at_one
# message: the threshold is 1
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return x @ w + b >= 1


# %% decides_for_each
# message: sum first, decide once
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return x * w + b >= 0


# %% always_yes
# message: it fires whatever goes in
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return True


# %% never
# message: it never fires
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return False


# %% a_word
# message: the text
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


def decide(x, w, b):
    return "go" if x @ w + b >= 0 else "stay"
