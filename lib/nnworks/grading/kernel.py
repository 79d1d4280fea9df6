"""What this machine's kernel grants to a sandbox, and the calls Python has no name for.

Linux on x86_64 and aarch64; elsewhere `probe` finds nothing and says so.
"""

import contextlib
import ctypes
import functools
import os
import platform
import sys
from dataclasses import dataclass

__all__ = ["ARCHITECTURES", "Kernel", "SandboxError", "call", "prctl", "probe"]

# Flags of unshare(2).
NEWNS, NEWIPC, NEWUSER = 0x00020000, 0x08000000, 0x10000000
NEWPID, NEWNET = 0x20000000, 0x40000000
NAMESPACES = {"mount": NEWNS, "net": NEWNET, "pid": NEWPID, "ipc": NEWIPC}

PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_SECCOMP = 1, 24, 22
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 36, 38, 47

# Calls that libc does not wrap. Those above 423 have one number everywhere.
_SYSCALLS = {
    "x86_64": {"pivot_root": 155, "capset": 126},
    "aarch64": {"pivot_root": 41, "capset": 91},
}
_SYSCALLS_EVERYWHERE = {
    "mount_setattr": 442,
    "landlock_create_ruleset": 444,
    "landlock_add_rule": 445,
    "landlock_restrict_self": 446,
}
ARCHITECTURES = tuple(_SYSCALLS)


class SandboxError(RuntimeError):
    """The sandbox could not be made as the kernel had promised; nothing was run."""


@dataclass(frozen=True)
class Kernel:
    """What the kernel grants to this process.

    Attributes
    ----------
    user : bool
        A user namespace, which an ordinary user needs for the other namespaces.
    mount, net, pid, ipc : bool
        Namespaces for files, network, processes, and shared memory.
    landlock : int
        Version of Landlock's interface, 0 where there is none.
    seccomp : bool
        Filters on system calls.
    machine : str
        The processor's family, which decides the numbers of system calls.
    """

    user: bool = False
    mount: bool = False
    net: bool = False
    pid: bool = False
    ipc: bool = False
    landlock: int = 0
    seccomp: bool = False
    machine: str = ""


@functools.cache
def _libc():
    return ctypes.CDLL(None, use_errno=True)


def call(name, *arguments):
    """Call a function of libc or a system call by name.

    Integers cross as 64 bits, bytes as pointers; None is the null pointer. A failure
    is an OSError with the name in it.
    """
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    number = _SYSCALLS_EVERYWHERE.get(name) or _SYSCALLS.get(
        platform.machine(), {}
    ).get(name)
    if number is None:
        result = getattr(_libc(), name)(*words)
    else:
        result = _libc().syscall(ctypes.c_long(number), *words)
    if result == -1:
        error = ctypes.get_errno()
        raise OSError(error, f"{name}: {os.strerror(error)}")
    return result


def prctl(option, *values):
    """Call prctl(2); missing arguments are 0, as the newer options ask."""
    return call("prctl", option, *values, *([0] * (4 - len(values))))


def become_user(outer_uid, outer_gid, inner_uid, inner_gid):
    """Enter a user namespace in which one user and one group exist."""
    call("unshare", NEWUSER)
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{inner_uid} {outer_uid} 1"),
        ("gid_map", f"{inner_gid} {outer_gid} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def _granted(action):
    """Whether action() succeeds, tried in a child that is then gone."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            action()
            os._exit(0)
        os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def _mounts():
    """Take every step that the sandbox takes with mounts, on /tmp of this child."""
    call("unshare", NEWNS)
    call("mount", b"none", b"/", None, 0x4000 | 0x40000, None)
    call("mount", b"tmpfs", b"/tmp", b"tmpfs", 6, b"size=64k")
    os.mkdir("/tmp/usr")
    call("mount", b"/usr", b"/tmp/usr", None, 0x1000 | 0x4000, None)
    attributes = (ctypes.c_uint64 * 4)(1, 0, 0, 0)
    call("mount_setattr", -100, b"/tmp/usr", 0x8000, attributes, 32)
    os.chdir("/tmp")
    call("pivot_root", b".", b".")


@functools.cache
def probe():
    """Try each feature once, in children that are then gone; the answer is kept.

    Call it before forking workers. Root is tried without a user namespace first.
    """
    machine = platform.machine()
    if not sys.platform.startswith("linux") or machine not in ARCHITECTURES:
        return Kernel(machine=machine)
    uid, gid = os.getuid(), os.getgid()

    def within(action):
        def attempt():
            if user:
                become_user(uid, gid, uid, gid)
            action()

        return attempt

    # Root of the machine needs no user namespace; root of a container may need one.
    user = not _granted(lambda: call("unshare", NEWIPC))
    if user and not _granted(within(lambda: None)):
        spaces = {"user": False}
    else:
        spaces = {
            name: _granted(within(lambda flag=flag: call("unshare", flag)))
            for name, flag in NAMESPACES.items()
        }
        spaces["user"] = user
        spaces["mount"] = _granted(within(_mounts))
    try:
        landlock = call("landlock_create_ruleset", None, 0, 1)
    except OSError:
        landlock = 0
    from nnworks.grading import seccomp

    return Kernel(
        **spaces,
        landlock=landlock,
        seccomp=_granted(lambda: seccomp.install(seccomp.Rules(machine=machine))),
        machine=machine,
    )
