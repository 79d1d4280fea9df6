"""Run a function in a sandbox and hear what it returned; decoys for it to attack.

With walls taken away on purpose an attack succeeds: it may only ever aim at the
decoys made here, never at a file, a process or a socket of the machine.
"""

import ctypes
import functools
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from nnworks.grading import sandbox
from nnworks.grading.kernel import become_user

NOBODY = 65534
# Root of a container without a user of its own has all rights, and one user to be.
USERS = ("root", "nobody") if os.geteuid() == 0 else ("self",)
USERS += ("contained",)
MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Ended:
    """What came back: the value, or the failure's text, and how the process ended."""

    value: object
    failure: str
    status: int
    seconds: float


def policy(scratch, **changes):
    base = sandbox.Policy(
        read=sandbox.readable(hidden=[Path(scratch).parent]),
        scratch=Path(scratch),
        memory_bytes=256 * MEGABYTE,
        cpu_s=20,
        file_bytes=4 * MEGABYTE,
        processes=12,
    )
    return replace(base, **changes)


def become(user):
    """Be an ordinary user, as a process that this user had started."""
    if user == "nobody":
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # dumpable, as after an exec
        os.environ["HOME"] = "/nonexistent"
        sandbox.probe.cache_clear()
    elif user == "contained":
        become_user(os.getuid(), os.getgid(), 0, 0)
        sandbox.probe.cache_clear()


def inside(scratch, function, *, user=USERS[0], without=(), kernel=None, wait=20, **p):
    """Fork, enter the sandbox, call function(), and return what it returned.

    `without` names the kernel's features to switch off; `kernel` changes them freely.
    The sandbox is ended from outside after `wait` seconds.
    """
    walls = granted(user, without, kernel)
    reader, writer = os.pipe()
    if user == "nobody":
        for path in (Path(scratch), *Path(scratch).rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        _child(writer, scratch, function, user, walls, p)
    os.close(writer)
    text = b""
    os.set_blocking(reader, False)
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        text += _available(reader)
        if done:
            break
        if time.monotonic() - started > wait:
            status = sandbox.end(pid)
            break
        time.sleep(0.005)
    text += _available(reader)
    os.close(reader)
    value, failure = json.loads(text) if text else (None, "it said nothing")
    return Ended(value, failure, status, time.monotonic() - started)


def _available(reader):
    try:
        return os.read(reader, 1 << 20)
    except BlockingIOError:
        return b""


def _child(writer, scratch, function, user, granted, changes):
    answer = (None, "it did not end")
    try:
        become(user)
        rules = policy(scratch, keep=(writer,), **changes)
        sandbox.enter(rules, granted)
        answer = (function(), "")
    except BaseException as error:
        answer = (None, f"{type(error).__name__}: {error}")
    finally:
        os.write(writer, json.dumps(answer).encode())
        os._exit(0)


@functools.cache
def granted_to(user):
    """The Kernel that a user has; each look at it is many forks of a large process."""
    return sandbox.Kernel(**as_user(user, lambda: asdict(sandbox.probe())))


def granted(user, without=(), kernel=None):
    """What is left of it without some features, with others changed."""
    off = {name: 0 if name == "landlock" else False for name in without}
    return replace(granted_to(user), **off, **kernel or {})


def refused(action):
    """ "" where action() raises OSError; else what it got, for a test to show."""
    try:
        got = action()
    except OSError:
        return ""
    return f"allowed: {got!r}"


def as_an_ordinary_user(function):
    """What function() returns; root, who may do everything, becomes nobody for it."""
    return as_user("nobody", function) if os.geteuid() == 0 else function()


def as_user(user, function):
    """What function() returns to a fork that becomes this user."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        answer = (None, "it did not end")
        try:
            become(user)
            answer = (function(), "")
        except BaseException as error:
            answer = (None, f"{type(error).__name__}: {error}")
        finally:
            os.write(writer, json.dumps(answer).encode())
            os._exit(0)
    os.close(writer)
    with open(reader) as file:
        value, failure = json.load(file)
    os.waitpid(pid, 0)
    assert not failure, failure
    return value


class Victim:
    """A process that an attack may signal: it is ours, and does nothing else."""

    def __enter__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(60)"],
            env={"SECRET_OF_THE_VICTIM": "1"},
        )
        self.pid = self.process.pid
        return self

    def alive(self):
        return self.process.poll() is None

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def gone_soon(condition, patience=3.0):
    """Whether condition() becomes false in a while that only a defect exceeds."""
    deadline = time.monotonic() + patience
    while condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
