"""Right answers to the task matrix_product, written in other ways: each must pass."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% at
def matrix_product(A, B):
    return A @ B


# %% three_loops
def matrix_product(A, B):
    table = np.zeros((A.shape[0], B.shape[1]))
    for n in range(A.shape[0]):
        for m in range(B.shape[1]):
            for k in range(A.shape[1]):
                table[n, m] += A[n, k] * B[k, m]
    return table


# %% comprehension
def matrix_product(A, B):
    return np.array([[np.dot(a, b) for b in B.T] for a in A])


# %% row_by_row
def matrix_product(A, B):
    return np.stack([a @ B for a in A])


# %% sum_of_products
def matrix_product(A, B):
    return (A[:, :, None] * B[None]).sum(axis=1)
