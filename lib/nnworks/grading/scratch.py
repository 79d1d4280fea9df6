"""Folders for a student's process to write in: filled, and removed whatever is in them.

Where the kernel grants no mounts such a folder lies on disk, and a stranger's program
has been alone with it: names of any bytes, folders without permissions, or nested more
deeply than a path can be long.
"""

import contextlib
import itertools
import os
import secrets
import stat
from pathlib import Path

__all__ = ["fill", "remove"]

_OPEN = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


def fill(folder, files):
    """Write files into a new, empty folder.

    Parameters
    ----------
    folder : path
    files : dict of str to bytes
        Paths with ``/``, relative. One that leads out of the folder, or through
        another file, is left out: of a student's and an instructor's file the later
        one in the dict stays.
    """
    folder = Path(folder)
    for name, content in files.items():
        parts = name.split("/")
        if not all(parts) or ".." in parts or "." in parts or "\0" in name:
            continue
        path = folder.joinpath(*parts)
        for parent in reversed(path.relative_to(folder).parents[:-1]):
            if (folder / parent).is_file():
                (folder / parent).unlink()
        if path.is_dir():
            remove(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def remove(folder):
    """Remove a folder with all that is in it; no link in it is followed.

    Call it when every process that could write there has ended. Folders in it are
    moved up one by one, so that no depth is too deep.
    """
    folder = Path(folder)
    try:
        top = _opened(os.fspath(folder), None)
    except FileNotFoundError:
        return
    unused = (secrets.token_hex(8) for _ in itertools.count())
    try:
        waiting = _empty(top, top, unused)
        while waiting:
            name = waiting.pop()
            inner = _opened(name, top)
            try:
                waiting += _empty(inner, top, unused)
            finally:
                os.close(inner)
            os.rmdir(name, dir_fd=top)
    finally:
        os.close(top)
    folder.rmdir()


def _opened(name, above):
    """Open a folder, which may have been left without permissions."""
    try:
        return os.open(name, _OPEN, dir_fd=above)
    except PermissionError:
        if stat.S_ISDIR(os.stat(name, dir_fd=above, follow_symlinks=False).st_mode):
            os.chmod(name, 0o700, dir_fd=above)
        return os.open(name, _OPEN, dir_fd=above)


def _empty(inner, top, unused):
    """Remove the files of a folder, move its folders to the top: their new names."""
    with contextlib.suppress(OSError):
        os.fchmod(inner, 0o700)
    moved = []
    for name in os.listdir(inner):
        status = os.stat(name, dir_fd=inner, follow_symlinks=False)
        if not stat.S_ISDIR(status.st_mode):
            os.unlink(name, dir_fd=inner)
            continue
        if not status.st_mode & stat.S_IWUSR:  # to move it, it must be writable
            os.chmod(name, 0o700, dir_fd=inner)
        moved.append(next(unused))
        os.rename(name, moved[-1], src_dir_fd=inner, dst_dir_fd=top)
    return moved
