"""Wrong answers to the task topological_order: each must fail with a message that names it."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% recursive
# message: It calls itself for each operand
def topological_order(root):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for operand in node.operands:
                visit(operand)
            order.append(node)

    visit(root)
    return order


# %% parents_first
# message: the order is turned round
def topological_order(root):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            order.append(node)
            for operand in node.operands:
                visit(operand)

    visit(root)
    return order


# %% turned_round
# message: the order is turned round
def topological_order(root):
    order, seen, todo = [], set(), [(root, False)]
    while todo:
        node, done = todo.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend((operand, False) for operand in node.operands)
    return order[::-1]


# %% visited_twice
# message: more than once
def topological_order(root):
    order, seen, todo = [], set(), [(root, False)]
    while todo:
        node, done = todo.pop()
        if done:
            order.append(node)
        else:
            seen.add(node)
            todo.append((node, True))
            todo.extend((operand, False) for operand in node.operands)
    return order


# %% when_it_is_met
# message: its own operand
def topological_order(root):
    order, seen, todo = [], set(), [root]
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            todo.extend(node.operands)
    return order[::-1]


# %% level_by_level
# message: its own operand
def topological_order(root):
    order, seen, todo = [], set(), [root]
    while todo:
        node = todo.pop(0)
        if node not in seen:
            seen.add(node)
            order.append(node)
            todo.extend(node.operands)
    return order[::-1]


# %% inputs_left_out
# message: nodes without operands are missing
def topological_order(root):
    order, seen, todo = [], set(), [(root, False)]
    while todo:
        node, done = todo.pop()
        if done:
            if node.operands:
                order.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend((operand, False) for operand in node.operands)
    return order


# %% root_left_out
# message: the root itself is missing
def topological_order(root):
    order, seen, todo = [], set(), [(root, False)]
    while todo:
        node, done = todo.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend((operand, False) for operand in node.operands)
    return order[:-1]


# %% one_step_down
# message: down to the inputs
def topological_order(root):
    return [*dict.fromkeys(root.operands), root]


# %% empty
# message: the list is empty
def topological_order(root):
    return []


# %% no_return
# message: without `return`
def topological_order(root):
    order, seen, todo = [], set(), [(root, False)]
    while todo:
        node, done = todo.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo.extend((operand, False) for operand in node.operands)
    order = order


# %% root_alone
# message: nodes without operands are missing
def topological_order(root):
    return [root]


# %% the_librarys
# message: the task is to write it
def topological_order(root):
    return autograd.topological_order(root)
