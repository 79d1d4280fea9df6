"""Single-point mutants of a reference solution, NumPy's own mistakes included.

Each mutant changes one place between BEGIN SOLUTION and END SOLUTION. Two mutants that
say the same are one mutant, and one that says what the reference says is none.
"""

import ast
import copy
import os
from dataclasses import dataclass
from itertools import zip_longest

from tests.proof import operators
from tests.proof.notebook import solution_lines

LONG, AROUND = 60, 24  # characters of a line in a mutant's name


@dataclass(frozen=True)
class Mutant:
    """`name` says where and what, and stays the same while that line does."""

    name: str
    source: str


def mutants(source):
    """All mutants of a solution cell, in the order of its lines."""
    lines = set(solution_lines(source))
    tree = ast.parse(source)
    seen, taken, found = {_fingerprint(tree)}, set(), []
    for path, node, line in _walk(tree):
        if line not in lines:
            continue
        for replacement in operators.variants(node, _owners(tree, path)):
            changed = _replaced(tree, path, replacement)
            try:
                fingerprint = _fingerprint(changed)
            except (SyntaxError, ValueError):  # no program, so no mutant
                continue
            if fingerprint in seen:
                continue
            seen.add(fingerprint)
            name = _unique(_name(tree, changed, path), taken)
            found.append(Mutant(name, ast.unparse(changed) + "\n"))
    return found


def _walk(node, path=(), line=0):
    """Every node, the way to it ((field, index or None), ...) and its line."""
    line = getattr(node, "lineno", line)  # some nodes have none: their owner's
    yield path, node, line
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield from _walk(value, (*path, (field, None)), line)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield from _walk(item, (*path, (field, index)), line)


def _step(node, step):
    field, index = step
    value = getattr(node, field)
    return value if index is None else value[index]


def _owners(tree, path):
    """The nodes around the one at `path`, outermost first."""
    nodes = [tree]
    for step in path[:-1]:
        nodes.append(_step(nodes[-1], step))
    return nodes


def _replaced(tree, path, replacement):
    changed = copy.deepcopy(tree)
    node = changed
    for step in path[:-1]:
        node = _step(node, step)
    field, index = path[-1]
    if index is None:
        setattr(node, field, copy.deepcopy(replacement))
    else:
        getattr(node, field)[index] = copy.deepcopy(replacement)
    return ast.fix_missing_locations(changed)


def _name(tree, changed, path):
    """`function: line before -> line after`, the line being the smallest statement."""
    where, depth = "", 0
    node = tree
    for number, step in enumerate(path, start=1):
        node = _step(node, step)
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and number < len(path):
            where += f"{node.name}: "
        if isinstance(node, ast.stmt):
            depth = number
    before, after = tree, changed
    for step in path[:depth]:
        before, after = _step(before, step), _step(after, step)
    was, became = _shortened(*_first_difference(before, after))
    return f"{where}{was}  ->  {became}"


def _first_difference(before, after):
    """The line that differs, of two statements that may have a body."""
    old, new = ast.unparse(before).splitlines(), ast.unparse(after).splitlines()
    for was, became in zip_longest(old, new, fillvalue=""):
        if was != became:
            return was.strip() or f"{old[0]} ... end", became.strip()
    return old[0], new[0]  # they differ in a type alone


def _shortened(was, became):
    """Leave out of two long lines what they share, but for a few words around."""
    if max(len(was), len(became)) <= LONG:
        return was, became
    start = len(os.path.commonprefix([was, became]))
    end = len(os.path.commonprefix([was[start:][::-1], became[start:][::-1]]))
    cut, rest = max(start - AROUND, 0), max(end - AROUND, 0)
    return tuple(
        "..." * (cut > 0) + line[cut : len(line) - rest] + "..." * (rest > 0)
        for line in (was, became)
    )


def _unique(name, taken):
    count, unique = 1, name
    while unique in taken:
        count += 1
        unique = f"{name}  ({count})"
    taken.add(unique)
    return unique


def _fingerprint(tree):
    """What a program says, in one form; raises where it is no program."""
    compile(tree, "<mutant>", "exec", dont_inherit=True)
    return ast.dump(_OneForm().visit(copy.deepcopy(tree)))


class _OneForm(ast.NodeTransformer):
    """Write alike what is alike: -(-1) and 1, `if False: ...` and `pass`.

    Not by bytecode, which differs from one Python to the next, and with it the number
    of mutants in the record.
    """

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        value = getattr(node.operand, "value", None)
        if isinstance(node.op, ast.USub) and type(value) in (int, float):
            return ast.Constant(-value)
        return node

    def visit_If(self, node):
        self.generic_visit(node)
        if isinstance(node.test, ast.Constant) and node.test.value is False:
            return node.orelse or ast.Pass()
        return node
