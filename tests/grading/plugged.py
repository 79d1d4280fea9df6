"""`nbgrader autograde` in this process, and what it said."""

import warnings

from sqlalchemy.exc import SAWarning

from nnworks.grading.course import open_course
from tests.grading.classes import FAKE

PLUGGED = f"""
from nnworks.grading import configure
configure(c)
c.JudgeNotebook.runner = {FAKE!r}
"""
NOT_JSON = (
    "bob: one.ipynb is not JSON, so it is not a notebook: ask the student to open it in"
    " Jupyter, save it and hand it in again."
)


def autograde(students="*", force=False, notebook="*"):
    """What `nbgrader autograde hw` does; what it logged comes through caplog."""
    converter = open_course().converter
    converter.log.propagate, converter.log.level = True, 20
    converter.coursedir.assignment_id, converter.coursedir.student_id = "hw", students
    converter.coursedir.notebook_id = notebook
    converter.force = force
    with warnings.catch_warnings():
        # nbgrader's own way of adding a submission warns about itself.
        warnings.simplefilter("ignore", SAWarning)
        converter.start()


def errors(caplog):
    """What it said as an error, in which nothing of Python's is."""
    assert "Traceback" not in caplog.text
    return [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]
