"""Grade a notebook with one solution cell replaced, many variants at a time."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager

from tests.proof import flow, sandbox

# One thread a process, no screen, and sets in the same order every time. As nbgrader
# says it, too, that this is grading: a notebook leaves out what takes long and counts
# for nothing.
FIXED = {"OMP_NUM_THREADS": "1", "MPLBACKEND": "agg", "PYTHONHASHSEED": "0"}
FIXED |= {"NBGRADER_EXECUTION": "autograde"}


class Grader:
    """A warm process that grades variants; see sandbox.py for how."""

    def __init__(self, way="fork"):
        self.process = subprocess.Popen(
            [sys.executable, sandbox.__file__, way],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | FIXED,
            text=True,
        )

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()

    def grade(self, notebook, task, sources, *, reach):
        """For each source in the place of the task's cell: {task name: "" or why not}.

        reach="test" runs as far as the task's own test; "names" also the tests that a
        changed name reaches (flow.py); "all" the whole notebook. Before the variants
        the reference itself is graded: unless it gets full marks there is nothing to
        compare with.
        """
        place = notebook.task(task)
        sources = [notebook.source(place), *sources]
        jobs = [_job(notebook, place, source, reach) for source in sources]
        before = notebook.cells[: place.solution]
        if reach != "all":
            used = [flow.names(cell["source"])[1] for job in jobs for cell in job]
            before = flow.supporting(before, set().union(*used))
        self.process.stdin.write(json.dumps({"before": before, "jobs": jobs}) + "\n")
        self.process.stdin.flush()
        said = json.loads(self.process.stdout.readline())
        names = {notebook.cells[t.test]["id"]: t.name for t in notebook.tasks}
        reports = [{names[cell]: why for cell, why in one.items()} for one in said]
        failed = {name: why for name, why in reports[0].items() if why}
        if failed:
            raise AssertionError(
                f"{notebook.name}: the reference solution itself fails: {failed}"
            )
        return reports[1:]


def _job(notebook, place, source, reach):
    """The cells to run with `source` in the place of a task's solution cell."""
    own, *rest = notebook.cells[place.solution :]
    test = place.test - place.solution
    if reach == "test":
        rest = rest[:test]
    elif reach == "names":
        changed = flow.names(own["source"])[0] | flow.names(source)[0]
        rest = rest[:test] + flow.reached(rest[test:], changed)
    else:  # what follows the last test changes no mark
        rest = rest[: max(i for i, cell in enumerate(rest) if cell["graded"]) + 1]
    return [{**own, "source": source}, *rest]


@contextmanager
def grader(way="fork"):
    running = Grader(way)
    try:
        yield running
    finally:
        running.close()
