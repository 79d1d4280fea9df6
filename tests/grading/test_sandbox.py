"""The sandbox as a whole: what a program in it reads, changes, calls and reaches."""

import ctypes
import os
import signal
import socket
import tempfile
from pathlib import Path

import numpy as np
import pytest

from nnworks.grading import sandbox
from nnworks.grading.kernel import Kernel

from .boxes import MEGABYTE, USERS, Victim, inside, refused
from .walls import (  # noqa: F401
    WALLS_OF_THE_KERNEL,
    pytest_generate_tests,
    pytestmark,
)


def test_scratch_is_read_and_written(decoys, user, without):
    def work():
        Path("made").mkdir()
        Path("made/a.txt").write_text("a")
        os.rename("made/a.txt", "b.txt")
        np.save("x.npy", np.arange(3.0))
        total = float(np.load("x.npy").sum())
        os.remove("x.npy")
        return [Path("data.csv").read_text(), Path("b.txt").read_text(), total]

    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.failure == ""
    assert ended.value == ["1,2\n", "a", 3.0]


def test_nothing_outside_is_read_or_changed(decoys, user, without):
    gradebook, other = decoys / "gradebook.db", decoys / "submitted/other"
    attempts = {
        "read": lambda: gradebook.read_text(),
        "list": lambda: os.listdir(other),
        "append": lambda: os.open(gradebook, os.O_WRONLY | os.O_APPEND),
        "empty": lambda: os.truncate(gradebook, 0),
        "make": lambda: (decoys / "made").write_text("x"),
        "folder": lambda: (decoys / "folder").mkdir(),
        "rename": lambda: os.rename(gradebook, decoys / "renamed"),
        "take": lambda: os.rename(gradebook, "mine.db"),
        "link": lambda: os.link(gradebook, "linked.db"),
        "point": lambda: os.symlink("x", decoys / "pointer"),
        "delete": lambda: os.remove(gradebook),
        "remove": lambda: os.rmdir(decoys / "empty"),
        "fifo": lambda: os.mkfifo(decoys / "fifo"),
        "attribute": lambda: os.setxattr(gradebook, "user.x", b"1"),
    }

    def work():
        return {name: refused(action) for name, action in attempts.items()}

    before = {p: os.stat(p).st_mode for p in decoys.rglob("*")}
    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.value == dict.fromkeys(attempts, "")
    after = {p for p in decoys.rglob("*") if ".tmp" not in p.parts}
    assert after == set(before)
    assert gradebook.read_text() == "secret"


def test_without_any_wall_the_attacks_do_reach_the_decoys(decoys):
    """What the tests above look for can happen, and is said not to be kept out."""
    gradebook = decoys / "gradebook.db"

    def work():
        attempts = [
            lambda: gradebook.read_text(),
            lambda: os.listdir(decoys / "submitted/other"),
            lambda: os.truncate(gradebook, 0),
            lambda: (decoys / "made").mkdir(),
            lambda: os.chmod(gradebook, 0o600),
        ]
        return [refused(attempt) for attempt in attempts]

    nothing = tuple(WALLS_OF_THE_KERNEL)
    ended = inside(decoys / "scratch", work, without=nothing)
    assert all(said.startswith("allowed") for said in ended.value)
    assert gradebook.read_text() == "" and (decoys / "made").is_dir()
    assert not sandbox.strength(Kernel()).enough


def test_modes_and_times_outside_cannot_be_changed(decoys, user, without):
    gradebook = decoys / "gradebook.db"
    before = os.stat(gradebook)

    def work():
        for action in (
            lambda: os.chmod(gradebook, 0),
            lambda: os.chown(gradebook, 1, 1),
            lambda: os.utime(gradebook, (1, 1)),
        ):
            refused(action)

    assert inside(decoys / "scratch", work, user=user, without=without).failure == ""
    after = os.stat(gradebook)
    assert after.st_mode == before.st_mode
    assert (after.st_uid, after.st_mtime) == (before.st_uid, before.st_mtime)


def test_a_link_in_scratch_leads_nowhere(decoys, user, without):
    def work():
        os.symlink(decoys / "gradebook.db", "link")
        return [
            refused(lambda: Path("link").read_text()),
            refused(lambda: os.open("link", os.O_WRONLY)),
        ]

    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.value == ["", ""]


def test_parents_are_out_of_reach(decoys, user, without):
    me = os.getpid()
    with Victim() as victim:

        def work():
            said = {}
            for pid in (me, victim.pid):
                for name in ("environ", "mem", "maps", "fd", "cmdline"):
                    path = Path(f"/proc/{pid}/{name}")
                    read = path.iterdir if name == "fd" else path.read_bytes
                    said[f"{name} of {pid == me}"] = refused(lambda r=read: list(r()))
            for number in (signal.SIGTERM, signal.SIGKILL, 0):
                said[f"signal {number}"] = refused(
                    lambda n=number: os.kill(victim.pid, n)
                )
            return said

        # No process namespace and no filter at once is said not to be enough.
        ended = inside(decoys / "scratch", work, user=user, without=without)
        assert {k: v for k, v in ended.value.items() if v} == {}
        assert victim.alive()


def test_sockets_reach_nothing(decoys, user, without):
    address = str(decoys / "daemon.sock")
    abstract = f"\0nnworks-{os.getpid()}"
    listeners = []
    for family, where in (
        (socket.AF_INET, ("127.0.0.1", 0)),
        (socket.AF_UNIX, address),
        (socket.AF_UNIX, abstract),
    ):
        listeners.append(socket.socket(family))
        listeners[-1].bind(where)
        listeners[-1].listen()
        listeners[-1].setblocking(False)
    os.chmod(address, 0o777)
    port = listeners[0].getsockname()[1]

    def work():
        return [
            refused(lambda: socket.create_connection(("127.0.0.1", port), 1)),
            refused(lambda: socket.socket(socket.AF_UNIX).connect(address)),
            refused(lambda: socket.socket(socket.AF_UNIX).connect(abstract)),
            refused(
                lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].connect(
                    address
                )
            ),
        ]

    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.value == [""] * 4
    for listener in listeners:
        with pytest.raises(BlockingIOError):
            listener.accept()
        listener.close()


def test_calls_that_no_exercise_needs_are_denied(decoys, user):
    libc = ctypes.CDLL(None, use_errno=True)
    calls = {"ptrace": (0, 0, 0, 0), "unshare": (0x10000000,), "personality": (0,)}
    calls |= {"mount": (b"none", b"/", b"tmpfs", 0, None), "memfd_create": (b"x", 0)}
    calls |= {"bpf": None, "keyctl": None, "perf_event_open": None, "prctl": (1, 0)}
    numbers = {
        "x86_64": {"bpf": 321, "keyctl": 250, "perf_event_open": 298},
        "aarch64": {"bpf": 280, "keyctl": 219, "perf_event_open": 241},
    }[os.uname().machine]

    def work():
        said = {}
        for name, arguments in calls.items():
            if arguments is None:
                result = libc.syscall(numbers[name], 0, 0, 0, 0, 0)
            else:
                result = getattr(libc, name)(*arguments)
            said[name] = [result, ctypes.get_errno()]
        return said

    ended = inside(decoys / "scratch", work, user=user)
    assert ended.value == {name: [-1, 1] for name in calls}


def test_environment_and_descriptors_are_clean(decoys, user, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "1234")
    left_open = os.open(decoys / "gradebook.db", os.O_RDONLY)

    def work():

        open_ones = []
        for number in range(256):
            try:
                os.fstat(number)
                open_ones.append(number)
            except OSError:
                pass
        return [dict(os.environ), open_ones, os.getcwd(), tempfile.gettempdir()]

    ended = inside(decoys / "scratch", work, user=user)
    os.close(left_open)
    environment, open_ones, here, temporary = ended.value
    assert "SECRET_TOKEN" not in environment
    assert environment["HOME"] == here == str(decoys / "scratch")
    assert temporary.startswith(here)
    assert len(open_ones) == 4 and open_ones[:3] == [0, 1, 2]


def test_memory_ends_at_the_limit(decoys, user, without):
    def work():
        try:
            return len(b"x" * (600 * MEGABYTE))
        except MemoryError:
            return "limit"

    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.value == "limit"


def test_root_is_somebody_else_inside(decoys, without):
    """A user of the sandbox's own: it owns nothing, and its processes are counted."""
    ended = inside(decoys / "scratch", os.getresuid, user=USERS[0], without=without)
    assert len(set(ended.value)) == 1
    if USERS[0] == "root" and "mount" not in without:
        assert ended.value[0] >= 61184


def test_numbers_are_crunched_as_outside(decoys, user, without):
    def work():
        import math
        import random
        import threading

        ran = []
        thread = threading.Thread(target=lambda: ran.append(1))
        thread.start()
        thread.join()
        a = np.random.default_rng(0).normal(size=(50, 50))
        solved = np.linalg.solve(a, a @ np.ones(50))
        return [len(ran), round(float(solved.sum())), math.pi > random.random()]

    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.value == [1, 50, True]


def test_what_the_kernel_promised_and_broke_is_one_error(decoys):
    if os.geteuid() != 0 or not sandbox.probe().mount:
        kernel = {"landlock": 1 << 20}
    else:
        kernel = {"user": True}
    scratch = decoys / "scratch"
    ended = inside(scratch, lambda: 1, kernel=kernel, read=(Path("/proc/self/mem"),))
    if ended.failure:
        assert ended.failure.startswith("SandboxError: the sandbox could not be made")
