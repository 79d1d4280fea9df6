"""Right answers to the task firing_rate, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% seconds
def firing_rate(spikes, duration):
    seconds = duration / 1000
    return len(spikes) / seconds


# %% a_loop
def firing_rate(spikes, duration):
    count = 0
    for _ in spikes:
        count += 1
    return count * 1000.0 / duration


# %% size
def firing_rate(spikes, duration):
    return np.asarray(spikes).size / (duration * 1e-3)


# %% counted_within
def firing_rate(spikes, duration):
    return np.sum((spikes >= 0) & (spikes <= duration)) / duration * 1e3
