"""How grading grows with the workers: ``python -m benchmarks.grading_scale``.

A Dask cluster on this machine whose threads sleep instead of grading, one writer, and a
class of 5,000: what the cluster gives, what the writer takes, where the one meets the
other. The writer, the gradebook and what travels are real.
"""

import argparse
import contextlib
import itertools
import os
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tests.grading.classes import WORKER_PATH, SmallClass
from tests.grading.clusters import Cluster
from tests.grading.postgres import Server

from benchmarks import scale_report
from benchmarks.sleeper import Sleeper, drawn
from nnworks.grading import dask_pool
from nnworks.grading.course import Submission, open_course
from nnworks.grading.dask_pool import DaskPool
from nnworks.grading.gradebook import open_book
from nnworks.grading.limits import Limits
from nnworks.grading.plan import make_plan
from nnworks.grading.pool import Pool
from nnworks.grading.work import Grading
from nnworks.grading.writer import Writer

WORKERS = (1, 2, 4, 8, 16, 64, 128)
SQLITE, POSTGRES = "SQLite", "PostgreSQL"


@dataclass
class Measured:
    """All that the report is made of.

    Attributes
    ----------
    real : list of float
        Seconds of a real submission on one worker, sandbox on.
    commits : dict
        {database: seconds of each submission written}.
    processor : dict
        {database: seconds of the writer's processor for one, which load does not move}.
    curve : dict
        {database, or "" for no writer: {workers: (submissions, seconds, seconds slept,
        seconds written)}}.
    whole : tuple
        (workers, submissions, seconds, seconds a write in the first and last tenth).
    """

    real: list = field(default_factory=list)
    commits: dict = field(default_factory=dict)
    processor: dict = field(default_factory=dict)
    curve: dict = field(default_factory=dict)
    whole: tuple = ()
    postgres: str = ""


@contextlib.contextmanager
def opened(course):
    """(plan, writer) of a course, in whose folder one has to be."""
    before = os.getcwd()
    os.chdir(course.folder)
    there = open_course()
    book = open_book(there, "hw")
    try:
        plan = make_plan(there, book, "hw", Limits())
        with Writer(there, book, plan) as writer:
            yield plan, writer
    finally:
        book.close()
        os.chdir(before)


def real_ones(course, plan, count):
    """(a Graded, seconds of each but the first) of submissions that really run."""
    place = course.hand_in("real")
    seconds = []
    with Pool(Grading(plan), 1) as pool:
        for number in range(count + 1):
            start = time.perf_counter()
            (graded,) = pool.run([Submission("real", place)])
            if number:  # the first one starts the processes
                seconds.append(time.perf_counter() - start)
    assert not graded.refused, graded.refused
    return graded, seconds


def written(writer, graded, names):
    """Seconds of each submission written."""
    seconds = []
    for name in names:
        start = time.perf_counter()
        writer.write(replace(graded, student=str(name)))
        seconds.append(time.perf_counter() - start)
    return seconds


def through(cluster, plan, graded, place, numbers, write=None):
    """(seconds, seconds of each write) of submissions through a sleeping cluster."""
    submissions = [Submission(str(number), place) for number in numbers]
    dask_pool.Grader = partial(Sleeper, graded=graded)
    with DaskPool(plan, cluster.address) as pool:
        start, each = time.perf_counter(), []
        for found in pool.run(submissions):
            begin = time.perf_counter()
            if write is not None:
                write(found)
            each.append(time.perf_counter() - begin)
        return time.perf_counter() - start, each


def cluster_of(workers):
    """A cluster with so many threads that sleep, in four processes at most."""
    processes = min(workers, 4)
    return Cluster(processes, workers // processes)


def curves(measured, courses, graded, waves):
    """Throughput against workers: without a writer, then with each database."""
    fresh = itertools.count(1_000_000)
    for workers in WORKERS:
        with cluster_of(workers) as cluster:
            for kind in ("", *courses):
                course = courses[kind or SQLITE]
                with opened(course) as (plan, writer):
                    count = max(24, min(waves * workers, 3 * max(WORKERS)))
                    numbers = list(itertools.islice(fresh, count))
                    write = writer.write if kind else None
                    place = course.submission("real")
                    took, each = through(cluster, plan, graded, place, numbers, write)
                slept = sum(map(drawn, numbers))
                point = (count, took, slept, sum(each))
                measured.curve.setdefault(kind, {})[workers] = point
                print(kind or "no writer", workers, *point, flush=True)


def whole_class(measured, course, graded, count, workers):
    """The class of 5,000, with a gradebook that nobody is in yet."""
    with cluster_of(workers) as cluster, opened(course) as (plan, writer):
        place = course.submission("real")
        took, each = through(cluster, plan, graded, place, range(count), writer.write)
        marks = len(course.marks())
    assert marks >= count, f"{marks} of {count} in the gradebook"
    tenth = max(1, count // 10)
    first, last = statistics.median(each[:tenth]), statistics.median(each[-tenth:])
    measured.whole = (workers, count, took, first, last)


def measure(count, waves, folder):
    """A Measured; `waves` is how many submissions each worker gets for a point."""
    measured = Measured()
    os.environ["PYTHONPATH"] = WORKER_PATH
    with Server(safe=True) as server:
        measured.postgres = server.version
        courses = {
            SQLITE: _course(folder / "sqlite", None),
            POSTGRES: _course(folder / "postgres", server.url("marks")),
        }
        for kind, course in courses.items():
            with opened(course) as (plan, writer):
                graded, real = real_ones(course, plan, 20)
                measured.real += real
                names = [f"{kind}{number}" for number in range(100)]
                before = time.process_time()
                measured.commits[kind] = written(writer, graded, names)
                used = time.process_time() - before
                measured.processor[kind] = used / len(names)
        empty = folder / "whole"
        shutil.copytree(folder / "sqlite", empty)
        curves(measured, courses, graded, waves)
        print("the whole class", flush=True)
        whole_class(measured, SmallClass(empty), graded, count, 64)
    return measured


def _course(folder, url):
    folder.mkdir()
    return SmallClass(folder, url).make()


def main():
    """Measure, and write the report or print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000, help="the class")
    parser.add_argument("--waves", type=int, default=8, help="submissions a worker")
    parser.add_argument(
        "--write", metavar="FILE", help="write the report into this file"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(chosen.count, chosen.waves, Path(folder))
    text = scale_report.report(measured)
    if chosen.write:
        Path(chosen.write).write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
