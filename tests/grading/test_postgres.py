"""A gradebook in PostgreSQL: the same marks as in SQLite, readers at the same time."""

import contextlib
import shutil
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from nnworks.grading import gradebook
from nnworks.grading.gradebook import open_book
from nnworks.grading.trouble import Trouble
from tests.grading.classes import FULL, NONE, WORKER_PATH, WRONG, SmallClass
from tests.grading.postgres import TOOL, Server
from tests.grading.test_feedback import feedback, page
from tests.tools.test_tools import tool

here = pytest.mark.skipif(
    sys.platform == "win32" or TOOL["skipped"](), reason="SKIP_POSTGRES=1, or Windows"
)


def test_no_postgres_is_one_sentence_that_says_how_to_get_it():
    done = tool("postgres", NNWORKS_POSTGRES="/no/such", SKIP_POSTGRES="0")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.startswith("No PostgreSQL:") and "apt install" in done.stderr


@pytest.mark.parametrize("ci, code", [("", 0), ("true", 1)])
def test_a_person_may_skip_postgres_and_ci_may_not(ci, code):
    done = tool("postgres", NNWORKS_POSTGRES="/no/such", SKIP_POSTGRES="1", CI=ci)
    assert done.returncode == code


def run(command):
    return subprocess.run(command, capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    "url, said",
    [
        ("nonsense", "is no address of a database"),
        ("postgresql+nosuch://me:secret@a/b", "is no address of a database"),
        ("mysql+pymysql://me:secret@a/b", "the Python package pymysql, which is not"),
    ],
)
def test_an_address_that_is_none_is_said_so(url, said):
    assert said in _refused(url)


def test_without_the_driver_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    said = _refused("postgresql+psycopg://a/b")
    assert said.endswith("not installed: pip install 'nnworks[postgres]'.")


def test_a_server_that_is_not_there_is_one_sentence():
    said = _refused("postgresql+psycopg://me:secret@[::1]:9/a")
    assert said.startswith("The gradebook cannot be used: connection")


def _refused(url):
    course = SimpleNamespace(directory=SimpleNamespace(db_url=url, course_id="small"))
    with pytest.raises(Trouble) as caught:
        open_book(course, "hw", patience=0.1)
    said = str(caught.value)
    assert "secret" not in said and "\n" not in said and said.endswith(".")
    return said


# -- a course whose gradebook is there -------------------------------------------------


@pytest.fixture(scope="module")
def server():
    """Nothing is left of it when the last test has used it."""
    with Server() as server:
        yield server
        pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    assert not server.folder.exists()
    # Ended; in a container without init nobody may have asked how.
    assert run(["ps", "-o", "stat=", "-p", str(pid)])[:1] in ("", "Z")


@pytest.fixture(scope="module")
def released(server, tmp_path_factory):
    """A course whose assignment is released, before anybody handed it in."""
    folder = tmp_path_factory.mktemp("released")
    return SmallClass(folder, server.url("released")).make()


@here
@pytest.mark.slow
def test_nbgrader_keeps_its_gradebook_there(server, released):
    """It made the tables itself, of an empty database."""
    from nbgrader.api import Gradebook

    with Gradebook(server.url("marks", template="released"), "small") as book:
        book.add_student("ada")
        assert [student.id for student in book.students] == ["ada"]
        assert [assignment.name for assignment in book.assignments] == ["hw"]


@pytest.fixture
def in_postgres(server, released, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", WORKER_PATH)
    name = tmp_path.name.strip("0123456789")[:40] + str(id(tmp_path))
    folder = tmp_path / "there"
    shutil.copytree(released.folder, folder)
    there = SmallClass(folder, server.url(name, template="released"))
    with open(folder / "nbgrader_config.py", "a") as config:
        config.write(f"c.CourseDirectory.db_url = {there.url!r}\n")
    return three(there)


def three(course):
    course.hand_in("ada", timestamp="2026-01-02 03:04:05 UTC")
    course.hand_in("bob", WRONG)
    course.hand_in("eve", notebooks=("one",))
    return course


@here
@pytest.mark.slow
def test_the_marks_are_the_same_as_in_sqlite(small_class, in_postgres):
    here, there = three(small_class), in_postgres
    for course in (here, there):
        code, said = course.grade(jobs="2")
        assert code == 0, said
    assert there.marks() == here.marks()
    assert there.marks()["ada"] == FULL and there.marks()["bob"] == NONE
    code, said = there.grade()
    assert (code, "3 left as they are, 0 to grade" in said) == (0, True)
    with contextlib.chdir(there.folder):
        code, said = feedback(jobs="2")
    assert code == 0, said
    scores = {"ada": "2.0 / 2.0", "bob": "0.0 / 2.0", "eve": "2.0 / 2.0"}
    for student, score in scores.items():
        assert f"Score: {score}" in page(there, student)


@here
@pytest.mark.grading_proof
def test_formgrader_reads_and_marks_while_it_is_graded(in_postgres):
    from nbgrader.api import Gradebook

    assert in_postgres.grade(students="ada")[0] == 0
    over, seen = threading.Event(), []

    def formgrader():
        while not over.is_set():
            with Gradebook(in_postgres.url, "small") as book:
                seen.append(len(book.student_dicts()))
                book.assignment_submissions("hw")
                book.submission_dicts("hw")
                grade = book.find_grade("why", "two", "hw", "ada")
                grade.manual_score = 3.0
                book.db.commit()

    thread = threading.Thread(target=formgrader)
    thread.start()
    code, said = in_postgres.grade()
    over.set()
    thread.join()
    assert code == 0, said
    assert seen and set(seen) <= {1, 2, 3}
    with Gradebook(in_postgres.url, "small") as book:
        assert book.find_grade("why", "two", "hw", "ada").manual_score == 3.0
    assert set(in_postgres.marks()) == {"ada", "bob", "eve"}


@here
@pytest.mark.grading_proof
def test_a_lock_held_by_another_is_waited_for_and_then_said(in_postgres, monkeypatch):
    import psycopg

    monkeypatch.setattr(gradebook, "PATIENCE", 0.1)
    monkeypatch.setattr(gradebook.open_book, "__defaults__", (0.1,))
    address = in_postgres.url.replace("+psycopg", "")
    with psycopg.connect(address) as other:
        other.execute("LOCK TABLE student IN ACCESS EXCLUSIVE MODE")
        code, said = in_postgres.grade()
        assert code == 1 and "The gradebook is locked by another program" in said
    assert in_postgres.grade()[0] == 0
    assert in_postgres.marks()["ada"] == FULL


@here
@pytest.mark.slow
def test_a_server_that_dies_in_the_middle_costs_nothing(
    server, in_postgres, monkeypatch
):
    from nnworks.grading.writer import Writer

    write = Writer.write

    def dies(self, graded):
        if graded.student == "bob":
            server.stop()
        return write(self, graded)

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "write", dies)
        try:
            code, said = in_postgres.grade()
        finally:
            server.start()
    assert code == 1 and "The gradebook cannot be used: " in said, said
    code, said = in_postgres.grade()
    assert code == 0 and "1 left as they are, 2 to grade" in said, said
    assert in_postgres.marks()["ada"] == FULL and in_postgres.marks()["bob"] == NONE
