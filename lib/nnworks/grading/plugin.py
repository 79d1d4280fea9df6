"""Grading as an nbgrader plug-in: `nbgrader autograde` and formgrader use it too.

Execute and what restores cells are replaced: the student's cells and the tests run in
processes of their own. Marks and penalties stay nbgrader's.
"""

from nbformat import from_dict
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    Execute,
    IgnorePattern,
    LimitOutput,
    NbGraderPreprocessor,
    SaveAutoGrades,
)
from traitlets import Bool, Float, Unicode

from nnworks.grading.guard import GuardedExporter
from nnworks.grading.prose import show_safely
from nnworks.grading.restore import restore
from nnworks.grading.run import run_of
from nnworks.grading.work import fill, job_of

__all__ = ["JudgeNotebook", "RestoreNotebook", "configure"]

_EXECUTE = (Execute, "nbgrader.preprocessors.Execute")
_AFTERWARDS = [
    IgnorePattern,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]


class RestoreNotebook(NbGraderPreprocessor):
    """Puts back what the instructor made, instead of nbgrader's OverwriteCells."""

    def preprocess(self, nb, resources):
        """The notebook with every graded cell as it was released, once."""
        mark = resources["nbgrader"]
        original = run_of(self, mark["assignment"]).plan.notebooks[mark["notebook"]]
        nb, notes = restore(nb, original)
        for note in notes:
            self.log.warning("%s: %s", mark["student"], note)
        return from_dict(nb), resources


class JudgeNotebook(NbGraderPreprocessor):
    """Runs the student's cells and the tests, apart, instead of nbgrader's Execute."""

    timeout = Float(
        0.0, help="Seconds for a cell; 0 takes Execute.timeout where that is set."
    ).tag(config=True)
    memory = Unicode("", help="Memory of a student's process, such as 2G.").tag(
        config=True
    )
    sandbox = Bool(True, help="Whether the student's process is confined.").tag(
        config=True
    )
    figures = Bool(
        False, help="Draw figures also where a person marks nothing of the notebook."
    ).tag(config=True)
    runner = Unicode(
        "nnworks.grading.session:Warm", help="What runs a notebook, module:class."
    ).tag(config=True)

    def preprocess(self, nb, resources):
        """The notebook with the outputs that nbgrader takes the marks from."""
        mark = resources["nbgrader"]
        run = run_of(self, mark["assignment"])
        run.rehearse()
        original = run.plan.notebooks[mark["notebook"]]
        files = run.accepted(mark["student"]).files
        outcome = run.grade(job_of(nb, original, run.plan, files))
        fill(nb, outcome)
        for note in outcome.notes:
            self.log.warning("%s: %s", mark["student"], note)
        return from_dict(nb), resources


def configure(c):
    """Make a course use this way of grading.

    Parameters
    ----------
    c : traitlets.config.Config
        The `c` of nbgrader_config.py. Preprocessors that the course put into nbgrader's
        list of its own stay in it, in their place.
    """
    own = c.Autograde.get("autograde_preprocessors")
    kinds = own if isinstance(own, list) else [Execute, *_AFTERWARDS]
    c.Autograde.exporter_class = GuardedExporter
    c.Autograde.sanitize_preprocessors = [RestoreNotebook, CheckCellMetadata]
    c.Autograde.autograde_preprocessors = [
        JudgeNotebook if kind in _EXECUTE else kind for kind in kinds
    ]
    show_safely(c)
