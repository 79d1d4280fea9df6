"""Wrong answers to the task value_backward: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% overwritten
# message: a gradient is overwritten
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad = slope * node.grad
    return [node.grad for node in order]


# %% forwards
# message: goes from the inputs to the result
def backward(order):
    order[-1].grad = 1.0
    for node in order:
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * node.grad
    return [node.grad for node in order]


# %% no_start
# message: every gradient is 0
def backward(order):
    order[-1].grad = 0.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * node.grad
    return [node.grad for node in order]


# %% starts_with_its_value
# message: starts with its own value
def backward(order):
    order[-1].grad = order[-1].data
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * node.grad
    return [node.grad for node in order]


# %% slope_left_out
# message: the local slope is left out
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += node.grad
    return [node.grad for node in order]


# %% gradient_left_out
# message: the gradient of the node is left out
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope
    return [node.grad for node in order]


# %% added_along_the_way
# message: along a way slopes multiply
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope + node.grad
    return [node.grad for node in order]


# %% own_gradient
# message: which is 0 still
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * operand.grad
    return [node.grad for node in order]


# %% value_for_slope
# message: multiplied by the operand's value
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += operand.data * node.grad
    return [node.grad for node in order]


# %% first_operand_only
# message: only the first operand
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in list(zip(node.operands, node.slopes))[:1]:
            operand.grad += slope * node.grad
    return [node.grad for node in order]


# %% subtracted
# message: gradients are subtracted
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad -= slope * node.grad
    return [node.grad for node in order]


# %% multiplied_where_ways_meet
# message: different ways add
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            passed = slope * node.grad
            operand.grad = operand.grad * passed if operand.grad else passed
    return [node.grad for node in order]


# %% one_level
# message: or it ends after one step
def backward(order):
    order[-1].grad = 1.0
    for node in order[-1:]:
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * node.grad
    return [node.grad for node in order]


# %% zeros
# message: every gradient is 0
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * node.grad
    return [0.0 for node in order]


# %% hard_coded
# message: whatever goes in
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * node.grad
    return [3.0, 2.0, 1.0]


# %% no_return
# message: is there a `return`
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * node.grad
    pass


# %% turned_list
# message: not one that this check knows by name
def backward(order):
    order[-1].grad = 1.0
    for node in reversed(order):
        for operand, slope in zip(node.operands, node.slopes):
            operand.grad += slope * node.grad
    return [node.grad for node in reversed(order)]
