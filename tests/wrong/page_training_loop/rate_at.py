"""Wrong answers to the task rate_at: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% from_zero
# message: The first step has the rate 0
def rate_at(step, warmup, total, lr):
    if step < warmup:
        return lr * step / warmup
    return lr * (total - step) / (total - warmup)


# %% no_warm_up
# message: There is no warm-up
def rate_at(step, warmup, total, lr):
    if step < warmup:
        return lr
    return lr * (total - step) / (total - warmup)


# %% it_stays
# message: After the warm-up the rate must fall
def rate_at(step, warmup, total, lr):
    return lr * min((step + 1) / warmup, 1) if warmup else lr


# %% all_steps
# message: total - warmup steps long
def rate_at(step, warmup, total, lr):
    if step < warmup:
        return lr * (step + 1) / warmup
    return lr * (total - step) / total


# %% too_early
# message: It falls one step too early
def rate_at(step, warmup, total, lr):
    if step < warmup:
        return lr * (step + 1) / warmup
    return lr * (total - step - 1) / (total - warmup)


# %% it_rises
# message: The rate rises after the warm-up
def rate_at(step, warmup, total, lr):
    if step < warmup:
        return lr * (step + 1) / warmup
    return lr * (step - warmup) / (total - warmup)


# %% too_long
# message: It rises too long
def rate_at(step, warmup, total, lr):
    if step <= warmup and warmup > 0:
        return lr * (step + 1) / warmup
    return lr * (total - step) / (total - warmup)


# %% no_rate
# message: The learning rate lr is missing
def rate_at(step, warmup, total, lr):
    if step < warmup:
        return (step + 1) / warmup
    return (total - step) / (total - warmup)


# %% only_down
# message: from the first step on
def rate_at(step, warmup, total, lr):
    return lr * (total - step) / total


# %% zero
# message: rate_at(
def rate_at(step, warmup, total, lr):
    return 0.0
