"""Wrong answers to the task gates: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% and_without_bias
# message: the bias is 0
def gates():
    return {
        "AND": ([1, 1], 0),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% or_without_bias
# message: the bias is 0
def gates():
    return {
        "AND": ([1, 1], -1.5),
        "OR": ([1, 1], 0.0),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% and_is_or
# message: it is OR, not AND
def gates():
    return {
        "AND": ([1, 1], -0.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% or_is_and
# message: it is AND, not OR
def gates():
    return {
        "AND": ([1, 1], -1.5),
        "OR": ([1, 1], -1.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% nand_is_and
# message: the opposite of NAND
def gates():
    return {
        "AND": ([1, 1], -1.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([1, 1], -1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% nor_is_or
# message: the opposite of NOR
def gates():
    return {
        "AND": ([1, 1], -1.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([1, 1], -0.5),
    }


# %% nand_is_nor
# message: it is NOR, not NAND
def gates():
    return {
        "AND": ([1, 1], -1.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 0.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% nor_is_nand
# message: it is NAND, not NOR
def gates():
    return {
        "AND": ([1, 1], -1.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 1.5),
    }


# %% threshold_on_a_row
# message: the sum is exactly 0 in that row
def gates():
    return {
        "AND": ([1, 1], -1),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% nor_on_a_row
# message: the sum is exactly 0 in that row
def gates():
    return {
        "AND": ([1, 1], -1.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 1),
    }


# %% rounded_away
# message: the computer rounds
def gates():
    return {
        "AND": ([0.7, 0.1], -0.8),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% threshold_as_bias
# message: it fires in every row
def gates():
    return {
        "AND": ([1, 1], 1.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% never_fires
# message: it fires in no row
def gates():
    return {
        "AND": ([1, 1], -2.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% one_input_only
# message: the first input alone
def gates():
    return {
        "AND": ([1, 0], -0.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% zeros
# message: the bias is 0
def gates():
    return {name: ([0, 0], 0) for name in ["AND", "OR", "NAND", "NOR"]}


# %% hard_coded_for_one
# message: 'OR' is missing
def gates():
    return {"AND": ([1, 1], -1.5)}


# %% small_letters
# message: 'AND' is missing
def gates():
    return {
        "and": ([1, 1], -1.5),
        "or": ([1, 1], -0.5),
        "nand": ([-1, -1], 1.5),
        "nor": ([-1, -1], 0.5),
    }


# %% no_bias_given
# message: AND: 1 value, where 2 belong
def gates():
    return {
        "AND": ([1, 1],),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% three_numbers
# message: 2 values
def gates():
    return {
        "AND": (1, 1, -1.5),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% bias_among_the_weights
# message: one weight for each input
def gates():
    return {
        "AND": ([1, 1, -1.5], 0),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% right_shape_wrong_values
# message: the weights put them in another order
def gates():
    return {
        "AND": ([1, 1], -1.5),
        "OR": ([-1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% truth_tables
# message: AND: 4 values, where 2 belong
def gates():
    return {
        "AND": [0, 0, 0, 1],
        "OR": [0, 1, 1, 1],
        "NAND": [1, 1, 1, 0],
        "NOR": [1, 0, 0, 0],
    }


# %% no_return
# message: is there a `return`
def gates():
    answer = {"AND": ([1, 1], -1.5)}


# %% nan
# message: inf or nan
def gates():
    return {
        "AND": ([1, 1], float("nan")),
        "OR": ([1, 1], -0.5),
        "NAND": ([-1, -1], 1.5),
        "NOR": ([-1, -1], 0.5),
    }


# %% a_list_of_pairs
# message: a list of 4
def gates():
    return [([1, 1], -1.5), ([1, 1], -0.5), ([-1, -1], 1.5), ([-1, -1], 0.5)]
