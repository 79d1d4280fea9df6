"""The keeper: nothing outlives it, and it ends as what it keeps has ended."""

import contextlib
import ctypes
import os
import signal
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from nnworks.grading import keeper, sandbox

from .boxes import (
    become,
    gone_soon,
    granted,
    inside,
    policy,
)
from .walls import pytest_generate_tests, pytestmark  # noqa: F401


def test_a_daemon_is_gone_when_the_session_ends(decoys, user, without):
    mark = f"nnworks-daemon-{os.getpid()}-{time.monotonic_ns()}"

    def work():
        try:
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    name = mark.encode()
                    ctypes.CDLL(None).prctl(15, name[:15], 0, 0, 0)
                    signal.signal(signal.SIGTERM, signal.SIG_IGN)
                    time.sleep(60)
                os._exit(0)
        except OSError:
            return "no processes"
        time.sleep(0.2)
        return "left one"

    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.value in ("left one", "no processes")

    def left():
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                if Path(f"/proc/{pid}/comm").read_text().strip() == mark[:15]:
                    found.append(pid)
            except OSError:
                pass
        return found

    assert gone_soon(left)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_keepers_death_is_everyones(decoys, user, how, without):
    scratch = decoys / "scratch"
    walls = granted(user, without)
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            if user == "nobody":
                os.chown(scratch, 65534, 65534)
            become(user)
            sandbox.enter(policy(scratch, keep=(writer,)), walls)
            os.write(writer, b"up")
            while True:
                time.sleep(1)
        finally:
            os._exit(1)
    os.close(writer)
    assert os.read(reader, 2) == b"up"
    os.kill(pid, how)
    os.waitpid(pid, 0)
    assert os.read(reader, 2) == b""  # the last holder of the pipe is gone
    os.close(reader)


def test_an_interrupt_is_passed_on(decoys, user):
    scratch = decoys / "scratch"
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            sandbox.enter(policy(scratch, keep=(writer,)))
            os.write(writer, b"up")
            time.sleep(20)
        except KeyboardInterrupt:
            os.write(writer, b"stopped")
        finally:
            os._exit(7)
    os.close(writer)
    assert os.read(reader, 2) == b"up"
    os.kill(pid, signal.SIGINT)
    assert os.read(reader, 20) == b"stopped"
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
    os.close(reader)


def test_processor_time_ends_at_the_limit(decoys, user):
    def work():
        while True:
            pass

    ended = inside(decoys / "scratch", work, user=user, cpu_s=1)
    assert "processor time" in sandbox.explain(ended.status)


def test_a_crash_is_told_as_one(decoys, user, without):
    ended = inside(
        decoys / "scratch", lambda: ctypes.string_at(0), user=user, without=without
    )
    assert os.WIFSIGNALED(ended.status)
    assert os.WTERMSIG(ended.status) == signal.SIGSEGV
    assert "crashed" in sandbox.explain(ended.status)


class Never:
    """Limits that nobody passes."""

    def passed(self, child):
        return None


def kept(work, limits, first=tuple):
    """The process id of the keeper of work(), which calls first() before it is one."""
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(BaseException):
            first()
            keeper.split(limits)
            os._exit(work() or 0)
        os._exit(99)
    return pid


def how_ended(work, limits):
    return os.waitstatus_to_exitcode(os.waitpid(kept(work, limits), 0)[1])


@pytest.mark.parametrize("code", [0, 1, 7, 255])
def test_the_keeper_ends_with_the_same_code(code):
    assert how_ended(lambda: code, Never()) == code


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGXCPU", "SIGUSR1"])
def test_the_keeper_ends_by_the_same_signal(name):
    number = getattr(signal, name)
    assert how_ended(lambda: os.kill(os.getpid(), number), Never()) == -number


def test_the_child_leads_a_session_and_hears_all_signals():
    def work():
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        usual = signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
        return 5 if os.getsid(0) == os.getpid() and usual and not blocked else 1

    assert how_ended(work, Never()) == 5


def test_the_keeper_holds_no_descriptor():
    reader, writer = os.pipe()

    def work():
        os.close(0)
        os.close(writer)
        time.sleep(30)

    pid = kept(work, Never(), first=lambda: os.dup2(writer, 0))
    os.close(writer)
    assert os.read(reader, 1) == b""  # though both still live
    os.close(reader)
    assert os.waitpid(pid, os.WNOHANG) == (0, 0)
    assert keeper.end(pid) == signal.SIGKILL


def test_what_the_child_left_behind_is_gone_with_the_keeper():
    """Also where no namespace of processes takes it along."""
    reader, writer = os.pipe()

    def work():
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                time.sleep(60)
            os._exit(0)
        os.wait()
        return 3

    pid = kept(work, Never())
    os.close(writer)
    assert os.waitpid(pid, 0)[1] == 3 << 8
    os.set_blocking(reader, False)
    assert os.read(reader, 1) == b""  # nobody holds the other end
    os.close(reader)


def test_limits_are_looked_at_however_many_of_its_processes_end(monkeypatch):
    class Passed:
        def passed(self, child):
            return keeper.OVER_DISK

    def another_has_ended(signals, most):
        time.sleep(0.001)
        return SimpleNamespace(si_signo=signal.SIGCHLD)

    monkeypatch.setattr(signal, "sigtimedwait", another_has_ended)
    assert how_ended(lambda: time.sleep(5), Passed()) == keeper.OVER_DISK


def test_an_end_that_has_come_already_is_told():
    pid = os.fork()
    if pid == 0:
        os._exit(7)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert keeper.end(pid) == 7 << 8


def test_who_does_not_end_when_asked_is_killed():
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.write(writer, b"deaf")
        time.sleep(60)
        os._exit(0)
    os.close(writer)
    assert os.read(reader, 4) == b"deaf"
    os.close(reader)
    assert keeper.end(pid, patience=0.02) == signal.SIGKILL


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (101 << 8, "it used more memory than it may"),
        (102 << 8, "it wrote more files than it may"),
        (103 << 8, "it started more processes than it may"),
        (0, "it ended its process (exit code 0)"),
        (100 << 8, "it ended its process (exit code 100)"),
        (signal.SIGXCPU, "it used up its processor time"),
        (signal.SIGSEGV, "it crashed (Segmentation fault)"),
        (signal.SIGSEGV | 0x80, "it crashed (Segmentation fault)"),  # with a core
    ],
)
def test_each_end_has_a_phrase(status, said):
    assert keeper.explain(status) == said


def test_who_was_killed_is_known_by_the_first_words():
    """What a person or a machine short of memory has killed is begun again."""
    assert keeper.explain(signal.SIGKILL).startswith(keeper.KILLED)
    others = (0, 1 << 8, 101 << 8, signal.SIGTERM, signal.SIGXCPU)
    assert not any(keeper.explain(s).startswith(keeper.KILLED) for s in others)
