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
from nnworks.grading.render import NARROW, Asked, Rendering
from nnworks.grading.worker import serve
from tests.grading.classes import RIGHT, WRONG, nbgrader
from tests.grading.test_prose import Page

EVIL = "Because\n\n<script>ATTACK()</script>\n\n<img src=x onerror=ATTACK()>"


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


def test_pages_are_as_nbgraders_own(graded):
    from nbgrader.converters import GenerateFeedback

    from nnworks.grading.course import open_course

    feedback()
    ours = page(graded, "bob")
    course = open_course(feedback=True)
    course.directory.assignment_id = "hw"
    course.converter.force = True
    assert isinstance(course.converter, GenerateFeedback)
    course.converter.start()
    assert ours.count(NARROW) == 1
    assert ours.replace(NARROW, "").split() == page(graded, "bob").split()


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


def test_nothing_that_a_student_wrote_acts(small_class, monkeypatch):
    monkeypatch.chdir(small_class.folder)
    path = small_class.hand_in("eve") / "two.ipynb"
    nb = nbformat.read(path, as_version=4)
    nb.cells[-1].source = EVIL
    nb.cells.append(nbformat.v4.new_markdown_cell(EVIL))
    nbformat.write(nb, path)
    small_class.grade()
    feedback()
    html = page(small_class, "eve", "two")
    assert "<script>ATTACK" not in html and "&lt;script" in html
    assert "onerror" not in html.replace("&lt;img src=x onerror", "")
    assert html.count("Because") == 2


HOSTILE = {
    "double": "def double(x):\n    return 2 * x\n"
    "from IPython.display import HTML, Javascript, display\n"
    "display(HTML('<script>BAD(1)</script>'), Javascript('BAD(2)'))\n"
    "print('<script>BAD(3)</script>')\n'<img src=x onerror=BAD(4)>'",
    "why": f"{EVIL}\n\n[me](javascript:BAD(5)) <svg onload=BAD(6)>",
}


@pytest.fixture(scope="module")
def unkind(new_class):
    """Ada means well, eve does not, in an answer, a cell, an output and a comment."""
    course = new_class()
    with open(course.folder / "nbgrader_config.py", "a") as file:
        file.write("from nnworks.grading import configure\nconfigure(c)\n")
    course.hand_in("ada")
    folder = course.hand_in("eve", HOSTILE)
    for name in ("one", "two"):
        nb = nbformat.read(folder / f"{name}.ipynb", as_version=4)
        nb.cells.append(nbformat.v4.new_markdown_cell(HOSTILE["why"]))
        nbformat.write(nb, folder / f"{name}.ipynb")
    code, said = course.grade(runner="")
    assert code == 0, said
    with Gradebook(course.url, "small") as book:
        for student in ("ada", "eve"):
            comment = book.find_comment("double", "one", "hw", student)
            comment.manual_comment = EVIL if student == "eve" else "Because"
        book.db.commit()
    return course


@pytest.fixture
def hostile(unkind, copy_of, monkeypatch):
    course = copy_of(unkind)
    monkeypatch.chdir(course.folder)
    return course


@pytest.mark.parametrize(
    "command", ["ours", pytest.param("nbgrader's", marks=pytest.mark.grading_proof)]
)
def test_a_hostile_page_runs_and_fetches_no_more_than_an_honest_one(hostile, command):
    if command == "ours":
        assert feedback()[0] == 0
    else:
        nbgrader(hostile.folder, "generate_feedback", "hw")
    for name in ("one", "two"):
        honest, found = (Page(page(hostile, s, name)) for s in ("ada", "eve"))
        assert "BAD" in page(hostile, "eve", name)
        assert found.scripts == honest.scripts and found.bad == honest.bad
    assert "&lt;script&gt;ATTACK" in page(hostile, "eve")


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
