"""Feedback pages: nbgrader's own, in which nothing that a student wrote acts."""

import pickle

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import GetGrades, LimitOutput

from nnworks.grading import course, gradebook, render, stamp
from nnworks.grading.course import open_course
from nnworks.grading.render import NARROW, Asked, Pages, Rendering, beside
from nnworks.grading.trouble import Trouble
from tests.grading.classes import CONFIG, WRONG, nbgrader
from tests.grading.submissions import put
from tests.grading.test_feedback import feedback, page
from tests.grading.test_prose import Page

EVIL = "Because\n\n<script>ATTACK()</script>\n\n<img src=x onerror=ATTACK()>"


# -- one student's pages ----------------------------------------------------------


class Book:
    """As much of a gradebook as the pages ask for."""

    def __init__(self, trouble=""):
        self.trouble, self.closed = trouble, 0

    def patiently(self, attempt):
        if self.trouble:
            raise Trouble(self.trouble)
        return attempt()

    def close(self):
        self.closed += 1


@pytest.fixture
def renderer(tmp_path, monkeypatch):
    """What renders in a course without a gradebook; marks are what is put beside."""
    (tmp_path / "nbgrader_config.py").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    made = render._Renderer(open_course(feedback=True), Book(), "hw")
    made.score = 1.0

    def with_marks(student, path):
        marks = {"score": made.score, "max_score": 2.0, "late_penalty": 0.0}
        return nbformat.read(path, as_version=4), {"metadata": {}, "nbgrader": marks}

    monkeypatch.setattr(made, "_with_marks", with_marks)
    return made


def cells(*outputs, words="Because."):
    code = new_code_cell("double(4)", id="a", outputs=list(outputs))
    made = new_notebook(cells=[code, new_markdown_cell(words, id="b")])
    return nbformat.writes(made)


@pytest.fixture
def graded(tmp_path):
    return put(tmp_path / "graded", {"one.ipynb": cells(), "data.txt": "4"})


def test_a_page_a_notebook(renderer, graded):
    put(graded, {"two.ipynb": cells(), "below/three.ipynb": cells()})
    pages = renderer.pages(Asked("ada", graded))
    assert list(pages.html) == ["one", "two"]
    assert (pages.student, pages.refused, pages.trouble) == ("ada", "", "")
    for html in pages.html.values():
        assert "Because." in html and html.count(f"{NARROW}</head>") == 1


def test_where_all_is_as_it_was_there_is_no_page(renderer, graded, monkeypatch):
    monkeypatch.setattr(render, "_html", None)
    pages = renderer.pages(Asked("ada", graded, digest_of(renderer, graded)))
    assert (pages.html, pages.digest) == ({}, digest_of(renderer, graded))


def digest_of(renderer, folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "_html", lambda *page: "")
        return renderer.pages(Asked("ada", folder)).digest


@pytest.mark.parametrize(
    ("files", "other"),
    [
        ({"one.ipynb": cells(words="No.")}, True),
        ({"two.ipynb": cells()}, True),
        ({"data.txt": "5"}, True),
        ({"more.txt": ""}, True),
        ({stamp.NAME: "{}"}, False),
        ({}, False),
    ],
    ids=range(6),
)
def test_the_digest_is_of_all_that_goes_out(renderer, graded, files, other):
    before = digest_of(renderer, graded)
    assert (digest_of(renderer, put(graded, files)) != before) == other


def test_the_digest_is_of_the_names_and_of_the_marks_too(renderer, graded):
    before = digest_of(renderer, graded)
    (graded / "one.ipynb").rename(graded / "two.ipynb")
    assert digest_of(renderer, graded) != before
    (graded / "two.ipynb").rename(graded / "one.ipynb")
    assert digest_of(renderer, graded) == before
    renderer.score = 2.0
    assert digest_of(renderer, graded) != before


def test_outputs_are_cleaned_though_nbgrader_alone_made_them(renderer, graded):
    script = {"text/html": "<script>BAD()</script>", "text/plain": "plain"}
    outputs = [new_output("display_data", script)]
    outputs.append(new_output("stream", text="x" * 2_000_000))
    put(graded, {"one.ipynb": cells(*outputs)})
    html = renderer.pages(Asked("ada", graded)).html["one"]
    assert "BAD()" not in html and "plain" in html
    assert "xxx" in html and html.count("x") < 1_100_000


def test_what_keeps_the_gradebook_closed_is_said(renderer, graded):
    renderer.book.trouble = "It is locked."
    pages = renderer.pages(Asked("ada", graded))
    assert pages == Pages("ada", trouble="It is locked.")


def test_who_cannot_be_rendered_is_refused_alone():
    work = pickle.loads(pickle.dumps(Rendering("hw")))
    assert work.failed(Asked("ada", None), "why.") == Pages("ada", refused="why.")


def test_the_gradebook_is_closed_however_the_worker_ends(renderer, monkeypatch):
    opened = renderer.course
    monkeypatch.setattr(course, "open_course", lambda feedback: feedback and opened)
    book = Book()
    monkeypatch.setattr(gradebook, "open_book", lambda *asked: book)
    with pytest.raises(ZeroDivisionError), Rendering("hw").open() as tool:
        assert (tool.course, tool.book, tool.assignment) == (opened, book, "hw")
        assert not book.closed
        1 / 0  # noqa: B018
    assert book.closed == 1


def test_what_goes_out_beside_the_pages(tmp_path):
    kept = {"data.txt": b"4", "below/x.html": b"", "timestamp.txt": b"", ".x": b""}
    left = {"one.ipynb": b"{}", "below/two.ipynb": b"{}", stamp.NAME: b"{}"}
    assert beside(put(tmp_path / "graded", kept | left)) == kept


def test_the_exporter_has_the_courses_preprocessors_but_the_one_for_marks(renderer):
    converter = renderer.course.converter
    converter.preprocessors = [GetGrades, LimitOutput]
    kinds = [type(kind) for kind in render._exporter(converter)._preprocessors]
    assert kinds[-1] is LimitOutput and GetGrades not in kinds


# -- the pages of a class ----------------------------------------------------------


def test_pages_are_as_nbgraders_own(small_class, monkeypatch):
    monkeypatch.chdir(small_class.folder)
    small_class.hand_in("bob", WRONG)
    small_class.grade()
    feedback()
    ours = page(small_class, "bob")
    course = open_course(feedback=True)
    course.directory.assignment_id = "hw"
    course.converter.force = True
    assert isinstance(course.converter, GenerateFeedback)
    course.converter.start()
    assert ours.count(NARROW) == 1
    assert ours.replace(NARROW, "").split() == page(small_class, "bob").split()


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
