"""How strong the sandbox is on a machine, in words."""

from dataclasses import dataclass

from nnworks.grading.kernel import Kernel, probe

__all__ = ["Strength", "strength"]


@dataclass(frozen=True)
class Strength:
    """How strong the sandbox is on this machine.

    Attributes
    ----------
    kernel : Kernel
        What was granted.
    missing : tuple of str
        One sentence for each wall that the kernel did not grant.
    enough : bool
        Whether files, network and other processes are out of reach all the same.
    """

    kernel: Kernel
    missing: tuple[str, ...]
    enough: bool


_WITHOUT = {
    "mount": "No mount namespace: files outside are forbidden one call at a time, and a"
    " program can ask whether one exists.",
    "landlock": "No Landlock: the mount namespace alone keeps files out.",
    "seccomp": "No filter of system calls: the whole of the kernel can be called.",
    "net": "No network namespace: a filter of system calls alone forbids sockets.",
    "pid": "No process namespace: student code may start no process of its own.",
    "ipc": "No namespace for shared memory: a filter of calls alone forbids it.",
}
_NOTHING_FOR_FILES = "Neither mounts nor Landlock: the user's own files lie open."
_NOTHING_FOR_NETWORK = "No wall at all keeps student code from the network."
_NOTHING_FOR_PROCESSES = "Student code can signal this user's other processes."


def strength(granted=None):
    """Say how strong a sandbox on this machine is, without entering one.

    Parameters
    ----------
    granted : Kernel, optional
        Judged instead of this machine's own kernel.
    """
    granted = probe() if granted is None else granted
    missing = {
        name: text for name, text in _WITHOUT.items() if not getattr(granted, name)
    }
    files = granted.mount or (granted.landlock and granted.seccomp)
    network = granted.net or granted.seccomp
    processes = granted.pid or granted.seccomp or granted.landlock >= 6
    if not granted.mount and not granted.landlock:
        missing["landlock"] = _NOTHING_FOR_FILES
    elif not granted.mount and granted.landlock < 6:
        missing["landlock"] = (
            f"Landlock {granted.landlock} is older than 6: a filter of system calls"
            " stands in for its newer rules."
        )
    if not network:
        missing["net"] = _NOTHING_FOR_NETWORK
    if not processes:
        missing["pid"] = _NOTHING_FOR_PROCESSES
    enough = bool(files and network and processes)
    return Strength(granted, tuple(missing.values()), enough)
