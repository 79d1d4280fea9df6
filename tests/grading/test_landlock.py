"""Landlock: what may be read, written and made, and where it is old."""

import os
import signal
import socket
from pathlib import Path

import pytest

from nnworks.grading import landlock
from nnworks.grading.landlock import restrict

from .boxes import USERS, Victim, as_user, granted_to, inside, policy, refused
from .walls import ALL_NAMESPACES, pytest_generate_tests, pytestmark  # noqa: F401


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_older_landlock_without_namespaces_holds_too(decoys, user, version):
    gradebook, library = decoys / "gradebook.db", decoys / "library.py"
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

    rules = policy(decoys / "scratch")
    ended = inside(
        decoys / "scratch",
        work,
        user=user,
        without=ALL_NAMESPACES,
        kernel={"landlock": version},
        read=(*rules.read, library),
    )
    assert ended.value == ["", "", "", "", "x = 1"]


@pytest.fixture
def version():
    """Of this machine; where there is none, nothing of it can be tried."""
    found = granted_to(USERS[0]).landlock
    if not found:
        assert as_user(USERS[0], lambda: refused(lambda: nothing_allowed(1))) == ""
        pytest.skip("this kernel has no Landlock")
    return found


def nothing_allowed(version):
    restrict(version, (), (), (), False)


def behind(version, attempts, *, read=(), write=(), devices=(), network=False):
    """What each attempt gets in a process that has no other wall; "" is a refusal."""

    def work():
        restrict(version, read, write, devices, network)
        return [refused(attempt) for attempt in attempts]

    return as_user(USERS[0], work)


def made(folder, *names):
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "file").write_text(name)
    return [folder / name for name in names]


def test_nothing_but_what_is_named_is_read_or_written(version, tmp_path):
    shown, mine, other = made(tmp_path, "shown", "mine", "other")
    attempts = [
        (shown / "file").read_text,
        lambda: os.listdir(mine),
        lambda: (mine / "file").write_text("new"),
        (other / "file").read_text,
        lambda: os.listdir(other),
        lambda: os.listdir(tmp_path),
        lambda: (shown / "file").write_text("new"),
        lambda: os.open(shown / "file", os.O_WRONLY | os.O_APPEND),
        lambda: (shown / "new").touch(),
        lambda: (other / "new").touch(),
        lambda: (shown / "file").unlink(),
        Path("/dev/null").read_bytes,
    ]
    said = behind(version, attempts, read=[shown], write=[mine])
    assert said[:3] == ["allowed: 'shown'", "allowed: ['file']", "allowed: 3"]
    assert said[3:] == [""] * 9


def test_a_single_file_may_be_named(version, tmp_path):
    (folder,) = made(tmp_path, "folder")
    (folder / "other").write_text("other")
    attempts = [(folder / "file").read_text, (folder / "other").read_text]
    said = behind(version, attempts, read=[folder / "file"])
    assert said == ["allowed: 'folder'", ""]


def test_in_scratch_no_program_is_started_and_no_device_made(version, tmp_path):
    (scratch,) = made(tmp_path, "scratch")
    program = scratch / "program"
    program.write_bytes(Path("/bin/true").read_bytes())
    program.chmod(0o755)
    attempts = [
        lambda: os.execv(program, [str(program)]),
        lambda: os.mkfifo(scratch / "fifo"),
        lambda: socket.socket(socket.AF_UNIX).bind(str(scratch / "socket")),
        lambda: os.mkdir(scratch / "folder"),
        lambda: os.symlink("file", scratch / "link"),
        lambda: os.truncate(scratch / "file", 0),
        lambda: os.rmdir(scratch / "folder"),
    ]
    system = [path for path in ("/usr", "/lib", "/lib64") if os.path.exists(path)]
    said = behind(version, attempts, read=system, write=[scratch])
    assert said == [""] * 3 + ["allowed: None"] * 4


def test_a_device_is_read_and_written(version):
    attempts = [
        lambda: os.write(os.open("/dev/null", os.O_RDWR), b"x"),
        lambda: os.open("/dev/zero", os.O_RDONLY),
    ]
    assert behind(version, attempts, devices=["/dev/null"]) == ["allowed: 1", ""]


@pytest.mark.parametrize("network", [False, True])
def test_tcp_is_a_matter_of_its_own(version, network):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        def connect():
            socket.create_connection(address, 5).close()

        (said,) = behind(version, [connect], network=network)
    assert (said == "") == (version >= 4 and not network)


@pytest.mark.parametrize("network", [False, True])
def test_signals_and_abstract_sockets_never_leave(version, network):
    name = f"\0nnworks-landlock-{os.getpid()}"
    with Victim() as victim, socket.socket(socket.AF_UNIX) as server:
        server.bind(name)
        server.listen()
        attempts = [
            lambda: os.kill(victim.pid, signal.SIGTERM),
            lambda: socket.socket(socket.AF_UNIX).connect(name),
        ]
        said = behind(min(version, 5), attempts[1:], network=network)
        assert said == ["allowed: None"]
        if version >= 6:
            assert behind(version, attempts, network=network) == ["", ""]
            assert victim.alive()


def test_a_path_that_is_not_there_is_an_error_and_nothing_is_shut(version, tmp_path):
    (shown,) = made(tmp_path, "shown")

    def work():
        descriptors = len(os.listdir("/proc/self/fd"))
        gone = [shown, tmp_path / "gone"]
        said = refused(lambda: restrict(version, gone, (), (), False))
        left = len(os.listdir("/proc/self/fd")) - descriptors
        return [said, left, (shown / "file").read_text()]

    assert as_user(USERS[0], work) == ["", 0, "shown"]


@pytest.mark.parametrize(
    ("version", "rights"),
    [(1, 13), (2, 14), (3, 15), (4, 15), (5, 16), (9, 16)],
)
def test_each_version_is_asked_for_the_rights_that_it_knows(version, rights):
    """Of more, an old kernel would refuse all."""
    assert landlock._all_file_rights(version) == (1 << rights) - 1
