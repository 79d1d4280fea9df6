"""What a graded submission was graded from: how the next run knows what is finished."""

import contextlib
import hashlib
import json
import os
import stat
from dataclasses import asdict, dataclass, field
from pathlib import Path

__all__ = ["NAME", "Stamp", "digest", "folder_digest", "read"]

# Beside the graded notebooks. nbgrader copies it along and shows it to nobody.
NAME = ".nnworks.json"
_READ_WHOLE = 1 << 28  # bytes of a folder; of what is more size and time are taken


@dataclass(frozen=True)
class Stamp:
    """What was graded and what came of it.

    Attributes
    ----------
    submission, tests : str
        Digests of what was handed in, and of the assignment that it was graded by.
    scores : dict
        {notebook: {grade_id: automatic points or None}}, as the gradebook has them.
    failures : dict
        {notebook: {grade_id: why not full marks}}.
    notes : list of str
        What a person should look at.
    late : float
        Seconds after the due date, by which a penalty was given.
    """

    submission: str
    tests: str
    scores: dict = field(default_factory=dict)
    failures: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    late: float = 0.0

    def to_bytes(self):
        """The contents of its file."""
        text = json.dumps(asdict(self), indent=1, sort_keys=True)
        return f"{text}\n".encode()


def digest(*parts):
    """A digest of texts and bytes, in order; their borders count."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


def folder_digest(folder):
    """A digest of a folder's names and contents, in which links are not followed.

    A file that cannot be read counts by its name, so that it is seen when it can be.
    """
    total, left = hashlib.sha256(), _READ_WHOLE
    for path in sorted(_walk(folder)):
        name = os.fsencode(os.path.relpath(path, folder))
        total.update(len(name).to_bytes(8, "big") + name)
        content, size = _content(path, left)
        total.update(content)
        left -= size
    return total.hexdigest()


def _walk(folder):
    """Paths of all but folders; `os.walk` calls itself once for each folder in one."""
    waiting = [os.fspath(folder)]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path


def _content(path, most):
    """(what a file holds, in a digest or a word, how many bytes of it were read)."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return b"not a plain file", 0
        # Not followed and not waited for, whatever it has become since.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return b"not a plain file", 0
            if status.st_size > most:
                return f"{status.st_size} {status.st_mtime_ns}".encode(), 0
            return hashlib.file_digest(file, "sha256").digest(), status.st_size
    except OSError:
        return b"unreadable", 0


def read(folder):
    """The Stamp in a folder of graded notebooks; None where there is no whole one."""
    try:
        with open(Path(folder, NAME), encoding="utf-8") as file:
            return Stamp(**json.load(file))
    except (OSError, ValueError, TypeError):
        return None
