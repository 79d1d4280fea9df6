"""The graph behind a result: its nodes in an order that can be calculated, its edges.

A node is any object with `operands`, a tuple of the nodes that it was made of.
"""

__all__ = ["edges", "topological_order"]


def topological_order(root):
    """List every node that `root` depends on, each after its operands; `root` is last.

    Parameters
    ----------
    root : Value or Tensor

    Returns
    -------
    list
        Each node once, however often it was used. Depth first, from left to right
        (Knuth 1968, The Art of Computer Programming, vol. 1, 2.2.3).
    """
    order, seen = [], set()
    # A pile of our own, not recursion: Python stops at a thousand calls in one another,
    # and a graph may be far deeper.
    pile = [(root, False)]
    while pile:
        node, operands_done = pile.pop()
        if operands_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            pile.append((node, True))
            pile += [(operand, False) for operand in reversed(node.operands)]
    return order


def edges(root):
    """List the edges of the graph for drawing: pairs (operand, node), as calculated.

    A node that uses an operand twice, as in ``x * x``, gives two edges.
    """
    return [
        (operand, node) for node in topological_order(root) for operand in node.operands
    ]


def begin(root, zero):
    """Give the order of a backward pass from `root`, its inner gradients cleared.

    Parameters
    ----------
    root : Value or Tensor
    zero : float or None
        What a cleared gradient is.


    Raises
    ------
    RuntimeError
        When `backward` was called on this node before.
    """
    if root._went_back:
        raise RuntimeError(
            "backward: called a second time on the same result, expected once;"
            " calculate the result again from its inputs, then go back from the new"
            " one."
        )
    root._went_back = True
    order = topological_order(root)
    for node in order:
        if node.operands:  # inputs keep theirs: there gradients add up
            node.grad = zero
    return reversed(order)
