"""One folder for all that a run's workers write meanwhile, gone when the run is over.

A run that was killed leaves its folder; the next run of the same user removes it.
"""

import contextlib
import os
import tempfile
from pathlib import Path

from nnworks.grading import scratch

__all__ = ["CORE", "workplace"]

CORE = "NNWORKS_CORE"  # in a worker's environment: its students' processor

_PREFIX = "nnworks-run-"


@contextlib.contextmanager
def workplace():
    """A folder for temporary files; those of runs that are no more are removed."""
    _sweep(Path(tempfile.gettempdir()))
    folder = tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-")
    try:
        yield folder
    finally:
        with contextlib.suppress(OSError):
            scratch.remove(folder)


def _sweep(above):
    for folder in above.glob(f"{_PREFIX}*-*"):
        process = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with contextlib.suppress(OSError, ValueError):
            status = folder.lstat()
            if status.st_uid == os.getuid() and not _lives(int(process)):
                scratch.remove(folder)


def _lives(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
