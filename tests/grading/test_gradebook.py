"""One gradebook for the class: all of a student or nothing, patience, plain words."""

import sqlite3
import threading
import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from nnworks.grading import gradebook
from nnworks.grading.course import open_course
from nnworks.grading.gradebook import open_book
from nnworks.grading.trouble import Trouble


@pytest.fixture
def course(small_class, monkeypatch):
    monkeypatch.chdir(small_class.folder)
    return open_course()


@pytest.fixture
def book(course):
    book = open_book(course, "hw", patience=0.2)
    yield book
    book.close()


def students(book):
    return [student.id for student in book.gradebook.students]


def test_what_is_committed_is_there(book):
    with book.transaction() as commit:
        book.gradebook.add_student("ada")
        commit()
    assert students(book) == ["ada"]


def test_what_is_not_committed_is_not(book):
    with book.transaction():
        book.gradebook.add_student("ada")
    with pytest.raises(ZeroDivisionError), book.transaction() as commit:
        book.gradebook.add_student("bob")
        commit(1 / 0)
    assert students(book) == []


def test_preprocessors_are_lent_this_gradebook_and_leave_it_open(book):
    from nbgrader.preprocessors import saveautogrades

    before = saveautogrades.Gradebook
    with book.lent():
        with saveautogrades.Gradebook("sqlite:////nowhere/else.db") as lent:
            assert lent is book.gradebook
        assert students(book) == []
    assert saveautogrades.Gradebook is before


@pytest.fixture
def other(small_class):
    """Another program's connection to the same gradebook."""
    with sqlite3.connect(
        small_class.folder / "marks.db", isolation_level=None, check_same_thread=False
    ) as connection:
        yield connection
    connection.close()


def add(book, student):
    def attempt():
        with book.transaction() as commit:
            book.gradebook.add_student(student)
            commit()

    book.patiently(attempt)


def test_a_locked_gradebook_in_a_sentence(book, other):
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Trouble, match="locked by another program") as error:
        add(book, "ada")
    assert error.value.code == 1
    other.execute("ROLLBACK")
    add(book, "ada")
    assert students(book) == ["ada"]


def test_a_lock_that_goes_away_is_waited_for(book, other):
    book.patience = 60.0
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.6, lambda: other.execute("ROLLBACK"))
    release.start()
    start = time.monotonic()
    add(book, "ada")
    assert time.monotonic() - start > 0.4
    assert students(book) == ["ada"]


def test_locked_from_the_start(course, other):
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Trouble, match="locked by another program"):
        open_book(course, "hw", patience=0.2)


def test_an_older_nbgraders(course, other):
    other.execute("ALTER TABLE grade DROP COLUMN extra_credit")
    with pytest.raises(Trouble, match="run `nbgrader db upgrade`"):
        open_book(course, "hw")


@pytest.mark.parametrize("version, word", [("724cde206c17", "older"), ("ff", "newer")])
def test_another_version(course, other, version, word):
    other.execute("UPDATE alembic_version SET version_num = ?", [version])
    with pytest.raises(Trouble, match=f"made by an? {word} nbgrader"):
        open_book(course, "hw")


def test_no_version_at_all(course, other):
    other.execute("DROP TABLE alembic_version")
    with pytest.raises(Trouble, match="made by an older nbgrader"):
        open_book(course, "hw")


def test_a_file_that_is_no_gradebook(course, small_class):
    (small_class.folder / "marks.db").write_text("no database " * 100)
    with pytest.raises(Trouble, match="cannot be used: file is not a database"):
        open_book(course, "hw")
    (small_class.folder / "marks.db").write_text("")
    with pytest.raises(Trouble, match="There is no gradebook yet"):
        open_book(course, "hw")


def test_a_full_disk_in_a_sentence(book, caplog):
    def fill():
        with book.transaction():
            book.session.execute(text("PRAGMA max_page_count = 1"))
            for number in range(100):
                book.gradebook.add_student(f"{number}" * 1000)

    with pytest.raises(Trouble, match="The disk is full"):
        book.patiently(fill)
    assert caplog.text == ""


def test_the_lock_is_retried_not_hurried(monkeypatch):
    naps = []
    monkeypatch.setattr(gradebook.time, "sleep", naps.append)

    def fail_four_times():
        if len(naps) < 4:
            raise OperationalError("", {}, Exception("database is locked"))
        return "done"

    assert gradebook.patiently(fail_four_times) == "done"
    assert naps == [0.05, 0.1, 0.2, 0.4]
