"""`nbgrader autograde` with the plug-in: the same marks, one submission at a time."""

import nbformat
import pytest
from traitlets.config import Config

from nnworks.grading import configure
from nnworks.grading.course import open_course
from nnworks.grading.plugin import JudgeNotebook, RestoreNotebook
from tests.grading.classes import FULL, NONE, WRONG
from tests.grading.plugged import autograde

# nbgrader's own way of adding a submission warns about itself.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def test_marks_as_by_the_command(plugged):
    plugged.hand_in("ada")
    plugged.hand_in("bob", WRONG)
    plugged.hand_in("eve", notebooks=["two"])
    autograde()
    half = FULL | {"test_double": 0.0}
    assert plugged.marks() == {"ada": FULL, "bob": NONE, "eve": half}
    graded = {name: notebook(plugged, name) for name in ("ada", "bob")}
    plugged.grade()
    assert plugged.marks() == {"ada": FULL, "bob": NONE, "eve": half}
    assert {name: notebook(plugged, name) for name in graded} == graded


def notebook(small_class, student):
    return nbformat.read(small_class.graded(student) / "one.ipynb", as_version=4)


def test_forced_again_as_formgrader_does(plugged):
    plugged.hand_in("ada", WRONG)
    autograde()
    plugged.hand_in("ada")
    autograde("ada", force=True)
    assert plugged.marks() == {"ada": FULL}


def test_by_the_button_of_formgrader(plugged):
    from nbgrader.apps.api import NbGraderAPI

    plugged.hand_in("ada")
    course = open_course()
    api = NbGraderAPI(course.directory, config=course.converter.config)
    assert api.autograde("hw", "ada")["success"]
    assert plugged.marks() == {"ada": FULL}
    plugged.hand_in("ada", WRONG)
    assert api.autograde("hw", "ada")["success"]
    assert plugged.marks() == {"ada": NONE}


def test_configure_keeps_what_the_course_added():
    from nbgrader.preprocessors import Execute, SaveAutoGrades

    c = Config()
    configure(c)
    assert c.Autograde.sanitize_preprocessors[0] is RestoreNotebook
    kinds = c.Autograde.autograde_preprocessors
    assert (
        kinds[0] is JudgeNotebook and SaveAutoGrades in kinds and Execute not in kinds
    )
    c = Config()
    c.Autograde.autograde_preprocessors = ["own.Kind", Execute, SaveAutoGrades]
    configure(c)
    kinds = ["own.Kind", JudgeNotebook, SaveAutoGrades]
    assert c.Autograde.autograde_preprocessors == kinds
