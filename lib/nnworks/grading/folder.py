"""Reads a stranger's folder: plain files of reasonable size, no link followed."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from nnworks.grading.notebook import MOST_BYTES, shown

__all__ = ["Found", "look_into"]

_MEGABYTE = 1_000_000
_FILE_BYTES = 20 * _MEGABYTE
_TOGETHER = 40 * _MEGABYTE + MOST_BYTES  # so that a notebook fits in with its data
_FILES, _ENTRIES, _DEPTH = 300, 5_000, 8
# Python would import it in the place of a module that the notebook means.
_CODE = (
    ".py .pyc .pyo .pyw .pyi .pyx .pth .so .pyd .dll .dylib .egg .whl .egg-link".split()
)
# Left by editors and archives in almost every folder: not worth a word.
_USUAL = (".ipynb_checkpoints", ".ds_store", "__macosx", "__pycache__", "thumbs.db")
_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFLNK: "a link",
}


@dataclass
class Found:
    """What stands in a folder.

    Attributes
    ----------
    files : dict
        {path: bytes}, the path with ``/`` and relative to the folder.
    notes : list of str
        What was left out and why, one sentence each.
    links : set of str
        Paths of links and of what is neither file nor folder.
    bytes_read, entries : int
        Counted against the limits.
    """

    files: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    links: set = field(default_factory=set)
    bytes_read: int = 0
    entries: int = 0


def look_into(folder):
    """Read what may be read of a submission's folder.

    Parameters
    ----------
    folder : path

    Returns
    -------
    Found

    Raises
    ------
    OSError
        Where the folder itself cannot be read; its text is a sentence.
    """
    folder = Path(folder)
    found = Found()
    flags = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        top = os.open(folder, flags)
        try:
            _walk_into(top, "", found, 0)
        finally:
            os.close(top)
    except OSError as error:
        if os.path.islink(folder):
            raise OSError(
                f"The folder {shown(folder.name)} is a link: put the student's own"
                " files in its place."
            ) from None
        raise OSError(
            f"The folder {shown(folder)} cannot be read ({error.strerror}): look at its"
            " permissions, or collect it again."
        ) from None
    return found


def _walk_into(directory, prefix, found, depth):
    """Read a folder through its descriptor: no part of a path is resolved twice."""
    try:
        with os.scandir(directory) as listing:
            names = _names(listing, found)
    except OSError as error:
        if not prefix:
            raise
        found.notes.append(f"{shown(prefix)} cannot be read ({error.strerror}).")
        return
    # Notebooks first: no flood of other files takes their place.
    for name in sorted(names, key=lambda name: (not _is_notebook(name), name)):
        if name.lower() in _USUAL:
            continue
        path = prefix + name
        reason = _reason(name)
        try:
            status = os.stat(name, dir_fd=directory, follow_symlinks=False)
            kind = stat.S_IFMT(status.st_mode)
            if kind in _KINDS:
                found.links.add(path)
                reason = f"it is {_KINDS[kind]}"
            elif kind == stat.S_IFDIR and depth >= _DEPTH:
                reason = "its folders are too deep"
            elif not reason and kind == stat.S_IFDIR:
                _into_folder(directory, name, path, found, depth)
            elif not reason:
                reason = _take(directory, name, path, status.st_size, found)
        except OSError as error:
            reason = f"it cannot be read ({error.strerror})"
        if reason:
            found.notes.append(f"{shown(path)} was left out: {reason}.")


def _is_notebook(name):
    return name.lower().endswith(".ipynb")


def _names(listing, found):
    """The names in a folder: so many of any kind, and of notebooks a few more."""
    names = []
    for entry in listing:
        found.entries += 1
        if found.entries <= _ENTRIES or _is_notebook(entry.name):
            names.append(entry.name)
        if found.entries == _ENTRIES + 1:
            found.notes.append(f"More than {_ENTRIES} files: the rest was left out.")
        if found.entries > 100 * _ENTRIES:
            break
    return names


def _into_folder(directory, name, path, found, depth):
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
    below = os.open(name, flags, dir_fd=directory)
    try:
        _walk_into(below, path + "/", found, depth + 1)
    finally:
        os.close(below)


def _reason(name):
    """Why a file or folder of this name is left out, or nothing."""
    if name.startswith("."):
        return "it is hidden"
    try:
        name.encode()
    except UnicodeEncodeError:
        return "its name is not text"
    if not name.isprintable() or "\\" in name or ":" in name or len(name) > 200:
        return "its name cannot be used everywhere"
    if name.lower().endswith(tuple(_CODE)):
        return "only the code in the notebook is run"
    return ""


def _take(directory, name, path, size, found):
    """Read a file into what was found, or return why not."""
    most = MOST_BYTES if _is_notebook(name) else _FILE_BYTES
    if size > most:
        return f"it has {-(-size // _MEGABYTE)} MB, more than {most // _MEGABYTE}"
    if found.bytes_read + size > _TOGETHER:
        return f"all files have more than {_TOGETHER // _MEGABYTE} MB together"
    if len(found.files) >= _FILES:
        return f"there are more than {_FILES} files"
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(name, flags, dir_fd=directory)
    with open(descriptor, "rb") as file:
        # What is a file now may have been another thing a moment ago.
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return "it is no file"
        data = file.read(most + 1)
    if len(data) > most:
        return "it grew while it was read"
    found.bytes_read += len(data)
    found.files[path] = data
    return ""
