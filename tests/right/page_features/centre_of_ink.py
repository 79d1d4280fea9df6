"""Right answers to the task centre_of_ink, in other ways: each must pass."""

# ruff: noqa
import numpy as np


# %% loops
def centre_of_ink(picture):
    total = row = column = 0.0
    for i in range(len(picture)):
        for j in range(len(picture[0])):
            total += picture[i, j]
            row += i * picture[i, j]
            column += j * picture[i, j]
    return row / total, column / total


# %% average
def centre_of_ink(picture):
    rows, columns = np.indices(picture.shape)
    return np.average(rows, weights=picture), np.average(columns, weights=picture)


# %% shares
def centre_of_ink(picture):
    share = picture / picture.sum()
    row = sum(i * r.sum() for i, r in enumerate(share))
    column = sum(j * c.sum() for j, c in enumerate(share.T))
    return row, column
