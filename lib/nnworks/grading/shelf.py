"""Folders that are there whole or not at all, whatever stops the one who writes them.

A folder is written beside its place, under a name that says so; when it is whole it
is renamed to `ready`; then it is renamed into its place.
"""

import contextlib
import errno
import fcntl
import os
import shutil

from nnworks.grading.trouble import Trouble

__all__ = ["HIDDEN", "Shelf", "contents", "remove"]

HIDDEN = ".nnworks"
BUSY = (
    "Another run is at work in this course already; wait for it, or end it, and run the"
    " same command again."
)


class Shelf:
    """The folders of one assignment in one step of a course ("autograded", ...).

    A context manager that only one process at a time can be in.

    Parameters
    ----------
    course : nnworks.grading.course.Course
    step : str
    assignment : str
    permissions : int
        As nbgrader writes them: 444 for files that everybody may read.
    """

    def __init__(self, course, step, assignment, permissions):
        self.course, self.step, self.assignment = course, step, assignment
        self.root = course.place(step)
        self.hidden = self.root / HIDDEN / assignment
        self.mode = int(str(permissions), 8)
        self._lock = None

    def __enter__(self):
        self.hidden.mkdir(parents=True, exist_ok=True)
        self._share(self.root)
        self._lock = open(self.root / HIDDEN / "lock", "a")
        try:
            fcntl.lockf(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            if error.errno in (errno.EACCES, errno.EAGAIN):
                raise Trouble(BUSY) from error
            raise
        return self

    def __exit__(self, *error):
        self._lock.close()

    def place(self, student):
        """The folder of a student."""
        return self.course.place(self.step, student, self.assignment)

    def left(self):
        """(student, state, folder) of what is beside: "part", "ready" or "old"."""
        for path in sorted(self.hidden.iterdir()):
            student, _, state = path.name.rpartition(".")
            yield student, state, path

    def ready(self, student, files):
        """Write a folder beside and say that it is whole; the folder.

        Parameters
        ----------
        student : str
        files : dict
            {path: bytes}.
        """
        beside, ready = self._beside(student, "part"), self._beside(student, "ready")
        remove(beside)
        try:
            self._fill(beside, files)
            remove(ready)
            os.rename(beside, ready)
        except BaseException:
            remove(beside)
            raise
        _to_disk(ready.parent)
        return ready

    def _fill(self, folder, files):
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            _to_disk(path)
            path.chmod(self.mode)
        for place, _, _ in os.walk(folder):
            self._share(place)
            _to_disk(place)

    def into_place(self, student, ready):
        """Put a whole folder where it belongs; what was there goes."""
        place, old = self.place(student), self._beside(student, "old")
        place.parent.mkdir(parents=True, exist_ok=True)
        self._share(place.parent)
        remove(old)
        with contextlib.suppress(FileNotFoundError):
            os.rename(place, old)
        os.rename(ready, place)
        _to_disk(place.parent)
        remove(old)

    def _beside(self, student, state):
        return self.hidden / f"{student}.{state}"

    def _share(self, folder):
        """Let the group write, where the course says so, as nbgrader does."""
        if self.course.directory.groupshared:
            with contextlib.suppress(PermissionError):
                os.chmod(folder, (os.stat(folder).st_mode | 0o2770) & 0o2777)


def _to_disk(path):
    """Wait until a file or folder is on the disk, against a power failure."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(folder):
    """Remove a folder, if it is there."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder)


def contents(folder):
    """{path: bytes} of the files in a folder that `Shelf` wrote."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
