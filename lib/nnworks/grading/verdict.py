"""What a test cell came to: its points, and what is said and shown of them."""

import math
import re
import traceback

import numpy as np

from nnworks.grading.proxy import Proxy

__all__ = ["verdict"]

_MOST_TEXT = 4000
_NUMBERS = (int, float)


def verdict(value, error, points, outputs):
    """What a test cell's end means.

    Parameters
    ----------
    value : object
        What the cell ends with, None for nothing: partial credit.
    error : BaseException or None
        What it raised.
    points : float
        The most that it gives.
    outputs : nnworks.grading.capture.Outputs
        What it left.

    Returns
    -------
    (float, str, list of dict)
        The score, why it is not all of the points, and the outputs by which nbgrader
        counts the same score.
    """
    if error is None and value is not None:
        error = _odd_credit(value, points)
    if error is None and value is not None:
        score = min(max(float(value), 0.0), points)
        text = {"text/plain": repr(score)}
        result = {"output_type": "execute_result", "data": text, "metadata": {}}
        failure = "" if score == points else f"{score:g} of {points:g} points"
        return score, failure, [result | {"execution_count": None}]
    if error is None:
        return points, "", []
    kind, text = type(error).__name__, _text_of(error)
    failed = [o for o in outputs.found if o["output_type"] == "error"][-1:]
    if not failed:
        lines = [f"{kind}: {text}"]
        outputs.error(kind, text, lines)
        failed = outputs.found[-1:]
    failure = text if kind in ("CheckFailed", "Stopped") else f"{kind}: {text}"
    if kind == "AssertionError" and not text:
        failure = f"AssertionError{_where(error)}"
    notes = getattr(error, "__notes__", [])  # the student's own line
    failure = "\n".join([failure, *notes])
    return 0.0, _clean(failure[:_MOST_TEXT]), failed


def _odd_credit(value, points):
    """What is wrong with the value of a test cell as a number of points; or None."""
    number = type(value) in _NUMBERS or (
        isinstance(value, np.number) and not isinstance(value, np.complexfloating)
    )
    if not number:
        shown = type(value).__name__ if isinstance(value, Proxy) else repr(value)[:80]
        return ValueError(
            f"the test cell ends with {shown}, which is no number of points; let it"
            " end with a statement"
        )
    credit = float(value)
    if not math.isfinite(credit) or not 0 <= credit <= points:
        return ValueError(
            f"the test cell gives {credit:g} points, expected 0 to {points:g}"
        )
    return None


def _where(error):
    """The line of the test cell at which an exception was raised."""
    lines = traceback.extract_tb(error.__traceback__)
    ours = [line for line in lines if "ipython-input" in line.filename]
    return f": {ours[-1].line}" if ours and ours[-1].line else ""


def _clean(text):
    """The text without what acts on a terminal, where it is printed."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text.encode("utf-8", "replace").decode())
    return "".join(c if c.isprintable() or c in "\n\t" else "?" for c in text)


def _text_of(error):
    try:
        return str(error)
    except Exception:
        return ""
