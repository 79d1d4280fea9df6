"""Part of a test's points stays part of them, whatever else the notebook shows."""

import pytest
from nbformat import from_dict
from nbformat.v4 import new_code_cell
from nbgrader.utils import determine_grade

from tests.grading.toy import SMALL, marks, notebook

LONG = 10 * SMALL.output_bytes
MARK = {"grade": True, "solution": False, "points": 5.0, "grade_id": "t"}


@pytest.mark.parametrize(
    ("cells", "test"),
    [
        (["def f(): return 'x' * 500"], "for _ in range(200): display(f())"),
        ([f"print('\\n' * {LONG})"] * 5 + ["display(1)"] * 40, "print(1)"),
    ],
    ids=["displays", "lines"],
)
@pytest.mark.parametrize("ends", ["2.5", "assert False"])
def test_marks_for_which_no_room_is_left(warm, cells, test, ends):
    cell = f"{test}\n{ends}"
    last = warm.run(notebook(*cells, (cell, 5.0))).cells[-1]
    score = 2.5 if ends == "2.5" else 0.0
    assert last.score == score
    made = new_code_cell(cell, metadata={"nbgrader": MARK}, outputs=list(last.outputs))
    assert determine_grade(from_dict(made)) == (score, 5.0)


def test_the_rest_of_the_room_is_kept_all_the_same(warm):
    outcome = warm.run(notebook(*[f"print('x' * {LONG})"] * 5, ("print(1)\n2.5", 5.0)))
    assert marks(outcome) == (2.5,)
    size = sum(len(str(cell.outputs)) for cell in outcome.cells)
    assert size < 1.2 * SMALL.output_bytes
