"""Grade a notebook with one solution cell replaced, many variants at a time."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager

from tests.proof import sandbox

# One thread a process, no screen, and sets in the same order every time.
FIXED = {"OMP_NUM_THREADS": "1", "MPLBACKEND": "agg", "PYTHONHASHSEED": "0"}


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

    def grade(self, notebook, task, sources, *, whole):
        """For each source in the place of the task's cell: {task name: "" or why not}.

        whole=True runs the notebook to its end and reports every task; otherwise it
        stops at the task's own test. Before the variants the reference itself is
        graded: unless it gets full marks there is nothing to compare with.
        """
        place = notebook.task(task)
        cells = notebook.cells[place.solution :]
        if not whole:
            cells = cells[: place.test - place.solution + 1]
        jobs = [cells] + [({**cells[0], "source": s}, *cells[1:]) for s in sources]
        request = {"before": notebook.cells[: place.solution], "jobs": jobs}
        self.process.stdin.write(json.dumps(request) + "\n")
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


@contextmanager
def grader(way="fork"):
    running = Grader(way)
    try:
        yield running
    finally:
        running.close()
