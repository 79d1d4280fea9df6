"""The proof's answers, graded by Warm.run, task by task."""

import re
from dataclasses import replace

from nnworks.grading.demos import left_out
from nnworks.grading.session import CellIn, Job, Limits
from tests.proof import flow

# Every figure that is not graded costs time; limits are those of a busy machine.
LIMITS = Limits(cell_s=60.0, notebook_s=600.0, output_bytes=200_000)
_SHOWN = re.compile(
    r"(in line \d+ of the\s+cell):.*?(?=\n\S|\n {0,12}\S*Error|\Z)", re.S
)


def job(notebook, task, source, *, whole=False, shows=()):
    """A submission whose cell for `task` holds `source`, as far as that task's test.

    Only the cells that it needs are there; with `whole` all of them are, and those in
    `shows` are left out as `python -m nnworks grade` leaves them out.
    """
    place = notebook.task(task)
    cells = [*notebook.cells]
    cells[place.solution] = cells[place.solution] | {"source": source}
    if not whole:
        last = cells[place.solution : place.test + 1]
        used = set().union(*(flow.names(cell["source"])[1] for cell in last))
        cells = flow.supporting(cells[: place.solution], used) + last
    return submission(notebook, cells, shows)


def submission(notebook, cells, shows=()):
    """A submission of these cells of a notebook; of those in `shows`, what it needs."""
    pristine = tuple(cell["source"] for cell in notebook.cells)
    points = {notebook.cells[t.test]["id"]: t.points for t in notebook.tasks}
    made = [_cell(cell, points) for cell in cells]
    for place in left_out([cell.source for cell in made], shows):
        made[place] = replace(made[place], left_out=not made[place].graded)
    return Job(
        tuple(made),
        pristine,
        limits=LIMITS,
        figures=False,
    )


def _cell(cell, points):
    graded = cell["id"] in points
    return CellIn(cell["source"], cell["id"], graded, points.get(cell["id"], 0.0))


def report(outcome, submitted):
    """{cell id: failure} of the test cells."""
    return {
        cell.grade_id: out.failure
        for cell, out in zip(submitted.cells, outcome.cells, strict=True)
        if cell.graded
    }


def alike(one, other):
    """Whether two failures say the same.

    The source of a line is known in one way of running alone. An answer that draws
    anew each time gives other numbers, and the same mistake.
    """
    one, other = _words(one), _words(other)
    if CHANGING in one and CHANGING in other:
        return one.partition(" mistake ")[2] == other.partition(" mistake ")[2]
    return one == other


CHANGING = "it answers differently"


def _words(said):
    said = _SHOWN.sub(r"\1", said.removeprefix("CheckFailed: "))
    return " ".join(said.split())
