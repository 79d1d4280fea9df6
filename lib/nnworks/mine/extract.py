"""Take a piece out of a notebook: the cell of its task, and what that needs."""

import ast
import builtins
import symtable

__all__ = ["Missing", "attributes", "defined", "piece"]

# What every cell of the course may use without having made it.
KNOWN = {"np", "nn", "F", *dir(builtins), "__name__"}
_HINT = "# Write your code here."


class Missing(Exception):
    """The piece cannot be taken out; the text says why."""


def piece(notebook, cell, names):
    """The source of one piece: helpers of the notebook first, then its definitions.

    Parameters
    ----------
    notebook : Notebook
    cell : str
        nbgrader's name of the task.
    names : tuple of str
        What the piece must define.

    Returns
    -------
    tuple of str
        One text a statement.

    Raises
    ------
    Missing
        When the cell is gone, cannot be read, or does not define the names.
    """
    sources = [source for _, source in notebook.cells]
    place = _place(notebook, cell, names)
    body = _parse(sources[place])
    own = [s for s in body if isinstance(s, _DEFINITIONS)]
    lacking = set(names) - {name for s in own for name in defined(s)}
    if lacking:
        raise Missing(f"its cell does not define {', '.join(sorted(lacking))}")
    helpers = _helpers(own, sources[: place + 1])
    return tuple(_text(statement) for statement in [*helpers, *own])


_DEFINITIONS = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.ClassDef,
    ast.Assign,
    ast.AnnAssign,
)


def _place(notebook, cell, names):
    """The cell of that name; where names were lost, the last that defines the piece."""
    places = [i for i, (name, _) in enumerate(notebook.cells) if name == cell]
    if places:
        return places[-1]
    for i in reversed(range(len(notebook.cells))):
        try:
            body = ast.parse(notebook.cells[i][1]).body
        except SyntaxError:
            continue
        if set(names) <= {name for s in body for name in defined(s)}:
            return i
    raise Missing(f"the cell of the task is no longer in {notebook.path.name}")


def _parse(source):
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError) as error:
        where = f"line {error.lineno}" if getattr(error, "lineno", None) else "the cell"
        raise Missing(f"{where} is no Python: {getattr(error, 'msg', error)}") from None
    for statement in body:
        statement.cell = source
    return body


def defined(statement):
    """The names that a statement defines."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {(a.asname or a.name).partition(".")[0] for a in statement.names}
    targets = getattr(statement, "targets", None) or [
        getattr(statement, "target", None)
    ]
    nodes = (node for target in targets if target for node in ast.walk(target))
    return {node.id for node in nodes if isinstance(node, ast.Name)}


def needed(statement):
    """The global names that a statement uses."""
    pending, used = [symtable.symtable(ast.unparse(statement), "cell", "exec")], set()
    while pending:
        table = pending.pop()
        pending += table.get_children()
        top = table.get_type() == "module"
        used |= {
            s.get_name()
            for s in table.get_symbols()
            if s.is_referenced() and (top or s.is_global())
        }
    return used


def _helpers(own, sources):
    """Definitions elsewhere in the notebook that the piece uses, in their order."""
    have, found = {n for s in own for n in defined(s)}, {}
    wanted = [name for s in own for name in needed(s)]
    while wanted:
        name = wanted.pop()
        if name in have or name in KNOWN:
            continue
        have.add(name)
        spot, statement = _definition(name, sources)
        if statement is None:
            continue  # the check will meet a NameError, and say so
        found[spot] = statement
        have |= defined(statement)
        wanted += needed(statement)
    return [found[spot] for spot in sorted(found)]


def _definition(name, sources):
    """(place, statement) of the last definition of a name, (None, None) without one."""
    for cell in reversed(range(len(sources))):
        try:
            body = _parse(sources[cell])
        except Missing:
            continue
        for number in reversed(range(len(body))):
            statement = body[number]
            if isinstance(statement, _DEFINITIONS) and name in defined(statement):
                return (cell, number), _only(statement, name)
    return None, None


def _only(statement, name):
    """Of an import of several names only the one."""
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        keep = [a for a in statement.names if (a.asname or a.name).startswith(name)]
        statement = ast.parse(ast.unparse(statement)).body[0]
        statement.names, statement.cell = keep, ""
    return statement


def _text(statement):
    """A statement as it was written, without the marks of the exercise."""
    if not statement.cell:
        return ast.unparse(statement)
    lines = statement.cell.splitlines()
    decorators = getattr(statement, "decorator_list", [])
    first = min(node.lineno for node in (statement, *decorators))
    while first > 1 and lines[first - 2].startswith("#"):  # a comment just above
        first -= 1
    gone = set()
    for stub in _stubs(statement):
        gone |= set(range(stub.lineno, stub.end_lineno + 1))
    kept = [
        line.rstrip()
        for number, line in enumerate(lines[first - 1 : statement.end_lineno], first)
        if number not in gone and line.strip() not in (_HINT, *_MARKS)
    ]
    return "\n".join(kept).rstrip()


_MARKS = ("### BEGIN SOLUTION", "### END SOLUTION")


def _stubs(statement):
    """The `raise NotImplementedError` behind an answer, which is never reached."""
    for node in ast.walk(statement):
        body = getattr(node, "body", None)
        if isinstance(node, ast.FunctionDef) and len(body) > 1 and _is_stub(body[-1]):
            rest = [s for s in body[:-1] if not _is_docstring(s)]
            if rest:
                yield body[-1]


def _is_stub(statement):
    raised = getattr(statement, "exc", None)
    raised = getattr(raised, "func", raised)
    return getattr(raised, "id", "") == "NotImplementedError"


def _is_docstring(statement):
    return isinstance(getattr(statement, "value", None), ast.Constant)


def attributes(source, name):
    """What a source takes from a module: {"softmax"} of ``F.softmax(x)`` for "F"."""
    return {
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
    }
