"""Wrong answers to the task megabytes: each must fail with a message naming it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% millions_of_bits
# message: divide by 8
def megabytes(count, bits):
    return count * bits / 1_000_000


# %% bytes
# message: these are bytes
def megabytes(count, bits):
    return count * bits / 8


# %% bits
# message: these are bits
def megabytes(count, bits):
    return count * bits


# %% mebibytes
# message: that unit is called mebibyte
def megabytes(count, bits):
    return count * bits / 8 / 1024 / 1024


# %% kilobytes
# message: these are kilobytes
def megabytes(count, bits):
    return count * bits / 8 / 1000


# %% gigabytes
# message: these are gigabytes
def megabytes(count, bits):
    return count * bits / 8 / 1e9


# %% always_four_bytes
# message: whatever bits is
def megabytes(count, bits):
    return count * 4 / 1e6


# %% times_eight
# message: divide
def megabytes(count, bits):
    return count * bits * 8 / 1e6


# %% bits_below
# message: the number of bits divides here
def megabytes(count, bits):
    return count / (bits / 8) / 1e6


# %% no_bits
# message: the number of bits is missing
def megabytes(count, bits):
    return count / 1e6


# %% whole_bytes_a_number
# message: whole bytes are counted
def megabytes(count, bits):
    return count * (bits // 8) / 1e6


# %% whole_megabytes
# message: part of the result is cut off
def megabytes(count, bits):
    return count * bits // 8 // 1_000_000


# %% rounded
# message: part of the result is cut off
def megabytes(count, bits):
    return round(count * bits / 8 / 1e6)


# %% rounded_to_two
# message: leave out round()
def megabytes(count, bits):
    return round(count * bits / 8 / 1e6, 2)


# %% with_its_unit
# message: return the number itself
def megabytes(count, bits):
    return f"{count * bits / 8 / 1e6} MB"


# %% no_return
# message: is there a `return`
def megabytes(count, bits):
    size = count * bits / 8 / 1e6
