"""Every wrong answer fails with the words that name it; every right one passes."""

import pytest

from tests.proof import record
from tests.proof.course import REAL, graded_tasks
from tests.proof.prove import prove_answers

# So many answers of each kind are followed into later tasks; `make proof` follows all.
FOLLOW = 2

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("assignment", "task"), graded_tasks(REAL))
def test_wrong_answers_fail_by_name_and_right_ones_pass(assignment, task, grader):
    row, problems = prove_answers(REAL, assignment, task, grader, follow=FOLLOW)
    assert not problems, "\n\n".join(problems)
    known = record.recorded(assignment, task)
    assert {key: known.get(key) for key in row} == row, record.STALE
    assert known["points"] == REAL.notebook(assignment).task(task).points, record.STALE
