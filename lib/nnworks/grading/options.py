"""What a person typed behind `nnworks grade` and `nnworks feedback`, checked."""

import os
import re
from dataclasses import replace
from pathlib import Path

from nnworks.grading.limits import Limits
from nnworks.grading.trouble import BAD_USAGE, Trouble

__all__ = ["bytes_of", "cores", "csv_of", "jobs_of", "limits_of", "seconds_of"]

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
LEAST_MEMORY = 256 << 20  # with less, right answers to our own tasks lose marks


def cores():
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def jobs_of(text):
    """How many submissions at once; one for each processor where none is given."""
    if text is None:
        return cores()
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise Trouble(
            f"--jobs {text}: give how many submissions to grade at once, 1 or more.",
            BAD_USAGE,
        )
    return int(text)


def seconds_of(text):
    """A time limit in seconds, more than 0."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise Trouble(
            f"--timeout {text}: give the seconds that a cell may take, more than 0.",
            BAD_USAGE,
        )
    return seconds


def bytes_of(text):
    """A size such as 512M or 2G in bytes."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?", text, re.IGNORECASE)
    if not found:
        raise Trouble(f"--memory {text}: give a size such as 512M or 2G.", BAD_USAGE)
    size = int(float(found[1]) * _UNITS[found[2].upper()])
    if size < LEAST_MEMORY:
        raise Trouble(
            f"--memory {text}: give 256M or more; with less, right answers lose marks"
            " for want of memory.",
            BAD_USAGE,
        )
    return size


def csv_of(text):
    """The path of a CSV file that can be there."""
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise Trouble(
            f"--csv {text}: give the path of a file, in a folder that is there.",
            BAD_USAGE,
        )
    return path


def limits_of(course, seconds=0.0, memory=""):
    """The Limits of a course, or what was asked for instead.

    Parameters
    ----------
    course : nnworks.grading.course.Course
        Whose nbgrader_config.py may set `c.Execute.timeout`.
    seconds : float
        For a cell; 0 where nothing was asked for. A notebook gets six times as much.
    memory : str
        Of a student's process, such as "2G".
    """
    limits = Limits()
    own = course.converter.config.get("Execute", {}).get("timeout")
    if not seconds and isinstance(own, (int, float)) and own > 0:
        seconds = float(own)
    if seconds:
        whole = seconds * limits.notebook_s / limits.cell_s
        cpu = max(limits.cpu_s, whole)
        limits = replace(limits, cell_s=seconds, notebook_s=whole, cpu_s=cpu)
    return replace(limits, memory_bytes=bytes_of(memory)) if memory else limits
