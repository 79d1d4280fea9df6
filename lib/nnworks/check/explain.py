"""Say an exception from a student's own code in a beginner's words."""

import linecache
import os
import re
import sysconfig
import traceback

import nnworks

__all__ = ["at_the_call", "exception", "kept_in_self", "their_line"]

# What Python or NumPy says, and what it usually means here. First match wins.
_MEANINGS = (
    (
        r"\w\.\w+\(\) takes \d+ positional arguments? but",
        "Every method's first parameter is `self`, the object itself:"
        " `def forward(self, x):`. Python hands it over without being told.",
    ),
    (
        r"^TypeError: \w+\(\) takes no arguments",
        "The class has no __init__, or its name is misspelt: two underscores stand on"
        " each side, and it is indented below `class`.",
    ),
    (
        r"__init__\(\) missing",
        "Its __init__ asks for something that is not handed over when the object is"
        " made. What comes with every call belongs into forward(self, x).",
    ),
    (
        "has no attribute 'forward'",
        "That is no layer: a layer has a method `def forward(self, x):`, indented"
        " below its `class` line.",
    ),
    (
        "^AttributeError: '(?!None)[A-Z]\\w*' object has no attribute",
        "Nothing of that name is there. An object has what was set before, as in"
        " self.name = ..., in __init__ or in forward. Is it set on every way through,"
        " and spelt the same everywhere?",
    ),
    (
        "object is not callable",
        "Brackets stand behind something that is no function. If it is a layer, call"
        " its method: layer.forward(x).",
    ),
    (
        "truth value of an array",
        "Python's `if` (and `and`, `or`, `max`) cannot decide for many numbers at once."
        " np.where(condition, a, b) and np.maximum decide entry by entry.",
    ),
    (
        "converted to|only .* arrays|must be real number, not",
        "math.exp, float() and int() take one number; np.exp takes a whole array.",
    ),
    (
        "could not be broadcast",
        "Two shapes do not fit. Entry by entry, they are compared from the right, and"
        " each pair must be equal or hold a 1: (N, K) goes with (K,) and with (N, 1),"
        " not with (N,). A sum or max with keepdims=True stays a column, (N, 1).",
    ),
    (
        r"got shape \(\d+,\) for predictions of shape \(\d+, 1\)",
        "The network gives a column, and what it is held against is a row of numbers:"
        " y[:, None] makes a column of it.",
    ),
    (
        "can't multiply sequence",
        "A list has no arithmetic: take its arrays one by one, in a loop.",
    ),
    (
        "non-broadcastable output",
        "What is added has another shape than the array that it is added to, which"
        " cannot grow. Print the .shape of both: is a sum over the batch missing?",
    ),
    (
        "does not have enough dimensions|operand type.*'Parameter'",
        "One side of that is no array but a single number, or a parameter: its numbers"
        " are in .data, as in self.weight.data.",
    ),
    (
        "matmul|not aligned|mismatch in its core dimension",
        "Two shapes do not fit. Print the .shape of each array on that line: in A @ B"
        " the last axis of A must be as long as the first axis of B.",
    ),
    (
        "object is not subscriptable|object is not iterable|has no len",
        "A single number stands where an array, a list or a tuple belongs. In brackets,"
        " (a) is still a number; a comma makes (a,) a tuple of one.",
    ),
    (
        "too many indices|out of bounds|out of range",
        "An index asks for something that the array does not have: it counts from 0, so"
        " the last one is len(...) - 1.",
    ),
    (
        "ZeroDivisionError",
        "Something was divided by 0. Print what stands below the fraction bar.",
    ),
    (
        "unpack",
        "As many names must stand left of the = as the function on its right returns.",
    ),
    (
        "NoneType",
        "A None is in play: a function of yours without `return` gives None.",
    ),
    (
        "math range error|math domain error|Result too large",
        "math.exp cannot hold the exponential of a large number. Turn the formula"
        " around so that only negative numbers go into exp.",
    ),
    (
        "maximum recursion depth",
        "The function calls itself without end: does a line use the name of the very"
        " function that you are writing?",
    ),
)
_OURS = os.path.dirname(nnworks.__file__) + os.sep
_PYTHON = (
    *(sysconfig.get_path(name) + os.sep for name in ("stdlib", "purelib", "platlib")),
    os.path.dirname(os.__file__) + os.sep,  # in a browser, an archive of its own
)


def exception(error):
    """(what happened, what it usually means) for an exception a call ended with."""
    kind, text = type(error).__name__, str(error).strip()
    first = text.splitlines()[0] if text else ""
    said = f"{kind}: {first}" if first else kind
    line = their_line(error)
    got = f"an error, {line}\n{said}" if line else f"an error\n{said}"
    return got, _meaning(error, kind, text)


def _meaning(error, kind, text):
    if isinstance(error, UnboundLocalError):
        return "A name is used in the function before it has a value there."
    if isinstance(error, NameError):
        if kept_in_self(error):
            return f"What an object keeps is reached through self: self.{error.name}."
        return (
            "Python does not know that name. Is it spelt the same everywhere, and was"
            " the cell that defines it run? (The first cell defines np.)"
        )
    if isinstance(error, SystemExit):
        return "exit() ends the whole program; `return` leaves the function."
    for pattern, meaning in _MEANINGS:
        if re.search(pattern, f"{kind}: {text}"):
            return meaning
    return (
        "Python stopped in that line. Print the values it uses, and their .shape, in a"
        " line above it."
    )


def _told(error):
    """What another process said of an exception that was raised there, or None.

    It is an object with `at_the_call`, `line` and `kept_in_self`.
    """
    return getattr(error, "nnworks_told", None)


def kept_in_self(error):
    """Whether the unknown name is one that the method's own object has."""
    if told := _told(error):
        return told.kept_in_self
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    kept = getattr(frame.f_locals.get("self"), "__dict__", {})
    return error.name in kept


def their_line(error):
    """`in line 3: return x * w`, the last line of theirs that ran; "" if none did."""
    if told := _told(error):
        return told.line
    for frame, number in reversed(list(traceback.walk_tb(error.__traceback__))):
        path = frame.f_code.co_filename
        if path.startswith((_OURS, *_PYTHON)) or path.startswith("<frozen"):
            continue
        source = linecache.getline(path, number, frame.f_globals).strip()
        return f"in line {number} of the cell" + (f":  {source}" if source else "")
    return ""


def at_the_call(error):
    """Whether the error came from calling it that way: no line of theirs ran."""
    if told := _told(error):
        return told.at_the_call
    return isinstance(error, TypeError) and error.__traceback__.tb_next is None
