"""What the kernel grants, found by trying; and calls that Python has no name for."""

import errno
import os
import platform
import sys
import tempfile
from pathlib import Path

import pytest

from nnworks.grading import kernel
from nnworks.grading.kernel import Kernel, call, prctl, probe

from .boxes import as_user
from .walls import pytestmark  # noqa: F401

GET_NO_NEW_PRIVILEGES = 39


def test_a_call_answers_or_says_its_name():
    assert call("getpid") == os.getpid()
    with pytest.raises(FileNotFoundError, match="access: No such file") as caught:
        call("access", b"/no/such/file", 0)
    assert caught.value.errno == errno.ENOENT


@pytest.mark.parametrize(
    ("name", "arguments", "due"),
    [
        ("capset", (None, None), errno.EFAULT),
        ("mount_setattr", (-100, b"/", 0, None, 0), errno.EINVAL),
        ("landlock_add_rule", (-1, 1, None, 1), errno.EINVAL),
        ("landlock_restrict_self", (-1, 1 << 31), errno.EINVAL),
    ],
)
def test_calls_that_libc_does_not_wrap_have_their_numbers(name, arguments, due):
    with pytest.raises(OSError, match=f"{name}: ") as caught:
        call(name, *arguments)
    assert caught.value.errno in (due, errno.EOPNOTSUPP, errno.ENOSYS, errno.EPERM)


def test_integers_cross_whole():
    with tempfile.TemporaryFile() as file:
        call("lseek", file.fileno(), 1 << 33, os.SEEK_SET)
        assert os.lseek(file.fileno(), 0, os.SEEK_CUR) == 1 << 33


def test_prctl_takes_what_is_missing_for_zero(monkeypatch):
    """A 1 too many, and the kernel refuses."""
    assert prctl(GET_NO_NEW_PRIVILEGES) in (0, 1)
    with pytest.raises(OSError, match="prctl: Invalid argument"):
        prctl(GET_NO_NEW_PRIVILEGES, 0, 0, 0, 1)
    asked = []
    monkeypatch.setattr(kernel, "call", lambda *words: asked.append(words))
    prctl(7)
    prctl(7, 1, 2)
    assert asked == [("prctl", 7, 0, 0, 0, 0), ("prctl", 7, 1, 2, 0, 0)]


def test_in_a_namespace_of_users_there_is_one_user():
    def work():
        maps = [Path(f"/proc/self/{name}_map").read_text() for name in ("uid", "gid")]
        groups = Path("/proc/self/setgroups").read_text().strip()
        return [os.getresuid(), os.getresgid(), [text.split() for text in maps], groups]

    users, groups, maps, setting = as_user("contained", work)
    assert users == groups == [0, 0, 0] and setting == "deny"
    assert maps == [["0", str(os.getuid()), "1"], ["0", str(os.getgid()), "1"]]


def raises():
    raise SystemExit(0)


def test_what_is_tried_is_tried_in_another_process(tmp_path):
    here = os.getcwd()
    assert kernel._granted(lambda: os.chdir(tmp_path)) is True
    assert kernel._granted(lambda: os.chdir(tmp_path / "gone")) is False
    assert kernel._granted(raises) is False
    assert kernel._granted(lambda: os.kill(os.getpid(), 9)) is False
    assert os.getcwd() == here


def test_probing_changes_nothing_here():
    def state():
        spaces = map(os.readlink, sorted(Path("/proc/self/ns").iterdir()))
        return list(spaces), prctl(GET_NO_NEW_PRIVILEGES), os.getresuid()

    before = state()
    found = probe.__wrapped__()
    assert state() == before
    assert found.machine == platform.machine()
    assert probe() is probe()


@pytest.fixture
def asked(monkeypatch):
    """asked("ny..."): what `probe` finds where these are the answers, in its order."""

    def find(answers, landlock=0):
        left = iter(answers)
        monkeypatch.setattr(kernel, "_granted", lambda action: next(left) == "y")
        monkeypatch.setattr(kernel, "call", lambda *words: landlock)
        monkeypatch.setattr(platform, "machine", lambda: "x86_64")
        found = probe.__wrapped__()
        assert next(left, None) is None
        return found

    return find


def test_root_needs_no_namespace_of_users(asked):
    # ipc; mount, net, pid, ipc; the steps with mounts; the filter
    assert asked("y" + "yyyy" + "yy", 7) == Kernel(
        False, True, True, True, True, 7, True, "x86_64"
    )


def test_an_ordinary_user_needs_one(asked):
    # ipc; a namespace of users, and in it the others
    found = asked("ny" + "ynyn" + "yn", 3)
    assert found == Kernel(True, True, False, True, False, 3, False, "x86_64")


def test_who_gets_none_is_granted_no_other(asked):
    assert asked("nn" + "y") == Kernel(seccomp=True, machine="x86_64")


def test_mounts_are_granted_with_all_their_steps(asked):
    assert asked("y" + "yyyy" + "ny").mount is False


def test_a_kernel_without_landlock(asked, monkeypatch):
    def missing(*words):
        raise OSError(errno.ENOSYS, "landlock_create_ruleset: not there")

    asked("nnn")
    monkeypatch.setattr(kernel, "_granted", lambda action: False)
    monkeypatch.setattr(kernel, "call", missing)
    assert probe.__wrapped__() == Kernel(machine="x86_64")


@pytest.mark.parametrize(
    ("system", "machine"),
    [("darwin", "arm64"), ("linux", "riscv64"), ("win32", "AMD64")],
)
def test_elsewhere_nothing_is_tried_or_granted(monkeypatch, system, machine):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.delattr(os, "fork")
    assert probe.__wrapped__() == Kernel(machine=machine)
