"""The checks of assignment 5 name each misconception, whatever the seed."""

import dataclasses
import re
import time

import numpy as np
import pytest

from nnworks import autograd, check
from nnworks.check.ps05 import (
    _backward,
    _network,
    _operations,
    _order,
    _read,
    _reuse,
    _tensor,
    _unbroadcast,
)
from tests.browsing import ROOT

TASKS = [
    *_operations.ALL,
    _backward.BACKWARD,
    _reuse.FIT,
    _unbroadcast.UNBROADCAST,
    *_tensor.ALL,
    _network.TRAIN,
]
by_name = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.signature)


def free(task):
    """The task without its guard: the mistakes are built from the library's parts."""
    return dataclasses.replace(task, library=())


def said(failed):
    return " ".join(str(failed.value).split())


@by_name
@pytest.mark.parametrize("seed", [0, 1, 2026, 12345])
def test_each_mistake_fails_and_is_named(task, seed):
    for mistake in task.mistakes:
        with pytest.raises(check.CheckFailed) as failed:
            free(task).check(mistake.function, seed=seed)
        assert mistake.sentence in said(failed)


@by_name
def test_the_reference_passes(task):
    for seed in range(20):
        free(task).check(task.reference, seed=seed)


@by_name
def test_the_cases_are_varied(task):
    first = [repr(list(task.cases(np.random.default_rng(seed)))) for seed in (0, 1)]
    assert first[0] != first[1], "the seed changes nothing"
    assert len(list(task.cases(np.random.default_rng(0)))) >= 4


@by_name
def test_it_is_fast(task):
    started = time.process_time()
    free(task).check(task.reference, seed=0)
    assert time.process_time() - started < 0.5


def test_where_to_read_is_there():
    pages = {
        re.search(r"^# (.+)$", page, re.M)[1]: page
        for page in (p.read_text() for p in ROOT.glob("book/[0-9]_*/*.md"))
    }
    places = [value for name, value in vars(_read).items() if name[0].isupper()]
    assert len(places) == 7
    for place in places:
        title, section = re.fullmatch(
            r'the chapter "(.+)", section "(.+)"', place
        ).groups()
        assert re.search(rf"^##+ {re.escape(section)}$", pages[title], re.M), place


# An order is judged by what it is, not by which


class Node:
    def __init__(self):
        self.operands = ()


def ordered(function):
    """As the notebook's thin function: a graph by its edges -> the student's order."""

    def thin(sources, targets, root):
        nodes = {}
        for source, target in zip(sources, targets, strict=True):
            operand = nodes.setdefault(source, Node())
            nodes.setdefault(target, Node()).operands += (operand,)
        number = {node: name for name, node in nodes.items()}
        return [number[node] for node in function(nodes[root])]

    return thin


def kahn(root):
    """Another right order: whatever has all its operands may come next."""
    nodes = autograd.topological_order(root)[::-1]
    done, order = set(), []
    while len(order) < len(nodes):
        for node in nodes[::-1]:
            if node not in done and all(o in done for o in node.operands):
                done.add(node)
                order.append(node)
    return order


def from_the_root(root):
    """Backwards: users before operands, taken one by one, then turned round."""
    return sorted(autograd.topological_order(root), key=lambda n: depth(n))


def depth(node):
    order = autograd.topological_order(node)
    far = {}
    for one in order:
        far[one] = max((far[o] + 1 for o in one.operands), default=0)
    return far[node]


def test_every_right_order_passes(capsys, monkeypatch):
    monkeypatch.setattr(_order, "_LIBRARY", ())
    monkeypatch.setattr(_order, "_DEEP", 60)
    for function in (autograd.topological_order, kahn, from_the_root):
        for seed in range(5):
            check.ps05.topological_order(ordered(function), seed=seed)
    assert "Right: topological_order, in 11 graphs" in capsys.readouterr().out


def recursive(seen=True, after=True, inputs=True, root=True, turned=False):
    def function(start):
        order, met = [], set()

        def visit(node):
            if node in met and seen:
                return
            met.add(node)
            if not after:
                order.append(node)
            for operand in node.operands:
                visit(operand)
            if after and (inputs or node.operands) and (root or node is not start):
                order.append(node)

        visit(start)
        return order[::-1] if turned else order

    return function


def level_by_level(start):
    order, level = [], [start]
    while level:
        order += [n for n in dict.fromkeys(level) if n not in order]
        level = [operand for node in level for operand in node.operands]
    return order[::-1]


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (recursive(), "It calls itself for each operand"),
        (recursive(seen=False), "more than once"),
        (recursive(after=False), "The order is turned round"),
        (recursive(turned=True), "The order is turned round"),
        (recursive(inputs=False), "Nodes without operands are missing"),
        (recursive(root=False), "The root itself is missing"),
        (level_by_level, "its own operand"),
        (lambda root: [], "The list is empty"),
        (lambda root: [*root.operands, root], "Nodes are missing"),
        (autograd.topological_order, "The task is to write it"),
        (lambda root: None, "without `return`"),
    ],
)
@pytest.mark.parametrize("seed", [0, 1, 2026])
def test_each_wrong_order_is_named(function, words, seed):
    with pytest.raises(check.CheckFailed) as failed:
        check.ps05.topological_order(ordered(function), seed=seed)
    assert words in said(failed)


def test_the_random_graphs_have_one_root_and_reuse():
    for seed in range(30):
        sources, targets, root = _order.random_graph(np.random.default_rng(seed), 9)
        assert set(range(9)) - set(sources.tolist()) == {root}
        assert len(set(sources.tolist())) < len(sources)


def test_topological_order_is_fast(monkeypatch):
    monkeypatch.setattr(_order, "_LIBRARY", ())
    started = time.process_time()
    check.ps05.topological_order(ordered(autograd.topological_order))
    assert time.process_time() - started < 0.7


def test_yours_stands_in_until_it_is_right(capsys):
    own = object()
    thin = [task.reference for task in _operations.ALL]
    assert check.ps05.yours("Value", own, *thin) is own
    assert check.ps05.yours("Value", own, *[lambda *a: 0] * 6) is autograd.Value
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Value is your own."
    assert printed[1].startswith("Value is not right yet")


def test_the_stand_ins_do_what_the_notebook_needs(capsys):
    backward = check.ps05.yours("backward", None, lambda *args: 0)
    a = autograd.Value(3.0)
    end = a * a + a
    backward(autograd.topological_order(end))
    assert a.grad == 7
    tensor = check.ps05.yours("Tensor", None, *[lambda *a: 0] * 6)
    t = tensor([1.0, 2.0])
    assert t.requires_grad and (t * tensor(2.0)).sum().rules


def test_success_prints_one_line_and_returns_nothing(capsys):
    assert check.ps05.reuse(_reuse.fitted, seed=5) is None
    assert re.fullmatch(r"Right: fit_line, in \d cases\.\n", capsys.readouterr().out)
