"""A file system of its own for a process: a few folders to read, one to write.

What is not mounted does not exist, so nothing else can be asked after, changed or
removed. The scratch folder lies in memory with a size of its own: it cannot fill a
disk, it is gone with the process, and no link in it points anywhere.
"""

import ctypes
import os
import shutil
from pathlib import Path

from nnworks.grading.kernel import NEWNS, call

__all__ = ["MAPS", "enclose"]

_RDONLY, _NOSUID, _NODEV, _REMOUNT, _BIND = 1, 2, 4, 32, 4096
_REC, _PRIVATE, _DETACH = 0x4000, 0x40000, 2
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
MAPS = Path("/proc/self/maps")
_ENTRIES = 10_000  # files and folders in scratch; each costs the kernel a kilobyte


def enclose(read, scratch, devices, size, owner=None):
    """Show this process nothing but these paths, each under its own name.

    Needs the right to mount: root's, or that of a fresh user namespace.

    Parameters
    ----------
    read : iterable of Path
        Absolute, without links in them; a name of a link is made again as a link.
    scratch : Path
        A folder on disk; what it holds is copied into the one in memory.
    devices : iterable of Path
        Device files, such as ``/dev/null``.
    size : int
        Bytes that all files of the scratch folder may take together.
    owner : (int, int), optional
        User and group that the copies belong to.

    Raises
    ------
    OSError
        Where a step fails; the process must then end, it may be half enclosed.
    """
    call("unshare", NEWNS)
    call("mount", b"none", b"/", None, _REC | _PRIVATE, None)
    given = os.open(scratch, os.O_RDONLY | os.O_DIRECTORY)
    root = os.fsencode(scratch)
    _memory(root, 0o755, 1 << 20, _ENTRIES)
    for path in read:
        _show(root, path)
    for path in devices:
        _show(root, path, writable=True)
    _no_maps(root)
    inside = root + root
    os.makedirs(inside, exist_ok=True)
    _memory(inside, 0o700, size, _ENTRIES)
    _copy(f"/proc/self/fd/{given}", os.fsdecode(inside), owner)
    os.close(given)
    _leave_for(root)
    os.chdir(scratch)


def _memory(folder, mode, size, entries):
    options = f"mode={mode:o},size={size},nr_inodes={entries}".encode()
    call("mount", b"tmpfs", folder, b"tmpfs", _NOSUID | _NODEV, options)


def _show(root, path, writable=False):
    """Mount path at its own name under root; of a link, make the same link."""
    source = os.fsencode(path)
    target = root + source
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(source):
        os.symlink(os.readlink(source), target)
        return
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    else:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    call("mount", source, target, None, _BIND | _REC, None)
    if not writable:
        attributes = (ctypes.c_uint64 * 4)(_RDONLY | _NOSUID | _NODEV, 0, 0, 0)
        call("mount_setattr", _AT_FDCWD, target, _AT_RECURSIVE, attributes, 32)


def _no_maps(root):
    """An empty list of mapped files: threadpoolctl, for one, fails without the file."""
    place = root + os.fsencode(MAPS)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with open(place, "x"):
        pass


def _copy(given, inside, owner):
    shutil.copytree(given, inside, symlinks=True, dirs_exist_ok=True)
    made = [Path(inside), *Path(inside).rglob("*")]
    for path in made:
        if owner:
            os.chown(path, *owner, follow_symlinks=False)
    os.chmod(inside, 0o700)


def _leave_for(root):
    """Make root this process's root folder, for reading, and forget the old one."""
    os.chdir(root)
    call("pivot_root", b".", b".")
    call("umount2", b".", _DETACH)
    os.chdir("/")
    flags = _REMOUNT | _BIND | _RDONLY | _NOSUID | _NODEV
    call("mount", None, b"/", None, flags, None)
