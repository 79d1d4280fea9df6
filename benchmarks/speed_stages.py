"""Where the time of one submission goes, from what is handed in to what is recorded."""

import contextlib
import statistics
import time

from nnworks.grading import intake
from nnworks.grading.course import open_course
from nnworks.grading.gradebook import open_book
from nnworks.grading.limits import Limits
from nnworks.grading.plan import make_plan
from nnworks.grading.restore import restore
from nnworks.grading.stamp import folder_digest
from nnworks.grading.work import grade, job_of, make_runner
from nnworks.grading.writer import Writer

__all__ = ["stages"]

READ = "reading what was handed in, its cells restored"
FORK = "two processes forked, one of them into the sandbox, and ended"
CELLS = "the cells that students may write"
TESTS = "the test cells"
WRITE = "marks and notebook recorded"


def stages(folder, assignment, count):
    """{stage: median seconds} over `count` submissions, one after another."""
    with contextlib.chdir(folder):
        course = open_course()
        book = open_book(course, assignment)
        try:
            plan = make_plan(course, book, assignment, Limits())
            submissions = course.submissions(assignment)[: count + 1]
            with make_runner(plan) as warm, Writer(course, book, plan) as writer:
                rows = [_one(plan, each, warm, writer) for each in submissions]
        finally:
            book.close()
    rows = rows[1:]  # the first one imports what the others need
    return {stage: statistics.median(row[stage] for row in rows) for stage in rows[0]}


def _one(plan, submission, warm, writer):
    """{stage: seconds} of one submission."""
    start = time.perf_counter()
    folder_digest(submission.folder)
    accepted = intake.accept(submission.folder, plan.expected())
    jobs = [
        job_of(restore(nb, plan.notebooks[name])[0], plan.notebooks[name], plan, {})
        for name, nb in accepted.notebooks.items()
    ]
    row = {READ: time.perf_counter() - start, FORK: 0.0, CELLS: 0.0, TESTS: 0.0}
    for job in jobs:
        start = time.perf_counter()
        outcome = warm.run(job)
        row[FORK] += time.perf_counter() - start
        for cell, out in zip(job.cells, outcome.cells, strict=True):
            row[TESTS if cell.graded else CELLS] += out.seconds
            row[FORK] -= out.seconds
    graded = grade(plan, submission, warm.run)
    start = time.perf_counter()
    writer.write(graded)
    row[WRITE] = time.perf_counter() - start
    return row
