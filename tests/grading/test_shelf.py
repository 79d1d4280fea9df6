"""Folders that are there whole or not at all, for one process at a time."""

import errno
import fcntl
import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from nnworks.grading import shelf as module
from nnworks.grading.shelf import HIDDEN, Shelf, contents, remove
from nnworks.grading.trouble import Trouble
from tests.grading.boxes import as_user
from tests.grading.classes import FULL
from tests.grading.desk import Desk
from tests.grading.submissions import put

FILES = {"one.ipynb": b"1", "below/deep/x.txt": b"x"}


class Course:
    """As much of a course as a shelf asks for."""

    def __init__(self, root, groupshared=False):
        self.root, self.directory = root, SimpleNamespace(groupshared=groupshared)

    def place(self, step, student=".", assignment="."):
        return self.root / step / student / assignment


@pytest.fixture
def shelf(tmp_path):
    with Shelf(Course(tmp_path), "graded", "hw", 444) as entered:
        yield entered


def modes(folder):
    """{name: mode} of all that is in a folder."""
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


def test_a_folder_is_ready_beside_and_then_in_its_place(shelf, tmp_path):
    ready = shelf.ready("ada", FILES)
    assert ready == tmp_path / "graded" / HIDDEN / "hw" / "ada.ready"
    assert contents(ready) == FILES and not shelf.place("ada").exists()
    assert list(shelf.left()) == [("ada", "ready", ready)]
    shelf.into_place("ada", ready)
    assert contents(tmp_path / "graded" / "ada" / "hw") == FILES
    assert list(shelf.left()) == []


def test_files_are_for_whom_nbgrader_says(shelf):
    assert modes(shelf.ready("ada", {"x.txt": b""})) == {"x.txt": 0o444}
    shelf.mode = Shelf(shelf.course, "graded", "hw", "664").mode
    assert modes(shelf.ready("ada", {"x.txt": b""})) == {"x.txt": 0o664}


def test_what_was_in_its_place_goes_as_a_whole(shelf):
    for files in (FILES, {"two.ipynb": b"2"}):
        shelf.into_place("ada", shelf.ready("ada", files))
    shelf.into_place("bob", shelf.ready("bob", FILES))
    assert contents(shelf.place("ada")) == {"two.ipynb": b"2"}
    assert contents(shelf.place("bob")) == FILES
    assert list(shelf.left()) == []


def test_what_an_earlier_run_left_is_no_part_of_it(shelf):
    shelf.into_place("ada", shelf.ready("ada", {"before.txt": b""}))
    for state in ("part", "ready", "old"):
        put(shelf.hidden / f"ada.{state}", {"left.txt": "x"})
    shelf.into_place("ada", shelf.ready("ada", FILES))
    assert contents(shelf.place("ada")) == FILES
    assert list(shelf.left()) == []


def test_what_is_left_is_listed_by_student_and_state(shelf):
    for name in ("b.c.part", "ada.old", "ada.ready"):
        (shelf.hidden / name).mkdir()
    found = [(student, state) for student, state, _ in shelf.left()]
    assert found == [("ada", "old"), ("ada", "ready"), ("b.c", "part")]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_is_half_written_does_not_stay(shelf, monkeypatch, error):
    before = shelf.ready("ada", {"x.txt": b"before"})

    def full(path):
        if Path(path).name == "x.txt":
            raise error

    monkeypatch.setattr(module, "_to_disk", full)
    with pytest.raises(type(error)):
        shelf.ready("ada", FILES)
    assert list(shelf.left()) == [("ada", "ready", before)]
    assert contents(before) == {"x.txt": b"before"}


def test_all_of_a_folder_is_on_the_disk_before_it_is_called_ready(shelf, monkeypatch):
    done, real = [], os.rename
    monkeypatch.setattr(module, "_to_disk", lambda path: done.append(Path(path)))
    rename = lambda path, new: (done.append("rename"), real(path, new))  # noqa: E731
    monkeypatch.setattr(os, "rename", rename)
    ready = shelf.ready("ada", FILES)
    part = ready.with_name("ada.part")
    names = ("", "one.ipynb", "below", "below/deep", "below/deep/x.txt")
    assert set(done[: done.index("rename")]) == {part / name for name in names}
    assert done[done.index("rename") :] == ["rename", shelf.hidden]
    del done[:]
    shelf.into_place("ada", ready)
    assert done == ["rename", "rename", shelf.place("ada").parent]


def test_to_remove_what_is_not_there_is_no_mistake(tmp_path):
    remove(put(tmp_path / "there", FILES))
    remove(tmp_path / "there")
    assert list(tmp_path.iterdir()) == []


# -- the group --------------------------------------------------------------------


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


def test_every_folder_is_the_groups_where_the_course_says_so(tmp_path):
    (tmp_path / "graded").mkdir()
    (tmp_path / "graded").chmod(0o705)
    course = Course(tmp_path, groupshared=True)
    with Shelf(course, "graded", "hw", 664) as shelf:
        ready = shelf.ready("ada", FILES)
        assert modes(ready)["below"] & 0o2770 == 0o2770
        shelf.into_place("ada", ready)
    # What all others may do stays as it was.
    assert stat.S_IMODE((tmp_path / "graded").stat().st_mode) == 0o2775
    assert modes(tmp_path / "graded")["hw"] & 0o2770 == 0o2770


def test_no_folder_is_the_groups_elsewhere(shelf):
    shelf.into_place("ada", shelf.ready("ada", FILES))
    found = modes(shelf.root)
    assert not any(mode & stat.S_ISGID for mode in found.values()), found


def test_a_folder_of_somebody_elses_is_left_as_it_is(tmp_path, monkeypatch):
    def chmod(path, mode):
        raise PermissionError(errno.EPERM, "not yours")

    monkeypatch.setattr(os, "chmod", chmod)
    with Shelf(Course(tmp_path, groupshared=True), "graded", "hw", 444) as shelf:
        assert shelf.root.is_dir()


# -- one at a time ----------------------------------------------------------------


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


def test_the_lock_is_of_the_step_and_goes_with_its_run(tmp_path):
    def entered(step, assignment):
        try:
            with Shelf(Course(tmp_path), step, assignment, 444):
                return "entered"
        except Trouble as trouble:
            return str(trouble)

    def elsewhere(step, assignment):
        return as_user("self", lambda: entered(step, assignment))

    shelf = Shelf(Course(tmp_path), "graded", "hw", 444)
    with shelf:
        assert elsewhere("graded", "hw") == elsewhere("graded", "hw2") == module.BUSY
        assert elsewhere("feedback", "hw") == "entered"
    assert elsewhere("graded", "hw") == "entered"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EAGAIN, errno.ENOLCK])
def test_only_a_lock_that_is_held_is_another_run(tmp_path, monkeypatch, number):
    def lockf(file, how):
        files.append(file)
        raise OSError(number, "no lock")

    files = []
    monkeypatch.setattr(fcntl, "lockf", lockf)
    kind = OSError if number == errno.ENOLCK else Trouble
    with pytest.raises(kind, match="no lock" if kind is OSError else "Another run is"):
        Shelf(Course(tmp_path), "graded", "hw", 444).__enter__()
    assert files[0].closed
