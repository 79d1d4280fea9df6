"""The unit of work: one submission becomes graded notebooks, without any side effect.

A worker of the local pool does it, and so can any other place that holds the Plan. The
gradebook and the graded folders are the writer's alone.
"""

import contextlib
from dataclasses import dataclass, field, replace
from importlib import import_module
from time import perf_counter

from nnworks.grading import intake
from nnworks.grading.demos import left_out
from nnworks.grading.job import CellIn, Job
from nnworks.grading.plan import Plan
from nnworks.grading.restore import restore
from nnworks.grading.stamp import folder_digest
from nnworks.grading.system import check_system

__all__ = ["Graded", "Grading", "fill", "grade", "job_of", "make_runner"]

_START = 60.0  # seconds that a worker may take besides its notebooks


@dataclass(frozen=True)
class Graded:
    """What came of a submission, as data.

    Attributes
    ----------
    notebooks : dict
        {name: notebook, as JSON has it}, run, without marks yet.
    files : dict
        {path: bytes} of what was handed in beside them, and will be kept.
    failures : dict
        {notebook: {grade_id: why not full marks}}.
    notes : tuple of str
        What a person should look at.
    refused : str
        Why it could not be graded, one sentence; then nothing else is there.
    seconds : dict
        {what: seconds}.
    """

    student: str
    submission: str
    tests: str
    notebooks: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    failures: dict = field(default_factory=dict)
    notes: tuple = ()
    refused: str = ""
    seconds: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Grading:
    """The work of a pool: submissions in, Graded out.

    Parameters
    ----------
    plan : nnworks.grading.plan.Plan
    """

    plan: Plan

    @property
    def seconds(self):
        """The most that one submission may take, until its worker is ended."""
        return _START + 2 * len(self.plan.notebooks) * self.plan.limits.notebook_s

    @contextlib.contextmanager
    def open(self):
        """In a worker: the warm process."""
        check_system(self.plan.sandbox)
        with make_runner(self.plan) as warm:
            yield warm

    def do(self, warm, submission):
        """A Graded."""
        return grade(self.plan, submission, warm.run)

    def failed(self, submission, why):
        """The result of a submission that could not be graded."""
        return Graded(submission.student, "", self.plan.tests, refused=why)


def make_runner(plan):
    """What runs the plan's jobs, a context manager."""
    module, _, name = plan.runner.partition(":")
    return getattr(import_module(module), name)(plan.modules, plan.hidden)


def grade(plan, submission, run):
    """Grade one submission; a submission that cannot be graded says why.

    Parameters
    ----------
    plan : nnworks.grading.plan.Plan
    submission : nnworks.grading.course.Submission
    run : callable
        Job -> Outcome.

    Returns
    -------
    Graded
    """
    start = perf_counter()
    # Before it is read: what changes meanwhile is then seen as changed by the next run.
    digest = submission.digest or folder_digest(submission.folder)
    who = (submission.student, digest, plan.tests)
    try:
        place = submission.found or submission.folder
        accepted = intake.accept(place, plan.expected(), plan.files)
    except intake.Refused as error:
        return Graded(*who, refused=str(error))
    notebooks, failures, notes = {}, {}, list(accepted.notes)
    seconds = {"reading": perf_counter() - start}
    for name, original in plan.notebooks.items():
        if name not in accepted.notebooks:
            notes.append(f"{name}.ipynb counts 0 points.")  # intake said why
            continue
        nb, said = restore(accepted.notebooks[name], original)
        notes += said
        start = perf_counter()
        outcome = run(job_of(nb, original, plan, accepted.files))
        seconds[name] = perf_counter() - start
        failures[name] = fill(nb, outcome)
        notes += outcome.notes
        notebooks[name] = nb
    return Graded(
        *who, notebooks, accepted.files, failures, tuple(notes), seconds=seconds
    )


def job_of(nb, original, plan, files):
    """The Job of a restored notebook: its code cells, and the files it may read."""
    figures = plan.figures or _a_person_marks(original)
    code = [cell for cell in nb["cells"] if cell["cell_type"] == "code"]
    cells = [_cell_in(cell, original.unchanging) for cell in code]
    if not figures:
        for place in left_out([cell.source for cell in cells], original.shows):
            cells[place] = replace(cells[place], left_out=not cells[place].graded)
    return Job(
        cells=tuple(cells),
        pristine=original.pristine,
        given=original.given,
        files={**files, **plan.files},  # the instructor's files win, as in nbgrader
        limits=plan.limits,
        sandbox=plan.sandbox,
        figures=figures,
    )


def _a_person_marks(original):
    """Whether a person marks answers of the notebook, who will want to see them."""
    return any(
        cell["task"] or (cell["grade"] and cell["solution"])
        for cell in original.source_cells
    )


def _cell_in(cell, unchanging):
    mark = cell["metadata"].get("nbgrader", {})
    graded = bool(mark.get("grade")) and not mark.get("solution")
    name = mark.get("grade_id", "")
    return CellIn(
        source=cell["source"],
        grade_id=name,
        graded=graded,
        points=float(mark.get("points", 0.0)) if graded else 0.0,
        unchanging=graded and name in unchanging,
    )


def fill(nb, outcome):
    """Put the outputs into the notebook; {grade_id: why not full marks}."""
    failures = {}
    code = [cell for cell in nb["cells"] if cell["cell_type"] == "code"]
    for count, (cell, out) in enumerate(zip(code, outcome.cells, strict=True), 1):
        cell["outputs"] = [dict(output) for output in out.outputs]
        cell["execution_count"] = count
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
        if out.failure:
            mark = cell["metadata"].get("nbgrader", {})
            failures[mark.get("grade_id", f"cell {count}")] = out.failure
    return failures
