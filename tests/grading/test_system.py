"""Whether a machine can grade at all: refused in a sentence, or what is missing."""

import sys

import pytest

from nnworks.grading import system
from nnworks.grading.kernel import Kernel
from nnworks.grading.strength import strength
from nnworks.grading.system import check_system
from nnworks.grading.trouble import Trouble


@pytest.fixture
def granted(monkeypatch):
    """granted(seccomp=True): a Linux machine whose kernel has that and no more."""
    monkeypatch.setattr(sys, "platform", "linux")

    def grant(**walls):
        found = strength(Kernel(machine="x86_64", **walls))
        monkeypatch.setattr(system, "strength", lambda: found)
        return found

    return grant


def refused(sandbox=True):
    """What a refusal says, which is one line of sentences."""
    with pytest.raises(Trouble) as caught:
        check_system(sandbox)
    said = str(caught.value)
    assert caught.value.code == 1 and said.endswith(".") and said.isprintable()
    return said


def test_a_machine_with_all_walls_misses_nothing(granted):
    granted(mount=True, net=True, pid=True, ipc=True, landlock=7, seccomp=True)
    assert check_system() == ()


def test_a_wall_that_is_missed_and_not_needed_is_told(granted):
    granted(mount=True, net=True, pid=True, ipc=True, seccomp=True)
    assert check_system() == (
        "No Landlock: the mount namespace alone keeps files out.",
    )


def test_too_weak_a_kernel_is_refused_with_all_that_is_missing(granted):
    found = granted(seccomp=True)
    said = refused()
    assert len(found.missing) > 1
    assert f"too little for a sandbox ({' '.join(found.missing)}) Grade on" in said
    assert "--no-sandbox" in said


def test_who_wants_no_sandbox_is_asked_for_none(granted):
    granted()
    assert check_system(sandbox=False) == ()


def test_without_a_sandbox_the_kernel_is_not_tried(monkeypatch):
    def tried():
        raise AssertionError("it was tried")

    monkeypatch.setattr(system, "strength", tried)
    for platform in ("linux", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert check_system(sandbox=False) == ()


@pytest.mark.parametrize("platform", ["darwin", "freebsd14", "cygwin"])
def test_elsewhere_there_is_no_sandbox(granted, monkeypatch, platform):
    granted(mount=True, net=True, pid=True, ipc=True, landlock=7, seccomp=True)
    monkeypatch.setattr(sys, "platform", platform)
    assert refused().startswith("There is no sandbox on this system: grade in a")


@pytest.mark.parametrize("sandbox", [True, False])
def test_windows_has_no_processes_that_fork(monkeypatch, sandbox):
    monkeypatch.setattr(sys, "platform", "win32")
    said = refused(sandbox)
    assert "Windows" in said and "--no-sandbox" not in said
