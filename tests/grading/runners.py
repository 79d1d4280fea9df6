"""Stand-ins for the warm process that go wrong in a worker, each in one way."""

import os
import signal
import time
from pathlib import Path

from nnworks.grading.job import Outcome


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
