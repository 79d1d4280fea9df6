"""Many submissions at once: N workers, each a process of its own.

The pool gives each worker one item at a time and yields what comes back, in the order
in which it comes. A worker that dies or hangs is started anew and its item tried again;
after a few tries the item is reported as failed. Anything else that has `run(items)` (a
cluster) can stand in its place.
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
from nnworks.grading.worker import TRIES, CannotStart, News
from nnworks.grading.workplace import CORE, workplace

__all__ = ["Pool", "core_of"]

GAVE_UP = (
    "error: the process that did it ended {tries} times before the end; nothing was"
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


def core_of(place):
    """The processor on which the students of a worker run; "" where none is named.

    A program that keeps every processor busy would take the others' time, which is
    counted by the clock.
    """
    if not hasattr(os, "sched_getaffinity"):
        return ""
    cores = sorted(os.sched_getaffinity(0))
    return str(cores[place % len(cores)])


class _Worker:
    """One process, and the item that it has."""

    def __init__(self, work, folder, place):
        ours, theirs = socket.socketpair()
        library = str(Path(nnworks.__file__).parent.parent)
        paths = os.pathsep.join(
            [library, *filter(None, [os.environ.get("PYTHONPATH")])]
        )
        mine = {"PYTHONPATH": paths, "TMPDIR": folder, CORE: core_of(place)}
        with theirs:
            self.process = subprocess.Popen(
                [*COMMAND, str(theirs.fileno()), str(os.getpid())],
                env=os.environ | PINNED | mine,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is the parent's to answer
            )
        self.connection = Connection(ours.detach())
        self.given, self.deadline = None, 0.0
        with contextlib.suppress(
            OSError
        ):  # it died already: seen when it is waited for
            self.connection.send(work)

    def give(self, given, seconds):
        """Hand it an item (and how often that was tried), to be done in `seconds`."""
        self.given, self.deadline = given, time.monotonic() + seconds
        with contextlib.suppress(OSError):
            self.connection.send(given[0])

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
    """A context manager; `run` does a list of things.

    Parameters
    ----------
    work : object
        Crosses to the workers. `open()` is a context manager, entered there once, that
        gives the tool of `do(tool, item)`, which makes an item's result;
        `failed(item, why)` makes the result of one that failed; `seconds` is the most
        that an item may take. `hear(*news)`, for `tell`, gives the work to go on with.
    jobs : int
        How many workers.
    """

    def __init__(self, work, jobs):
        self.work, self.jobs, self.limit = work, jobs, work.seconds
        self._workers, self._place = [], None
        self._folder = contextlib.ExitStack()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for worker in self._workers:
            worker.end()
        self._workers = []
        self._folder.close()
        self._place = None

    def start(self, count):
        """Start the workers for so many items: they get ready meanwhile."""
        if self._place is None:
            self._place = self._folder.enter_context(workplace())
        while len(self._workers) < min(self.jobs, count):
            place = len(self._workers)
            self._workers.append(_Worker(self.work, self._place, place))

    def tell(self, *news):
        """Let the workers go on with `work.hear(*news)`.

        The news are small: a worker may still be busy with its start, and nobody waits.
        """
        self.work = self.work.hear(*news)
        for worker in self._workers:
            with contextlib.suppress(OSError):  # it died: seen when it has an item
                worker.connection.send(News(news))

    def run(self, items):
        """Yield a result for each item, as they come.

        While the caller looks at one, the workers go on.

        Raises
        ------
        Trouble
            Where nothing can be done on this machine.
        """
        waiting = collections.deque((item, 1) for item in items)
        self.start(len(waiting))
        for worker in self._workers:
            self._feed(worker, waiting)
        while any(worker.given for worker in self._workers):
            for worker in self._ready():
                (item, tries), result = worker.given, worker.result()
                if isinstance(result, CannotStart):
                    raise Trouble(str(result))
                if result is None:
                    worker = self._replace(worker)
                    if tries < TRIES:
                        waiting.appendleft((item, tries + 1))
                    else:
                        result = self.work.failed(item, GAVE_UP.format(tries=tries))
                self._feed(worker, waiting)
                if result is not None:
                    yield result

    def _feed(self, worker, waiting):
        worker.given = None
        if waiting:
            worker.give(waiting.popleft(), self.limit)

    def _ready(self):
        """Workers that answered or died; those beyond their time are ended first."""
        busy = {w.connection: w for w in self._workers if w.given}
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
        place = self._workers.index(worker)
        self._workers[place] = fresh = _Worker(self.work, self._place, place)
        return fresh
