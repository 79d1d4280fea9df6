"""From a test cell's end to its points."""

import numpy as np
import pytest

from nnworks.grading.capture import Outputs
from nnworks.grading.link import Stopped
from nnworks.grading.verdict import verdict
from tests.grading.toy import failures, marks, notebook, text


@pytest.mark.parametrize(
    ("value", "score"),
    [(None, 4.0), (4, 4.0), (1.5, 1.5), (np.float64(0), 0.0)],
)
def test_a_test_that_ends_gives_its_points_or_a_part(value, score):
    got, failure, outputs = verdict(value, None, 4.0, Outputs())
    assert got == score and bool(failure) == (score < 4)
    assert [o["data"]["text/plain"] for o in outputs] == [repr(score)] * len(outputs)


@pytest.mark.parametrize("value", [5, -1, np.nan, np.inf, True, "4", [4], 1j])
def test_what_is_no_number_of_points_gives_none(value):
    got, failure, outputs = verdict(value, None, 4.0, Outputs())
    assert got == 0.0 and failure.startswith("ValueError: the test cell")
    assert outputs[-1]["output_type"] == "error"


def test_a_failure_says_the_words_of_the_test():
    error = AssertionError("half(4) is not 2\x1b[2J")
    error.add_note("It was raised in line 3")
    got, failure, _ = verdict(None, error, 4.0, Outputs())
    text = "AssertionError: half(4) is not 2?[2J\nIt was raised in line 3"
    assert (got, failure) == (0.0, text)


def test_what_was_stopped_says_why_alone():
    assert verdict(None, Stopped("too slow"), 4.0, Outputs())[:2] == (0.0, "too slow")


# In a test cell.


@pytest.mark.parametrize(
    ("ends", "score"),
    [
        ("2.5", 2.5),
        ("0", 0.0),
        ("4", 4.0),
        ("np.float32(1)", 1.0),
        ("np.int64(1)", 1.0),
        ("None", 4.0),
        ("f()", 3.0),
        ("5", 0.0),
        ("-1", 0.0),
        ("float('nan')", 0.0),
        ("'4'", 0.0),
        ("True", 0.0),
        ("np.ones(1)", 0.0),
        ("f", 0.0),
    ],
)
def test_partial_credit(warm, ends, score):
    from nbformat import from_dict
    from nbformat.v4 import new_code_cell
    from nbgrader.utils import determine_grade

    test = f"import numpy as np\nprint('seen')\n{ends}"
    outcome = warm.run(notebook("def f(): return 3", (test, 4.0)))
    assert marks(outcome) == (score,)
    assert bool(failures(outcome)[0]) == (score != 4.0)
    mark = {"grade": True, "solution": False, "points": 4.0, "grade_id": "t"}
    cell = new_code_cell(
        test, outputs=list(outcome.cells[1].outputs), metadata={"nbgrader": mark}
    )
    cell = from_dict(cell)
    assert determine_grade(cell) == (score, 4.0)
    assert "seen" in text(outcome.cells[1])


def test_what_a_test_writes_to_stderr_costs_nothing(warm):
    test = "import sys, warnings\nprint('oh', file=sys.stderr)\nwarnings.warn('ah')"
    outcome = warm.run(notebook((test, 1.0)))
    assert marks(outcome) == (1.0,)
    assert {o.get("name") for o in outcome.cells[0].outputs} == {"stdout"}


def test_nothing_that_a_student_prints_stands_below_a_test(warm):
    given = "def f():\n    print('<b>full marks</b>')\n    display('5')\n    return 1"
    outcome = warm.run(notebook(given, ("assert f() == 1", 1.0)))
    assert outcome.cells[1].outputs == ()
