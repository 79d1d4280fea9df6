"""topological_order(): any right order counts, so the order is judged, not compared.

The thin function takes a graph as arrays, edge by edge, builds it, and gives the
numbers of its nodes in the student's order.
"""

import numpy as np

from nnworks.check import show
from nnworks.check.again import with_more_seeds
from nnworks.check.call import call
from nnworks.check.failure import CheckFailed, message
from nnworks.check.ps05._read import ORDER as READ
from nnworks.check.task import Task, refuse_what_cannot_be_called

_DEEP = 5000  # Python stops at 1,000 calls in one another, Jupyter at 3,000
_TASK = Task("topological_order(root)", None, None, (), READ)


def graphs(rng):
    """Yield (sources, targets, root): edges from operand to node, easiest first."""
    yield np.array([0, 1]), np.array([2, 2]), 2  # a + b
    yield np.array([0, 1, 2]), np.array([1, 2, 3]), 3
    yield np.array([0, 0]), np.array([1, 1]), 1  # x * x
    yield np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3]), 3  # a diamond
    yield np.array([0, 1, 0, 2]), np.array([1, 2, 3, 3]), 3  # with a short cut
    yield np.array([0, 0, 1, 2]), np.array([3, 1, 2, 3]), 3  # the short cut first
    for size in (6, 9, 14):
        yield random_graph(rng, size)
    tower = np.repeat(np.arange(12), 2)  # each node the square of the one before
    yield tower, tower + 1, 12
    chain = rng.permutation(_DEEP)
    yield chain[:-1], chain[1:], int(chain[-1])


def random_graph(rng, size):
    """A graph of `size` nodes, numbered without order; all lead to the root."""
    names = rng.permutation(size)
    edges = []
    for node in range(1, size):
        wanted = rng.integers(0, node, 2)
        edges += [(int(i), node) for i in wanted]
    used = {source for source, _ in edges}
    edges += [(node, size - 1) for node in range(size - 1) if node not in used]
    edges = [edges[i] for i in rng.permutation(len(edges))]
    sources, targets = np.array(edges).T
    return names[sources], names[targets], int(names[size - 1])


def problem(order, sources, targets, root):
    """Which mistake an order makes, or ""."""
    nodes = {*sources.tolist(), *targets.tolist()}
    place = {int(node): i for i, node in enumerate(order)}
    edges = [*zip(sources.tolist(), targets.tolist(), strict=True)]
    if len(order) == 0:
        return "The list is empty: put each node into it when its operands are in."
    if not set(place) <= nodes:
        return "It names nodes that the graph does not have."
    if len(place) < len(order):
        return (
            "A node stands in the list more than once: it is used more than once, and"
            " was visited each time. Remember the nodes that you have seen, in a set."
        )
    missing = nodes - set(place)
    if missing == {root}:
        return "The root itself is missing: it depends on itself too, and comes last."
    if missing and not missing & set(targets.tolist()):
        return (
            "Nodes without operands are missing: the inputs belong into the list, and"
            " come before what is made of them."
        )
    if missing:
        return (
            "Nodes are missing: from each node go to all its operands, and from those"
            " to theirs, down to the inputs."
        )
    if all(place[a] > place[b] for a, b in edges):
        return (
            "The order is turned round: operands come before what is made of them, and"
            " the root comes last. Put a node into the list after its operands."
        )
    late = [(a, b) for a, b in edges if place[a] > place[b]]
    if not late:
        return ""
    a, b = late[0]
    return (
        f"Node {b} stands before node {a}, its own operand. A node may go into the list"
        " only when all its operands are in: not when it is met, and not level by"
        " level."
    )


@with_more_seeds
def topological_order(ordered, *, seed=0):
    """ordered(sources, targets, root): a graph by its edges -> its nodes, in order.

    Any order will do in which each node stands once, after its operands.
    """
    refuse_what_cannot_be_called(_TASK, ordered)
    cases = [*graphs(np.random.default_rng(seed))]
    for sources, targets, root in cases:
        args = (sources, targets, root)
        outcome = call(ordered, args, [0], library=_LIBRARY)
        if outcome.used:
            _fail(args, f"a call of {outcome.used[0]}", "", "The task is to write it.")
        if outcome.error is RecursionError:
            _fail(
                args,
                outcome.failure[0].splitlines()[-1],
                f"{len(sources) + 1} nodes in order",
                "It calls itself for each operand, and Python stops after some thousand"
                " calls in one another. Keep a list of what is still to do, and take"
                " from its end until it is empty.",
            )
        if outcome.error is TypeError and "'NoneType'" in outcome.failure[0]:
            _fail(args, "None", "a list of nodes", _NO_RETURN)
        if outcome.failure:
            _fail(args, outcome.failure[0], "a list of nodes", outcome.failure[1])
        found = problem(outcome.value, *args)
        if found:
            _fail(
                args, show.value(outcome.value), "each node after its operands", found
            )
    print(f"Right: topological_order, in {len(cases)} graphs of 2 to {_DEEP:,} nodes.")


_NO_RETURN = "A function without `return` gives None: return the list."
_LIBRARY = ("nnworks.autograd.topological_order",)


def _fail(args, got, expected, mistake):
    sources, targets, root = args
    given = f"a chain of {len(sources) + 1} nodes"
    if len(sources) < 40:
        pairs = zip(sources.tolist(), targets.tolist(), strict=True)
        given = f"root {root}, edges " + ", ".join(f"{a} to {b}" for a, b in pairs)
    raise CheckFailed(
        message(
            "topological_order",
            called="topological_order(root)",
            with_=given,
            got=got,
            expected=expected or "your own calculation",
            mistake=mistake,
            read=READ,
        )
    ) from None
