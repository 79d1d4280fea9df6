"""Landlock: which files a process may read and write, and that it reaches no other.

It needs no privilege and holds for every process started later. What it cannot
forbid (changing modes, owners and times; asking whether a file exists) is left to
the mount namespace or, without one, to the filter of system calls.
"""

import ctypes
import os
import stat

from nnworks.grading.kernel import call

__all__ = ["restrict"]

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
_REMOVE_AND_MAKE = 0x30 | 1 << 7 | 1 << 8 | 1 << 12  # remove; make folder, file, link
REFER, TRUNCATE = 1 << 13, 1 << 14
READ = EXECUTE | READ_FILE | READ_DIR
# No fifo, socket or device is made, and nothing in the scratch folder is a program.
WRITE = READ_FILE | READ_DIR | WRITE_FILE | _REMOVE_AND_MAKE | REFER | TRUNCATE
_OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | 1 << 15


def _all_file_rights(version):
    """Every right that this version of the interface knows about."""
    return {1: 1 << 13, 2: 1 << 14, 3: 1 << 15, 4: 1 << 15}.get(version, 1 << 16) - 1


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("net", ctypes.c_uint64)]
    _fields_ += [("scoped", ctypes.c_uint64)]


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("rights", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def restrict(version, read, write, devices, network):
    """Allow this process and its children nothing but these paths, for good.

    Parameters
    ----------
    version : int
        Of the interface, as `nnworks.grading.kernel.probe` found it.
    read, write, devices : iterable of path
        To read and execute; to write, make and remove in; devices to read and write.
    network : bool
        Whether TCP stays allowed. Signals and abstract sockets never leave.

    Raises
    ------
    OSError
        Where a path does not exist, or the kernel refuses.
    """
    known = _all_file_rights(version)
    rules = _Ruleset(known, 3 if version >= 4 and not network else 0)
    rules.scoped = 3 if version >= 6 else 0
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = call("landlock_create_ruleset", ctypes.byref(rules), size, 0)
    try:
        groups = ((read, READ), (write, WRITE), (devices, READ_FILE | WRITE_FILE))
        for paths, rights in groups:
            for path in paths:
                _allow(ruleset, path, rights & known)
        call("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset, path, rights):
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights &= _OF_FILES
        rule = _PathBeneath(rights, descriptor)
        call("landlock_add_rule", ruleset, 1, ctypes.byref(rule), 0)
    finally:
        os.close(descriptor)
