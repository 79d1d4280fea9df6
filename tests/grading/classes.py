"""A small nbgrader course with names of its own, and what its students hand in."""

import argparse
import contextlib
import datetime
import io
import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from unittest import mock

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.browsing import ROOT

FAKE = "tests.grading.fake:Warm"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "small"
c.CourseDirectory.source_directory = "made"
c.CourseDirectory.release_directory = "given"
c.CourseDirectory.db_url = "sqlite:///marks.db"
"""
RIGHT = {
    "double": "def double(x):\n    return 2 * x",
    "half": "def half(x):\n    return x / 2",
}
WRONG = {"double": "def double(x):\n    return x", "half": "def half(x):\n    return x"}


def mark(grade_id, **more):
    """nbgrader's metadata of a cell."""
    plain = {"grade": False, "solution": False, "locked": False, "task": False}
    return {"nbgrader": {"grade_id": grade_id, "schema_version": 3, **plain, **more}}


def solution_cell(name, source):
    lines = source.splitlines()
    body = [lines[0], "    ### BEGIN SOLUTION", *lines[1:], "    ### END SOLUTION"]
    return new_code_cell("\n".join(body), metadata=mark(name, solution=True))


def test_cell(name, source, points):
    metadata = mark(f"test_{name}", grade=True, locked=True, points=points)
    return new_code_cell(source, metadata=metadata)


test_cell.__test__ = False
TESTS = {
    "double": "assert double(4) == 8, 'double(4) is not 8'",
    "half": "assert half(4) == 2\nassert open('data.txt').read() == '4'",
}


def source_notebooks(tests=TESTS):
    """{name: notebook} of the assignment hw: two notebooks, and a question in words."""
    written = mark("why", grade=True, solution=True, points=3)
    first = [
        new_markdown_cell("# Twice"),
        solution_cell("double", RIGHT["double"]),
        test_cell("double", tests["double"], 2),
    ]
    second = [
        solution_cell("half", RIGHT["half"]),
        test_cell("half", tests["half"], 1),
        new_markdown_cell("Say why.", metadata=written),
    ]
    return {"one": new_notebook(cells=first), "two": new_notebook(cells=second)}


def answer(given, place, answers, notebooks=("one", "two")):
    """Write the released notebooks into another folder, the answers filled in."""
    for name in notebooks:
        nb = nbformat.read(given / f"{name}.ipynb", as_version=4)
        for cell in nb.cells:
            about = cell.metadata.get("nbgrader", {})
            if about.get("solution") and about["grade_id"] in answers:
                cell.source = answers[about["grade_id"]]
        nbformat.write(nb, place / f"{name}.ipynb")


def nbgrader(folder, *words):
    """One nbgrader command; a failure shows what it printed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=folder,
        env=os.environ | {"PATH": path, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


def gradebook_version():
    """What nbgrader writes into a new gradebook: it starts `alembic` to hear it."""
    from alembic.script import ScriptDirectory
    from nbgrader.dbutil import ALEMBIC_DIR

    return ScriptDirectory(ALEMBIC_DIR).get_current_head()


def book_in_memory(*assignments):
    """A gradebook of nbgrader's without a file, and the assignments in it."""
    from nbgrader.api import Gradebook

    with mock.patch("nbgrader.api.get_alembic_version", gradebook_version):
        book = Gradebook("sqlite://", "small")
    for name in assignments:
        book.add_assignment(name)
    return book


class SmallClass:
    """The course in a folder."""

    def __init__(self, folder, url=None):
        self.folder = Path(folder)
        self.url = url or f"sqlite:///{self.folder / 'marks.db'}"

    def make(self):
        """Write the assignment and generate what students get."""
        config = CONFIG
        if not self.url.startswith("sqlite"):
            config += f"c.CourseDirectory.db_url = {self.url!r}\n"
        (self.folder / "nbgrader_config.py").write_text(config)
        self.write_source(TESTS)
        return self.release()

    def copied(self, folder):
        """A copy of the course, its gradebook with it."""
        shutil.copytree(self.folder, folder)
        return SmallClass(folder)

    def write_source(self, tests):
        made = self.folder / "made" / "hw"
        made.mkdir(parents=True, exist_ok=True)
        for name, notebook in source_notebooks(tests).items():
            nbformat.write(notebook, made / f"{name}.ipynb")
        (made / "data.txt").write_text("4")

    def release(self):
        """As formgrader's button does it: nbgrader starts no process for that."""
        from nbgrader.apps.api import NbGraderAPI

        from nnworks.grading.course import open_course

        version = mock.patch("nbgrader.api.get_alembic_version", gradebook_version)
        with contextlib.chdir(self.folder), warnings.catch_warnings(), version:
            warnings.simplefilter("ignore")  # nbgrader's own
            course = open_course()
            api = NbGraderAPI(course.directory, config=course.converter.config)
            done = api.generate_assignment("hw", force=True)
        assert done["success"], done
        return self

    def hand_in(self, student, answers=RIGHT, notebooks=("one", "two"), timestamp=""):
        """Hand in the released notebooks with the answers filled in."""
        place = self.submission(student)
        place.mkdir(parents=True, exist_ok=True)
        answer(self.folder / "given" / "hw", place, answers, notebooks)
        if timestamp:
            (place / "timestamp.txt").write_text(timestamp)
        return place

    def submission(self, student):
        return self.folder / "submitted" / student / "hw"

    def graded(self, student):
        return self.folder / "autograded" / student / "hw"

    def marks(self):
        """{student: {task: automatic points}} as nbgrader's gradebook has them."""
        from nbgrader.api import Gradebook

        with Gradebook(self.url, "small") as book:
            return {
                submission.student.id: {
                    grade.name: grade.auto_score
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                }
                for submission in book.assignment_submissions("hw")
            }

    def due(self, day):
        """Set the due date, a day of January 2026."""
        from nbgrader.api import Gradebook

        with Gradebook(self.url, "small") as book:
            book.find_assignment("hw").duedate = datetime.datetime(2026, 1, day)
            book.db.commit()

    def options(self, **more):
        """What `python -m nnworks grade hw` hands over, with the stand-in for Warm."""
        usual = dict(assignment="hw", jobs="1", students=None, timeout=None)
        usual |= dict(memory=None, csv=None, figures=False, regrade=False)
        usual |= dict(force=False, no_sandbox=True, runner=FAKE)
        return argparse.Namespace(**usual | more)

    def grade(self, **more):
        """(exit code, what it said) of the command, in this process."""
        from nnworks.grading.grade import grade_command

        out, err, before = io.StringIO(), io.StringIO(), os.getcwd()
        os.chdir(self.folder)
        try:
            code = grade_command(self.options(**more), out, err)
        finally:
            os.chdir(before)
        return code, out.getvalue() + err.getvalue()


FULL = {"test_double": 2.0, "test_half": 1.0, "why": 0.0}
NONE = {"test_double": 0.0, "test_half": 0.0, "why": 0.0}
WORKER_PATH = os.pathsep.join([str(ROOT), str(ROOT / "lib")])
