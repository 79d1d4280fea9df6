"""One submission becomes graded notebooks: what is asked, what is put together."""

import json
from dataclasses import replace

import pytest

from nnworks.grading import work
from nnworks.grading.course import Submission
from nnworks.grading.folder import look_into
from nnworks.grading.job import CellIn, CellOut, Outcome
from nnworks.grading.limits import Limits
from nnworks.grading.plan import Original, Plan
from nnworks.grading.stamp import folder_digest
from nnworks.grading.work import Graded, Grading, fill, grade, job_of, make_runner
from tests.grading.runners import Nothing
from tests.grading.submissions import (
    HIDDEN,
    SOURCE_CELLS,
    cell_of,
    honest,
    plain,
    put,
    source_cell,
)

SHOW = "print('a demonstration')"
# Without the answer in words, for a person to mark.
TESTED = Original(SOURCE_CELLS[:-1], ("pristine",), given=("given",), shows=(SHOW,))
MARKED = replace(TESTED, source_cells=SOURCE_CELLS)


LIMITS = Limits(cell_s=7.0)


def plan(original=TESTED, names=("hw",), **more):
    return Plan("hw", dict.fromkeys(names, original), {}, LIMITS, tests="T", **more)


class Runner:
    """Remembers the jobs; one point for a test that is not named in `failing`."""

    def __init__(self, *failing):
        self.jobs, self.failing = [], failing

    def __call__(self, job):
        self.jobs.append(job)
        return Outcome(tuple(map(self.out, job.cells)), (f"note {len(self.jobs)}",))

    def out(self, cell):
        failure = "why not" if cell.grade_id in self.failing else ""
        shown = {"output_type": "stream", "name": "stdout", "text": cell.grade_id}
        return CellOut((shown,), float(not failure) if cell.graded else None, failure)


@pytest.fixture
def submission(tmp_path):
    files = {"hw.ipynb": honest(), "data.csv": "1", "mine.py": "x = 1"}
    return Submission("ada", put(tmp_path / "ada", files))


def test_a_submission_becomes_notebooks_with_all_that_came_of_them(submission):
    run = Runner("test_half")
    found = grade(plan(), submission, run)
    assert (found.student, found.tests, found.refused) == ("ada", "T", "")
    assert found.submission == folder_digest(submission.folder)
    assert found.failures == {"hw": {"test_half": "why not"}}
    assert found.files["data.csv"] == b"1" and found.notes[-1] == "note 1"
    assert found.notes[0].startswith("mine.py was left out")
    assert set(found.seconds) == {"reading", "hw"} and min(found.seconds.values()) >= 0
    test = cell_of(found.notebooks["hw"], "test_double")
    assert test["source"].endswith(HIDDEN)  # it was restored
    assert test["outputs"][0]["text"] == "test_double"
    json.dumps(found.notebooks)
    (job,) = run.jobs
    assert [c.grade_id for c in job.cells if c.graded] == list(
        ("test_double", "test_half", "test_half_of_arrays")
    )


def test_what_was_sent_along_is_graded_elsewhere(submission, tmp_path):
    sent = replace(submission, digest="known", found=look_into(submission.folder))
    sent = replace(sent, folder=tmp_path / "of another machine")
    found = grade(plan(), sent, Runner())
    assert found.submission == "known" and set(found.notebooks) == {"hw"}


def test_a_submission_that_cannot_be_read_is_refused_and_nothing_is_run(tmp_path):
    run = Runner()
    broken = Submission("bob", put(tmp_path / "bob", {"hw.ipynb": "{"}))
    found = grade(plan(), broken, run)
    assert found.refused.startswith("hw.ipynb ") and found.refused.endswith(".")
    digest = folder_digest(broken.folder)
    assert found == Graded("bob", digest, "T", refused=found.refused)
    assert not run.jobs


def test_a_notebook_that_is_missing_costs_its_own_points(submission):
    run = Runner()
    found = grade(plan(names=("hw", "other")), submission, run)
    assert set(found.notebooks) == set(found.failures) == {"hw"} and len(run.jobs) == 1
    assert "other.ipynb counts 0 points." in found.notes
    assert "hw.ipynb counts 0 points." not in found.notes


def job(original=TESTED, *more, files=(), **changes):
    nb = honest()
    nb["cells"] += more
    return job_of(nb, original, plan(original, **changes), dict(files))


def test_a_job_has_the_code_cells_and_what_decides_over_them():
    asked = job(figures=True, sandbox=False)
    code = [cell for cell in honest()["cells"] if cell["cell_type"] == "code"]
    assert [cell.source for cell in asked.cells] == [cell["source"] for cell in code]
    assert (asked.pristine, asked.given) == (("pristine",), ("given",))
    assert (asked.sandbox, asked.limits, asked.figures) == (False, LIMITS, True)
    assert job().sandbox is True


def test_files_of_the_instructor_win():
    nb, theirs = honest(), {"a.csv": b"student", "b.csv": b"student"}
    ours = replace(plan(), files={"a.csv": b"instructor"})
    asked = job_of(nb, TESTED, ours, theirs)
    assert asked.files == {"a.csv": b"instructor", "b.csv": b"student"}
    assert theirs["a.csv"] == b"student"


def test_only_tests_are_graded_and_have_points():
    cells = {cell.grade_id: cell for cell in job().cells}
    assert cells["test_half_of_arrays"].graded
    assert cells["test_half_of_arrays"].points == 3.0
    for name in ("setup", "double"):
        assert not cells[name].graded and cells[name].points == 0


def test_an_answer_that_a_person_marks_is_run_as_no_test():
    metadata = {"grade_id": "essay", "grade": True, "solution": True, "points": 7}
    asked = job(TESTED, plain("x = 1") | {"metadata": {"nbgrader": metadata}})
    assert asked.cells[-1] == CellIn("x = 1", "essay", False, 0.0)


def test_a_test_is_known_to_be_unchanging_by_its_name():
    known = replace(TESTED, unchanging=("test_half", "double", ""))
    asked = job(known, plain("x = 1"))
    assert [c.grade_id for c in asked.cells if c.unchanging] == ["test_half"]


@pytest.mark.parametrize(
    ("more", "drawn"),
    [
        ((), False),
        ((source_cell("essay", "", grade=True, solution=True),), True),
        ((source_cell("task", "", cell_type="markdown", task=True),), True),
        ((source_cell("answer", "", solution=True),), False),
    ],
)
def test_figures_are_drawn_where_a_person_will_look_at_them(more, drawn):
    original = replace(TESTED, source_cells=TESTED.source_cells + more)
    assert job(original).figures is drawn
    assert job(original, figures=True).figures is True


def test_what_only_shows_is_left_out_where_no_figure_is_drawn():
    def places(asked):
        return [c.source for c in asked.cells if c.left_out]

    assert places(job(TESTED, plain(SHOW))) == [SHOW]
    assert places(job(MARKED, plain(SHOW))) == []  # a person marks "why"
    assert places(job(TESTED, plain(SHOW), figures=True)) == []
    assert places(job(TESTED, plain(SHOW + "\n"))) == []


def test_a_test_is_never_left_out():
    test = {"grade_id": "t", "grade": True, "solution": False, "points": 1}
    asked = job(TESTED, plain(SHOW) | {"metadata": {"nbgrader": test}})
    assert asked.cells[-1].graded and not asked.cells[-1].left_out


def test_outputs_and_numbers_are_put_into_the_code_cells():
    nb = {"cells": [plain("a"), plain("words", "markdown"), plain("b")]}
    shown = {"output_type": "execute_result", "execution_count": 7, "data": {}}
    out = CellOut((shown, {"output_type": "stream"}), None, "why")
    assert fill(nb, Outcome((CellOut(), out))) == {"cell 2": "why"}
    first, words, last = nb["cells"]
    assert "outputs" not in words and first["outputs"] == []
    assert (first["execution_count"], last["execution_count"]) == (1, 2)
    assert last["outputs"] == [shown | {"execution_count": 2}, out.outputs[1]]
    assert shown["execution_count"] == 7  # what came from elsewhere stays as it is


def test_an_outcome_of_another_notebook_is_no_outcome():
    with pytest.raises(ValueError):
        fill({"cells": [plain("a")]}, Outcome(()))


def test_the_limit_leaves_room_for_every_notebook():
    one, two = Grading(plan()), Grading(plan(names=("a", "b")))
    assert one.seconds > 2 * LIMITS.notebook_s
    assert two.seconds == one.seconds + 2 * LIMITS.notebook_s


class Told(Nothing):
    """A runner that knows what it was made of, and whether it runs."""

    def __init__(self, modules, hidden):
        self.made, self.running = (modules, hidden), False

    def __enter__(self):
        self.running = True
        return self

    def __exit__(self, *error):
        self.running = False


def test_what_runs_the_jobs_is_looked_up_by_its_name():
    named = plan(modules=("numpy",), hidden=("/secret",), runner=f"{__name__}:Told")
    assert make_runner(named).made == (("numpy",), ("/secret",))


def test_a_worker_looks_at_its_system_and_starts_what_runs_the_jobs(monkeypatch):
    asked = []
    monkeypatch.setattr(work, "check_system", asked.append)
    with Grading(plan(runner=f"{__name__}:Told", sandbox="wanted")).open() as runner:
        assert runner.running and asked == ["wanted"]
    assert not runner.running


def test_the_pool_gets_a_result_of_each_submission(submission):
    done = Grading(plan()).do(type("Warm", (), {"run": Runner()}), submission)
    assert done.student == "ada" and set(done.notebooks) == {"hw"}
    failed = Grading(plan()).failed(submission, "error: it died.")
    assert failed == Graded("ada", "", "T", refused="error: it died.")
