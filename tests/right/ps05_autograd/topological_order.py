"""Right answers to the task topological_order, written in other ways: each gets full marks."""

# Written as a beginner would, names of the notebook used, functions defined again:
# ruff: noqa
import numpy as np


# %% ready_when_operands_are
def topological_order(root):
    order, done, todo = [], set(), [root]
    while todo:
        node = todo[-1]
        waiting = [o for o in node.operands if o not in done]
        if waiting:
            todo += waiting
        else:
            todo.pop()
            if node not in done:
                done.add(node)
                order.append(node)
    return order


# %% generator_pile
def topological_order(root):
    order, seen = [], {root}
    pile = [(root, iter(root.operands))]
    while pile:
        node, rest = pile[-1]
        for operand in rest:
            if operand not in seen:
                seen.add(operand)
                pile.append((operand, iter(operand.operands)))
                break
        else:
            order.append(node)
            pile.pop()
    return order


# %% users_first_then_turned
def topological_order(root):
    users, todo, seen = {root: 0}, [root], {root}
    while todo:
        for operand in todo.pop().operands:
            users[operand] = users.get(operand, 0) + 1
            if operand not in seen:
                seen.add(operand)
                todo.append(operand)
    order, ready = [], [root]
    while ready:
        node = ready.pop()
        order.append(node)
        for operand in node.operands:
            users[operand] -= 1
            if users[operand] == 0:
                ready.append(operand)
    return order[::-1]
