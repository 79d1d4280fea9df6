"""The process that stays outside a sandbox, and sees that nothing outlives it.

`split` forks. The child goes on into the sandbox; the parent, the keeper, runs no
code but this, holds no descriptor, and ends as its child ends. It counts what no
limit of a single process counts: the memory of all of them together.
"""

import contextlib
import os
import resource
import signal
import time

from nnworks.grading.kernel import (
    PR_SET_CHILD_SUBREAPER,
    PR_SET_PDEATHSIG,
    prctl,
)

__all__ = ["OVER_DISK", "OVER_MEMORY", "OVER_PROCESSES", "Limits", "die_with_parent"]
__all__ += ["end", "explain", "own_memory", "split"]

KILLED = "it was killed"
OVER_MEMORY, OVER_DISK, OVER_PROCESSES = 101, 102, 103  # exit codes
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_LOOK_EVERY, _COUNT_EVERY = 0.1, 1.0  # seconds: at the memory, at the files
_ENTRIES, _DEPTH = 10_000, 50
_SIGNALS = (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM) if os.name != "nt" else ()


def die_with_parent():
    """Be killed when the parent dies; a later change of user would undo it."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def split(limits):
    """Fork; return in the child alone, which leads a session of its own.

    The keeper passes SIGINT on, takes SIGTERM as the order to end all, ends the same
    way as the child (its exit code, its signal), and kills it when it and its
    descendants together pass the limits.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    child = os.fork()
    if child == 0:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        os.setsid()
        return
    status = 1 << 8
    try:
        os.closerange(0, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        die_with_parent()
        prctl(PR_SET_CHILD_SUBREAPER, 1)
        status = _watch(child, limits)
    finally:
        _end_as(status)


def _watch(child, limits):
    """Wait for the child; return its wait status once nothing of it is left."""
    ordered, looked = None, time.monotonic()
    while True:
        number = signal.sigtimedwait(_SIGNALS, _LOOK_EVERY)
        if number and number.si_signo == signal.SIGINT:
            os.kill(child, signal.SIGINT)
        elif number and number.si_signo == signal.SIGTERM:
            os.kill(child, signal.SIGKILL)
        status = _reap(child)
        if status is not None:
            _sweep()
            return status if ordered is None else ordered << 8
        # By the clock: processes that end without end would leave no quiet moment.
        if ordered is None and time.monotonic() >= looked + _LOOK_EVERY:
            looked, ordered = time.monotonic(), limits.passed(child)
            if ordered is not None:
                os.kill(child, signal.SIGKILL)


def _reap(child):
    """Take in what has ended; the child's status when it is among them."""
    found = None
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                break
            if pid == child:
                found = status
    return found


def _sweep():
    """Kill what the child left behind: all of it has been handed to this process."""
    own = os.getpid()
    with contextlib.suppress(ChildProcessError):
        while True:
            left = _descendants(own)
            for number in (signal.SIGSTOP, signal.SIGKILL):
                for pid in left:
                    with contextlib.suppress(OSError):
                        os.kill(pid, number)
            if os.waitpid(-1, os.WNOHANG)[0] == 0 and not left:
                time.sleep(0.001)


def _descendants(root):
    """Every process below root, the nearer first."""
    found, queue = [], [root]
    while queue:
        here = queue.pop(0)
        with contextlib.suppress(OSError):
            for task in os.listdir(f"/proc/{here}/task"):
                with open(f"/proc/{here}/task/{task}/children") as file:
                    below = [int(word) for word in file.read().split()]
                found += below
                queue += below
    return found


def own_memory(pid="self"):
    """Bytes that this process alone holds: no file's, no library's."""
    try:
        with open(f"/proc/{pid}/status") as file:
            rows = dict(line.split(":", 1) for line in file if ":" in line)
        kilobytes = sum(int(rows[k].split()[0]) for k in ("RssAnon", "RssShmem"))
    except (OSError, KeyError):  # it has just ended
        return 0
    return kilobytes * 1024


class Limits:
    """What all processes of a sandbox may take together.

    Parameters
    ----------
    memory_bytes, baseline : int
        Memory above the baseline of each of them.
    processes : int
    scratch : path, optional
        A folder on disk whose files are counted, too.
    disk_bytes : int
    """

    def __init__(self, memory_bytes, baseline, processes, scratch=None, disk_bytes=0):
        self.memory, self.baseline = memory_bytes, baseline
        self.processes, self.scratch, self.disk = processes, scratch, disk_bytes
        self.counted = time.monotonic()

    def passed(self, child):
        """The exit code that says which limit is passed, or None."""
        pids = [child, *_descendants(child)]
        if sum(max(0, own_memory(p) - self.baseline) for p in pids) > self.memory:
            return OVER_MEMORY
        if len(pids) > self.processes:
            return OVER_PROCESSES
        if self.scratch is None or time.monotonic() < self.counted + _COUNT_EVERY:
            return None
        over = _size(self.scratch, self.disk) > self.disk
        self.counted = time.monotonic()
        return OVER_DISK if over else None


def _size(folder, enough):
    """Bytes of all files in folder, counted no further than enough.

    Too many entries, folders in folders too deep, and one that cannot be listed are
    more than enough, too.
    """
    total, left, queue = 0, _ENTRIES, [(folder, 0)]
    while queue and total <= enough:
        here, depth = queue.pop()
        if depth > _DEPTH:
            return enough + 1
        try:
            with os.scandir(here) as found:
                for entry in found:
                    left -= 1
                    if left < 0:
                        return enough + 1
                    if entry.is_dir(follow_symlinks=False):
                        queue.append((entry.path, depth + 1))
                    else:
                        total += _taken(entry)
        except (FileNotFoundError, NotADirectoryError):  # it has just gone
            continue
        except OSError:  # without a permission, or under too long a path
            return enough + 1
    return total


def _taken(entry):
    """Bytes on disk of a file, which may just have gone."""
    try:
        return entry.stat(follow_symlinks=False).st_blocks * 512
    except FileNotFoundError:
        return 0


def _end_as(status):
    """End this process with another's wait status."""
    if os.WIFSIGNALED(status):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        number = os.WTERMSIG(status)
        for other in _SIGNALS:  # an order to end that waits must not be its end
            signal.signal(other, signal.SIG_IGN)
        if number != signal.SIGKILL:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        os.kill(os.getpid(), number)
    os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1)


def end(pid, patience=2.0):
    """End a sandbox and all in it; return its wait status.

    Parameters
    ----------
    pid : int
        The process that called `nnworks.grading.sandbox.enter`, a child of this one.
    patience : float
        Seconds that the keeper is given before it, too, is killed.
    """
    deadline = time.monotonic() + patience
    number = signal.SIGTERM
    while True:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        while time.monotonic() < deadline:
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                return status
            time.sleep(0.002)
        if number == signal.SIGKILL:
            return os.waitpid(pid, 0)[1]
        number = signal.SIGKILL


def explain(status):
    """One phrase on how a sandboxed process ended, from its wait status."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGXCPU:
            return "it used up its processor time"
        if number == signal.SIGKILL:
            return f"{KILLED} (processor time used up, or stopped from outside)"
        return f"it crashed ({signal.strsignal(number)})"
    code = os.WEXITSTATUS(status)
    if code == OVER_MEMORY:
        return "it used more memory than it may"
    if code == OVER_DISK:
        return "it wrote more files than it may"
    if code == OVER_PROCESSES:
        return "it started more processes than it may"
    return f"it ended its process (exit code {code})"
