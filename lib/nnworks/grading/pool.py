"""Many submissions at once: N workers, each a process of its own with a warm process.

The pool gives each worker one submission at a time and yields what comes back, in the
order in which it comes. A worker that dies or hangs is started anew and its submission
tried again; after a few tries the submission is reported as not graded. Anything else
that has `run(submissions)` (a cluster) can stand in its place.
"""

import collections
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from multiprocessing.connection import Connection, wait
from pathlib import Path

import nnworks
from nnworks.grading.trouble import Trouble
from nnworks.grading.work import Graded

__all__ = ["Pool"]

TRIES = 3  # a submission whose worker dies is tried so often
_START = 60.0  # seconds that a worker may take besides its notebooks
GAVE_UP = (
    "error: the process that graded it ended {tries} times before the end; nothing was"
    " recorded."
)
# -P: nothing in the current folder is imported by accident.
COMMAND = [sys.executable, "-P", "-m", "nnworks.grading.worker"]
# Marks are the same on every machine: one thread, and sets in one order.
PINNED = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


class _Worker:
    """One process, and the submission that it has."""

    def __init__(self, plan):
        ours, theirs = socket.socketpair()
        library = str(Path(nnworks.__file__).parent.parent)
        paths = [library, *filter(None, [os.environ.get("PYTHONPATH")])]
        with theirs:
            self.process = subprocess.Popen(
                [*COMMAND, str(theirs.fileno()), str(os.getpid())],
                env=os.environ | PINNED | {"PYTHONPATH": os.pathsep.join(paths)},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is the parent's to answer
            )
        self.connection = Connection(ours.detach())
        self.submission, self.deadline = None, None
        with contextlib.suppress(
            OSError
        ):  # it died already: seen when it is waited for
            self.connection.send(plan)

    def give(self, submission, seconds):
        self.submission, self.deadline = submission, time.monotonic() + seconds
        with contextlib.suppress(OSError):
            self.connection.send(submission)

    def result(self):
        """What it sent; None where it died or sent half of it."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            return None

    def end(self):
        """End it, and whatever it started."""
        self.connection.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Pool:
    """A context manager; `run` grades submissions.

    Parameters
    ----------
    plan : nnworks.grading.plan.Plan
    jobs : int
        How many workers.
    """

    def __init__(self, plan, jobs):
        self.plan, self.jobs, self._workers = plan, jobs, []
        notebooks = len(plan.notebooks)
        self.limit = _START + 2 * notebooks * plan.limits.notebook_s

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for worker in self._workers:
            worker.end()
        self._workers = []

    def run(self, submissions):
        """Yield a Graded for each submission, as they come.

        While the caller looks at one, the workers go on.

        Raises
        ------
        Trouble
            Where no submission can be graded on this machine.
        """
        waiting = collections.deque(submissions)
        tries = collections.Counter()
        while len(self._workers) < min(self.jobs, len(waiting)):
            self._workers.append(_Worker(self.plan))
        for worker in self._workers:
            self._feed(worker, waiting)
        while any(worker.submission for worker in self._workers):
            for worker in self._ready():
                submission, graded = worker.submission, worker.result()
                if isinstance(graded, str):
                    raise Trouble(graded)
                if graded is None:
                    worker = self._replace(worker)
                    tries[submission.student] += 1
                    if tries[submission.student] < TRIES:
                        waiting.appendleft(submission)
                    else:
                        graded = self._given_up(submission)
                self._feed(worker, waiting)
                if graded is not None:
                    yield graded

    def _feed(self, worker, waiting):
        worker.submission = worker.deadline = None
        if waiting:
            worker.give(waiting.popleft(), self.limit)

    def _ready(self):
        """Workers that answered or died; those beyond their time are ended first."""
        busy = {w.connection: w for w in self._workers if w.submission}
        end = min(worker.deadline for worker in busy.values())
        found = wait(list(busy), max(0.0, end - time.monotonic()))
        if found:
            return [busy[connection] for connection in found]
        late = [w for w in busy.values() if w.deadline <= time.monotonic()]
        for worker in late:
            worker.process.kill()
        return late

    def _replace(self, worker):
        worker.end()
        fresh = _Worker(self.plan)
        self._workers[self._workers.index(worker)] = fresh
        return fresh

    def _given_up(self, submission):
        return Graded(
            submission.student,
            "",
            self.plan.tests,
            refused=GAVE_UP.format(tries=TRIES),
        )
