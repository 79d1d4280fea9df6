"""Feedback pages: for everybody, harmless, written once and whole."""

import argparse
import contextlib
import io
import json
import sqlite3

import nbformat
import pytest
from nbgrader.api import Gradebook

from nnworks.grading import pool, shelf
from nnworks.grading.feedback import feedback_command
from nnworks.grading.pool import Pool
from nnworks.grading.render import Asked, Rendering
from nnworks.grading.worker import serve
from tests.grading.classes import RIGHT, WRONG


@pytest.fixture(scope="module")
def two(new_class):
    course = new_class()
    course.hand_in("ada")
    course.hand_in("bob", WRONG)
    code, said = course.grade(jobs="2")
    assert code == 0, said
    return course


@pytest.fixture
def graded(two, copy_of, monkeypatch):
    course = copy_of(two)
    monkeypatch.chdir(course.folder)
    return course


class Here:
    """Stands in for the pool: this process, which has nbconvert by then, is a worker.

    It is the connection to itself, too.
    """

    def __init__(self, work, jobs):
        self.work, self.waiting, self.answers = work, [], []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def recv(self):
        if not self.waiting:
            raise EOFError
        return self.waiting.pop(0)

    def send(self, answer):
        self.answers.append(answer)

    def run(self, items):
        self.waiting += items
        serve(self, self.work)
        return self.answers


def feedback(kind=Here, **more):
    """(exit code, what it said) of the command."""
    usual = dict(assignment="hw", students=None, jobs="1", force=False)
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "Pool", kind)
        code = feedback_command(argparse.Namespace(**usual | more), out, err)
    return code, out.getvalue() + err.getvalue()


def lines(written, left):
    return f"Written for {written}, up to date already for {left}.\n"


def page(small_class, student, name="one"):
    path = small_class.folder / "feedback" / student / "hw" / f"{name}.html"
    return path.read_text(encoding="utf-8")


def test_everybody_gets_a_page_with_marks_and_words(graded):
    code, said = feedback(Pool, jobs="2")
    first = f"hw: 2 graded, pages into {graded.folder / 'feedback'}.\n"
    assert (code, said) == (0, f"{first}{lines(written=2, left=0)}")
    assert "one (Score: 2.0 / 2.0)" in page(graded, "ada")
    assert "one (Score: 0.0 / 2.0)" in page(graded, "bob")
    assert "double(4) is not 8" in page(graded, "bob")
    assert "two (Score: 1.0 / 4.0)" in page(graded, "ada", "two")
    names = {p.name for p in (graded.folder / "feedback" / "ada" / "hw").iterdir()}
    assert names == {"one.html", "two.html", "data.txt", ".nnworks"}


def test_what_is_up_to_date_is_left(graded):
    feedback()
    path = graded.folder / "feedback" / "ada" / "hw" / "one.html"
    before = path.stat().st_mtime_ns
    assert lines(written=0, left=2) in feedback()[1]
    assert path.stat().st_mtime_ns == before
    assert lines(written=2, left=0) in feedback(force=True)[1]
    assert path.stat().st_mtime_ns != before


def test_a_class_need_not_fit_into_the_memory_of_one_process(graded, monkeypatch):
    def read(*args, **kwargs):
        raise MemoryError

    monkeypatch.setattr(nbformat, "read", read)  # here, not in the workers
    monkeypatch.setattr(json, "dumps", read)
    assert feedback(Pool)[0] == 0
    assert "Score: 2.0 / 2.0" in page(graded, "ada")


def test_what_keeps_all_from_their_pages_is_said_once(graded, monkeypatch):
    asked = Asked("ada", graded.graded("ada"))
    with Rendering("hw").open() as renderer:
        renderer.book.patience = 0.1
        with contextlib.closing(sqlite3.connect(graded.folder / "marks.db")) as other:
            other.execute("BEGIN EXCLUSIVE")
            pages = renderer.pages(asked)
        assert pages.trouble.startswith("The gradebook is locked") and not pages.html
        assert list(renderer.pages(asked).html) == ["one", "two"]
        # Else it would not see what is marked meanwhile.
        assert not renderer.book.session().in_transaction()
    monkeypatch.setattr(Pool, "run", lambda self, items: [pages, pages])
    code, said = feedback(Pool)
    assert (code, said.splitlines()[1:]) == (1, [pages.trouble])


def test_a_comment_of_a_person_makes_a_new_page(graded):
    feedback()
    with Gradebook(f"sqlite:///{graded.folder / 'marks.db'}", "small") as book:
        book.find_comment("double", "one", "hw", "ada").manual_comment = "Well done"
        book.db.commit()
    code, said = feedback()
    assert code == 0
    assert lines(written=1, left=1) in said
    assert "Well done" in page(graded, "ada")


def test_a_student_without_marks_does_not_stop_the_others(graded):
    folder = graded.folder / "autograded" / "zoe" / "hw"
    folder.mkdir(parents=True)
    (folder / "one.ipynb").write_text("{")
    code, said = feedback()
    assert code == 1
    assert "zoe: error: " in said and said.endswith("Without feedback: zoe.\n")
    assert "Score: 2.0" in page(graded, "ada")


def test_who_is_not_graded_has_no_page_and_is_named(graded):
    graded.hand_in("zoe")
    code, said = feedback()
    assert code == 1
    assert said.endswith("Not graded, so without feedback: zoe.\n")
    assert feedback(students="a*")[0] == 0


def test_stopped_in_between_and_taken_up(graded, monkeypatch):
    real = shelf.Shelf.into_place
    seen = []

    def into_place(self, student, ready):
        if seen:
            raise KeyboardInterrupt
        seen.append(student)
        real(self, student, ready)

    with monkeypatch.context() as patch:
        patch.setattr(shelf.Shelf, "into_place", into_place)
        code, said = feedback()
    assert code == 1
    assert said.endswith("the same command goes on from there.\n")
    code, said = feedback()
    assert code == 0
    assert lines(written=1, left=1) in said
    hidden = graded.folder / "feedback" / shelf.HIDDEN / "hw"
    assert list(hidden.iterdir()) == []


def test_bad_usage_is_one_sentence(graded):
    code, said = feedback(jobs="0")
    assert (code, said.count("\n")) == (2, 1)
    code, said = feedback(assignment="hw2")
    assert (code, said) == (
        2,
        "There is no assignment hw2 in this course; did you mean hw?\n",
    )
    code, said = feedback(students="nobody")
    assert (code, said.startswith("Nothing of hw is graded yet")) == (1, True)


def test_only_the_students_asked_for(small_class, monkeypatch):
    monkeypatch.chdir(small_class.folder)
    for student in ("ada", "bob"):
        small_class.hand_in(student, RIGHT)
    small_class.grade()
    code, said = feedback(students="a*")
    assert code == 0
    assert said.startswith("hw: 1 graded, ") and lines(written=1, left=0) in said
