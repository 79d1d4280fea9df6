"""Right answers to the task next_voltage, written in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% names
def next_voltage(u, current, dt):
    tau, rest, resistance = 20.0, -65.0, 10.0
    change = rest + resistance * current - u
    return u + change * dt / tau


# %% leak_and_gain
def next_voltage(u, current, dt):
    leaked = (u + 65) * dt / 20
    gained = 10 * current * dt / 20
    return u - leaked + gained


# %% weighted_mean
def next_voltage(u, current, dt):
    part = dt / 20
    return (1 - part) * u + part * (10 * current - 65)


# %% from_rest
def next_voltage(u, current, dt):
    height = np.asarray(u) + 65
    return height + dt / 20 * (10 * np.asarray(current) - height) - 65
