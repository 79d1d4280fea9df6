"""Temporary folders that go with the process that made them, killed or not.

A folder is locked as long as its process lives: the kernel lets go of the lock with
the process, whatever ended it, and the next one to come removes what nobody holds.
"""

import contextlib
import os
import tempfile
import time
from pathlib import Path

from nnworks.grading import scratch

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None

__all__ = ["Folder", "clear"]

# Of nothing else: a folder "nnworks-course" may be where somebody keeps a course.
_PREFIX = "nnworks-scratch-"
_YOUNG = 60.0  # seconds in which a folder may be made and not yet locked


class Folder:
    """A new temporary folder, this process's own.

    Attributes
    ----------
    path : Path
    """

    def __init__(self):
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = _locked(self.path)

    def remove(self):
        """Remove it with all that is in it."""
        with contextlib.suppress(OSError):
            scratch.remove(self.path)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def clear():
    """Remove the folders of processes that are gone; how many there were."""
    if fcntl is None:
        return 0
    number = 0
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            status = path.lstat()
            young = time.time() - status.st_mtime < _YOUNG
            if status.st_uid != os.getuid() or path.is_symlink() or young:
                continue
            lock = _locked(path)
            if lock is not None:
                scratch.remove(path)
                os.close(lock)
                number += 1
    return number


def _locked(path):
    """A descriptor that holds the lock of a folder; None where another has it."""
    if fcntl is None:
        return None
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
