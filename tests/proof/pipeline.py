"""nbgrader's own pipeline, run as an instructor runs it, in a temporary course."""

import csv
import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

_TAG = re.compile(r"<[^>]*>")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Pipeline:
    """A copy of one assignment in `folder`, and nbgrader's commands upon it."""

    def __init__(self, course, assignment, folder):
        self.course, self.assignment, self.folder = course, assignment, Path(folder)
        source = course.root / "solutions" / assignment
        shutil.copytree(source, self.folder / "solutions" / assignment)
        shutil.copy(course.config, self.folder / "nbgrader_config.py")

    def nbgrader(self, *words):
        """One nbgrader command; a failure shows what it printed."""
        here = Path(sys.executable).parent  # nbgrader looks for alembic on PATH
        environment = os.environ | {
            "PATH": f"{here}{os.pathsep}{os.environ['PATH']}",
            "OMP_NUM_THREADS": "1",
            "PYTHONWARNINGS": "ignore",
        }
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise AssertionError(
                f"nbgrader {' '.join(words)} failed:\n{done.stdout}{done.stderr}"
            )

    def release(self):
        """Generate the student version; the path of its notebook."""
        self.nbgrader("generate_assignment", self.assignment, "--create", "--force")
        name = self.course.solution_path(self.assignment).name
        return self.folder / "exercises" / self.assignment / name

    def submit(self, student, sources):
        """Hand in the released notebook with these cells, {task: source}, filled in."""
        name = self.course.solution_path(self.assignment).name
        released = self.folder / "exercises" / self.assignment
        place = self.folder / "submitted" / student / self.assignment
        shutil.copytree(released, place)
        nb = nbformat.read(place / name, as_version=4)
        for cell in nb.cells:
            mark = cell.metadata.get("nbgrader", {})
            if mark.get("solution") and mark["grade_id"] in sources:
                cell.source = sources[mark["grade_id"]]
        nbformat.write(nb, place / name)

    def grade(self):
        """Autograde everything submitted, write the feedback, export the marks."""
        self.nbgrader("autograde", self.assignment)
        self.nbgrader("generate_feedback", self.assignment)
        self.nbgrader("export", "--to", "grades.csv")

    def gradebook_marks(self):
        """{student: {task: marks}} as the gradebook holds them."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}") as book:
            return {
                submission.student.id: {
                    grade.name.removeprefix("test_"): grade.score
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                }
                for submission in book.assignment_submissions(self.assignment)
            }

    def exported_marks(self):
        """{student: (marks, most possible)} as the CSV file says."""
        with open(self.folder / "grades.csv", newline="") as file:
            return {
                row["student_id"]: (float(row["score"]), float(row["max_score"]))
                for row in csv.DictReader(file)
                if row["assignment"] == self.assignment
            }

    def feedback(self, student):
        """The words of a student's feedback page."""
        name = self.course.solution_path(self.assignment).with_suffix(".html").name
        page = self.folder / "feedback" / student / self.assignment / name
        text = html.unescape(_TAG.sub("", page.read_text(encoding="utf-8")))
        return _COLOUR.sub("", text)
