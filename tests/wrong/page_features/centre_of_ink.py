"""Wrong answers to the task centre_of_ink: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% swapped
# message: row and column are swapped
def centre_of_ink(picture):
    height, width = picture.shape
    ink = picture.sum()
    x = picture.sum(axis=0) @ np.arange(width) / ink
    y = picture.sum(axis=1) @ np.arange(height) / ink
    return x, y


# %% not_divided
# message: nothing is divided by the ink
def centre_of_ink(picture):
    row = column = 0
    for i in range(picture.shape[0]):
        for j in range(picture.shape[1]):
            row += i * picture[i, j]
            column += j * picture[i, j]
    return row, column


# %% divided_by_pixels
# message: it divides by the number of pixels
def centre_of_ink(picture):
    rows, columns = np.indices(picture.shape)
    return (picture * rows).mean(), (picture * columns).mean()


# %% black_and_white
# message: a pixel of ink 0.5 counts half
def centre_of_ink(picture):
    rows, columns = np.nonzero(picture)
    return rows.mean(), columns.mean()


# %% box
# message: the middle of the box around the ink
def centre_of_ink(picture):
    rows, columns = np.where(picture > 0)
    return (rows.min() + rows.max()) / 2, (columns.min() + columns.max()) / 2


# %% counted_from_one
# message: they begin at 0
def centre_of_ink(picture):
    height, width = picture.shape
    ink = picture.sum()
    row = picture.sum(axis=1) @ np.arange(1, height + 1) / ink
    return row, picture.sum(axis=0) @ np.arange(1, width + 1) / ink


# %% whole_pixels
# message: cut to a whole number
def centre_of_ink(picture):
    rows, columns = np.indices(picture.shape)
    ink = picture.sum()
    return round((picture * rows).sum() / ink), round((picture * columns).sum() / ink)


# %% darkest_pixel
# message: one pixel of the most ink
def centre_of_ink(picture):
    return np.unravel_index(np.argmax(picture), picture.shape)


# %% darkest_row
# message: the row of most ink
def centre_of_ink(picture):
    return np.argmax(picture.sum(axis=1)), np.argmax(picture.sum(axis=0))


# %% wrong_axes
# message: shape
def centre_of_ink(picture):
    height, width = picture.shape
    ink = picture.sum()
    return picture.sum(axis=0) @ np.arange(height) / ink, picture.sum(
        axis=1
    ) @ np.arange(width) / ink


# %% middle_of_the_picture
# message: the middle of the whole picture
def centre_of_ink(picture):
    height, width = picture.shape
    return (height - 1) / 2, (width - 1) / 2
