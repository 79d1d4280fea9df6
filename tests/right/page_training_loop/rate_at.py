"""Right answers to the task rate_at, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% the_lower_of_two_lines
def rate_at(step, warmup, total, lr):
    up = (step + 1) / warmup if step < warmup else 1
    down = (total - step) / (total - warmup) if step >= warmup else 1
    return lr * up * down


# %% a_list_of_all
def rate_at(step, warmup, total, lr):
    rates = [lr * k / warmup for k in range(1, warmup + 1)]
    rates += [lr * k / (total - warmup) for k in range(total - warmup, 0, -1)]
    return rates[step]
