"""Which later cells a replaced solution cell can reach, by the names that it defines.

Running a whole notebook for each of hundreds of answers takes minutes. What a cell
does to later ones passes through names, so it is enough to run the test cells that a
changed name reaches, and the cells that these need.
"""

import ast
import copy
import symtable

from tests.proof.sandbox import without_magics


def names(source):
    """(stored, loaded): the global names that a cell defines, and those it needs.

    A name that the cell itself defines first is not needed from outside.
    """
    stored, loaded = set(), set()
    try:
        body = ast.parse(without_magics(source)).body
    except SyntaxError:
        return stored, loaded
    _follow(body, stored, loaded)
    return stored, loaded


def _follow(statements, stored, loaded):
    for statement in statements:
        blocks = [getattr(statement, f, []) for f in ("body", "orelse", "finalbody")]
        if isinstance(statement, (ast.For, ast.If, ast.While, ast.With)):
            # The head first, then what it holds: a loop's variable comes from the loop
            head = copy.copy(statement)
            head.body, head.orelse = [ast.Pass()], []
            _simple(head, stored, loaded, inside=_targets(statement))
            for block in blocks:
                _follow(block, stored, loaded)
        else:
            _simple(statement, stored, loaded, inside=set())


def _targets(statement):
    if not isinstance(statement, ast.For):
        return set()
    return {n.id for n in ast.walk(statement.target) if isinstance(n, ast.Name)}


def _simple(statement, stored, loaded, inside):
    table = symtable.symtable(ast.unparse(statement), "<cell>", "exec")
    symbols = table.get_symbols()
    used = {s.get_name() for s in symbols if s.is_referenced()}
    made = {s.get_name() for s in symbols if s.is_assigned() or s.is_imported()}
    pending = [*table.get_children()]
    while pending:
        inner = pending.pop()
        pending += inner.get_children()
        used |= {s.get_name() for s in inner.get_symbols() if s.is_global()}
    changed = _changed_in_place(statement)
    loaded |= (used | changed) - stored - inside
    stored |= made | changed


def _changed_in_place(statement):
    """Names as in `a[0] = 1`, `a.b = 1` and `a += 1`: needed, and made anew."""
    found = set()
    for node in ast.walk(statement):
        targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
        for target in targets if isinstance(node, (ast.Assign, ast.AugAssign)) else ():
            base, deep = target, isinstance(node, ast.AugAssign)
            while isinstance(base, (ast.Subscript, ast.Attribute)):
                base, deep = base.value, True
            if deep and isinstance(base, ast.Name):
                found.add(base.id)
    return found


def reached(cells, changed):
    """The cells that must run after names were `changed`, in order.

    They are the graded cells which a changed name reaches, and what these need.
    """
    table = [names(cell["source"]) for cell in cells]
    targets, tainted = [], set(changed)
    for index, (stored, loaded) in enumerate(table):
        if loaded & tainted:
            tainted |= stored
            if cells[index]["graded"]:
                targets.append(index)
        else:
            tainted -= stored
    return supporting(cells, set(), targets)


def supporting(cells, needed, targets=()):
    """The cells that define `needed` names, and what those need, in order."""
    kept, needed = set(), set(needed)
    for index in reversed(range(len(cells))):
        stored, loaded = names(cells[index]["source"])
        if index in targets or stored & needed:
            kept.add(index)
            needed = (needed - stored) | loaded
    return [cells[index] for index in sorted(kept)]
