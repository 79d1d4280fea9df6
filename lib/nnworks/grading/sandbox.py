"""The sandbox a student's code runs in: what it may read, write, use, and reach.

Several walls of the kernel, one behind the other, so that one that is missing or has
a hole leaves the others: namespaces (`nnworks.grading.mounts` for files), Landlock, a
filter of system calls, limits on each process, and a keeper outside that counts the
memory of all of them and ends what is left. None of them needs root.
"""

import contextlib
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nnworks.grading import keeper, kernel, landlock, mounts, seccomp
from nnworks.grading.keeper import end, explain
from nnworks.grading.kernel import Kernel, SandboxError, call, prctl, probe
from nnworks.grading.paths import DEVICES, environment, readable
from nnworks.grading.strength import Strength, strength

__all__ = [
    "Kernel",
    "Policy",
    "SandboxError",
    "Strength",
    "end",
    "enter",
    "environment",
    "explain",
    "probe",
    "readable",
    "strength",
]

_FIRST_USER = 61184  # of those that systemd, too, hands out for one process's life


@dataclass(frozen=True)
class Policy:
    """What one sandboxed process may do.

    Attributes
    ----------
    read : tuple of Path
        As `readable` finds them; all else cannot be read.
    scratch : Path
        The one folder to write in, its working folder and home. Where the kernel
        grants mounts it is copied into memory: what is written there never shows here.
    memory_bytes : int
        That it and its children may take together, above what it has at the start.
    cpu_s : float
        Seconds of processor time of one process.
    file_bytes : int
        All files of the scratch folder together.
    processes : int
        Processes and threads at once.
    network : bool
        Whether sockets work.
    keep : tuple of int
        Descriptors that stay open; all others are closed.
    """

    read: tuple[Path, ...]
    scratch: Path
    memory_bytes: int
    cpu_s: float
    file_bytes: int
    processes: int
    network: bool = False
    keep: tuple[int, ...] = ()


def enter(policy, granted=None):
    """Put this process into the sandbox, for good.

    Call it in a fresh fork, which has one thread.

    It returns in a child of the process that called it: the caller's own process id
    becomes the keeper's (`nnworks.grading.keeper`), which passes SIGINT on, takes
    SIGTERM as the order to end, and ends as the student's process ends.

    Parameters
    ----------
    policy : Policy
    granted : Kernel, optional
        Used instead of `probe`'s answer; a feature switched off there is not used.

    Returns
    -------
    Strength

    Raises
    ------
    SandboxError
        Where a step fails that the probe had promised. The process must end then.
    """
    granted = probe() if granted is None else granted
    try:
        _enter(policy, granted)
    except OSError as error:
        raise SandboxError(f"the sandbox could not be made: {error}") from None
    return strength(granted)


def _enter(policy, granted):
    scratch = Path(policy.scratch).resolve()
    (scratch / ".tmp").mkdir(exist_ok=True)
    read = [path for path in policy.read if os.path.lexists(path)]
    devices = [path for path in DEVICES if path.exists()]
    baseline, size = keeper.own_memory(), _address_space()
    close_all_but(policy.keep)
    prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    _leave_namespaces(granted)
    on_disk = None if granted.mount else scratch
    # Each sandbox of root's has a user of its own, whose processes are then counted.
    owner = _another_user(granted, _FIRST_USER + os.getpid() % 4096)
    together = (policy.memory_bytes, baseline, policy.processes)
    keeper.split(keeper.Limits(*together, on_disk, policy.file_bytes))
    if granted.mount:
        mounts.enclose(read, scratch, devices, policy.file_bytes, owner)
    os.chdir(scratch)
    _take_environment(scratch)
    forks = _limit(policy, granted, size, owner)
    _drop_rights(owner)
    keeper.die_with_parent()
    if granted.landlock:
        existing = [path for path in read if os.path.exists(path)]
        if granted.mount:  # the empty one
            existing.append(mounts.MAPS)
        landlock.restrict(
            granted.landlock, existing, [scratch], devices, policy.network
        )
    if granted.seccomp:
        only = 0 if granted.pid else os.getpid()
        rules = (granted.machine, policy.network, forks, only, granted.mount)
        seccomp.install(seccomp.Rules(*rules))


def close_all_but(keep):
    """Close every descriptor but those; 0, 1 and 2 then lead nowhere."""
    last = -1
    for number in sorted({*keep, 1 << 30}):
        os.closerange(last + 1, number)
        last = number
    for number in range(3):
        if number not in keep:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)


def _leave_namespaces(granted):
    """Leave the machine's namespaces, all but the one of files, which comes later."""
    if granted.user:
        ids = os.getuid(), os.getgid()
        kernel.become_user(*ids, *ids)
    for name in ("net", "ipc", "pid"):
        if getattr(granted, name):
            call("unshare", kernel.NAMESPACES[name])


def _another_user(granted, number):
    """A user and group that own nothing, for root to become; None where it cannot.

    Without mounts files stand in that user's way; a container may not have it.
    """
    if os.geteuid() != 0 or not granted.mount:
        return None
    for name in ("uid_map", "gid_map"):
        with open(f"/proc/self/{name}") as file:
            ranges = [[int(word) for word in line.split()] for line in file]
        if not any(first <= number < first + count for first, _, count in ranges):
            return None
    return number, number


def _take_environment(scratch):
    clean = environment(scratch)
    os.environ.clear()
    os.environ.update(clean)
    tempfile.tempdir = None


def _address_space():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _limit(policy, granted, size, owner):
    """Set the limits of each process; return whether it may start others.

    The number of processes is counted for each user, in each user namespace apart
    since Linux 5.14, and never for root: where no count would hold, no process starts.
    """
    import resource

    counted = owner is not None or (
        granted.user and os.getuid() != 0 and _release() >= (5, 14)
    )
    cpu = max(1, round(policy.cpu_s))
    limits = {
        "AS": size + policy.memory_bytes,
        "FSIZE": policy.file_bytes,
        "NOFILE": 256,
        "CORE": 0,
        "MSGQUEUE": 0,
        "MEMLOCK": 1 << 16,
        "RTPRIO": 0,
    }
    if counted:
        limits["NPROC"] = policy.processes
    for name, most in limits.items():
        _lower(getattr(resource, f"RLIMIT_{name}"), most, most)
    _lower(resource.RLIMIT_CPU, cpu, cpu + 1)
    return counted and granted.pid


def _lower(which, soft, hard):
    import resource

    ceiling = resource.getrlimit(which)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(which, (soft, hard))


def _release():
    numbers = os.uname().release.split("-")[0].split(".")
    return tuple(int(number) for number in numbers[:2])


def _drop_rights(owner):
    """Give up every capability, and root's user where another can be had."""
    for capability in range(64):
        with contextlib.suppress(OSError):  # beyond the last, or not held
            prctl(kernel.PR_CAPBSET_DROP, capability)
    if owner:
        with contextlib.suppress(PermissionError):  # forbidden in some containers
            os.setgroups([])
        os.setresgid(owner[1], owner[1], owner[1])
        os.setresuid(owner[0], owner[0], owner[0])
    import ctypes

    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    call("capset", header, (ctypes.c_uint32 * 6)())


if not sys.platform.startswith("linux"):

    def enter(policy, granted=None):  # noqa: F811
        """Refuse: only Linux has these walls."""
        raise SandboxError(
            f"the sandbox needs Linux and this is {sys.platform}: grade in a container,"
            " or with --no-sandbox if every submission is trusted"
        )
