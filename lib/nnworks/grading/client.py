"""The supervisor's hold on a warm process, which it starts, asks and replaces."""

import math
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from nnworks.grading import leftovers, sandbox, wire
from nnworks.grading.channel import Channel, Closed, Late, TooLong, send_end

__all__ = ["Warm", "WarmDied"]

_MOST_START = 300.0  # seconds: a cold disk and PyTorch
_MOST_FORK = 30.0
_TRIES = 3  # a machine that is short of memory takes anybody's process


class WarmDied(RuntimeError):
    """The warm process is gone, or answers no more."""


class Warm:
    """A warm process, for many submissions one after another.

    Parameters
    ----------
    modules : tuple of str
        What to import beforehand, beyond NumPy, Matplotlib and IPython.
    hidden : iterable of path
        Folders that no student may read, wherever they lie: the course, the gradebook.

    Attributes
    ----------
    missing : tuple of str
        One sentence for each wall of the sandbox that this machine does not have.
    failed : tuple of str
        The modules that could not be imported, and why.

    Examples
    --------
    >>> with Warm() as warm:  # doctest: +SKIP
    ...     outcome = warm.run(job)
    """

    def __init__(self, modules=(), hidden=()):
        self.modules, self.missing = tuple(modules), ()
        self.read = sandbox.readable(hidden)
        self.process = self.channel = self._home = None
        self._known = set()  # modules that were tried

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exception):
        self.close()

    def start(self, modules=None):
        """Start it, if it does not run, and have it import some modules.

        Returns
        -------
        int
            How many threads it has now: one, or it should not fork.

        Raises
        ------
        WarmDied
        """
        if modules is not None:
            self.modules = tuple(dict.fromkeys((*self.modules, *modules)))
        try:
            failed, missing, threads = self._start()
        except WarmDied:  # an import that ends its process may go well in a fresh one
            self.close()
            failed, missing, threads = self._start()
        self.missing, self.failed = tuple(missing), tuple(failed)
        return threads

    def _start(self):
        if self.process is None:
            self._spawn()
        return self._ask("start", list(self.modules), most=_MOST_START)

    def run(self, job):
        """Grade a submission.

        Parameters
        ----------
        job : Job

        Returns
        -------
        Outcome

        Raises
        ------
        WarmDied
            When it died in each of several tries.
        SandboxError
            When the student's process could not be shut in.
        """
        from nnworks.grading.session import Killed, Session

        for attempt in range(1, _TRIES + 1):
            try:
                self._learn(Session.imported(job))
                if self.process is None:
                    self.start()
                with Session(self, job, again=attempt < _TRIES) as session:
                    outcome = session.run()
                    modules = session.modules()
                self._learn(modules)
                return outcome
            except Killed:
                continue
            except WarmDied:
                self.close()
                if attempt == _TRIES:
                    raise

    def _learn(self, modules):
        """Import once what the instructor's cells import, and what the tests did.

        A library may import much only where it is used (scikit-learn, behind a data
        set). The names come from the instructor's notebook, and from a judge, in which
        no student's code ran.
        """
        new = [n for n in modules if n not in self.modules and n not in self._known]
        self._known |= set(new)
        if not new:
            return
        before = self.modules, self.failed
        try:
            threads = self.start(new)
        except WarmDied:
            threads = math.inf
        if threads > 1:  # forks of such a process are not sound: start without them
            self.close()
            self.modules = before[0]
        self.failed = before[1]

    def close(self):
        """End it; `run` and `start` start it anew."""
        if self.process is None:
            return
        self.channel.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._home.remove()
        self.process = self.channel = self._home = None

    def fork(self, role, spec):
        """Fork a judge or a student: (process id, the other end of its channel)."""
        mine, theirs = socket.socketpair()
        with theirs:
            pid = self._ask(role, spec, end=theirs)
        return pid, mine

    def end(self, pid):
        """End a child: one phrase on how it ended."""
        return self._ask("end", pid)

    def _ask(self, asked, *parts, most=_MOST_FORK, end=None):
        deadline = time.monotonic() + most
        try:
            self.channel.send(wire.encode((asked, *parts)), deadline)
            if end is not None:
                send_end(self.channel.socket, end)
            return wire.decode(self.channel.receive(deadline))
        except (Closed, Late, TooLong, OSError, wire.WireError) as error:
            kind = type(error).__name__
            raise WarmDied(f"the warm process does not answer ({kind})") from None

    def _spawn(self):
        mine, theirs = socket.socketpair()
        leftovers.clear()
        self._home = leftovers.Folder()
        home = self._home.path
        (home / ".tmp" / "ipython").mkdir(parents=True)
        with theirs:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",
                    "-m",
                    __package__ + ".warm",
                    str(theirs.fileno()),
                ],
                pass_fds=[theirs.fileno()],
                cwd=home,
                env=_environment(home),
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.channel = Channel(mine)


def _environment(home):
    """What the warm process finds: nothing that a student may not read."""
    clean = sandbox.environment(home)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    fonts = os.environ.get("MPLCONFIGDIR") or str(cache / "matplotlib")
    library = str(Path(__file__).resolve().parents[2])
    found = {"MPLCONFIGDIR": fonts, "PYTHONPATH": library, "PYTHONHASHSEED": "0"}
    return clean | found
