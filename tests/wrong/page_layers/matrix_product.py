"""Wrong answers to the task matrix_product: each must fail with a message that names it."""

# Written as a beginner would, functions defined again:
# ruff: noqa
import numpy as np


# %% entry_by_entry
# message: entry by entry
def matrix_product(A, B):
    return A * B


# %% rows_with_rows
# message: rows of A meet rows of B
def matrix_product(A, B):
    return A @ B.T


# %% rows_with_rows_in_loops
# message: rows of A meet rows of B
def matrix_product(A, B):
    return np.array([[a @ b for b in B] for a in A])


# %% swapped
# message: the two are swapped
def matrix_product(A, B):
    return B @ A


# %% columns_with_columns
# message: columns of A meet columns of B
def matrix_product(A, B):
    return A.T @ B


# %% result_turned_over
# message: of the result are swapped
def matrix_product(A, B):
    return np.array([[a @ b for a in A] for b in B.T])


# %% return_in_the_outer_loop
# message: only the first row of A
def matrix_product(A, B):
    table = np.zeros((A.shape[0], B.shape[1]))
    for n in range(A.shape[0]):
        for m in range(B.shape[1]):
            table[n, m] = A[n] @ B[:, m]
        return table


# %% return_in_the_inner_loop
# message: only the first entry
def matrix_product(A, B):
    table = np.zeros((A.shape[0], B.shape[1]))
    for n in range(A.shape[0]):
        for m in range(B.shape[1]):
            table[n, m] = A[n] @ B[:, m]
            return table


# %% overwritten
# message: the last product alone
def matrix_product(A, B):
    table = np.zeros((A.shape[0], B.shape[1]))
    for n in range(A.shape[0]):
        for m in range(B.shape[1]):
            for k in range(A.shape[1]):
                table[n, m] = A[n, k] * B[k, m]
    return table


# %% first_product
# message: the first product alone
def matrix_product(A, B):
    return A[:, :1] @ B[:1]


# %% mean
# message: this is the mean
def matrix_product(A, B):
    table = np.zeros((A.shape[0], B.shape[1]))
    for n in range(A.shape[0]):
        for m in range(B.shape[1]):
            table[n, m] = np.mean(A[n] * B[:, m])
    return table


# %% sum_not_set_back
# message: not set back to 0
def matrix_product(A, B):
    table, total = np.zeros((A.shape[0], B.shape[1])), 0
    for n in range(A.shape[0]):
        for m in range(B.shape[1]):
            total += A[n] @ B[:, m]
            table[n, m] = total
    return table


# %% added
# message: a row and a column are added
def matrix_product(A, B):
    return np.array([[np.sum(a + b) for b in B.T] for a in A])


# %% zeros
# message: it returns zeros whatever goes in
def matrix_product(A, B):
    return np.zeros((A.shape[0], B.shape[1]))


# %% hard_coded
# message: right for the first example and for no other
def matrix_product(A, B):
    table = np.zeros((A.shape[0], B.shape[1]))
    if A.shape == B.shape == (2, 2):
        table[:] = [[1, 14], [3, 38]]
    return table


# %% right_shape_wrong_values
# message: not one that this check knows by name
def matrix_product(A, B):
    return A @ B + 1


# %% a_list
# message: a list has no arithmetic
def matrix_product(A, B):
    return [[a @ b for b in B.T] for a in A]
