"""Which folders a student's process may read, and the environment it finds."""

import os
import sys
import tempfile
from pathlib import Path

__all__ = ["DEVICES", "environment", "readable"]

DEVICES = tuple(map(Path, ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")))
# Programs and libraries of the system, fonts, the time zone, how many cores there are.
_SYSTEM = """
/usr /bin /sbin /lib /lib32 /lib64 /etc/ld.so.cache /etc/localtime /etc/timezone
/etc/fonts /etc/mime.types /sys/devices/system/cpu /proc/cpuinfo /proc/meminfo
""".split()
_ONE_THREAD = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")


def readable(hidden=()):
    """Paths that any exercise may read: Python, its packages, the system's libraries.

    Parameters
    ----------
    hidden : iterable of path
        What must stay unread wherever it lies: the course's folder, the gradebook.
        Where Python's own folder leads to it, the parts that do not are given; a
        folder of modules that leads to it is left out. One inside the course
        (``.venv``, ``lib``) may be read. The folder of temporary files is hidden, too:
        what others are graded with lies there.

    Returns
    -------
    tuple of Path
        Absolute and existing. Links are kept beside what they lead to.
    """
    hidden = [Path(path).resolve() for path in (*hidden, tempfile.gettempdir())]
    prefixes = (sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)
    found = {}
    for path in map(Path, (*_SYSTEM, *prefixes)):
        if os.path.islink(path):
            found[path.parent.resolve() / path.name] = True
        if os.path.exists(path):
            found |= dict.fromkeys(_without(path.resolve(), hidden), True)
    for path in _folders_of_modules():
        if not _leads_to(path, hidden):
            found[path] = True
    return tuple(_outermost(found))


def _folders_of_modules():
    """Folders that packages and data come from, but not the one Python started in."""
    here = os.getcwd()
    for text in (*sys.path, os.environ.get("NNWORKS_DATA", "")):
        if os.path.isabs(text) and os.path.exists(text) and text != here:
            yield Path(text).resolve()


def _leads_to(path, hidden):
    top = (Path.home(), Path("/"))
    return path in top or any(h == path or path in h.parents for h in hidden)


def _without(path, hidden):
    """The path, or its parts beside what is hidden in it."""
    if not _leads_to(path, hidden):
        return [path]
    if path in hidden or not path.is_dir():
        return []
    return [
        part for child in sorted(path.iterdir()) for part in _without(child, hidden)
    ]


def _outermost(paths):
    """Leave out what lies in another of the paths; a link is kept as a link."""
    ordered = sorted(paths, key=lambda path: len(path.parts))
    kept = []
    for path in ordered:
        if not any(parent in kept for parent in path.parents):
            kept.append(path)
    return kept


def environment(scratch):
    """Environment of a student's process: nothing of the instructor's shell in it.

    The warm process must be started with it, because a process can read the
    environment it was started with out of its own memory.
    """
    scratch = os.fspath(scratch)
    clean = {
        "HOME": scratch,
        "TMPDIR": os.path.join(scratch, ".tmp"),
        "MPLCONFIGDIR": os.path.join(scratch, ".tmp", "matplotlib"),
        "IPYTHONDIR": os.path.join(scratch, ".tmp", "ipython"),
        "MPLBACKEND": "agg",
        "PATH": os.pathsep.join((os.path.join(sys.prefix, "bin"), "/usr/bin", "/bin")),
        "USER": "student",
        "LOGNAME": "student",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TZ": "UTC",  # the same hours on every machine
        # Else scikit-learn warns in every notebook that /dev/shm is not there.
        "JOBLIB_MULTIPROCESSING": "0",
        # Without a network it would try for longer than a cell may run.
        "PIP_RETRIES": "0",
    }
    clean |= {f"{name}_NUM_THREADS": "1" for name in _ONE_THREAD}
    if "NNWORKS_DATA" in os.environ:
        clean["NNWORKS_DATA"] = os.environ["NNWORKS_DATA"]
    return clean
