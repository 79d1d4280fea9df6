"""One writer: whole notebooks, whole marks, whatever stops it in between."""

import os
import shutil
import stat
import sys

import nbformat
import pytest

from nnworks.grading import shelf, stamp
from nnworks.grading.stamp import folder_digest
from tests.grading.classes import FULL, NONE, RIGHT, WRONG
from tests.grading.desk import Desk


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
