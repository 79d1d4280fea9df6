"""Read what a student's function returned, and compare it with the reference.

Nothing here asks an object about itself: no `==`, no ufunc, no `__array__` of a class
that is not NumPy's own. Numbers are read into exact `ndarray`s, and only those are
compared.
"""

from dataclasses import dataclass

import numpy as np

from nnworks.check import show

__all__ = ["Difference", "Unreadable", "difference", "read", "same"]

RTOL, ATOL = 1e-6, 1e-9
_NUMBERS = (bool, int, float, complex) + tuple(
    kind
    for kind in set(np.sctypeDict.values())
    if issubclass(kind, (np.number, np.bool_))
)
_MOST = 1_000_000  # entries of a result of the wrong size that are still worth reading


class Unreadable(Exception):
    """What came back is no number, no array of numbers, no tuple of those."""

    def __init__(self, got, hint=""):
        super().__init__(got)
        self.got, self.hint = got, hint


def read(result, like):
    """Read a result into exact arrays.

    Parameters
    ----------
    result : object
        Whatever a function returned.
    like : ndarray, list, tuple or dict
        The reference's result: a tuple asks for a tuple of as many, a list for a list
        (an array of one dimension will do), a list of lists for rows of equal length
        (or an array of two), a dict for its keys, read in its order.

    Returns
    -------
    ndarray or tuple

    Raises
    ------
    Unreadable
        With a sentence that says what came back instead.
    """
    if type(like) is tuple:
        return _read_tuple(result, like)
    if type(like) is dict:
        return _read_dict(result, like)
    kind = type(result)
    if _is_number_type(kind):
        return _exact(np.array(result))
    if issubclass(kind, np.ndarray):
        return _read_array(result)
    if _is_list(kind) and type(like) is list:
        rows = like and type(like[0]) is list
        return _read_rows(result) if rows else _read_list(result)
    if _is_list(kind) and np.ndim(like) == 0:
        raise Unreadable(
            f"a {kind.__name__} of {len(result)}",
            "One number is asked for: add up, or pick, what the list holds.",
        )
    raise Unreadable(*_describe(result))


def _read_tuple(result, like):
    count = len(like)
    if not _is_list(type(result)):
        got, hint = _describe(result) if not _is_value(result) else ("one value", "")
        raise Unreadable(
            f"{got}, where {count} values belong",
            hint or f"Return {count} values with commas between them.",
        )
    if len(result) != count:
        came = "1 value" if len(result) == 1 else f"{len(result)} values"
        raise Unreadable(
            f"{came}, where {count} belong",
            f"{count} values belong here, with commas between them, in the order of"
            " the task.",
        )
    return tuple(read(part, one) for part, one in zip(result, like, strict=True))


def _read_dict(result, like):
    if type(result) is not dict:
        got, hint = _describe(result)
        made = "Return a dict: {name: value, ...}."
        raise Unreadable(got, hint if result is None else made)
    missing = [name for name in like if name not in result]
    if missing:
        there = ", ".join(repr(key) for key in list(result)[:5] if type(key) is str)
        raise Unreadable(
            f"a dict with {there or 'no such names'}",
            f"{missing[0]!r} is missing; the names are written as in the task.",
        )
    return tuple(_read_named(name, result[name], one) for name, one in like.items())


def _read_named(name, result, like):
    try:
        return read(result, like)
    except Unreadable as what:
        raise Unreadable(f"{name}: {what.got}", what.hint) from None


def _is_number_type(kind):
    # By identity: a class may say that it equals float.
    return any(kind is number for number in _NUMBERS)


def _is_list(kind):
    return kind is list or kind is tuple


def _is_value(result):
    return _is_number_type(type(result)) or issubclass(type(result), np.ndarray)


def _read_array(result):
    # Shape and size by ndarray's own descriptors: a subclass may say what it likes.
    if np.ndarray.size.__get__(result) > _MOST:
        shape = np.ndarray.shape.__get__(result)
        raise Unreadable(
            f"an array of shape {shape}",
            "That is far more than the inputs hold: two shapes were stretched into one"
            " another (NumPy calls it broadcasting).",
        )
    return _exact(np.array(result, copy=True, subok=False))


def _read_list(result):
    if len(result) > _MOST or not all(_is_number_type(type(item)) for item in result):
        raise Unreadable(
            "a list of something other than numbers",
            "Put plain numbers into the list.",
        )
    return _exact(np.array([np.array(item)[()] for item in result]))


def _read_rows(result):
    rows = [_read_list(row) for row in result if _is_list(type(row))]
    if len(rows) < len(result):
        raise Unreadable(
            f"a list of {len(result)}, where a list of rows belongs",
            "Each row stands in brackets of its own: [[1, 2], [3, 4]] has two rows, and"
            " [[1, 2]] has one.",
        )
    if len({row.shape for row in rows}) > 1:
        raise Unreadable("rows of different lengths", "All rows need as many numbers.")
    return np.array(rows)


def _exact(array):
    if array.dtype.kind == "c":
        raise Unreadable("complex numbers", "Did you take a root of a negative number?")
    if array.dtype.kind not in "biuf":
        raise Unreadable(
            "an array whose entries are not numbers (dtype object)",
            "Arrays of different lengths, or lists inside arrays, end up like this.",
        )
    return array


def _describe(result):
    """What came back, in a few words, and what to do about it."""
    kind = type(result)
    if result is None:
        return "None", "Is there a `return` in front of your result?"
    if _is_list(kind):
        return (
            f"a {kind.__name__} of {len(result)}",
            "A list has no arithmetic: put np.array(...) around it, or compute on"
            " whole arrays from the start.",
        )
    if kind is str:
        return f"the text {result[:30]!r}", "Return the number itself, without quotes."
    if kind is dict:
        return "a dict", ""
    if callable(result):
        return "a function", "Did you leave out the brackets that call it?"
    if hasattr(kind, "__next__"):
        return (
            f"a {kind.__name__}, which makes values only when asked",
            "Return an array: a comprehension in square brackets, inside np.array().",
        )
    return f"an object of type {kind.__name__}", "Return a number or a NumPy array."


@dataclass(frozen=True)
class Difference:
    """How a result differs from the expected one: the words, and what they mean."""

    got: str
    expected: str
    hint: str = ""


def same(a, b, *, rtol=RTOL, atol=ATOL):
    """Whether two read results agree, NaN being equal to NaN."""
    if isinstance(a, tuple) or isinstance(b, tuple):
        alike = isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b)
        return alike and all(
            same(x, y, rtol=rtol, atol=atol) for x, y in zip(a, b, strict=True)
        )
    return a.shape == b.shape and bool(_close(a, b, rtol, atol).all())


def _close(a, b, rtol, atol):
    a, b = a.astype(np.float64), b.astype(np.float64)
    with np.errstate(all="ignore"):
        near = np.abs(a - b) <= atol + rtol * np.abs(b)
    return (near & np.isfinite(b)) | (a == b) | (np.isnan(a) & np.isnan(b))


def difference(got, want, names=(), *, rtol=RTOL, atol=ATOL):
    """Compare a read result with the reference's; None where they agree.

    Parameters
    ----------
    got, want : ndarray or tuple
    names : tuple of str
        What the parts of a tuple are called.

    Returns
    -------
    Difference or None
    """
    if isinstance(want, tuple):
        for name, mine, theirs in zip(names, got, want, strict=True):
            found = difference(mine, theirs, rtol=rtol, atol=atol)
            if found:
                return Difference(
                    f"{name} = {found.got}", f"{name} = {found.expected}", found.hint
                )
        return None
    if got.shape != want.shape:
        return _shapes_differ(got, want)
    if got.dtype.kind == "b" and want.dtype.kind != "b":
        return Difference(
            show.value(got),
            show.value(want),
            "True and False came back where the numbers 1.0 and 0.0 are asked for:"
            " later steps calculate with them. np.where(condition, 1.0, 0.0) gives"
            " numbers.",
        )
    close = _close(got, want, rtol, atol)
    return None if close.all() else _values_differ(got, want, close)


def _shapes_differ(got, want):
    hint = ""
    if want.ndim == 0:
        hint = "One number is asked for: is a mean or a sum missing, or an index [0]?"
    elif got.size == want.size:
        hint = "As many values, in another shape: look at .shape on the way."
    elif got.ndim == 0:
        hint = "One number came back for many: is a sum taken over too much?"
    return Difference(_with_shape(got), _with_shape(want), hint)


def _with_shape(array):
    shape = f"shape {array.shape}" if array.ndim else "one number"
    return f"{show.value(array)}, {shape}"


def _values_differ(got, want, close):
    if want.ndim == 0:
        place, where = (), ""
    else:
        place = tuple(int(i) for i in np.argwhere(~close)[0])
        count = int((~close).sum())
        mine, theirs = show.number(got[place]), show.number(want[place])
        if mine == theirs:  # they differ further on
            mine, theirs = repr(got[place].item()), repr(want[place].item())
        where = (
            f"\n{count} of {got.size} entries differ, the first at"
            f" [{', '.join(map(str, place))}]: {mine}, expected {theirs}"
        )
    hint = ""
    if np.isnan(got[place]):
        hint = (
            "nan is 'not a number': 0 was divided by 0, inf was divided by inf or"
            " subtracted from inf, or the root of a number below 0 was taken."
        )
    elif np.isinf(got[place]):
        hint = "inf: a number became too large to hold, or was divided by 0."
    return Difference(show.value(got) + where, show.value(want), hint)
