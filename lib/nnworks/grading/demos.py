"""Cells that only show something: which of them a grading can leave out.

Drawing takes longer than all the rest of many notebooks, and no mark hangs on it. An
instructor may tag such a cell `shows-only`. It is left out of a grading where a student
left it as it was and nothing that runs needs a name from it. So a tag that is wrong, or
an answer that reads what a demonstration made, costs time alone.
"""

import ast
import functools
import re

from nnworks.grading import names

__all__ = ["TAG", "left_out"]

TAG = "shows-only"
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
# With these a cell reads names that stand in its text and not in its syntax.
_BY_TEXT = {"eval", "exec", "get_ipython", "globals", "locals", "vars"}


def left_out(sources, shows):
    """The places of the cells that need not run.

    Parameters
    ----------
    sources : sequence of str
        Of a notebook's code cells, in their order.
    shows : collection of str
        Those that the instructor made only to show something.

    Returns
    -------
    frozenset of int
    """
    if names.too_much_together(sources):
        return frozenset()
    parts = [_names(source) for source in sources]
    if None in parts:  # who knows what a cell needs that cannot be read
        return frozenset()
    # A function may be called wherever its name has got to: what it reads is needed
    # from its definition on, and before, whatever is bound in between.
    found, needed, always = set(), set(), set()
    for place in reversed(range(len(sources))):
        first, binds, later = parts[place]
        bound = names.bound(sources[place])
        if sources[place] in shows and not bound & (needed | always):
            found.add(place)
            continue
        needed = (needed - binds) | first
        always |= later
    if any(names.bound(sources[place]) & always for place in found):
        return left_out(sources, [s for s in shows if not names.bound(s) & always])
    return frozenset(found)


@functools.lru_cache(maxsize=4096)
def _names(source):
    """(read before bound, bound whatever happens, read in functions); None if broken.

    All of them at the top of the cell, in the order in which it runs.
    """
    if names.too_much(source):
        return None
    try:
        body = ast.parse(names.plain(source)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    first, bound, inside = set(), set(), set()
    for statement in body:
        at_once, deferred = _loaded(statement)
        first |= at_once - bound
        inside |= deferred
        bound |= _settled(statement)
    later = inside & names.read_inside(source)
    if _BY_TEXT & (first | later):
        later |= set(re.findall(r"[^\W\d]\w*", source))
    return frozenset(first), frozenset(bound), frozenset(later)


def _loaded(statement):
    """Names read, deleted or added to: (when it runs, in functions that it makes)."""
    at_once, deferred = set(), set()
    waiting = [(statement, at_once)]
    while waiting:
        node, found = waiting.pop()
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store):
            found.add(node.id)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
        own = node.body if isinstance(node, _FUNCTIONS) else []
        own = own if isinstance(own, list) else [own]
        for child in ast.iter_child_nodes(node):
            waiting.append((child, deferred if child in own else found))
    return at_once, deferred


def _settled(statement):
    """Names that a statement binds in any case."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {a.asname or a.name.partition(".")[0] for a in statement.names}
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.Assign):
        targets = [node for t in statement.targets for node in ast.walk(t)]
        return {
            node.id
            for node in targets
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
    return set()
