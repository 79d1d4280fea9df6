"""Find the course's notebooks in a folder, and read the code cells of one."""

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["NOTEBOOKS", "Notebook", "find", "read", "without_magics"]

NOTEBOOKS = {
    "ps01": "neuron",
    "ps02": "layers",
    "ps03": "backprop",
    "ps04": "training",
    "ps05": "autograd",
}
# Where a course keeps what is not a student's work, or an older state of it.
_NOT_HERE = {"solutions", "source", "release", "autograded", "feedback", "_build"}
_MAGIC = re.compile(r"^([ \t]*)[%!].*$", re.MULTILINE)


@dataclass(frozen=True)
class Notebook:
    """What was found of one assignment.

    Parameters
    ----------
    assignment : str
        "ps01" to "ps05".
    path : Path or None
    cells : tuple of (str, str)
        (nbgrader's name of the cell or "", its source as plain Python), in order.
    problem : str
        Why there are no cells, "" where there are.
    """

    assignment: str
    path: Path | None
    cells: tuple = ()
    problem: str = ""


def find(folder, assignment):
    """The notebook of an assignment in a folder or below it; None where there is none.

    Copies count, as browsers and Colab name them ("Copy of neuron.ipynb"). The nearest
    to the folder is taken, of several there the one with the plainest name.
    """
    name = NOTEBOOKS[assignment]
    pattern = re.compile(rf"(.*[\W_])?{name}([\W_].*)?", re.IGNORECASE)
    found = [
        path
        for path in Path(folder).rglob("*.ipynb")
        if pattern.fullmatch(path.stem) and not _hidden(path.relative_to(folder))
    ]
    return min(found, key=lambda p: (len(p.parts), len(p.stem), str(p)), default=None)


def _hidden(path):
    return any(part in _NOT_HERE or part.startswith(".") for part in path.parts)


def read(folder, assignment):
    """Find and read the notebook of an assignment; never raises for what is in it."""
    path = find(folder, assignment)
    if path is None:
        name = f"{NOTEBOOKS[assignment]}.ipynb"
        return Notebook(assignment, None, problem=f"no {name} here")
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        return Notebook(assignment, path, tuple(_cell(cell) for cell in code))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Notebook(
            assignment, path, problem=f"{path.name} is no readable notebook"
        )


def _cell(cell):
    source = cell["source"]
    source = source if isinstance(source, str) else "".join(source)
    name = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")
    return name, without_magics(source)


def without_magics(source):
    """The cell as plain Python: lines that speak to Jupyter do nothing.

    A % may also stand inside of a longer expression, where it begins a line: what is
    Python already stays as it is.
    """
    try:
        ast.parse(source)
        return source
    except SyntaxError:
        return _MAGIC.sub(r"\1pass", source)
