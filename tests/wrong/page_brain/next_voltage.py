"""Wrong answers to the task next_voltage: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% no_leak
# message: the leak is missing
def next_voltage(u, current, dt):
    return u + dt / 20 * 10 * current


# %% leaks_to_zero
# message: leaks to 0 mv
def next_voltage(u, current, dt):
    goal = 10 * current
    return u + dt / 20 * (goal - u)


# %% rest_without_its_minus
# message: the rest has the wrong sign
def next_voltage(u, current, dt):
    return u + dt / 20 * (65 + 10 * current - u)


# %% no_resistance
# message: the resistance is missing
def next_voltage(u, current, dt):
    return u + dt / 20 * (-65 + current - u)


# %% no_current
# message: the current is missing
def next_voltage(u, current, dt):
    return u + dt / 20 * (-65 - u)


# %% current_taken_off
# message: the current has the wrong sign
def next_voltage(u, current, dt):
    return u + dt / 20 * (-65 - 10 * current - u)


# %% no_dt
# message: dt is missing
def next_voltage(u, current, dt):
    return u + 1 / 20 * (-65 + 10 * current - u)


# %% no_tau
# message: the slowness of the leak is missing
def next_voltage(u, current, dt):
    return u + dt * (-65 + 10 * current - u)


# %% times_tau
# message: it multiplies by tau
def next_voltage(u, current, dt):
    tau = 20
    return u + dt * tau * (-65 + 10 * current - u)


# %% upside_down
# message: the part is upside down
def next_voltage(u, current, dt):
    return u + 20 / dt * (-65 + 10 * current - u)


# %% away_from_the_goal
# message: it moves away from its goal
def next_voltage(u, current, dt):
    return u + dt / 20 * (u - (-65 + 10 * current))


# %% u_added
# message: in the brackets u is added
def next_voltage(u, current, dt):
    return u + dt / 20 * (-65 + 10 * current + u)


# %% the_change_alone
# message: this is how far the voltage moves
def next_voltage(u, current, dt):
    return dt / 20 * (-65 + 10 * current - u)


# %% the_goal
# message: this is the goal
def next_voltage(u, current, dt):
    goal = -65 + 10 * current
    return goal + 0 * u


# %% current_outside_the_brackets
# message: all of the current's effect comes in one step
def next_voltage(u, current, dt):
    return u + dt / 20 * (-65 - u) + 10 * current


# %% begins_at_rest
# message: begin at u, not at -65
def next_voltage(u, current, dt):
    return -65 + dt / 20 * (-65 + 10 * current - u)


# %% with_threshold
# message: this step leaves the threshold out
def next_voltage(u, current, dt):
    new = u + dt / 20 * (-65 + 10 * current - u)
    return np.where(new >= -50, -65, new)


# %% rounded
# message: cut to whole numbers
def next_voltage(u, current, dt):
    return np.round(u + dt / 20 * (-65 + 10 * current - u))


# %% hard_coded
# message: whatever goes in
def next_voltage(u, current, dt):
    return -64.0


# %% zeros
# message: it returns zeros whatever goes in
def next_voltage(u, current, dt):
    return 0 * u


# %% right_shape_wrong_values
# message: not one that this check knows by name
def next_voltage(u, current, dt):
    return u + dt / 20 * (-65 + 9 * current - u)


# %% only_numbers
# message: truth value
def next_voltage(u, current, dt):
    if current > 0:
        return u + dt / 20 * (-65 + 10 * current - u)
    return u + dt / 20 * (-65 - u) + dt / 2 * current


# %% printed_not_returned
# message: is there a `return`
def next_voltage(u, current, dt):
    print(u + dt / 20 * (-65 + 10 * current - u))


# %% in_place
# message: it changes u in place
def next_voltage(u, current, dt):
    u += dt / 20 * (-65 + 10 * current - u)
    return u
