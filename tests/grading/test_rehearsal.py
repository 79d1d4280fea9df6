"""The instructor's own solution first: what it shows of the tests, and what follows."""

from dataclasses import replace
from functools import partial

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from nnworks.grading.limits import Limits
from nnworks.grading.plan import Original, Plan
from nnworks.grading.pool import Pool
from nnworks.grading.rehearsal import rehearse, rehearsed, rehearsed_by
from nnworks.grading.restore import restore
from nnworks.grading.work import Grading, job_of
from tests.grading.classes import FULL, RIGHT, WORKER_PATH, mark
from tests.grading.runners import Broken
from tests.grading.toy import failures, marks

LINEAR = "def linear(x, w):\n    return x @ w"
SHARED = "x, w = np.ones((3, 2)), np.array([[1.0], [2.0]])\n"
COMPARED = SHARED + "assert np.allclose(linear(x, w), x @ w)"
ZEROES = "def linear(x, w):\n    x[...] = w[...] = 0\n    return np.zeros((3, 1))"
STEP = "def step(w, g):\n    w -= 0.1 * g"
STEPPED = "w = np.ones(3)\nstep(w, np.full(3, 2.0))\nassert np.allclose(w, 0.8)"
LIMITS = Limits(cell_s=20.0, notebook_s=60.0)


class Course:
    """An assignment of one notebook: tasks are {name: (solution, test)}."""

    def __init__(self, folder, **tasks):
        self.folder, self.tasks = folder, tasks
        self.solved = self.notebook({name: pair[0] for name, pair in tasks.items()})
        nbformat.write(self.solved, folder / "hw.ipynb")
        cells = [cell for cell in self.solved.cells if cell.metadata]
        original = Original(
            tuple(map(_source_cell, cells)),
            tuple(cell.source for cell in self.solved.cells),
        )
        self.plan = Plan("hw", {"hw": original}, {}, LIMITS)
        self.said = ()

    def rehearse(self, warm):
        self.plan, self.said = rehearse(self.plan, self.folder, warm.run)
        return self

    @property
    def unchanging(self):
        return self.plan.notebooks["hw"].unchanging

    def notebook(self, answers):
        cells = [new_code_cell("import numpy as np")]
        for name, (_, test) in self.tasks.items():
            answer = new_code_cell(answers[name], metadata=mark(name, solution=True))
            locked = mark(f"test_{name}", grade=True, locked=True, points=5)
            cells += [answer, new_code_cell(test, metadata=locked)]
        return new_notebook(cells=cells)

    def grade(self, warm, **answers):
        """The Outcome of the right answers but for those given."""
        right = {name: pair[0] for name, pair in self.tasks.items()}
        original = self.plan.notebooks["hw"]
        nb, _ = restore(self.notebook(right | answers), original)
        return warm.run(job_of(nb, original, self.plan, {}))


def _source_cell(cell):
    about = cell.metadata["nbgrader"]
    known = {key: about[key] for key in ("grade", "solution", "locked", "task")}
    known |= {"name": about["grade_id"], "points": about.get("points", 0.0)}
    return known | {"cell_type": "code", "source": cell.source, "checksum": ""}


@pytest.fixture
def linear(tmp_path):
    return Course(tmp_path, linear=(LINEAR, COMPARED))


def test_an_answer_that_zeroes_what_it_is_compared_with(warm, linear):
    assert marks(linear.grade(warm, linear=ZEROES)) == (5.0,)  # by the test alone
    linear.rehearse(warm)
    assert linear.unchanging == ("test_linear",) and linear.said == ()
    outcome = linear.grade(warm, linear=ZEROES)
    assert marks(outcome) == (0.0,)
    assert "changes what it is given" in failures(outcome)[0]
    (note,) = outcome.notes
    assert note.startswith("test_linear: the answer changes the arrays that it is")
    assert marks(linear.grade(warm)) == (5.0,)


def test_a_right_answer_that_changes_its_input_keeps_its_marks(warm, linear):
    answer = "def linear(x, w):\n    y = x @ w\n    x *= 2\n    x /= 2\n    x[0] += 0"
    outcome = linear.rehearse(warm).grade(warm, linear=f"{answer}\n    return y")
    assert marks(outcome) == (5.0,) and outcome.notes == ()  # nothing is changed
    changing = "def linear(x, w):\n    y = x @ w\n    x -= x\n    x += 1 + 1e-12"
    outcome = linear.grade(warm, linear=f"{changing}\n    return y")
    assert marks(outcome) == (5.0,) and len(outcome.notes) == 1


def test_work_in_place_gets_its_marks(warm, tmp_path):
    course = Course(tmp_path, step=(STEP, STEPPED), linear=(LINEAR, COMPARED))
    course.rehearse(warm)
    assert course.unchanging == ("test_linear",) and course.said == ()
    outcome = course.grade(warm, step="def step(w, g):\n    w[:] = w - g / 10")
    assert marks(outcome) == (5.0, 5.0) and outcome.notes == ()
    wrong = course.grade(warm, step="def step(w, g):\n    w = w - g / 10")
    assert marks(wrong) == (0.0, 5.0)


def test_objects_that_keep_an_array_work_in_place(warm, tmp_path):
    sgd = (
        "class SGD:\n    def __init__(self, ws): self.ws = ws\n"
        "    def step(self, gs):\n        for w, g in zip(self.ws, gs): w -= g"
    )
    test = "w = np.ones(2)\no = SGD([w])\no.step([w.copy()])\nassert (w == 0).all()"
    course = Course(tmp_path, sgd=(sgd, test)).rehearse(warm)
    assert course.unchanging == () and course.said == ()
    assert marks(course.grade(warm)) == (5.0,)


PURE = "before = x.copy()\nlinear(x, w)\nassert (x == before).all(), 'x has changed'"


def test_a_test_of_purity_sees_the_change(warm, tmp_path):
    course = Course(tmp_path, linear=(LINEAR, SHARED + PURE)).rehearse(warm)
    assert course.unchanging == ("test_linear",)
    outcome = course.grade(warm, linear=ZEROES)
    assert marks(outcome) == (0.0,) and "x has changed" in failures(outcome)[0]
    assert outcome.notes == ()  # it earns nothing: the test itself says why


def test_random_numbers_are_drawn_all_the_same(warm, tmp_path):
    drop = "def drop(x, rng):\n    return x * (rng.random(x.shape) < 0.5)"
    test = (
        "rng, again = np.random.default_rng(3), np.random.default_rng(3)\n"
        "x = np.ones(50)\nfor _ in range(2):\n"
        "    assert (drop(x, rng) == x * (again.random(50) < 0.5)).all()"
    )
    course = Course(tmp_path, drop=(drop, test)).rehearse(warm)
    assert course.unchanging == ("test_drop",) and course.said == ()
    assert marks(course.grade(warm)) == (5.0,)
    cheat = "def drop(x, rng):\n    rng.random(x.shape)\n    x[:] = 0\n    return x"
    assert marks(course.grade(warm, drop=cheat)) == (0.0,)


def test_arrays_of_an_earlier_test_are_what_they_were(warm, tmp_path):
    later = ("def twice(x):\n    return 2 * x", "assert np.allclose(twice(x), x + x)")
    right = (
        "def linear(x, w):\n    y = x @ w\n    x[...] = 0\n    return y + 0 * x[:, :1]"
    )
    answers = {"linear": right, "twice": "def twice(x):\n    return x"}
    tested = SHARED + "y = x @ w\nassert np.allclose(linear(x, w), y)"
    course = Course(tmp_path, linear=(LINEAR, tested), twice=later)
    assert marks(course.grade(warm, **answers)) == (5.0, 5.0)
    assert marks(course.rehearse(warm).grade(warm, **answers)) == (5.0, 0.0)


def test_who_cannot_be_tested_once_more_has_not_passed(warm, linear):
    dies = (
        "import os, threading\ndef linear(x, w):\n    x[...] = w[...] = 0\n"
        "    threading.Timer(0.2, os._exit, [0]).start()\n    return np.full(3, 3)"
    )
    test = COMPARED.replace("x @ w", "3") + "\nimport time\ntime.sleep(0.6)"
    course = Course(linear.folder, linear=(LINEAR, test)).rehearse(warm)
    outcome = course.grade(warm, linear=dies)
    assert marks(outcome) == (0.0,)
    assert "lost before the test could be repeated" in failures(outcome)[0]


def test_a_test_that_needs_the_answers_process_is_said(warm, tmp_path):
    test = "import inspect\nassert 'return' in inspect.getsource(linear)"
    course = Course(tmp_path, linear=(LINEAR, test), step=(STEP, STEPPED))
    course.rehearse(warm)
    (said,) = course.said
    begins = "hw: the instructor's own solution gets 0 of 5 points in test_linear: "
    assert said.startswith(begins) and "TypeError" in said and "\n" not in said
    assert course.unchanging == ()


def test_without_solutions_everything_is_as_before(linear, tmp_path):
    assert rehearsed(linear.plan, tmp_path / "nowhere") == (linear.plan, ())


def test_what_goes_wrong_beforehand_is_one_sentence(linear):
    plan = replace(linear.plan, sandbox=False, runner="tests.grading.runners:Broken")
    for found in (
        rehearsed(plan, linear.folder),
        rehearse(plan, linear.folder, Broken().run),
    ):
        assert found[0] == plan
        (said,) = found[1]
        assert "was not run beforehand (OSError: no memory left)" in said


def in_a_pool(course, runner, monkeypatch):
    """What the workers are left with, and what is said."""
    monkeypatch.setenv("PYTHONPATH", WORKER_PATH)
    plan = replace(course.plan, runner=f"tests.grading.runners:{runner}")
    pools = partial(Pool, jobs=2)
    with rehearsed_by(pools, plan, course.folder, 2) as (pool, after, said):
        assert len(pool._workers) == 2
        assert pool.work.plan == after
    return after.notebooks["hw"].unchanging, said


def test_a_worker_of_the_pool_rehearses(linear, monkeypatch):
    assert in_a_pool(linear, "Changes", monkeypatch) == ((), ())
    assert in_a_pool(linear, "Passes", monkeypatch) == (("test_linear",), ())


@pytest.mark.parametrize(
    ("runner", "why"),
    [
        ("DiesAlways", "(error: the process that did it ended 3 times before the end;"),
        ("Refuses", "(OSError: no memory left)"),
    ],
)
def test_a_class_is_graded_without_what_a_worker_cannot_rehearse(
    linear, monkeypatch, runner, why
):
    unchanging, (said,) = in_a_pool(linear, runner, monkeypatch)
    assert unchanging == () and "was not run beforehand" in said and why in said


def test_a_pool_without_solutions_is_none_the_worse(linear, tmp_path):
    pools, plan = partial(Pool, jobs=2), linear.plan
    with rehearsed_by(pools, plan, tmp_path / "nowhere", 2) as (pool, after, said):
        assert pool.work == Grading(plan) and after == plan and said == ()


# The same by the command and under nbgrader, from the instructor's own file.

CHEAT = {"double": "def double(x):\n    x[...] = 0\n    return x"}
TESTS = {
    "double": "import numpy as np\nx = np.ones(3)\nassert (double(x) == 2 * x).all()",
    "half": "import inspect\nassert inspect.getsource(half)",
}
SAID = "hw/two: the instructor's own solution gets 0 of 1 points in test_half: "


@pytest.fixture(scope="module")
def cheating(new_class):
    course = new_class()
    course.write_source(TESTS)
    course.release()
    course.hand_in("ada")
    course.hand_in("eve", RIGHT | CHEAT)
    return course


@pytest.fixture
def cheated(cheating, copy_of):
    return copy_of(cheating)


DUE = {
    "ada": FULL | {"test_half": 0.0},
    "eve": FULL | {"test_half": 0.0, "test_double": 0.0},
}


@pytest.mark.grading_proof
def test_by_the_command(cheated):
    code, said = cheated.grade(runner="", no_sandbox=False)
    assert code == 0 and cheated.marks() == DUE
    assert said.count(SAID) == 1 and said.index(SAID) < said.index("eve: test_double: ")
    first = cheated.graded("eve") / ".nnworks.json"
    before = first.read_bytes()
    code, said = cheated.grade(runner="", no_sandbox=False, regrade=True)
    assert "0 to grade" in said and SAID not in said and first.read_bytes() == before


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_under_nbgrader(cheated, monkeypatch, caplog):
    from nnworks.grading.course import open_course

    with open(cheated.folder / "nbgrader_config.py", "a") as file:
        file.write("from nnworks.grading import configure\nconfigure(c)\n")
    monkeypatch.chdir(cheated.folder)
    converter = open_course().converter
    converter.log.propagate, converter.log.level = True, 20
    converter.coursedir.assignment_id, converter.coursedir.student_id = "hw", "*"
    converter.start()
    assert cheated.marks() == DUE
    said = [record.getMessage() for record in caplog.records]
    assert sum(line.startswith(SAID) for line in said) == 1
    assert any(line.startswith("eve: test_double: the answer") for line in said)
