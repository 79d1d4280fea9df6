"""Right answers to the task bumps, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% two_steps_a_bump
def bump_network(edges, heights):
    weight1, bias1, weight2 = [], [], []
    for left, right, height in zip(edges[:-1], edges[1:], heights):
        weight1 += [[1.0], [1.0]]
        bias1 += [-left, -right]
        weight2 += [height, -height]
    return weight1, bias1, [weight2], [0.0]


# %% steeper
def bump_network(edges, heights):
    jumps = np.append(heights, 0.0) - np.append(0.0, heights)
    return np.full((len(edges), 1), 8.0), -8.0 * edges, jumps[None, :], np.zeros(1)


# %% from_the_right
def bump_network(edges, heights):
    jumps = np.diff(np.concatenate([[0], heights, [0]]))
    return (
        -np.ones((len(edges), 1)),
        edges.copy(),
        -jumps[None],
        np.array([jumps.sum()]),
    )


# %% loop
def bump_network(edges, heights):
    jumps, before = [], 0.0
    for height in heights:
        jumps.append(height - before)
        before = height
    jumps.append(-before)
    return (
        np.ones_like(edges)[:, None],
        [-edge for edge in edges],
        np.array([jumps]),
        [0],
    )
