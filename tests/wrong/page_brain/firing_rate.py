"""Wrong answers to the task firing_rate: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% per_millisecond
# message: these are spikes in a millisecond
def firing_rate(spikes, duration):
    return len(spikes) / duration


# %% the_count
# message: this is the number of spikes
def firing_rate(spikes, duration):
    return len(spikes)


# %% thousand_below
# message: here it was multiplied
def firing_rate(spikes, duration):
    seconds = duration * 1000
    return len(spikes) / seconds


# %% upside_down
# message: this is upside down
def firing_rate(spikes, duration):
    return duration / len(spikes)


# %% times_the_time
# message: it multiplies by the time
def firing_rate(spikes, duration):
    return len(spikes) * duration / 1000


# %% per_minute
# message: these are spikes in a minute
def firing_rate(spikes, duration):
    return len(spikes) / (duration / 60000)


# %% gaps
# message: this counts the gaps
def firing_rate(spikes, duration):
    return (len(spikes) - 1) / duration * 1000


# %% until_the_last_spike
# message: it divides by the time of the last spike
def firing_rate(spikes, duration):
    return 1000 * len(spikes) / spikes[-1]


# %% mean_gap
# message: one divided by the mean gap
def firing_rate(spikes, duration):
    return 1000 / np.mean(np.diff(spikes))


# %% sum_of_times
# message: it adds up the times
def firing_rate(spikes, duration):
    return sum(spikes) / duration * 1000


# %% whole_numbers
# message: divide with / and not with //
def firing_rate(spikes, duration):
    return 1000 * len(spikes) // duration


# %% rounded
# message: leave int() and round() away
def firing_rate(spikes, duration):
    return round(1000 * len(spikes) / duration)


# %% zeros
# message: it returns zeros whatever goes in
def firing_rate(spikes, duration):
    return 0.0


# %% hard_coded
# message: whatever goes in
def firing_rate(spikes, duration):
    return 30.0


# %% right_shape_wrong_values
# message: not one that this check knows by name
def firing_rate(spikes, duration):
    return 900 * len(spikes) / duration + len(spikes)


# %% right_for_the_example_alone
# message: right for the first example and for no other
def firing_rate(spikes, duration):
    return 30.0 + (duration - 100) / 7


# %% not_for_a_silent_cell
# message: a silent cell has none
def firing_rate(spikes, duration):
    return 1000 / (duration / len(spikes))


# %% no_return
# message: is there a `return`
def firing_rate(spikes, duration):
    rate = 1000 * len(spikes) / duration


# %% a_list
# message: one number is asked for
def firing_rate(spikes, duration):
    return np.array([1000 * len(spikes) / duration])
