"""The verdict of a check that failed, as a student reads it."""

import textwrap

__all__ = ["CheckFailed", "Message", "message"]

WIDTH = 88
_LABELS = ("called", "with", "got", "expected", "mistake", "read")
_MARGIN = 2 + max(map(len, _LABELS)) + 2


class CheckFailed(AssertionError):
    """An answer is not right yet; the text says what happened and where to read.

    In Jupyter only that text is shown: the lines of the check are not the student's.
    """

    def _render_traceback_(self):
        return str(self).splitlines()


class Message(str):
    """A failure's text for a notebook; `parts`, (label, words) each, for a page."""

    parts = ()


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
    Message
    """
    texts = [(label, parts.get(label.replace("with", "with_"))) for label in _LABELS]
    given = tuple((label, text) for label, text in texts if text)
    lines = [f"{name} is not right yet.", ""]
    for label, text in given:
        lines += _labelled(label, text)
    whole = Message("\n".join(lines))
    whole.parts = given
    return whole


def _labelled(label, text):
    wrapped = []
    for line in text.split("\n"):
        # What is indented or short stays as it is: rows of arrays and of truth tables.
        fits = line.startswith(" ") or len(line) <= WIDTH - _MARGIN
        wrapped += [line] if fits else textwrap.wrap(line, WIDTH - _MARGIN)
    first, *rest = wrapped
    margin = " " * _MARGIN
    return [f"  {label:<{_MARGIN - 2}}{first}", *(margin + line for line in rest)]
