"""The keeper: nothing outlives it, and nothing takes more than all may together."""

import ctypes
import os
import signal
import time
from pathlib import Path

import pytest

from nnworks.grading import keeper, sandbox

from .boxes import MEGABYTE, become, gone_soon, granted, inside, policy, refused
from .walls import pytest_generate_tests, pytestmark  # noqa: F401


def test_memory_of_all_processes_together_ends_at_the_limit(decoys, user):
    def work():
        for _ in range(6):
            if os.fork() == 0:
                held = b"x" * (150 * MEGABYTE)
                time.sleep(30)
                os._exit(len(held) > 0)
        time.sleep(30)

    ended = inside(decoys / "scratch", work, user=user)
    if user == "contained":  # where no count holds, no process is started
        assert "Operation not permitted" in ended.failure
        return
    assert os.waitstatus_to_exitcode(ended.status) == keeper.OVER_MEMORY
    assert "memory" in sandbox.explain(ended.status)


def test_a_fork_bomb_ends_at_the_limit(decoys, user, without):
    def work():
        started = 0
        for _ in range(200):
            try:
                if os.fork() == 0:
                    time.sleep(30)
                    os._exit(0)
            except OSError:
                return started
            started += 1
        time.sleep(5)
        return started

    ended = inside(decoys / "scratch", work, user=user, without=without)
    over = os.waitstatus_to_exitcode(ended.status) == keeper.OVER_PROCESSES
    assert over or ended.value < 20
    assert ended.seconds < 15


def test_a_big_file_and_many_files_end_at_the_limit(decoys, user, without, monkeypatch):
    monkeypatch.setattr(keeper, "_COUNT_EVERY", 0.2)

    def work():
        def big():
            with open("big", "wb") as file:
                for _ in range(8):
                    file.write(b"x" * MEGABYTE)

        said = [refused(big)]
        os.remove("big")
        return said

    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.value == [""]

    def many():
        for number in range(64):
            Path(f"f{number}").write_bytes(b"x" * MEGABYTE)
        time.sleep(5)

    ended = inside(decoys / "scratch", many, user=user, without=without)
    full = "No space left" in ended.failure
    assert full or os.waitstatus_to_exitcode(ended.status) == keeper.OVER_DISK


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
