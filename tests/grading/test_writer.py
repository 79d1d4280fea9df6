"""One writer: whole notebooks, whole marks, whatever stops it in between."""

import os
import shutil
import stat
import sys

import nbformat
import pytest
from nbgrader.api import Gradebook

from nnworks.grading import shelf, stamp
from nnworks.grading.course import open_course
from nnworks.grading.gradebook import open_book
from nnworks.grading.limits import Limits
from nnworks.grading.plan import make_plan
from nnworks.grading.stamp import folder_digest
from nnworks.grading.trouble import Trouble
from nnworks.grading.work import grade
from nnworks.grading.writer import Writer
from tests.grading.classes import FULL, NONE, RIGHT, WRONG
from tests.grading.fake import Warm


class Desk:
    """A writer, and what it needs, in the course of the current folder."""

    def __init__(self):
        self.course = open_course()
        self.book = open_book(self.course, "hw", patience=0.2)
        self.plan = make_plan(self.course, self.book, "hw", Limits())
        self.writer = Writer(self.course, self.book, self.plan)

    def graded(self, student):
        submission = self.course.submissions("hw", student)[0]
        return grade(self.plan, submission, Warm().run)

    def write(self, student):
        with self.writer:
            return self.writer.write(self.graded(student))


@pytest.fixture
def desk(small_class, monkeypatch):
    monkeypatch.chdir(small_class.folder)
    desk = Desk()
    yield desk
    desk.book.close()


def files(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.*"))


def test_what_is_written(small_class, desk):
    small_class.hand_in("ada", timestamp="2026-01-02 03:04:05 UTC")
    (small_class.submission("ada") / "notes.txt").write_text("mine")
    mark = desk.write("ada")
    place = small_class.graded("ada")
    expected = [stamp.NAME, "data.txt", "notes.txt", "one.ipynb", "timestamp.txt"]
    assert files(place) == [*expected, "two.ipynb"]
    assert {stat.S_IMODE(p.stat().st_mode) for p in place.iterdir()} == {0o444}
    assert stamp.read(place) == mark
    assert mark.scores == {
        "one": {"test_double": 2.0},
        "two": {"test_half": 1.0, "why": 0.0},
    }
    assert small_class.marks() == {"ada": FULL}
    assert list(desk.writer.shelf.hidden.iterdir()) == []


def test_the_graded_notebook_is_what_nbgrader_would_show(small_class, desk):
    small_class.hand_in("ada", WRONG)
    desk.write("ada")
    nb = nbformat.read(small_class.graded("ada") / "one.ipynb", as_version=4)
    nbformat.validate(nb)
    test = nb.cells[-1]
    assert test.source == "assert double(4) == 8, 'double(4) is not 8'"
    assert test.outputs[0].evalue == "double(4) is not 8"


def test_shared_with_the_group_where_the_course_says_so(small_class, monkeypatch):
    with open(small_class.folder / "nbgrader_config.py", "a") as file:
        file.write("c.CourseDirectory.groupshared = True\n")
    monkeypatch.chdir(small_class.folder)
    small_class.hand_in("ada")
    desk = Desk()
    desk.write("ada")
    desk.book.close()
    place = small_class.graded("ada")
    assert stat.S_IMODE((place / "one.ipynb").stat().st_mode) == 0o664
    for folder in (place, place.parent, place.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o2770 == 0o2770


def gradebook(small_class):
    return Gradebook(f"sqlite:///{small_class.folder / 'marks.db'}", "small")


def test_marks_and_words_of_a_person_survive(small_class, desk):
    small_class.hand_in("ada")
    desk.write("ada")
    with gradebook(small_class) as book:
        grade = book.find_grade("why", "two", "hw", "ada")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        book.find_comment("double", "one", "hw", "ada").manual_comment = "Well done"
        book.db.commit()
    small_class.hand_in("ada", RIGHT | {"double": WRONG["double"]})
    desk.write("ada")
    with gradebook(small_class) as book:
        grade = book.find_grade("why", "two", "hw", "ada")
        assert (grade.manual_score, grade.needs_manual_grade) == (2.5, True)
        assert book.find_comment("double", "one", "hw", "ada").comment == "Well done"
        assert book.find_submission("hw", "ada").score == 1 + 2.5


PENALTY = """
from nbgrader.plugins import BasePlugin
class OnePoint(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0
c.AssignLatePenalties.plugin_class = OnePoint
"""


@pytest.fixture
def late_class(small_class, monkeypatch):
    with open(small_class.folder / "nbgrader_config.py", "a") as file:
        file.write(PENALTY)
    small_class.due(2)
    monkeypatch.chdir(small_class.folder)
    return small_class


def penalties(small_class):
    with gradebook(small_class) as book:
        return {
            s.student.id: s.late_submission_penalty
            for s in book.assignment_submissions("hw")
        }


def test_who_is_late_gets_the_courses_penalty(late_class):
    late_class.hand_in("ada", timestamp="2026-01-01 00:00:00 UTC")
    late_class.hand_in("bob", timestamp="2026-01-03 00:00:00 UTC")
    late_class.grade()
    # One point for each of the two notebooks; the second gave one point in all.
    assert penalties(late_class) == {"ada": 0, "bob": 2}


def test_another_due_date_is_noticed_without_running_anything(late_class):
    late_class.hand_in("bob", timestamp="2026-01-03 00:00:00 UTC")
    late_class.grade()
    late_class.due(4)
    _, said = late_class.grade(runner="no:runner")
    assert "1 left as they are" in said
    assert penalties(late_class) == {"bob": 0}


@pytest.mark.parametrize(
    "text", [b"soon", b"\xff", b"99999-99-99 99:99", b"2026" * 999]
)
def test_an_unreadable_timestamp_is_left_out(small_class, desk, text):
    (small_class.hand_in("ada") / "timestamp.txt").write_bytes(text)
    mark = desk.write("ada")
    assert mark.notes == ["timestamp.txt holds no time; it was left out."]
    assert small_class.marks() == {"ada": FULL}


def test_an_older_copy_of_the_gradebook_gets_the_marks_again(small_class):
    before = (small_class.folder / "marks.db").read_bytes()
    small_class.hand_in("ada")
    small_class.grade()
    (small_class.folder / "marks.db").write_bytes(before)
    _, said = small_class.grade(runner="no:runner")
    assert "1 left as they are" in said
    assert small_class.marks() == {"ada": FULL}


def test_two_runs_at_once_do_not_meet(small_class, desk):
    small_class.hand_in("ada")
    child = os.fork()
    if child == 0:  # the lock is another process's
        try:
            with Desk().writer:
                os.kill(os.getpid(), 19)  # stop, with the lock held
        finally:
            os._exit(0)
    os.waitpid(child, os.WUNTRACED)
    try:
        with pytest.raises(Trouble, match="Another run is at work in this"):
            desk.write("ada")
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
    desk.write("ada")
    assert small_class.marks() == {"ada": FULL}


def test_a_full_disk_changes_nothing(small_class, desk, monkeypatch):
    small_class.hand_in("ada", WRONG)
    desk.write("ada")
    small_class.hand_in("ada")
    graded, before = desk.graded("ada"), files(small_class.graded("ada"))
    real = shelf._to_disk

    def full(path):
        real(path)
        if path.name == "two.ipynb":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf, "_to_disk", full)
    with desk.writer, pytest.raises(OSError):
        desk.writer.write(graded)
    assert small_class.marks() == {"ada": NONE}
    assert files(small_class.graded("ada")) == before
    assert list(desk.writer.shelf.hidden.iterdir()) == []


def test_what_nbgrader_does_not_take_leaves_nothing(small_class, desk):
    small_class.hand_in("ada")
    graded = desk.graded("ada")
    for cell in graded.notebooks["two"]["cells"]:
        cell["metadata"].get("nbgrader", {})["grade_id"] = "nowhere"
    with desk.writer, pytest.raises(Exception, match="nowhere"):
        desk.writer.write(graded)
    assert small_class.marks() == {}
    assert not small_class.graded("ada").exists()
    assert list(desk.writer.shelf.hidden.iterdir()) == []


# -- stopped at any moment --------------------------------------------------------

STEPS = {"open", "os.rename", "os.mkdir", "os.chmod", "os.rmdir", "os.remove"}


def write_and_die(student, at):
    """Write a student's marks in a child that ends at its at-th step; how many steps.

    A step is an operation on a file, or the commit.
    """
    reader, sender = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _write_counting(student, at, sender)
        finally:
            os._exit(1)
    os.close(sender)
    with open(reader) as stream:
        said = stream.read()
    os.waitpid(child, 0)
    return int(said or 0)


def _write_counting(student, at, sender):
    desk = Desk()
    graded, count = desk.graded(student), 0
    transaction = desk.book.transaction

    def step(event, arguments=()):
        nonlocal count
        if event in STEPS:
            count += 1
            if count == at:
                os._exit(9)

    def committing():
        held = transaction()
        commit = held.__enter__()

        class Steps:
            def __enter__(self):
                return lambda: (step("open"), commit(), step("open"))

            __exit__ = held.__exit__

        return Steps()

    desk.book.transaction = committing
    with desk.writer:
        sys.addaudithook(step)
        desk.writer.write(graded)
    os.write(sender, str(count).encode())


def whole(folder):
    mark = stamp.read(folder)
    for name in ("one", "two"):
        nbformat.validate(nbformat.read(folder / f"{name}.ipynb", as_version=4))
    return mark is not None


def _steps(small_class):
    """How many steps there are to write a student who was graded before."""
    count = write_and_die("ada", 0)
    assert count > 20
    return count


@pytest.mark.parametrize("apart", [pytest.param(1, marks=pytest.mark.grading_proof), 4])
def test_stopped_at_every_step(small_class, monkeypatch, tmp_path, apart):
    monkeypatch.chdir(small_class.folder)
    small_class.hand_in("ada", WRONG)
    small_class.grade()
    small_class.hand_in("ada", RIGHT)
    for folder in ("autograded", "marks.db"):
        path, copy = small_class.folder / folder, tmp_path / folder
        shutil.copytree(path, copy) if path.is_dir() else shutil.copy(path, copy)
    count, committed = _steps(small_class), 0
    for at in range(count, 0, -apart):
        shutil.rmtree("autograded")
        shutil.copytree(tmp_path / "autograded", "autograded")
        shutil.copy(tmp_path / "marks.db", "marks.db")
        assert write_and_die("ada", at) == 0
        committed += _check_and_finish(small_class)
    assert 0 < committed < count


def _check_and_finish(small_class):
    """Nothing is half done; the next run ends it. Whether marks had been committed."""
    place = small_class.graded("ada")
    found = small_class.marks()["ada"]
    assert found in (FULL, NONE)
    assert not place.exists() or whole(place)
    desk = Desk()
    digests = {"ada": folder_digest(small_class.submission("ada"))}
    with desk.writer as writer:
        recovered = writer.recover(digests)
        if "ada" not in writer.finished(digests):
            assert found == NONE  # what is committed is never graded a second time
            writer.write(desk.graded("ada"))
        assert list(writer.shelf.hidden.iterdir()) == []
    desk.book.close()
    assert small_class.marks() == {"ada": FULL}
    assert whole(place)
    return found == FULL or recovered == ["ada"]


def test_what_was_ready_from_another_submission_is_thrown_away(small_class, desk):
    small_class.hand_in("ada", WRONG)
    graded = desk.graded("ada")
    small_class.hand_in("ada")
    digests = {"ada": folder_digest(small_class.submission("ada"))}
    with desk.writer as writer:
        monkey = pytest.MonkeyPatch()
        with monkey.context() as patch:
            patch.setattr(writer.shelf, "into_place", lambda student, ready: None)
            writer.write(graded)
        assert [p.name for p in writer.shelf.hidden.iterdir()] == ["ada.ready"]
        assert writer.recover(digests) == []
        assert list(writer.shelf.hidden.iterdir()) == []
