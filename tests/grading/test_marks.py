"""Marks: saved by nbgrader's own code, and read again all at once."""

import datetime
import warnings
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook, SubmittedAssignment
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    Execute,
    SaveAutoGrades,
)

from nnworks.grading.marks import Marker, _after_execution, recorded
from nnworks.grading.plugin import JudgeNotebook
from tests.grading.classes import FULL, RIGHT, WRONG, book_in_memory


def gradebook(small_class):
    return Gradebook(f"sqlite:///{small_class.folder / 'marks.db'}", "small")


def test_marks_and_words_of_a_person_survive(small_class, desk):
    small_class.hand_in("ada")
    desk.write("ada")
    with gradebook(small_class) as book:
        grade = book.find_grade("why", "two", "hw", "ada")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        book.find_comment("double", "one", "hw", "ada").manual_comment = "Well done"
        book.db.commit()
    small_class.hand_in("ada", RIGHT | {"double": WRONG["double"]})
    desk.write("ada")
    with gradebook(small_class) as book:
        grade = book.find_grade("why", "two", "hw", "ada")
        assert (grade.manual_score, grade.needs_manual_grade) == (2.5, True)
        assert book.find_comment("double", "one", "hw", "ada").comment == "Well done"
        assert book.find_submission("hw", "ada").score == 1 + 2.5


PENALTY = """
from nbgrader.plugins import BasePlugin
class OnePoint(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0
c.AssignLatePenalties.plugin_class = OnePoint
"""


@pytest.fixture
def late_class(small_class, monkeypatch):
    with open(small_class.folder / "nbgrader_config.py", "a") as file:
        file.write(PENALTY)
    small_class.due(2)
    monkeypatch.chdir(small_class.folder)
    return small_class


def penalties(small_class):
    with gradebook(small_class) as book:
        return {
            s.student.id: s.late_submission_penalty
            for s in book.assignment_submissions("hw")
        }


def test_who_is_late_gets_the_courses_penalty(late_class):
    late_class.hand_in("ada", timestamp="2026-01-01 00:00:00 UTC")
    late_class.hand_in("bob", timestamp="2026-01-03 00:00:00 UTC")
    late_class.grade()
    # One point for each of the two notebooks; the second gave one point in all.
    assert penalties(late_class) == {"ada": 0, "bob": 2}


def test_another_due_date_is_noticed_without_running_anything(late_class):
    late_class.hand_in("bob", timestamp="2026-01-03 00:00:00 UTC")
    late_class.grade()
    late_class.due(4)
    _, said = late_class.grade(runner="no:runner")
    assert "1 left as they are" in said
    assert penalties(late_class) == {"bob": 0}


# -- saved ------------------------------------------------------------------------


def save(desk, student, names=("one", "two"), timestamp=None):
    """What came of saving the marks of a student's notebooks."""
    notebooks = desk.graded(student).notebooks
    chosen = {name: notebooks[name] for name in names}
    with desk.book.transaction() as commit:
        result = desk.writer.marker.save(student, chosen, timestamp)
        commit()
    return result


def test_what_is_saved_is_said(small_class, desk):
    small_class.hand_in("ada", RIGHT | {"half": WRONG["half"]})
    kept, scores, late = save(desk, "ada")
    assert scores == {"one": {"test_double": 2.0}, "two": {"test_half": 0.0, "why": 0}}
    assert late == 0.0 and list(kept) == ["one", "two"]
    assert [cell.source for cell in kept["one"].cells][1] == RIGHT["double"]
    assert recorded(desk.book, "hw") == {"ada": (scores, 0.0)}


def test_nothing_is_kept_that_is_not_committed(small_class, desk):
    small_class.hand_in("ada")
    notebooks = desk.graded("ada").notebooks
    with desk.book.transaction():
        desk.writer.marker.save("ada", notebooks)
    assert small_class.marks() == {} and recorded(desk.book, "hw") == {}


def test_a_notebook_that_is_missing_counts_nothing_and_waits_for_nobody(
    small_class, desk
):
    small_class.hand_in("ada")
    save(desk, "ada")
    assert small_class.marks() == {"ada": FULL}
    kept, scores, _ = save(desk, "ada", names=["one"])
    assert list(kept) == ["one"]
    assert scores["two"] == {"test_half": 0.0, "why": 0.0}
    with gradebook(small_class) as book:
        grades = book.find_submission_notebook("two", "hw", "ada").grades
        assert not any(grade.needs_manual_grade for grade in grades)


def test_the_time_stays_until_another_is_known(small_class, desk):
    small_class.due(2)
    small_class.hand_in("ada")
    lates = [
        save(desk, "ada", timestamp=timestamp)[2]
        for timestamp in ("2026-01-02 00:00:07 UTC", None, "2026-01-01 09:00:00 UTC")
    ]
    assert lates == [7.0, 7.0, 0.0]


# -- which preprocessors ----------------------------------------------------------


class Own(SaveAutoGrades):
    """A course's own."""


class OwnExecute(Execute):
    """Another way to run a notebook."""


@pytest.mark.parametrize(
    ("configured", "left"),
    [
        ([Execute, SaveAutoGrades], [SaveAutoGrades]),
        ([Own, JudgeNotebook, SaveAutoGrades, Own], [SaveAutoGrades, Own]),
        ([OwnExecute, Own, Execute, SaveAutoGrades], [SaveAutoGrades]),
        ([SaveAutoGrades, CheckCellMetadata, AssignLatePenalties], None),
        (["nbgrader.preprocessors.Execute", f"{__name__}.Own"], [Own]),
        ([Own, OwnExecute], []),
    ],
    ids=range(6),
)
def test_what_comes_behind_the_one_that_executes(configured, left):
    found = _after_execution(SimpleNamespace(autograde_preprocessors=configured))
    assert found == ([SaveAutoGrades, AssignLatePenalties] if left is None else left)


def test_a_course_gets_its_own_list(desk):
    kinds = [type(kind) for kind in desk.writer.marker.preprocessors]
    assert kinds[-2:] == [SaveAutoGrades, AssignLatePenalties]
    converter = desk.course.converter
    converter.autograde_preprocessors = [Execute, Own]
    (own,) = Marker(desk.course, desk.book, "hw").preprocessors
    assert type(own) is Own and own.parent is converter


# -- read -------------------------------------------------------------------------

DUE = datetime.datetime(2026, 1, 2)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def book():
    """A gradebook in memory: two assignments, of one notebook with one test each."""
    gradebook = book_in_memory("hw", "other")
    for name in ("hw", "other"):
        gradebook.add_notebook("one", name)
        gradebook.add_grade_cell("t", "one", name, max_score=2, cell_type="code")
    gradebook.find_assignment("hw").duedate = DUE
    gradebook.add_notebook("words", "hw")
    with gradebook:
        yield SimpleNamespace(gradebook=gradebook, session=gradebook.db)


def hand_in(book, student, score, assignment="hw", **known):
    book.gradebook.update_or_create_student(student)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own
        book.gradebook.add_submission(assignment, student)
    found = book.gradebook.find_submission(assignment, student)
    for name, value in known.items():
        setattr(found, name, value)
    book.gradebook.find_grade("t", "one", assignment, student).auto_score = score
    book.gradebook.db.commit()


def test_marks_are_read_of_one_assignment_with_none_where_there_is_none(book):
    assert recorded(book, "hw") == {}
    hand_in(book, "ada", 1.5)
    hand_in(book, "ada", 2.0, "other")
    hand_in(book, "bob", None)
    hand_in(book, "eve", 2.0, "other")
    assert recorded(book, "hw") == {
        "ada": ({"one": {"t": 1.5}, "words": {}}, 0.0),
        "bob": ({"one": {"t": None}, "words": {}}, 0.0),
    }


@pytest.mark.parametrize(
    ("handed_in", "extension", "late"),
    [
        (None, None, 0.0),
        (DUE - HOUR, None, 0.0),
        (DUE, None, 0.0),
        (DUE + HOUR, None, 3600.0),
        (DUE + HOUR, HOUR, 0.0),
        (DUE + 2 * HOUR, HOUR, 3600.0),
    ],
)
@pytest.mark.parametrize("due", [DUE, None])
def test_who_is_late_is_as_nbgrader_says(book, handed_in, extension, late, due):
    book.gradebook.find_assignment("hw").duedate = due
    hand_in(book, "ada", 1.0, timestamp=handed_in, extension=extension)
    ((_, found),) = recorded(book, "hw").values()
    assert found == (late if due else 0.0)
    theirs = book.session.query(SubmittedAssignment).one()
    if due or not extension:  # of an extension without a date nbgrader says nothing
        assert found == theirs.total_seconds_late


def test_reading_leaves_no_transaction_open(book):
    recorded(book, "hw")
    assert not book.session().in_transaction()
