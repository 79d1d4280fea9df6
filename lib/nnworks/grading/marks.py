"""Marks go into the gradebook by nbgrader's own code, for one student at a time."""

import warnings

from nbformat import from_dict
from nbgrader.preprocessors import CheckCellMetadata, Execute
from nbgrader.utils import parse_utc
from sqlalchemy import select
from sqlalchemy.exc import SAWarning
from traitlets.utils.importstring import import_item

from nnworks.grading.plugin import JudgeNotebook

__all__ = ["Marker", "recorded"]


class Marker:
    """Runs what nbgrader runs after the notebook was executed, upon an open gradebook.

    Parameters
    ----------
    course : nnworks.grading.course.Course
        Its list of preprocessors counts, from behind the one that executes.
    book : nnworks.grading.gradebook.Book
    assignment : str
    """

    def __init__(self, course, book, assignment):
        self.book, self.assignment = book, assignment
        self.url = str(course.directory.db_url)
        converter = course.converter
        self.preprocessors = [
            kind(parent=converter) for kind in _after_execution(converter)
        ]

    def save(self, student, notebooks, timestamp=None):
        """Save the marks of a submission; the notebooks as they are to be kept.

        Call it within a transaction of the book. Manual marks and comments stay.

        Parameters
        ----------
        student : str
        notebooks : dict
            {name: notebook as JSON has it}; a notebook of the assignment that is not
            among them counts 0 points.
        timestamp : str or None
            When it was handed in, as in timestamp.txt; None leaves what is known.

        Returns
        -------
        kept, scores, late : dict, dict, float
            {name: notebook}, {name: {grade_id: automatic points}}, seconds too late.
        """
        with warnings.catch_warnings():
            # nbgrader's own way of adding a submission warns about itself.
            warnings.simplefilter("ignore", SAWarning)
            return self._save(student, notebooks, timestamp)

    def _save(self, student, notebooks, timestamp):
        gradebook = self.book.gradebook
        known = {"timestamp": parse_utc(timestamp)} if timestamp else {}
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(
            self.assignment, student, **known
        )
        kept = {}
        for name, notebook in notebooks.items():
            kept[name] = self._process(student, name, from_dict(notebook))
        for notebook in submission.notebooks:
            if notebook.name not in notebooks:  # as nbgrader's Autograde does
                for grade in notebook.grades:
                    grade.auto_score, grade.needs_manual_grade = 0, False
        self.book.session.flush()
        self.book.session.expire_all()
        scores = {
            notebook.name: {grade.name: grade.auto_score for grade in notebook.grades}
            for notebook in submission.notebooks
        }
        return kept, scores, float(submission.total_seconds_late)

    def _process(self, student, name, notebook):
        resources = {
            "unique_key": name,
            "output_files_dir": f"{name}_files",
            "nbgrader": {
                "student": student,
                "assignment": self.assignment,
                "notebook": name,
                "db_url": self.url,
            },
        }
        with self.book.lent():
            for preprocessor in self.preprocessors:
                notebook, resources = preprocessor(notebook, resources)
        return notebook


def _after_execution(converter):
    """The configured preprocessors behind the one that executes the notebook."""
    kinds = [
        import_item(kind) if isinstance(kind, str) else kind
        for kind in converter.autograde_preprocessors
    ]
    places = [
        place
        for place, kind in enumerate(kinds)
        if issubclass(kind, (Execute, JudgeNotebook))
    ]
    kinds = kinds[places[-1] + 1 :] if places else kinds
    # It looks whether the cells' marks are whole, which took a third of the time of a
    # submission's writing: `restore` has just written them all.
    return [kind for kind in kinds if kind is not CheckCellMetadata]


def recorded(book, assignment):
    """{student: (scores, seconds late)} as the gradebook has them, in few queries."""
    from nbgrader.api import (
        Assignment,
        BaseCell,
        Grade,
        Notebook,
        SubmittedAssignment,
        SubmittedNotebook,
    )

    due = book.gradebook.find_assignment(assignment).duedate
    query = (
        select(
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            Notebook.name,
            BaseCell.name,
            Grade.auto_score,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(
            SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id
        )
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .outerjoin(BaseCell, BaseCell.id == Grade.cell_id)
        .where(Assignment.name == assignment)
    )
    found = {}
    for student, handed_in, extension, notebook, cell, score in book.session.execute(
        query
    ):
        late = 0.0
        if due is not None and handed_in is not None:
            until = due + extension if extension is not None else due
            late = max(0.0, (handed_in - until).total_seconds())
        scores, _ = found.setdefault(student, ({}, late))
        of_notebook = scores.setdefault(notebook, {})
        if cell is not None:
            of_notebook[cell] = score
    book.session.rollback()
    return found
