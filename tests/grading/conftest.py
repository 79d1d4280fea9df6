"""One warm process for each worker of the test run."""

import pytest

from nnworks.grading.session import Warm


@pytest.fixture(scope="session")
def warm():
    with Warm() as running:
        yield running
