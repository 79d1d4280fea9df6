"""One submission: what is earned is given, what is not is not, and it ends in time."""

import re
import time

import pytest

from nnworks.grading.session import CellIn, Job, Limits
from tests.grading.toy import (
    FULL,
    SMALL,
    WRONG,
    failures,
    job,
    marks,
    notebook,
    text,
)


def test_right_answers_get_full_marks(warm):
    outcome = warm.run(job())
    assert marks(outcome) == FULL and outcome.notes == ()
    assert failures(outcome) == ["", "", ""]


@pytest.mark.parametrize("task", WRONG)
def test_a_wrong_answer_loses_its_own_task_alone(warm, task):
    outcome = warm.run(job(**{task: WRONG[task]}))
    due = tuple(0.0 if name == task else 5.0 for name in WRONG)
    assert marks(outcome) == due and outcome.notes == ()
    (failure,) = [f for f in failures(outcome) if f]
    assert "AssertionError" in failure


def test_a_traceback_names_the_cell_by_its_number_in_the_notebook(warm):
    sources = ["x = 1", "y = 2", "1 / 0", "assert x == 1", "assert x == y", "z", "z"]
    cells = [CellIn(s, f"c{n}", "assert" in s, 1.0) for n, s in enumerate(sources)]
    found = warm.run(Job(tuple(cells), (), limits=SMALL)).cells
    shown = ["".join(o["traceback"]) for c in found for o in c.outputs if "ename" in o]
    numbers = [re.findall(r"Cell In\[(\d+)\]", text) for text in shown]
    assert numbers == [["3"], ["5"], ["6"], ["7"]]


def test_a_notebook_has_a_time_of_its_own(warm):
    slow = Limits(cell_s=5, notebook_s=1.5)
    started = time.monotonic()
    outcome = warm.run(
        notebook(
            "def f():\n    return 1",
            ("assert f() == 1", 1.0),
            *["import time; time.sleep(1)"] * 10,
            ("assert f() == 1", 1.0),
            limits=slow,
        )
    )
    assert marks(outcome) == (1.0, 0.0)
    assert "longer than its 1.5 s" in outcome.notes[0]
    assert time.monotonic() - started < 10 * slow.notebook_s


def test_what_a_cell_did_before_it_was_interrupted_stays(warm):
    outcome = warm.run(
        notebook(
            "x = 1\nwhile True: pass",
            "x += 1",
            ("assert x == 2", 1.0),
            limits=Limits(cell_s=1, notebook_s=30),
        )
    )
    assert marks(outcome) == (1.0,) and outcome.notes == ()
    assert "longer than it may" in text(outcome.cells[0])


def test_names_that_a_test_makes_reach_the_cells_that_need_them(warm):
    outcome = warm.run(
        notebook(
            "def f(x):\n    return 2 * x",
            ("result = f(3)\nother = 5\nassert result == 6", 1.0),
            "import os\nseen = result\nhidden = 'other' in globals()",
            ("assert seen == 6 and not hidden", 1.0),
            "if not os.path.exists('once'):\n    open('once', 'w')\nos._exit(0)",
            ("assert seen == 6", 1.0),
        )
    )
    assert marks(outcome) == (1.0, 1.0, 1.0)


def test_a_submission_leaves_nothing_for_the_next(warm):
    first = "import numpy as np\nnp.mean = None\nleft = 1\nnp.random.seed(5)"
    warm.run(notebook(first, "import builtins; builtins.left = 1"))
    seen = "import builtins, numpy as np\nfound = hasattr(builtins, 'left')"
    outcome = warm.run(
        notebook(
            seen,
            ("assert not found and np.mean([2.0]) == 2", 1.0),
            "y = float(np.mean([4.0]))",
            ("assert y == 4", 1.0),
        )
    )
    assert marks(outcome) == (1.0, 1.0)


def test_files_of_the_submission_are_there_for_both(warm):
    outcome = warm.run(
        notebook(
            "text = open('data/a.txt').read()\nopen('out.txt', 'w').write('x')",
            ("assert text == open('data/a.txt').read() == 'one'", 1.0),
            ("import os\nassert os.listdir() == ['data']", 1.0),
            files={"data/a.txt": b"one"},
        )
    )
    assert marks(outcome) == (1.0, 1.0)


def test_what_the_tests_import_is_imported_for_the_next_submission(warm):
    names = "print([m in sys.modules for m in ('graphlib', 'helper_1')])"
    seen = CellIn(f"import sys\n{names}")
    test = CellIn("import graphlib, helper_1", "t", True, 1.0)
    files = {"helper_1.py": b"x = 1"}
    first, second = (warm.run(Job((seen, test), (), files)) for _ in range(2))
    assert "[False, False]" in text(first.cells[0])
    assert "[True, False]" in text(second.cells[0])
    assert first.cells[1].score == second.cells[1].score == 1.0


def test_figures_are_drawn_or_not(warm):
    cells = "import matplotlib.pyplot as plt", "plt.plot([1, 2])\nplt.show()"
    drawn, not_drawn = (
        warm.run(notebook(*cells, limits=Limits(), figures=wanted)).cells[1].outputs
        for wanted in (True, False)
    )
    assert "image/png" in drawn[-1]["data"]
    assert list(not_drawn[-1]["data"]) == ["text/plain"]
    assert "Figure size" in not_drawn[-1]["data"]["text/plain"]


def test_the_same_seed_gives_the_same_numbers(warm):
    cells = ["import numpy as np, random", "x = np.random.rand(), random.random()", "x"]
    shown = [text(warm.run(notebook(*cells, seed=s)).cells[2]) for s in (1, 1, 2)]
    assert shown[0] == shown[1] != shown[2]
