import ctypes
import os
import signal
import socket
import sys
import tempfile
import time
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnworks.grading import keeper, sandbox
from nnworks.grading.kernel import Kernel

from .boxes import (
    MEGABYTE,
    USERS,
    Victim,
    become,
    gone_soon,
    granted,
    inside,
    policy,
    refused,
)

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="the sandbox is Linux's"
    ),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded"),
]
# An ordinary user may not reach root's own Python: what it imports late comes first.
np.random.default_rng(0)
"localhost".encode("idna")
ALL_NAMESPACES = ("user", "mount", "net", "pid", "ipc")
# What is granted, in words, and what is switched off to get there. Each of them
# keeps files, network and other processes out of reach.
WALLS_OF_THE_KERNEL = (*ALL_NAMESPACES, "landlock", "seccomp")
WALLS = {
    "all": (),
    "no mounts": ("mount",),
    "no Landlock": ("landlock",),
    "no filter": ("seccomp",),
    "no process namespace": ("pid",),
    "no network namespace": ("net",),
    "a container": ALL_NAMESPACES,
}
ENDS = ("all", "a container")


@pytest.fixture
def course():
    """A decoy of an instructor's course, with the scratch folder beside it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield decoys(Path(folder))


def decoys(tmp_path):
    tmp_path.chmod(0o777)
    for name in ("gradebook.db", "source/ps1/hw1.ipynb", "submitted/other/hw1.ipynb"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("secret")
        file.chmod(0o666)
    for folder in (p for p in tmp_path.rglob("*") if p.is_dir()):
        folder.chmod(0o777)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (scratch / "data.csv").write_text("1,2\n")
    return tmp_path


def pytest_generate_tests(metafunc):
    if {"user", "without"} <= set(metafunc.fixturenames):
        chosen = settings(WALLS, turn=metafunc.function.__name__)
        metafunc.parametrize(("user", "without"), chosen)
    elif "without" in metafunc.fixturenames:
        metafunc.parametrize("without", WALLS.values(), ids=WALLS)
    elif "user" in metafunc.fixturenames:
        metafunc.parametrize("user", USERS)


def settings(quick, turn):
    """Every user with every wall missing; all of them in the long form.

    The short form takes the `quick` ones for the first user, and of each other user one
    that changes with the test or attack called `turn`.
    """
    every = [(user, name) for user in USERS for name in WALLS]
    soon = [(USERS[0], name) for name in quick]
    for number, user in enumerate(USERS[1:]):
        rest = [setting for setting in every if setting[0] == user]
        soon.append(rest[(zlib.crc32(turn.encode()) + number) % len(rest)])
    for user, name in every:
        marks = () if (user, name) in soon else (pytest.mark.grading_proof,)
        yield pytest.param(user, WALLS[name], id=f"{user}-{name}", marks=marks)


def test_probe_of_this_machine_says_what_is_missing():
    strength = sandbox.strength()
    assert all(text.endswith(".") for text in strength.missing)
    names = [k for k in ("mount", "net", "pid", "ipc", "landlock", "seccomp")]
    absent = [name for name in names if not getattr(strength.kernel, name)]
    assert len(strength.missing) >= len(absent)


@pytest.mark.parametrize("name", ["mount", "net", "pid", "ipc", "landlock", "seccomp"])
def test_each_missing_wall_has_one_sentence(name):
    full = Kernel(True, True, True, True, True, 7, True, "x86_64")
    assert sandbox.strength(full).missing == ()
    off = replace(full, **{name: type(getattr(full, name))(0)})
    (sentence,) = sandbox.strength(off).missing
    assert sentence.count(".") == 1
    assert sandbox.strength(off).enough


@pytest.mark.parametrize(
    "left",
    [
        Kernel(machine="x86_64"),
        Kernel(landlock=7, machine="x86_64"),
        Kernel(seccomp=True, machine="x86_64"),
        Kernel(user=True, mount=True, machine="x86_64"),
        Kernel(user=True, net=True, pid=True, seccomp=True, machine="x86_64"),
    ],
)
def test_too_few_walls_are_said_to_be_too_few(left):
    assert not sandbox.strength(left).enough


def test_scratch_is_read_and_written(course, user, without):
    def work():
        Path("made").mkdir()
        Path("made/a.txt").write_text("a")
        os.rename("made/a.txt", "b.txt")
        np.save("x.npy", np.arange(3.0))
        total = float(np.load("x.npy").sum())
        os.remove("x.npy")
        return [Path("data.csv").read_text(), Path("b.txt").read_text(), total]

    ended = inside(course / "scratch", work, user=user, without=without)
    assert ended.failure == ""
    assert ended.value == ["1,2\n", "a", 3.0]


def test_nothing_outside_is_read_or_changed(course, user, without):
    gradebook, other = course / "gradebook.db", course / "submitted/other"
    attempts = {
        "read": lambda: gradebook.read_text(),
        "list": lambda: os.listdir(other),
        "append": lambda: os.open(gradebook, os.O_WRONLY | os.O_APPEND),
        "empty": lambda: os.truncate(gradebook, 0),
        "make": lambda: (course / "made").write_text("x"),
        "folder": lambda: (course / "folder").mkdir(),
        "rename": lambda: os.rename(gradebook, course / "renamed"),
        "take": lambda: os.rename(gradebook, "mine.db"),
        "link": lambda: os.link(gradebook, "linked.db"),
        "point": lambda: os.symlink("x", course / "pointer"),
        "delete": lambda: os.remove(gradebook),
        "remove": lambda: os.rmdir(course / "source/ps1"),
        "fifo": lambda: os.mkfifo(course / "fifo"),
        "attribute": lambda: os.setxattr(gradebook, "user.x", b"1"),
    }

    def work():
        return {name: refused(action) for name, action in attempts.items()}

    before = {p: os.stat(p).st_mode for p in course.rglob("*")}
    ended = inside(course / "scratch", work, user=user, without=without)
    assert ended.value == dict.fromkeys(attempts, "")
    after = {p for p in course.rglob("*") if ".tmp" not in p.parts}
    assert after == set(before)
    assert gradebook.read_text() == "secret"


def test_without_any_wall_the_attacks_do_reach_the_decoys(course):
    """What the tests above look for can happen, and is said not to be kept out."""
    gradebook = course / "gradebook.db"

    def work():
        attempts = [
            lambda: gradebook.read_text(),
            lambda: os.listdir(course / "submitted/other"),
            lambda: os.truncate(gradebook, 0),
            lambda: (course / "made").mkdir(),
            lambda: os.chmod(gradebook, 0o600),
        ]
        return [refused(attempt) for attempt in attempts]

    nothing = tuple(WALLS_OF_THE_KERNEL)
    ended = inside(course / "scratch", work, without=nothing)
    assert all(said.startswith("allowed") for said in ended.value)
    assert gradebook.read_text() == "" and (course / "made").is_dir()
    assert not sandbox.strength(Kernel()).enough


def test_modes_and_times_outside_cannot_be_changed(course, user, without):
    gradebook = course / "gradebook.db"
    before = os.stat(gradebook)

    def work():
        for action in (
            lambda: os.chmod(gradebook, 0),
            lambda: os.chown(gradebook, 1, 1),
            lambda: os.utime(gradebook, (1, 1)),
        ):
            refused(action)

    assert inside(course / "scratch", work, user=user, without=without).failure == ""
    after = os.stat(gradebook)
    assert after.st_mode == before.st_mode
    assert (after.st_uid, after.st_mtime) == (before.st_uid, before.st_mtime)


def test_a_link_in_scratch_leads_nowhere(course, user, without):
    def work():
        os.symlink(course / "gradebook.db", "link")
        return [
            refused(lambda: Path("link").read_text()),
            refused(lambda: os.open("link", os.O_WRONLY)),
        ]

    ended = inside(course / "scratch", work, user=user, without=without)
    assert ended.value == ["", ""]


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_older_landlock_without_namespaces_holds_too(course, user, version):
    gradebook, library = course / "gradebook.db", course / "library.py"
    library.write_text("x = 1")
    library.chmod(0o666)

    def work():
        return [
            refused(lambda: gradebook.read_text()),
            refused(lambda: os.truncate(gradebook, 0)),
            refused(lambda: os.truncate(library, 0)),
            refused(lambda: os.open(library, os.O_RDONLY | os.O_TRUNC)),
            library.read_text(),
        ]

    rules = policy(course / "scratch")
    ended = inside(
        course / "scratch",
        work,
        user=user,
        without=ALL_NAMESPACES,
        kernel={"landlock": version},
        read=(*rules.read, library),
    )
    assert ended.value == ["", "", "", "", "x = 1"]


def test_parents_are_out_of_reach(course, user, without):
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
        ended = inside(course / "scratch", work, user=user, without=without)
        assert {k: v for k, v in ended.value.items() if v} == {}
        assert victim.alive()


def test_sockets_reach_nothing(course, user, without):
    address = str(course / "daemon.sock")
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

    ended = inside(course / "scratch", work, user=user, without=without)
    assert ended.value == [""] * 4
    for listener in listeners:
        with pytest.raises(BlockingIOError):
            listener.accept()
        listener.close()


def test_calls_that_no_exercise_needs_are_denied(course, user):
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

    ended = inside(course / "scratch", work, user=user)
    assert ended.value == {name: [-1, 1] for name in calls}


def test_environment_and_descriptors_are_clean(course, user, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "1234")
    left_open = os.open(course / "gradebook.db", os.O_RDONLY)

    def work():
        import tempfile

        open_ones = []
        for number in range(256):
            try:
                os.fstat(number)
                open_ones.append(number)
            except OSError:
                pass
        return [dict(os.environ), open_ones, os.getcwd(), tempfile.gettempdir()]

    ended = inside(course / "scratch", work, user=user)
    os.close(left_open)
    environment, open_ones, here, temporary = ended.value
    assert "SECRET_TOKEN" not in environment
    assert environment["HOME"] == here == str(course / "scratch")
    assert temporary.startswith(here)
    assert len(open_ones) == 4 and open_ones[:3] == [0, 1, 2]


def test_memory_ends_at_the_limit(course, user, without):
    def work():
        try:
            return len(b"x" * (600 * MEGABYTE))
        except MemoryError:
            return "limit"

    ended = inside(course / "scratch", work, user=user, without=without)
    assert ended.value == "limit"


def test_memory_of_all_processes_together_ends_at_the_limit(course, user):
    def work():
        for _ in range(6):
            if os.fork() == 0:
                held = b"x" * (150 * MEGABYTE)
                time.sleep(30)
                os._exit(len(held) > 0)
        time.sleep(30)

    ended = inside(course / "scratch", work, user=user)
    if user == "contained":  # where no count holds, no process is started
        assert "Operation not permitted" in ended.failure
        return
    assert os.waitstatus_to_exitcode(ended.status) == keeper.OVER_MEMORY
    assert "memory" in sandbox.explain(ended.status)


def test_a_fork_bomb_ends_at_the_limit(course, user, without):
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

    ended = inside(course / "scratch", work, user=user, without=without)
    over = os.waitstatus_to_exitcode(ended.status) == keeper.OVER_PROCESSES
    assert over or ended.value < 20
    assert ended.seconds < 15


def test_a_big_file_and_many_files_end_at_the_limit(course, user, without, monkeypatch):
    monkeypatch.setattr(keeper, "_COUNT_EVERY", 0.2)

    def work():
        def big():
            with open("big", "wb") as file:
                for _ in range(8):
                    file.write(b"x" * MEGABYTE)

        said = [refused(big)]
        os.remove("big")
        return said

    ended = inside(course / "scratch", work, user=user, without=without)
    assert ended.value == [""]

    def many():
        for number in range(64):
            Path(f"f{number}").write_bytes(b"x" * MEGABYTE)
        time.sleep(5)

    ended = inside(course / "scratch", many, user=user, without=without)
    full = "No space left" in ended.failure
    assert full or os.waitstatus_to_exitcode(ended.status) == keeper.OVER_DISK


def test_a_daemon_is_gone_when_the_session_ends(course, user, without):
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

    ended = inside(course / "scratch", work, user=user, without=without)
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
def test_the_keepers_death_is_everyones(course, user, how, without):
    scratch = course / "scratch"
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


def test_an_interrupt_is_passed_on(course, user):
    scratch = course / "scratch"
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


def test_root_is_somebody_else_inside(course, without):
    """A user of the sandbox's own: it owns nothing, and its processes are counted."""
    ended = inside(course / "scratch", os.getresuid, user=USERS[0], without=without)
    assert len(set(ended.value)) == 1
    if USERS[0] == "root" and "mount" not in without:
        assert ended.value[0] >= 61184


def test_processor_time_ends_at_the_limit(course, user):
    def work():
        while True:
            pass

    ended = inside(course / "scratch", work, user=user, cpu_s=1)
    assert "processor time" in sandbox.explain(ended.status)


def test_a_crash_is_told_as_one(course, user, without):
    ended = inside(
        course / "scratch", lambda: ctypes.string_at(0), user=user, without=without
    )
    assert os.WIFSIGNALED(ended.status)
    assert os.WTERMSIG(ended.status) == signal.SIGSEGV
    assert "crashed" in sandbox.explain(ended.status)


def test_numbers_are_crunched_as_outside(course, user, without):
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

    ended = inside(course / "scratch", work, user=user, without=without)
    assert ended.value == [1, 50, True]


def test_what_the_kernel_promised_and_broke_is_one_error(course):
    if os.geteuid() != 0 or not sandbox.probe().mount:
        kernel = {"landlock": 1 << 20}
    else:
        kernel = {"user": True}
    scratch = course / "scratch"
    ended = inside(scratch, lambda: 1, kernel=kernel, read=(Path("/proc/self/mem"),))
    if ended.failure:
        assert ended.failure.startswith("SandboxError: the sandbox could not be made")
