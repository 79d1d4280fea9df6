"""How fast a class is graded, beside nbgrader: ``python -m benchmarks.grading_speed``.

The same submissions are graded by `nbgrader autograde` and by `python -m nnworks grade`
with its sandbox, in one run, on two processor cores; the marks must be the same.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook

from benchmarks import speed_report
from benchmarks.speed_courses import COURSES
from benchmarks.speed_stages import stages

CORES = 2
NBGRADER = [sys.executable, "-m", "nbgrader", "autograde"]
OURS = [sys.executable, "-m", "nnworks", "grade", "--jobs", str(CORES)]


@dataclass
class Measured:
    """One assignment, graded both ways.

    Attributes
    ----------
    submissions : int
    nbgrader, ours : float
        Seconds for all of them, from typing the command to its end.
    stages : dict
        {what: processor and waiting seconds of a submission}, of ours.
    """

    submissions: int
    nbgrader: float
    ours: float
    stages: dict = field(default_factory=dict)

    @property
    def ratio(self):
        """How many times as fast ours is."""
        return self.nbgrader / self.ours


def measure(make, count, look=8):
    """Make a course of `count` submissions and grade it both ways.

    Parameters
    ----------
    make : callable
        One of COURSES.
    count : int
    look : int
        How many submissions are graded once more to see where the time goes.
    """
    with tempfile.TemporaryDirectory() as place, _on_cores(CORES):
        theirs, ours = Path(place, "nbgrader"), Path(place, "nnworks")
        theirs.mkdir()
        name = make(theirs, count)
        shutil.copytree(theirs, ours)
        seconds = [_seconds([*NBGRADER, name], theirs), _seconds([*OURS, name], ours)]
        due, found = _marks(theirs), _marks(ours)
        assert len({student for student, _ in due}) == count
        assert found == due, _different(due, found)
        return Measured(count, *seconds, stages(ours, name, look) if look else {})


@contextlib.contextmanager
def _on_cores(most):
    """Let this process and those it starts use a few cores alone."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(before)[:most]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _seconds(command, folder):
    here = Path(sys.executable).parent  # nbgrader looks for alembic on PATH
    environment = os.environ | {
        "PATH": f"{here}{os.pathsep}{os.environ['PATH']}",
        "OMP_NUM_THREADS": "1",
        "PYTHONWARNINGS": "ignore",
    }
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise AssertionError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - start


def _marks(folder):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        return {
            (submission.student.id, grade.name): grade.auto_score
            for assignment in book.assignments
            for submission in book.assignment_submissions(assignment.name)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def _different(due, found):
    both = ((who, mark, found.get(who)) for who, mark in due.items())
    return [(who, mark, ours) for who, mark, ours in both if mark != ours]


def main():
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--write", metavar="FILE")
    chosen = parser.parse_args()
    found = {}
    for title, make in COURSES.items():
        found[title] = measure(make, chosen.submissions)
        print(f"{title}: {found[title].ratio:.1f} times nbgrader's own", flush=True)
    text = speed_report.report(found, CORES)
    print(text)
    if chosen.write:
        Path(chosen.write).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
