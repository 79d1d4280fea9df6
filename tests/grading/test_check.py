"""`nnworks.check` says the same through proxies as where student and check are one.

Every assignment that the course has, and each that comes, is graded both ways: by the
proof's plain run, and by Warm.run, where only data cross between student and check.
"""

import json

import nbformat
import pytest

from nnworks.grading.demos import TAG
from tests.grading import judged
from tests.proof.answers import says
from tests.proof.course import REAL
from tests.proof.grade import grader as running_grader

ASSIGNMENTS = REAL.assignments()
TASKS = [(a, task.name) for a in ASSIGNMENTS for task in REAL.notebook(a).tasks]


@pytest.fixture(scope="module")
def grader():
    with running_grader() as running:
        yield running


def disagreement(warm, notebook, task, name, source, plain):
    """Where the two ways say different things of an answer, or ""."""
    submitted = judged.job(notebook, task, source)
    outcome = warm.run(submitted)
    test = notebook.cells[notebook.task(task).test]["id"]
    here = judged.report(outcome, submitted)[test]
    lost = [note for note in outcome.notes if "started again" in note]
    if judged.alike(plain, here) and not lost:
        return ""
    return f"{task}, {name}: {lost}\nplain:  {plain}\njudged: {here}"


def demonstrations(assignment):
    """The cells of a solution notebook that only show something."""
    nb = nbformat.read(REAL.solution_path(assignment), as_version=4)
    return [cell.source for cell in nb.cells if TAG in cell.metadata.get("tags", [])]


@pytest.mark.slow
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_solution_gets_full_marks(warm, assignment):
    notebook = REAL.notebook(assignment)
    first = notebook.tasks[0].name
    source, shows = notebook.source(notebook.task(first)), demonstrations(assignment)
    submitted = judged.job(notebook, first, source, whole=True, shows=shows)
    outcome = warm.run(submitted)
    assert not any(judged.report(outcome, submitted).values()) and not outcome.notes
    scores = {cell.score for cell in outcome.cells} - {None}
    assert scores == {task.points for task in notebook.tasks}


@pytest.mark.slow
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_released_notebook_gets_none(warm, grader, assignment):
    """The stubs, and every word that a student reads of them."""
    notebook = REAL.notebook(assignment)
    released = nbformat.read(REAL.released_path(assignment), as_version=4)
    code = [cell.source for cell in released.cells if cell.cell_type == "code"]
    cells = [c | {"source": s} for c, s in zip(notebook.cells, code, strict=True)]
    tests = [c for c in cells if c["graded"]]
    for cell in tests:  # what is released lacks the hidden tests
        cell["source"] = notebook.cells[cells.index(cell)]["source"]
    (plain,) = ask(grader, cells)
    submitted = judged.submission(notebook, cells, demonstrations(assignment))
    outcome = warm.run(submitted)
    here = judged.report(outcome, submitted)
    assert here.keys() == plain.keys() and not outcome.notes
    for cell, said in here.items():
        assert judged.alike(plain[cell], said), f"{plain[cell]}\n\n{said}"
    assert all(here.values())


def ask(grader, cells):
    """What the plain run says of a whole notebook."""
    request = {"before": [], "jobs": [cells]}
    grader.process.stdin.write(json.dumps(request) + "\n")
    grader.process.stdin.flush()
    return json.loads(grader.process.stdout.readline())


@pytest.mark.parametrize(("assignment", "task"), TASKS[::2])
def test_one_wrong_answer_is_told_in_the_same_words(warm, grader, assignment, task):
    notebook, wrong = REAL.notebook(assignment), REAL.wrong(assignment, task)[0]
    (said,) = grader.grade(notebook, task, [wrong.source], reach="test")
    plain = said[task]
    assert says(plain, wrong.message)
    different = disagreement(warm, notebook, task, wrong.name, wrong.source, plain)
    assert not different, different


@pytest.mark.grading_proof
@pytest.mark.parametrize(("assignment", "task"), TASKS)
def test_every_answer_is_told_in_the_same_words(warm, grader, assignment, task):
    notebook = REAL.notebook(assignment)
    found = [*REAL.wrong(assignment, task), *REAL.right(assignment, task)]
    plain = grader.grade(notebook, task, [a.source for a in found], reach="test")
    different = [
        disagreement(warm, notebook, task, answer.name, answer.source, said[task])
        for answer, said in zip(found, plain, strict=True)
    ]
    assert not any(different), "\n\n".join(filter(None, different))
