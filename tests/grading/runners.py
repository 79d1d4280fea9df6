"""Stand-ins for the warm process that go wrong in a worker, each in one way."""

import contextlib
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from nnworks.grading.job import CellOut, Outcome


class Nothing:
    def __init__(self, modules=(), hidden=()):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def run(self, job):
        return Outcome(())


class DiesOnce(Nothing):
    """In the midst of each submission, the first time."""

    def run(self, job):
        once = Path(os.fsdecode(job.files["once"]))
        if not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(())


class DiesAlways(Nothing):
    def run(self, job):
        os.kill(os.getpid(), signal.SIGKILL)


class Hangs(Nothing):
    def run(self, job):
        time.sleep(3600)


class Raises(Nothing):
    def run(self, job):
        if b"bob" in job.files.values():
            raise ZeroDivisionError("by\nbob")
        return Outcome(())


class CannotStart(Nothing):
    def __enter__(self):
        raise OSError("no sandbox here.")


class Slow(Nothing):
    def run(self, job):
        time.sleep(0.3)
        return Outcome(())


class Refuses(Nothing):
    def run(self, job):
        raise OSError("no memory\nleft")


class Broken(Refuses):
    """And does not even start."""

    def __enter__(self):
        raise OSError("no memory\nleft")


class Passes(Nothing):
    """Every test passes."""

    changed = False

    def run(self, job):
        out = CellOut((), None, "", 0.0, self.changed)
        return Outcome(tuple(out for _ in job.cells))


class Changes(Passes):
    """Each answer changes what it is given."""

    changed = True


@dataclass(frozen=True)
class Heard:
    """A work of the pool that says what it has heard."""

    news: str = ""
    seconds: float = 60.0

    @contextlib.contextmanager
    def open(self):
        yield "tool"

    def do(self, tool, item):
        return self.news, item

    def hear(self, news):
        return Heard(news)


class Sleeps(Heard):
    """One that does not end."""

    def do(self, tool, item):
        time.sleep(3600)
