"""One warm process, and one course to copy, for each worker of the test run."""

import tempfile
from pathlib import Path

import pytest

from nnworks.grading.session import Warm
from tests.grading.classes import WORKER_PATH, SmallClass


@pytest.fixture(scope="session")
def warm():
    with Warm() as running:
        yield running


@pytest.fixture(scope="session")
def held():
    """One more, for `own`: what others hold stays as it is."""
    with Warm() as running:
        yield running


@pytest.fixture
def own(held):
    """A warm process that a test may kill: it is started for the next one."""
    held.start()
    return held


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    return SmallClass(tmp_path_factory.mktemp("template")).make()


@pytest.fixture
def copy_of(tmp_path, monkeypatch):
    """copy_of(course): a copy, for a test to do with as it likes."""

    def copy(course):
        # Its workers find the stand-in for the warm process.
        monkeypatch.setenv("PYTHONPATH", WORKER_PATH)
        return course.copied(tmp_path / "course")

    return copy


@pytest.fixture
def small_class(template, copy_of):
    """A course with an assignment hw that nobody has handed in yet."""
    return copy_of(template)


@pytest.fixture
def desk(small_class, monkeypatch):
    """A writer in the course small_class, which is the current folder."""
    from tests.grading.desk import Desk

    monkeypatch.chdir(small_class.folder)
    opened = Desk()
    yield opened
    opened.book.close()


@pytest.fixture
def plugged(small_class, monkeypatch):
    """The course small_class, which is the current folder, with the plug-in."""
    from tests.grading.plugged import PLUGGED

    with open(small_class.folder / "nbgrader_config.py", "a") as file:
        file.write(PLUGGED)
    monkeypatch.chdir(small_class.folder)
    return small_class


@pytest.fixture(scope="module")
def new_class(template, tmp_path_factory):
    """new_class(): such a course, for what is prepared once and then copied."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", WORKER_PATH)
        yield lambda: template.copied(tmp_path_factory.mktemp("prepared") / "course")


@pytest.fixture
def decoys():
    """A decoy of an instructor's course, with the scratch folder beside it."""
    # Not in pytest's own folders: those of another user do not lead there.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        course = Path(name)
        course.chmod(0o777)
        for name in ("gradebook.db", "source/ps1/hw.ipynb", "submitted/other/hw.ipynb"):
            file = course / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("secret")
            file.chmod(0o666)
        (course / "empty").mkdir()
        for folder in (path for path in course.rglob("*") if path.is_dir()):
            folder.chmod(0o777)
        (course / "scratch").mkdir()
        (course / "scratch/data.csv").write_text("1,2\n")
        yield course
