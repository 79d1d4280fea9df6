"""Wrong answers to the task hill: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% height_for_slope
# message: the height divided by the width
def hill(x, centre, width, height):
    up = np.maximum(x - (centre - width), 0)
    top = np.maximum(x - centre, 0)
    end = np.maximum(x - (centre + width), 0)
    return height * (up - 2 * top + end)


# %% slope_upside_down
# message: upside down: height divided by width
def hill(x, centre, width, height):
    up = np.maximum(x - (centre - width), 0)
    top = np.maximum(x - centre, 0)
    end = np.maximum(x - (centre + width), 0)
    return width / height * (up - 2 * top + end)


# %% level_after_the_top
# message: the curve is level after the top
def hill(x, centre, width, height):
    return (
        height / width * (np.maximum(x - centre + width, 0) - np.maximum(x - centre, 0))
    )


# %% third_missing
# message: goes down for ever
def hill(x, centre, width, height):
    up = np.maximum(x - (centre - width), 0)
    top = np.maximum(x - centre, 0)
    return height / width * (up - 2 * top)


# %% middle_only_once
# message: takes off the slope only once
def hill(x, centre, width, height):
    up = np.maximum(x - (centre - width), 0)
    top = np.maximum(x - centre, 0)
    end = np.maximum(x - (centre + width), 0)
    return height / width * (up - top + end)


# %% plus_for_minus
# message: on the wrong side of 0
def hill(x, centre, width, height):
    up = np.maximum(x + centre + width, 0)
    top = np.maximum(x + centre, 0)
    end = np.maximum(x + centre - width, 0)
    return height / width * (up - 2 * top + end)


# %% starts_at_the_centre
# message: has its top at centre + width
def hill(x, centre, width, height):
    up = np.maximum(x - centre, 0)
    top = np.maximum(x - centre - width, 0)
    end = np.maximum(x - centre - 2 * width, 0)
    return height / width * (up - 2 * top + end)


# %% no_relu
# message: add up to one straight line
def hill(x, centre, width, height):
    up = x - (centre - width)
    top = x - centre
    end = x - (centre + width)
    return height / width * (up - 2 * top + end)


# %% steps_in_place_of_slopes
# message: asked for are slopes
def hill(x, centre, width, height):
    left = np.where(x >= centre - width, 1, 0)
    right = np.where(x >= centre + width, 1, 0)
    return height * (left - right)
