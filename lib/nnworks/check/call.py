"""Call a student's function as a black box: data in, data out, everything noticed."""

import contextlib
import functools
import io
import warnings
from dataclasses import dataclass

import numpy as np

from nnworks.check import compare, explain
from nnworks.check.library import watching

__all__ = ["Outcome", "call", "calls"]


@dataclass(frozen=True)
class Outcome:
    """What one call did. Either `value` was read, or `failure` says why there is none.

    `failure` is (words for "got", what they mean); `error` is the exception's type.
    """

    value: object = None
    failure: tuple = ()
    error: type | None = None
    warned: tuple = ()  # texts of numerical warnings
    changed: tuple = ()  # positions of arguments that it changed
    used: tuple = ()  # functions of the library that it was asked to write

    def same(self, other):
        """Whether two calls did the same, as far as anyone outside can see."""
        if self.error or other.error:
            return self.error is other.error
        return (
            self.failure == other.failure
            and set(self.warned) == set(other.warned)
            and self.changed == other.changed
            and (bool(self.failure) or compare.same(self.value, other.value))
        )


def call(function, args, like, *, library=(), answer=None):
    """Call `function` with copies of `args`, and read what comes back.

    Parameters
    ----------
    function : callable
    args : tuple of ndarray or number
    like : ndarray, list or tuple
        The reference's result, which says what kind of result is asked for.
    library : tuple of str
        Names of nnworks functions that the answer must not call.
    answer : callable, optional
        The check's own right answer, which it must not call where it is graded.

    Returns
    -------
    Outcome
        Nothing is raised, except what stops a program (KeyboardInterrupt), and nothing
        reaches stderr: nbgrader gives a cell that writes there no marks.
    """
    given = tuple(_copy(arg) for arg in args)
    asked = _Asked(function, args, given, like)
    # A partial has no frame of its own, by which an error at the call would be missed.
    return asked.outcome(functools.partial(function, *given), library, answer)


def calls(function, cases, *, library=(), answer=None):
    """Call `function` for each of several (args, like): as `call`, one after another.

    A function that lives in another process may offer to do them all at one question.

    Returns
    -------
    list of Outcome
    """
    together = getattr(type(function), "_nnworks_calls", None)
    watched = {"library": library, "answer": answer}
    if together is None:
        return [call(function, args, like, **watched) for args, like in cases]
    asked = [
        _Asked(function, args, tuple(map(_copy, args)), like) for args, like in cases
    ]
    with _quiet([]), watching(library, answer):
        replies = together(function, [one.given for one in asked])
    return [
        one.outcome(reply, library, answer)
        for one, reply in zip(asked, replies, strict=True)
    ]


@dataclass(frozen=True)
class _Asked:
    """One call: the arguments, the copies of them that were given, what to expect."""

    function: object
    args: tuple
    given: tuple
    like: object

    def outcome(self, reply, library, answer):
        """What `reply()`, the call or its answer, comes to."""
        seen, result, value, failure, error = [], None, None, (), None
        with _quiet(seen), watching(library, answer) as used:
            try:
                result = reply()
            except (Exception, SystemExit) as raised:
                error = type(raised)
                failure = _failed(self.function, raised, len(self.args))
        if error is None:
            try:
                value = compare.read(result, self.like)
            except compare.Unreadable as what:
                failure = (what.got, what.hint)
        numerical = (w for w in seen if issubclass(w.category, RuntimeWarning))
        pairs = enumerate(zip(self.args, self.given, strict=True))
        return Outcome(
            value,
            failure,
            error,
            tuple(dict.fromkeys(str(w.message) for w in numerical)),
            tuple(i for i, (before, after) in pairs if _differs(before, after)),
            tuple(dict.fromkeys(used)),
        )


@contextlib.contextmanager
def _quiet(seen):
    with (
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(record=True) as caught,
        np.errstate(over="warn", divide="warn", invalid="warn", under="ignore"),
    ):
        warnings.simplefilter("always")
        yield
        seen += caught


def _failed(function, error, count):
    if isinstance(error, NotImplementedError):
        return (
            f"NotImplementedError: {error}" if str(error) else "NotImplementedError",
            "None yet: it is not written. Put your code above the line that raises"
            " NotImplementedError. If you did, your code lacks a `return`.",
        )
    if explain.at_the_call(error):
        values = "one value" if count == 1 else f"{count} values"
        return (
            f"an error: it cannot be called with {values}\nTypeError: {error}",
            "The names in brackets after `def` must be those of the task, as many and"
            " in that order.",
        )
    return explain.exception(error)


def _copy(arg):
    return np.array(arg, copy=True) if isinstance(arg, np.ndarray) else arg


def _differs(before, after):
    if not isinstance(before, np.ndarray):
        return False
    return before.shape != after.shape or before.tobytes() != after.tobytes()
