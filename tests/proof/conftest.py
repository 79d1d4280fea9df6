"""One warm grading process for each worker of the test run."""

import pytest

from tests.proof.grade import grader as running_grader


@pytest.fixture(scope="session")
def grader():
    with running_grader() as running:
        yield running
