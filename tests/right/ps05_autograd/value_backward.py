"""Right answers to the task value_backward, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% by_index
def backward(order):
    order[len(order) - 1].grad = 1.0
    for i in range(len(order) - 1, -1, -1):
        for j in range(len(order[i].operands)):
            operand = order[i].operands[j]
            operand.grad = operand.grad + order[i].slopes[j] * order[i].grad
    return [node.grad for node in order]


# %% collected_by_users
def backward(order):
    for node in order[::-1]:
        grad = 1.0 if node is order[-1] else 0.0
        for user in order:
            for operand, slope in zip(user.operands, user.slopes):
                if operand is node:
                    grad += user.grad * slope
        node.grad = grad
    return np.array([node.grad for node in order])
