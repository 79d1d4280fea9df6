"""Wrong answers to the task bumps: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% bias_positive
# message: mirrored at 0
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights, 0.0])
    return np.ones((len(edges), 1)), 1.0 * edges, jumps.reshape(1, -1), np.zeros(1)


# %% upside_down
# message: the bumps stand upside down
def bump_network(edges, heights):
    jumps = -np.diff([0.0, *heights, 0.0])
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% leftward
# message: the bumps stand upside down
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights, 0.0])
    return -np.ones((len(edges), 1)), 1.0 * edges, jumps.reshape(1, -1), np.zeros(1)


# %% no_biases
# message: every x gets 0
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights, 0.0])
    return np.ones((len(edges), 1)), 0 * edges, jumps.reshape(1, -1), np.zeros(1)


# %% edges_as_weights
# message: the edges stand in weight1
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights, 0.0])
    return edges.reshape(-1, 1), 0 * edges, jumps.reshape(1, -1), np.zeros(1)


# %% never_down
# message: never comes down again
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights])
    return np.ones((len(heights), 1)), -edges[:-1], jumps.reshape(1, -1), np.zeros(1)


# %% heights_for_jumps
# message: the heights pile up
def bump_network(edges, heights):
    jumps = heights.copy()
    return np.ones((len(heights), 1)), -edges[:-1], jumps.reshape(1, -1), np.zeros(1)


# %% heights_and_a_zero
# message: the heights pile up
def bump_network(edges, heights):
    jumps = np.append(heights, 0.0)
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% heights_and_the_last_away
# message: all of the last one is taken away
def bump_network(edges, heights):
    jumps = np.append(heights, -heights[-1])
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% both_steps_up
# message: it must take the height away again
def bump_network(edges, heights):
    jumps = np.concatenate([heights, heights])
    return (
        np.ones((2 * len(heights), 1)),
        -np.concatenate([edges[:-1], edges[1:]]),
        jumps.reshape(1, -1),
        np.zeros(1),
    )


# %% lifted
# message: everything is too high by heights[0]
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights, 0.0])
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), heights[:1]


# %% first_jump_missing
# message: the first jump is missing
def bump_network(edges, heights):
    jumps = np.diff([*heights, 0.0])
    return np.ones((len(heights), 1)), -edges[1:], jumps.reshape(1, -1), np.zeros(1)


# %% backwards
# message: in the wrong order
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights[::-1], 0.0])
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% one_too_far
# message: one place too far to the right
def bump_network(edges, heights):
    jumps = np.diff([0.0, 0.0, *heights])
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% first_only
# message: only the first bump
def bump_network(edges, heights):
    for left, right, h in zip(edges[:-1], edges[1:], heights):
        return (
            np.ones((2, 1)),
            np.array([-left, -right]),
            np.array([[h, -h]]),
            np.zeros(1),
        )


# %% last_only
# message: only the last bump
def bump_network(edges, heights):
    for left, right, h in zip(edges[:-1], edges[1:], heights):
        answer = (
            np.ones((2, 1)),
            np.array([-left, -right]),
            np.array([[h, -h]]),
            np.zeros(1),
        )
    return answer


# %% flat_weight1
# message: weight1 of shape
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights, 0.0])
    return np.ones(len(edges)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% flat_weight2
# message: weight2 of shape
def bump_network(edges, heights):
    return np.ones((len(edges), 1)), -edges, np.diff([0.0, *heights, 0.0]), np.zeros(1)


# %% number_for_bias2
# message: bias2 of shape ()
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights, 0.0])
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), 0.0


# %% list_minus
# message: bad operand type
def bump_network(edges, heights):
    return [[1.0] for e in edges], -list(edges), [np.diff([0.0, *heights, 0.0])], [0.0]


# %% zeros
# message: every x gets 0
def bump_network(edges, heights):
    return np.ones((1, 1)), np.zeros(1), np.zeros((1, 1)), np.zeros(1)


# %% hard_coded
# message: right for the first example
def bump_network(edges, heights):
    return np.ones((2, 1)), np.array([-1.0, -3.0]), np.array([[2.0, -2.0]]), np.zeros(1)


# %% right_shape_wrong_values
# message: not one that this check knows by name
def bump_network(edges, heights):
    jumps = 0.5 * np.diff([0.0, *heights, 0.0])
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% in_place
# message: it changes heights in place
def bump_network(edges, heights):
    heights[1:] -= heights[:-1].copy()
    jumps = np.append(heights, -heights.sum())
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% few_units_only
# message: away from the curve
def bump_network(edges, heights):
    jumps = np.diff([0.0, *heights, 0.0])
    if len(edges) > 20:
        jumps[20:] = 0
    return np.ones((len(edges), 1)), -edges, jumps.reshape(1, -1), np.zeros(1)


# %% values_not_weights
# message: one value, where 4 values belong
def bump_network(edges, heights):
    x = (edges[:-1] + edges[1:]) / 2
    return heights * (x > 0)
