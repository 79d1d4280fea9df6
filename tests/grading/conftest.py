"""One warm process, and one course to copy, for each worker of the test run."""

import shutil

import pytest

from nnworks.grading.session import Warm
from tests.grading.classes import WORKER_PATH, SmallClass


@pytest.fixture(scope="session")
def warm():
    with Warm() as running:
        yield running


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    return SmallClass(tmp_path_factory.mktemp("template")).make()


@pytest.fixture
def small_class(template, tmp_path, monkeypatch):
    """A course with an assignment hw that nobody has handed in yet."""
    # Its workers find the stand-in for the warm process.
    monkeypatch.setenv("PYTHONPATH", WORKER_PATH)
    folder = tmp_path / "course"
    shutil.copytree(template.folder, folder)
    return SmallClass(folder)
