"""Right answers to the task gates, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% arrays
def gates():
    both = np.array([2.0, 2.0])
    return {
        "AND": (both, -3.0),
        "OR": (both, -1.0),
        "NAND": (-both, 3.0),
        "NOR": (-both, 1.0),
    }


# %% uneven_weights
def gates():
    return {
        "AND": ([0.3, 0.9], -1.0),
        "OR": ([5, 3], -2),
        "NAND": ([-7, -5], 10),
        "NOR": [(-1, -1), 0],
    }


# %% with_an_extra
def gates():
    found = {"AND": ((1, 1), -2), "OR": ((1, 1), -1), "NAND": ((-1, -1), 1)}
    found["NOR"] = ((-3, -3), 2.9)
    found["NOT first"] = ((-1, 0), 0.5)
    return found
