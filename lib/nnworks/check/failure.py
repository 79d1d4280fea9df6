"""The verdict of a check that failed, as a student reads it."""

import textwrap

__all__ = ["CheckFailed", "message"]

WIDTH = 88
_LABELS = ("called", "with", "got", "expected", "mistake", "read")
_MARGIN = 2 + max(map(len, _LABELS)) + 2


class CheckFailed(AssertionError):
    """An answer is not right yet; the text says what happened and where to read.

    In Jupyter only that text is shown: the lines of the check are not the student's.
    """

    def _render_traceback_(self):
        return str(self).splitlines()


def message(name, **parts):
    """Put a failure into words.

    Parameters
    ----------
    name : str
        The function that was checked.
    **parts : str
        `called`, `with_`, `got`, `expected`, `mistake` and `read`, each some words. A
        line break is kept (arrays), longer lines are wrapped.

    Returns
    -------
    str
    """
    lines = [f"{name} is not right yet.", ""]
    for label in _LABELS:
        text = parts.get(label if label != "with" else "with_")
        if text:
            lines += _labelled(label, text)
    return "\n".join(lines)


def _labelled(label, text):
    wrapped = []
    for line in text.split("\n"):
        # What is indented or short stays as it is: rows of arrays and of truth tables.
        fits = line.startswith(" ") or len(line) <= WIDTH - _MARGIN
        wrapped += [line] if fits else textwrap.wrap(line, WIDTH - _MARGIN)
    first, *rest = wrapped
    margin = " " * _MARGIN
    return [f"  {label:<{_MARGIN - 2}}{first}", *(margin + line for line in rest)]
