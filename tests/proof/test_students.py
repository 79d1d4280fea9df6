"""Four synthetic students get from nbgrader itself the marks that are theirs."""

import pytest

from tests.proof import record
from tests.proof.course import REAL
from tests.proof.students import prove_students

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("assignment", REAL.assignments())
def test_students_get_their_marks(assignment, tmp_path):
    rows, problems = prove_students(REAL, assignment, tmp_path)
    assert not problems, "\n".join(problems)
    marks = {row["student"]: row["marks"] for row in rows}
    most = sum(task.points for task in REAL.notebook(assignment).tasks)
    assert marks["solution"] == most and marks["stub"] == 0
    assert 0 < marks["partial"] < most and 0 < marks["wrong"] < most
    known = next(one for one in record.read() if one["assignment"] == assignment)
    assert known["students"] == rows, record.STALE
