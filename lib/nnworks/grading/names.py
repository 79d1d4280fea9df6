"""Which names the cells of a notebook bind and read, by looking at their text."""

import ast
import builtins
import collections
import functools
import re
import symtable

__all__ = ["bound", "classes", "helpers", "imports", "known", "modules", "plain"]
__all__ += ["read", "read_inside", "too_much", "too_much_together"]


# Characters that IPython goes through, 10 microseconds each: of one cell, and of all.
_MOST_TEXT, _MOST_MAGICS, _MOST_EFFORT, _MOST_TOGETHER = 100_000, 20, 200_000, 2_000_000
_ESCAPES = ("%", "!", "?", ",", ";", "/")
_ASSIGNED = re.compile(r"=[\s\\]*[%!]")


def too_much(source):
    """Whether a cell takes longer to read than any that a person writes.

    IPython goes through the whole cell once for each of its magics, and gives up after
    500. Who reads strangers' cells has no time limit to end that.
    """
    if len(source) > _MOST_TEXT:
        return True
    return _magics(source) > _MOST_MAGICS or _effort(source) > _MOST_EFFORT


def too_much_together(sources):
    """Whether cells, each of which can be read, together take longer than that."""
    return sum(_effort(s) for s in sources if not too_much(s)) > _MOST_TOGETHER


def _effort(source):
    return len(source) * (1 + _magics(source))


def _magics(source):
    """How many magics a cell may have, at most.

    It takes for the end of a line what IPython does: not the line feed alone.
    """
    lines = [line.strip() for line in source.splitlines()]
    escaped = sum(line.startswith(_ESCAPES) or line.endswith("?") for line in lines)
    return escaped + len(_ASSIGNED.findall(source))


@functools.lru_cache(maxsize=4096)
def plain(source):
    """The cell as plain Python, as IPython reads it: magics become calls.

    As it stands where IPython cannot read it, or would take too long.
    """
    from IPython.core.inputtransformer2 import TransformerManager

    if too_much(source):
        return source
    try:
        return TransformerManager().transform_cell(source)
    except (SyntaxError, RuntimeError):
        return source


@functools.lru_cache(maxsize=4096)
def _tables(source):
    """The symbols at the top of a cell and those of its functions; none where broken.

    Returns
    -------
    (list of Symbol, list of Symbol)
    """
    try:
        top = symtable.symtable(plain(source), "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [], []
    inner, waiting = [], list(top.get_children())
    while waiting:
        table = waiting.pop()
        waiting += table.get_children()
        inner += table.get_symbols()
    return top.get_symbols(), inner


@functools.lru_cache(maxsize=4096)
def bound(source):
    """The global names that a cell gives a value to."""
    top, inner = _tables(source)
    names = {s.get_name() for s in top if s.is_assigned() or s.is_imported()}
    names |= {s.get_name() for s in inner if s.is_declared_global() and s.is_assigned()}
    return frozenset(names)


@functools.lru_cache(maxsize=4096)
def read(source):
    """The global names that a cell reads, at once or in its functions."""
    top, inner = _tables(source)
    names = {s.get_name() for s in top if s.is_referenced()}
    names |= {s.get_name() for s in inner if s.is_global() and s.is_referenced()}
    return frozenset(names)


@functools.lru_cache(maxsize=4096)
def read_inside(source):
    """The global names that the functions of a cell read, whenever they are called."""
    _, inner = _tables(source)
    return frozenset(s.get_name() for s in inner if s.is_global() and s.is_referenced())


def imports(sources):
    """{name: statement} of the names that cells bind by `import`, at the top of a cell.

    Also inside `try`, `if` and `with`, not inside functions. A later statement wins.
    """
    found = {}
    for source in sources:
        try:
            waiting = list(ast.parse(plain(source)).body)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, ast.Import | ast.ImportFrom):
                _add(found, node)
            elif not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda):
                waiting += [n for n in ast.iter_child_nodes(node) if _statement(n)]
    return found


@functools.lru_cache(maxsize=64)
def modules(sources):
    """The modules that cells import, wherever in them, by their whole names."""
    found = set()
    for source in sources:
        try:
            nodes = list(ast.walk(ast.parse(plain(source))))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in nodes:
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                # `from a import b`: b may be a module, too; an import will tell.
                parts = (alias.name for alias in node.names if alias.name != "*")
                found |= {f"{node.module}.{part}" for part in parts}
                found.add(node.module)
    return frozenset(found)


def _statement(node):
    return isinstance(node, ast.stmt | ast.ExceptHandler)


def _add(found, node):
    for alias in node.names:
        if alias.name == "*":
            continue
        name = alias.asname or alias.name.partition(".")[0]
        one = [ast.alias(alias.name, alias.asname)]
        if isinstance(node, ast.Import):
            text = ast.unparse(ast.Import(one))
            # `import a.b` and `import a.c` bind the same name and belong together.
            kept = found.get(name, "") if not alias.asname else ""
            found[name] = text if text in kept or not kept else f"{kept}\n{text}"
        else:
            found[name] = ast.unparse(ast.ImportFrom(node.module, one, node.level))


def _defined(sources, kind):
    """(name, statement, its cell) of what cells define at their top level."""
    for source in sources:
        try:
            body = ast.parse(plain(source)).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in body:
            if isinstance(node, kind):
                yield node.name, ast.unparse(node), source


def classes(sources):
    """The names of the classes that cells define."""
    return frozenset(name for name, _, _ in _defined(sources, ast.ClassDef))


@functools.lru_cache(maxsize=64)
def known(pristine, given):
    """What a judge knows of the names of a notebook; once for all its submissions.

    Parameters
    ----------
    pristine : tuple of str
        The instructor's cells that are no tests.
    given : tuple of str
        Those of them that students are to leave as they are.

    Returns
    -------
    (dict, dict, tuple of str, tuple of str)
        {name: statement that imports it}, {name: definition of a function}, names of
        classes, all names that these cells bind.
    """
    theirs = frozenset().union(*map(bound, pristine))
    found = imports(pristine), helpers(given, pristine)
    return (*found, tuple(sorted(classes(pristine))), tuple(sorted(theirs)))


def helpers(given, sources):
    """{name: definition} of the functions that the instructor gives to all.

    They stand in the cells `given` as they are, no other cell of `sources` binds their
    names, and they need nothing but modules, builtins and each other: so they do the
    same wherever they run, and a test can have its own.
    """
    times = collections.Counter(name for source in sources for name in bound(source))
    found = {
        name: text
        for name, text, _ in _defined(given, ast.FunctionDef)
        if times[name] == 1
    }
    known = set(imports(sources)) | {n for n in dir(builtins) if not times[n]}
    while True:
        kept = {n: t for n, t in found.items() if read(t) <= known | found.keys()}
        if len(kept) == len(found):
            return kept
        found = kept
