"""backward(order): gradients by the chain rule, from the last node to the first.

The thin function takes a graph as arrays: an edge from an operand to a node, its local
slope, and the number that each node holds. The nodes come in a right order.
"""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps05._order import random_graph
from nnworks.check.ps05._read import BACKWARD as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def gradients(sources, targets, slopes, data):
    """The right answer: dL/d(node) of each node, L being the last; a list."""
    return _walked(sources, targets, slopes, data).tolist()


def _walked(
    sources,
    targets,
    slopes,
    data,
    *,
    back=True,
    start=lambda data: 1.0,
    join=np.add,
    pass_on=lambda slope, grad, own, data: slope * grad,
    most=None,
):
    """The same with one of its parts exchanged, which is what mistakes are."""
    grad = np.zeros(len(data))
    grad[-1] = start(data[-1])
    for node in range(len(data))[:: -1 if back else 1]:
        mine = np.flatnonzero(targets == node)
        for edge in mine[:most]:
            a = sources[edge]
            passed = pass_on(slopes[edge], grad[node], grad[a], data[a])
            grad[a] = join(grad[a], passed)
    return grad


def _with(**parts):
    return lambda *args: _walked(*args, **parts)


def _sorted_graph(rng, size):
    """A random graph whose nodes are numbered in a right order."""
    sources, targets, root = random_graph(rng, size)
    order = _order(sources, targets, size)
    place = np.argsort(order)
    sources, targets = place[sources], place[targets]
    by = np.lexsort((np.arange(len(targets)), targets))
    return sources[by], targets[by]


def _order(sources, targets, size):
    """Kahn's way (1962): whatever has all its operands may come next."""
    waiting = np.bincount(targets, minlength=size)
    order = [node for node in range(size) if not waiting[node]]
    for node in order:
        for target in targets[sources == node]:
            waiting[target] -= 1
            if not waiting[target]:
                order.append(int(target))
    return np.array(order)


def _cases(rng):
    def one(sources, targets, slopes, data):
        return tuple(map(np.array, (sources, targets, slopes, data)))

    yield one([0, 1], [2, 2], [3.0, 2.0], [2.0, 3.0, 6.0])  # 2 * 3
    yield one([0, 1], [1, 2], [2.0, -4.0], [1.0, 2.0, 0.5])
    yield one([0, 0], [1, 1], [5.0, 5.0], [5.0, 25.0])  # 5 * 5
    yield one([0, 0, 1, 2], [1, 2, 3, 3], [2.0, 3.0, 1.0, -1.5], [1.0, 2, 3, 4])
    for size in (5, 8, 12):
        sources, targets = _sorted_graph(rng, size)
        slopes = quarters(rng, len(sources), most=8) + 0.125
        yield sources, targets, slopes, quarters(rng, size) + 0.125


BACKWARD = Task(
    "backward(sources, targets, slopes, data)",
    gradients,
    _cases,
    (
        Mistake(
            "A gradient is overwritten where it must be added to: a number that is used"
            " twice moves the result on two ways. Write += in place of =.",
            _with(join=lambda old, new: new),
        ),
        Mistake(
            "Only what the result was directly made of has a gradient. Either the walk"
            " goes from the inputs to the result, and must go back, reversed(order); or"
            " it ends after one step.",
            _with(back=False),
        ),
        Mistake(
            "Every gradient is 0: the result itself starts with the gradient 1, because"
            " it changes with itself, step for step.",
            _with(start=lambda data: 0.0),
        ),
        Mistake(
            "The result starts with its own value as gradient; it starts with 1.",
            _with(start=lambda data: data),
        ),
        Mistake(
            "The local slope is left out: along each edge the gradient is multiplied by"
            " it.",
            _with(pass_on=lambda slope, grad, own, data: grad),
        ),
        Mistake(
            "The gradient of the node is left out: each operand gets its local slope"
            " times the gradient of the node that uses it.",
            _with(pass_on=lambda slope, grad, own, data: slope),
        ),
        Mistake(
            "Slope and gradient are added; along a way slopes multiply.",
            _with(pass_on=lambda slope, grad, own, data: slope + grad),
        ),
        Mistake(
            "The gradient is multiplied by the operand's value, which is the slope only"
            " by chance; the local slope stands in node.slopes.",
            _with(pass_on=lambda slope, grad, own, data: data * grad),
        ),
        Mistake(
            "Only the first operand of each node gets a gradient: a loop over all of"
            " them is needed.",
            _with(most=1),
        ),
        Mistake(
            "Gradients are subtracted: that is a step downhill, which comes later. Here"
            " they are added.",
            _with(join=np.subtract),
        ),
        Mistake(
            "Where ways meet, their gradients are multiplied. Slopes multiply along a"
            " way; different ways add.",
            _with(join=lambda old, new: old * new if old else new),
        ),
        Mistake(
            "Only the result has a gradient: each operand gets the local slope"
            " times the"
            " gradient of the node that uses it, not times its own, which is 0 still.",
            lambda s, t, k, data: np.eye(len(data))[-1],
        ),
    ),
    READ,
    library=("nnworks.autograd.Value.backward",),
    called="backward(order)",
)


def value_backward(gradients, *, seed=0):
    """gradients(sources, targets, slopes, data): a graph -> the node gradients."""
    check_all([BACKWARD], [gradients], seed)
