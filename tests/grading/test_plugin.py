"""`nbgrader autograde` with the plug-in: the same marks, one submission at a time."""

import errno
import os

import nbformat
import pytest
from nbgrader.converters import NbGraderException
from traitlets.config import Config

from nnworks.grading import configure, run
from nnworks.grading.course import open_course
from nnworks.grading.plugin import JudgeNotebook, RestoreNotebook
from nnworks.grading.trouble import FULL_DISK, Trouble
from tests.grading import fake
from tests.grading.classes import FAKE, FULL, NONE, WRONG

# nbgrader's own way of adding a submission warns about itself.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
PLUGGED = f"""
from nnworks.grading import configure
configure(c)
c.JudgeNotebook.runner = {FAKE!r}
"""
NOT_JSON = (
    "bob: one.ipynb is not JSON, so it is not a notebook: ask the student to open it in"
    " Jupyter, save it and hand it in again."
)


@pytest.fixture
def plugged(small_class, monkeypatch):
    with open(small_class.folder / "nbgrader_config.py", "a") as file:
        file.write(PLUGGED)
    monkeypatch.chdir(small_class.folder)
    return small_class


def autograde(students="*", force=False, notebook="*"):
    """What `nbgrader autograde hw` does; what it logged comes through caplog."""
    converter = open_course().converter
    converter.log.propagate, converter.log.level = True, 20
    converter.coursedir.assignment_id, converter.coursedir.student_id = "hw", students
    converter.coursedir.notebook_id = notebook
    converter.force = force
    converter.start()


def errors(caplog):
    """What it said as an error, in which nothing of Python's is."""
    assert "Traceback" not in caplog.text
    return [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]


def test_marks_as_by_the_command(plugged):
    plugged.hand_in("ada")
    plugged.hand_in("bob", WRONG)
    plugged.hand_in("eve", notebooks=["two"])
    autograde()
    half = FULL | {"test_double": 0.0}
    assert plugged.marks() == {"ada": FULL, "bob": NONE, "eve": half}
    graded = {name: notebook(plugged, name) for name in ("ada", "bob")}
    plugged.grade()
    assert plugged.marks() == {"ada": FULL, "bob": NONE, "eve": half}
    assert {name: notebook(plugged, name) for name in graded} == graded


def notebook(small_class, student):
    return nbformat.read(small_class.graded(student) / "one.ipynb", as_version=4)


def test_one_that_is_refused_does_not_stop_the_class(plugged, caplog):
    plugged.hand_in("ada")
    place = plugged.hand_in("bob")
    for name in ("one", "two"):
        (place / f"{name}.ipynb").write_text("{")
    plugged.hand_in("eve")
    with pytest.raises(NbGraderException):
        autograde()
    assert errors(caplog) == [NOT_JSON, "Not graded: bob."]
    assert {s: m for s, m in plugged.marks().items() if s != "bob"} == {
        "ada": FULL,
        "eve": FULL,
    }
    assert not plugged.graded("bob").exists()


def test_what_ends_the_run_is_said_once(plugged, caplog, monkeypatch):
    def check_system(sandbox):
        raise Trouble("There is no sandbox.")

    plugged.hand_in("ada")
    plugged.hand_in("bob")
    autograde()
    caplog.clear()
    monkeypatch.setattr(run, "check_system", check_system)
    with pytest.raises(NbGraderException, match="There is no sandbox."):
        autograde(force=True)
    assert errors(caplog) == ["There is no sandbox."]
    assert plugged.graded("ada").exists() and plugged.graded("bob").exists()


ENDS = {
    FULL_DISK: OSError(errno.ENOSPC, "No space left on device"),
    "Stopped: what was graded so far is kept.": KeyboardInterrupt(),
}


@pytest.mark.parametrize("said", ENDS)
def test_nothing_stays_half_graded(plugged, caplog, monkeypatch, said):
    runs, real = [], fake.Warm.run

    def run_or_fail(self, job):
        runs.append(job)
        if len(runs) == 5:  # the instructor's two notebooks, ada's two, bob's first
            raise ENDS[said]
        return real(self, job)

    monkeypatch.setattr(fake.Warm, "run", run_or_fail)
    for student in ("ada", "bob", "eve"):
        plugged.hand_in(student)
    with pytest.raises(NbGraderException):
        autograde()
    assert errors(caplog) == ["Canceled", said]  # the first word is nbgrader's
    assert plugged.graded("ada").exists() and not plugged.graded("bob").exists()
    autograde()
    assert plugged.marks() == {"ada": FULL, "bob": FULL, "eve": FULL}


def test_only_the_notebook_asked_for(plugged, caplog):
    place = plugged.hand_in("ada")
    autograde()
    times = [path.stat().st_mtime_ns for path in notebooks(plugged)]
    autograde(force=True, notebook="two")
    again = [path.stat().st_mtime_ns for path in notebooks(plugged)]
    assert again[0] == times[0] and again[1] != times[1]
    (place / "two.ipynb").write_text("{")
    with pytest.raises(NbGraderException):
        autograde(force=True, notebook="two")
    assert "ada: two.ipynb is not JSON" in caplog.text
    why = "ada: there is no two.ipynb to grade."
    assert errors(caplog) == [why, "Not graded: ada."]


def notebooks(small_class):
    return [small_class.graded("ada") / name for name in ("one.ipynb", "two.ipynb")]


def test_links_and_pipes_are_neither_followed_nor_copied(plugged, tmp_path):
    place = plugged.hand_in("ada")
    (tmp_path / "secret.txt").write_text("secret")
    (place / "mine.txt").symlink_to(tmp_path / "secret.txt")
    (place / "zero.txt").symlink_to("/dev/zero")
    (place / "notes.txt").write_text("mine")
    os.mkfifo(place / "pipe.txt")
    os.mkfifo(place / "timestamp.txt")
    autograde()
    names = {path.name for path in plugged.graded("ada").iterdir()}
    assert names == {"one.ipynb", "two.ipynb", "data.txt", "notes.txt"}
    assert plugged.marks() == {"ada": FULL}


def test_a_notebook_of_another_name_is_recognised(plugged):
    place = plugged.hand_in("ada")
    (place / "one.ipynb").rename(place / "one (2).ipynb")
    autograde()
    assert plugged.marks() == {"ada": FULL}


def test_an_unreadable_timestamp_does_not_matter(plugged):
    plugged.hand_in("ada", timestamp="soon")
    autograde()
    assert plugged.marks() == {"ada": FULL}


@pytest.mark.grading_proof
def test_a_time_with_much_behind_it_is_no_time(plugged):
    """As for the command: else the same file would be late in one of the two ways."""
    from nbgrader.api import Gradebook

    plugged.hand_in("ada", timestamp="2026-01-01 00:00:00 UTC" + " " * 200 + "soon")
    autograde()
    with Gradebook(plugged.url, "small") as book:
        assert book.find_submission("hw", "ada").timestamp is None
    assert plugged.marks() == {"ada": FULL}


def test_forced_again_as_formgrader_does(plugged):
    plugged.hand_in("ada", WRONG)
    autograde()
    plugged.hand_in("ada")
    autograde("ada", force=True)
    assert plugged.marks() == {"ada": FULL}


def test_by_the_button_of_formgrader(plugged):
    from nbgrader.apps.api import NbGraderAPI

    plugged.hand_in("ada")
    course = open_course()
    api = NbGraderAPI(course.directory, config=course.converter.config)
    assert api.autograde("hw", "ada")["success"]
    assert plugged.marks() == {"ada": FULL}
    plugged.hand_in("ada", WRONG)
    assert api.autograde("hw", "ada")["success"]
    assert plugged.marks() == {"ada": NONE}


def test_one_warm_process_for_a_run_and_none_after_it(plugged, monkeypatch):
    seen = []
    monkeypatch.setattr(fake.Warm, "__enter__", lambda self: seen.append("in") or self)
    monkeypatch.setattr(fake.Warm, "__exit__", lambda self, *e: seen.append("out"))
    plugged.hand_in("ada")
    plugged.hand_in("bob")
    autograde()
    assert seen == ["in", "out"]


def test_configure_keeps_what_the_course_added():
    from nbgrader.preprocessors import Execute, SaveAutoGrades

    c = Config()
    configure(c)
    assert c.Autograde.sanitize_preprocessors[0] is RestoreNotebook
    kinds = c.Autograde.autograde_preprocessors
    assert (
        kinds[0] is JudgeNotebook and SaveAutoGrades in kinds and Execute not in kinds
    )
    c = Config()
    c.Autograde.autograde_preprocessors = ["own.Kind", Execute, SaveAutoGrades]
    configure(c)
    kinds = ["own.Kind", JudgeNotebook, SaveAutoGrades]
    assert c.Autograde.autograde_preprocessors == kinds


def test_limits_are_nbgraders_own_setting(plugged):
    from nnworks.grading.run import run_of

    with open("nbgrader_config.py", "a") as file:
        file.write("c.Execute.timeout = 7\nc.JudgeNotebook.memory = '1G'\n")
    limits = run_of(open_course().converter, "hw").plan.limits
    assert (limits.cell_s, limits.memory_bytes) == (7.0, 1 << 30)
