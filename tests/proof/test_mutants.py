"""No mutant of a reference solution lives without a written reason."""

import pytest

from tests.proof import record
from tests.proof.course import REAL, graded_tasks
from tests.proof.prove import prove_mutants

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("assignment", "task"), graded_tasks(REAL))
def test_every_mutant_is_killed_or_explained(assignment, task, grader):
    row, problems = prove_mutants(REAL, assignment, task, grader)
    assert not problems, "\n".join(problems)
    known = record.recorded(assignment, task)
    assert {key: known.get(key) for key in row} == row, record.STALE
