"""An assignment as plain data: what every worker must know to grade a submission."""

import ast
import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from nnworks.grading import demos
from nnworks.grading.limits import Limits
from nnworks.grading.stamp import digest
from nnworks.grading.trouble import BAD_USAGE, Trouble

__all__ = ["Original", "Plan", "make_plan"]

NO_NOTEBOOKS = (
    "The gradebook knows no notebook of {name}: run `nbgrader generate_assignment"
    " {name}`."
)


@dataclass(frozen=True)
class Original:
    """One notebook of an assignment, as the instructor made it.

    Attributes
    ----------
    source_cells : tuple of dict
        What the gradebook knows of its cells: `name` (nbgrader's grade_id),
        `cell_type`, `source`, `locked`, `checksum`, `grade`, `solution`, `task`,
        `points`; `released`, what students get of its text; `id`, nbformat's own, or
        None; in the order of the instructor's notebook where that is there.
    pristine : tuple of str
        Sources of all code cells of the instructor's own notebook.
    kernelspec : dict
    given : tuple of str
        Those of them in which students are to write nothing.
    shows : tuple of str
        Those of them that only show something; see `nnworks.grading.demos`.
    unchanging : tuple of str
        Names of the tests in which a right answer changes nothing of what it is given:
        see `nnworks.grading.rehearsal`.
    """

    source_cells: tuple
    pristine: tuple = ()
    kernelspec: dict = field(default_factory=dict)
    given: tuple = ()
    shows: tuple = ()
    unchanging: tuple = ()


@dataclass(frozen=True)
class Plan:
    """An assignment, ready to be graded; it crosses to other processes and machines.

    Attributes
    ----------
    notebooks : dict
        {name: Original}.
    files : dict
        {path: bytes}: what the instructor put beside the notebooks.
    modules : tuple of str
        What the instructor's notebooks import, which is then imported once.
    tests : str
        A digest of all that decides marks, by which a change of the tests is seen.
    sandbox : bool
        Whether students' processes are confined.
    figures : bool
        Whether figures are drawn also in notebooks of which a person marks nothing.
    hidden : tuple of str
        Folders and files that no student may read, wherever they lie.
    runner : str
        "module:class" of what runs a Job.
    """

    assignment: str
    notebooks: dict
    files: dict
    limits: Limits
    modules: tuple = ()
    tests: str = ""
    sandbox: bool = True
    figures: bool = False
    hidden: tuple = ()
    runner: str = "nnworks.grading.session:Warm"

    def expected(self):
        """{notebook: names of its cells}, by which a renamed notebook is recognised."""
        return {
            name: tuple(cell["name"] for cell in original.source_cells)
            for name, original in self.notebooks.items()
        }

    def with_unchanging(self, found):
        """The plan with {notebook: names of tests}, see `Original.unchanging`."""
        notebooks = {
            name: replace(original, unchanging=found.get(name, original.unchanging))
            for name, original in self.notebooks.items()
        }
        return replace(self, notebooks=notebooks)


def make_plan(course, book, assignment, limits, **more):
    """The Plan of an assignment.

    Parameters
    ----------
    course : nnworks.grading.course.Course
    book : nnworks.grading.gradebook.Book
    assignment : str
    limits : Limits
    **more
        `sandbox`, `runner`: see Plan.

    Raises
    ------
    Trouble
        Where the gradebook does not know the assignment, or no notebook of it.
    """
    known = {found.name: found for found in book.gradebook.assignments}
    course.check(assignment, sorted(known))
    folder = course.source(assignment)
    hidden = _hidden_regions(course)
    notebooks = {
        notebook.name: _original(notebook, folder, hidden)
        for notebook in known[assignment].notebooks
    }
    if not notebooks:
        raise Trouble(NO_NOTEBOOKS.format(name=assignment), BAD_USAGE)
    files = _files(course, folder)
    modules = _modules(notebooks.values(), files)
    tests = _tests(notebooks, files, modules)
    more["hidden"] = _hidden(course)
    return Plan(assignment, notebooks, files, limits, modules, tests, **more)


def _hidden(course):
    """The course and its gradebook."""
    from sqlalchemy.engine import make_url

    url = make_url(course.directory.db_url)
    found = [course.root]
    if url.get_backend_name() == "sqlite" and url.database:
        found.append(Path(url.database))
    return tuple(str(path.resolve()) for path in found)


def _hidden_regions(course):
    """The lines around what generate_assignment leaves out of what students get."""
    from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme

    tests = ClearHiddenTests(parent=course.converter)
    scheme = ClearMarkScheme(parent=course.converter)
    return (
        (tests.begin_test_delimeter, tests.end_test_delimeter),
        (scheme.begin_mark_scheme_delimeter, scheme.end_mark_scheme_delimeter),
    )


def _released(source, regions):
    """A cell's text without the regions, cut as nbgrader cuts them."""
    for begin, end in regions:
        kept, inside = [], False
        for line in source.split("\n"):
            if begin in line or end in line:
                inside = begin in line
            elif not inside:
                kept.append(line)
        source = "\n".join(kept)
    return source


def _original(notebook, folder, hidden):
    cells = {cell.name: _source_cell(cell, hidden) for cell in notebook.source_cells}
    for kind in ("grade", "solution", "task"):
        for cell in getattr(notebook, f"{kind}_cells"):
            if cell.name in cells:
                cells[cell.name][kind] = True
                cells[cell.name]["points"] += getattr(cell, "max_score", 0.0)
    pristine, ids, given, shows = _instructors(folder, notebook.name)
    for name in ids.keys() & cells.keys():
        cells[name]["id"] = ids[name]
    ranks = {name: rank for rank, name in enumerate(ids)}
    ordered = sorted(cells, key=lambda name: ranks.get(name, len(ranks)))
    kernelspec = json.loads(notebook.kernelspec or "{}")
    found = tuple(cells[name] for name in ordered)
    return Original(found, pristine, kernelspec, given, shows=shows)


def _source_cell(cell, hidden):
    return {
        "name": cell.name,
        "id": None,
        "cell_type": cell.cell_type,
        "source": cell.source,
        "released": _released(cell.source or "", hidden),
        "locked": bool(cell.locked),
        "checksum": cell.checksum,
        "grade": False,
        "solution": False,
        "task": False,
        "points": 0.0,
    }


def _instructors(folder, name):
    """(its code, {grade_id: nbformat's id}, code to leave alone, what only shows)."""
    import nbformat

    path = Path(folder, f"{name}.ipynb") if folder else None
    if path is None or not path.is_file():
        return (), {}, (), ()
    cells = nbformat.read(path, as_version=4).cells
    marks = [cell.metadata.get("nbgrader", {}) for cell in cells]
    pairs = zip(marks, cells, strict=True)
    ids = {mark.get("grade_id"): cell.get("id") for mark, cell in pairs}
    code = [
        pair for pair in zip(cells, marks, strict=True) if pair[0].cell_type == "code"
    ]
    asked = ("solution", "grade")
    given = [cell for cell, mark in code if not any(map(mark.get, asked))]
    return (
        tuple(cell.source for cell, _ in code),
        {name: found for name, found in ids.items() if name},
        tuple(cell.source for cell in given),
        tuple(c.source for c in given if demos.TAG in c.metadata.get("tags", [])),
    )


def _files(course, folder):
    """What nbgrader would copy from the source folder over each submission."""
    from nbgrader.utils import find_all_files

    if folder is None:
        return {}
    ignore = [*course.directory.ignore, "*.ipynb"]
    paths = map(Path, find_all_files(str(folder), ignore))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(paths)
        if path.is_file()
    }


def _modules(originals, files):
    """Top names of the imports, less what lies beside the notebook."""
    own = {Path(name).parts[0].removesuffix(".py") for name in files}
    found = set()
    for original in originals:
        for source in original.pristine:
            found |= set(_imported(source))
    return tuple(sorted(found - own))


def _imported(source):
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:  # a magic of IPython; what it imports is imported later
        return
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.split(".")[0]


def _deciding(cell):
    return {key: cell[key] for key in cell if key not in ("id", "released")}


def _tests(notebooks, files, modules):
    parts = []
    for name, original in sorted(notebooks.items()):
        parts += [name, json.dumps([*map(_deciding, original.source_cells)])]
        parts += original.pristine
    for name, content in sorted(files.items()):
        parts += [name, content]
    if "nnworks" in modules:  # the checks that decide stand in the library
        import nnworks.check

        package = Path(nnworks.check.__file__).parent
        for path in sorted(package.rglob("*.py")):
            parts += [path.relative_to(package).as_posix(), path.read_bytes()]
    return digest(*parts)
