"""The nbgrader course in this folder, and what is wrong with it, in a sentence."""

import difflib
import glob
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path

from nnworks.grading.trouble import BAD_USAGE, Trouble

__all__ = ["Course", "Submission", "open_course"]

NO_COURSE = (
    "There is no nbgrader course in {root}: go to the folder with nbgrader_config.py,"
    " or make one with `nbgrader quickstart`."
)
UNKNOWN = "There is no assignment {name} in this course; {there}"
UNRELEASED = (
    "The gradebook does not know {name} yet: run `nbgrader generate_assignment {name}`."
)


@dataclass(frozen=True)
class Submission:
    """What a student handed in: a folder, or what lies there on its way elsewhere.

    Attributes
    ----------
    student : str
    folder : Path
    digest : str
        Of what lies there (`stamp.folder_digest`); "" where nobody computed it yet.
    found : nnworks.grading.folder.Found or None
        What lies there, for a machine that does not see the folder.
    """

    student: str
    folder: Path
    digest: str = ""
    found: object = None


class Course:
    """An nbgrader course, configured by nbgrader's own loader.

    Parameters
    ----------
    converter : nbgrader.converters.BaseConverter
        Carries the configuration and the list of preprocessors.

    Attributes
    ----------
    directory : nbgrader.coursedir.CourseDirectory
    root : Path
    """

    def __init__(self, converter):
        self.converter = converter
        self.directory = converter.coursedir
        self.root = Path(self.directory.root)

    def place(self, step, student=".", assignment="."):
        """The folder of a step ("submitted", ...) for a student and an assignment."""
        name = getattr(self.directory, f"{step}_directory")
        return Path(
            os.path.normpath(self.directory.format_path(name, student, assignment))
        )

    def source(self, assignment):
        """The instructor's folder of an assignment, or the released one, or None."""
        for step in ("source", "release"):
            folder = self.place(step, ".", assignment)
            if folder.is_dir():
                return folder
        return None

    def submissions(self, assignment, pattern="*", step="submitted"):
        """The folders of the students whose names match, by name.

        A student without a folder of this assignment is not among them.
        """
        folder = getattr(self.directory, f"{step}_directory")
        path = self.directory.format_path
        found = glob.glob(path(folder, pattern, glob.escape(assignment)))
        student, assignment = "(?P<student>.*)", re.escape(assignment)
        name = re.compile(path(folder, student, assignment, escape=True))
        excluded = self.directory.student_id_exclude.split(",")
        students = {}
        for folder in found:
            match = name.fullmatch(folder)
            if match and match["student"] not in excluded and os.path.isdir(folder):
                students[match["student"]] = Submission(match["student"], Path(folder))
        return [students[name] for name in sorted(students)]

    def assignments(self):
        """Names of the assignments that have a source or a release."""
        return sorted(
            {
                path.name
                for step in ("source", "release")
                for path in self.place(step).glob("*")
                if path.is_dir() and not path.name.startswith(".")
            }
        )

    def check(self, assignment, known):
        """Raise Trouble unless the assignment is among those of the gradebook."""
        if assignment in known:
            return
        if assignment in self.assignments():
            raise Trouble(UNRELEASED.format(name=assignment), BAD_USAGE)
        names = sorted({*known, *self.assignments()})
        place = self.place("source", ".", assignment)
        there = f"there is none yet: make its notebooks in {place}."
        if names:
            there = f"there are: {', '.join(names)}."
        for nearest in difflib.get_close_matches(assignment, names, 1):
            there = f"did you mean {nearest}?"
        raise Trouble(UNKNOWN.format(name=assignment, there=there), BAD_USAGE)


class _Said(logging.Handler):
    """Keeps what nbgrader would print while it reads the configuration."""

    def __init__(self):
        super().__init__(logging.CRITICAL)
        self.texts = []

    def emit(self, record):
        self.texts.append(" ".join(record.getMessage().split()))


def open_course(feedback=False):
    """The Course of the current folder, for grading or for writing feedback.

    Raises
    ------
    Trouble
        Where there is none, or its configuration cannot be read.
    """
    from nbgrader.apps import AutogradeApp, GenerateFeedbackApp
    from nbgrader.converters import Autograde, GenerateFeedback

    kind = GenerateFeedbackApp if feedback else AutogradeApp
    # A file with an error in it must not be passed over: the course would be graded
    # with settings that are not its own.
    app = kind(log_level=logging.CRITICAL, raise_config_file_errors=True)
    said = _Said()
    app.log.handlers, app.log.propagate = [said], False
    try:
        app.initialize([])
    except (Exception, SystemExit) as error:
        own = " ".join(f"{type(error).__name__}: {error}".split())
        what = said.texts[-1] if said.texts else own
        raise Trouble(
            f"nbgrader_config.py cannot be read: {what}", BAD_USAGE
        ) from error
    converter = GenerateFeedback if feedback else Autograde
    course = Course(converter(coursedir=app.coursedir, parent=app))
    steps = ("source", "release", "submitted")
    if not (course.root / "nbgrader_config.py").exists() and not any(
        course.place(step).is_dir() for step in steps
    ):
        raise Trouble(NO_COURSE.format(root=course.root), BAD_USAGE)
    return course
