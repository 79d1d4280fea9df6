"""The two processes of a submission, the judge's and the student's, and what to ask."""

import os
import time

from nnworks.grading import names, scratch, wire
from nnworks.grading.channel import Channel, Closed, Late, TooLong, send_end
from nnworks.grading.leftovers import Folder
from nnworks.grading.sandbox import SandboxError
from nnworks.grading.workplace import CORE

__all__ = ["JudgeDied", "Killed", "Pair"]

_SLACK = 5.0  # seconds beyond a cell's own until a judge that is silent is ended


class Killed(Exception):
    """A process of the session was killed, maybe by somebody else: try once more."""


class JudgeDied(Exception):
    """The judge ended, or was silent for too long."""


class Pair:
    """Both processes; a context manager, at whose end they are ended.

    Parameters
    ----------
    warm : Warm
        A started one.
    job : Job
    pristine : tuple of str
        The instructor's cells that are no tests.
    again : bool
        See `nnworks.grading.session.Session`.

    Attributes
    ----------
    judge, student : int or None
        The warm process's numbers for them; None where there is none.
    starts : int
        How many students' processes were started.
    """

    def __init__(self, warm, job, pristine, again=False):
        self.warm, self.job, self.limits = warm, job, job.limits
        self.pristine = pristine
        self.again_until = time.monotonic() + again * job.limits.notebook_s / 4
        self.student = self.judge = self.channel = self.folder = None
        self.starts = 0

    def __enter__(self):
        self.folder = Folder()
        return self

    def __exit__(self, *exception):
        try:
            self.end()
        finally:
            self.folder.remove()

    def begin(self):
        """Start a judge and a student's process."""
        spec = {"seed": self.job.seed, "memory_bytes": self.limits.memory_bytes}
        spec["folder"] = self._folder(f"judge-{self.starts}")
        self.judge, end = self.warm.fork("judge", spec)
        self.channel = Channel(end)
        known = names.known(self.pristine, tuple(self.job.given))
        begin = "begin", known, self.limits.output_bytes, self.job.own_seed()
        self.ask(*begin, most=30.0)
        self.start_student()

    def start_student(self):
        """Start a student's process, whose line leads to the judge.

        Raises
        ------
        SandboxError
            Where it cannot be shut in.
        """
        self.starts += 1
        folder = self._folder(f"student-{self.starts}")
        spec = {
            "folder": folder,
            "read": [str(path) for path in self.warm.read],
            "sandbox": self.job.sandbox,
            "figures": self.job.figures,
            "seed": self.job.seed,
            "core": os.environ.get(CORE, ""),
        }
        for name in ("memory_bytes", "cpu_s", "file_bytes", "processes"):
            spec[name] = getattr(self.limits, name)
        self.student, end = self.warm.fork("student", spec)
        with end:
            said = self.ask("student", most=120.0, end=end)
        if said[0] != "ready":
            raise SandboxError(said[1])

    def _folder(self, name):
        """A fresh folder that holds the submission's files."""
        folder = self.folder.path / name
        folder.mkdir(mode=0o755)
        scratch.fill(folder, self.job.files)
        return str(folder)

    def ask(self, asked, *parts, most, end=None):
        """Ask the judge; `most` is the seconds that it may take, by its own count.

        Raises
        ------
        JudgeDied, Killed
        """
        deadline = time.monotonic() + most + _SLACK
        try:
            self.channel.send(wire.encode((asked, *parts)), deadline)
            if end is not None:
                send_end(self.channel.socket, end)
            return wire.decode(self.channel.receive(deadline))
        except (Closed, OSError):
            self.may_begin_again()
            raise JudgeDied from None
        except (Late, TooLong, wire.WireError):
            raise JudgeDied from None

    def may_begin_again(self):
        """Raise Killed where it is early enough."""
        if time.monotonic() < self.again_until:
            raise Killed

    def end(self):
        """End both processes; how the student's ended."""
        why = self.end_student()
        if self.judge:
            self.channel.close()
            self.warm.end(self.judge)
        self.judge = None
        return why

    def end_student(self):
        """End the student's process; how it ended."""
        student, self.student = self.student, None
        return self.warm.end(student) if student else ""
