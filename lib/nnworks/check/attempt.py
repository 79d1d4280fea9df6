"""Let a notebook run on while something in it is not written, or not right, yet."""

import numpy as np

from nnworks.check.call import call
from nnworks.check.failure import CheckFailed

__all__ = ["draft", "is_own", "yours_among", "yours_or"]


def draft(function, *args, instead):
    """Call a function for a picture: its result, or `instead` where it has none.

    Parameters
    ----------
    function : callable
        The student's, written or not.
    *args : ndarray or number
    instead : number, ndarray, list, tuple or dict
        What is drawn while the function fails. It says, too, what kind of result and
        which shapes the picture needs; a list stands for any length.

    Returns
    -------
    ndarray, tuple or dict
        As `instead`, with float64 arrays inside, all finite. One printed line says
        when that is not what the function gave.
    """
    name = getattr(function, "__name__", "this")
    if not callable(function):
        print(f"{name} is no function: the picture is drawn without it.")
        return _like(instead)
    outcome = call(function, args, _like(instead))
    if outcome.error is NotImplementedError:
        print(f"{name} is not written yet: the picture is drawn without it.")
    elif outcome.failure:
        what = outcome.failure[0].splitlines()[-1].rstrip(".")
        print(f"{name} gives {what}: the picture is drawn without it.")
    elif not _fits(outcome.value, _like(instead)):
        print(f"{name} returns other shapes than asked: drawn without it.")
    else:
        drawn = _floats(outcome.value, instead)
        if not _finite(outcome.value):
            print(f"{name} gives nan or inf in places: these are drawn as 0.")
        return drawn
    return _like(instead)


def _like(instead):
    """`instead` with its numbers as arrays, lists left as lists."""
    if type(instead) is tuple:
        return tuple(_like(part) for part in instead)
    if type(instead) is dict:
        return {name: _like(part) for name, part in instead.items()}
    return instead if type(instead) is list else np.array(instead, dtype=float)


def _fits(value, like):
    if type(like) in (tuple, dict):
        parts = like.values() if type(like) is dict else like
        return all(_fits(v, part) for v, part in zip(value, parts, strict=True))
    return value.ndim == 1 if type(like) is list else value.shape == like.shape


def _floats(value, like):
    if type(like) is dict:
        pairs = zip(like.items(), value, strict=True)
        return {name: _floats(v, part) for (name, part), v in pairs}
    if type(like) is tuple:
        return tuple(_floats(v, part) for v, part in zip(value, like, strict=True))
    return np.where(np.isfinite(value), value, 0.0)


def _finite(value):
    parts = value if type(value) is tuple else (value,)
    return all(
        _finite(part) if type(part) is tuple else np.isfinite(part).all()
        for part in parts
    )


def yours_or(library, function, task):
    """The student's function if it is right, else the library's, said in a line.

    Parameters
    ----------
    library, function : callable
    task : Task

    Returns
    -------
    callable
    """
    own = is_own(task.name, lambda: task.check(function, seed=0))
    return function if own else library


def is_own(name, check):
    """Whether `check()` passes, said in a line.

    A piece that runs for ever is stopped by the student's hand, or by the grader's
    clock (a KeyboardInterrupt, too). It is not right, and that is all: what follows in
    the cell is not its fault.

    Parameters
    ----------
    name : str
        Of the student's piece.
    check : callable
        Takes nothing, raises CheckFailed where the piece is wrong.

    Returns
    -------
    bool
    """
    try:
        check()
    except CheckFailed:
        print(f"{name} is not right yet: the library's stands in for it here.")
    except KeyboardInterrupt:
        print(f"{name} was stopped: the library's stands in for it here.")
    else:
        print(f"{name} is your own.")
        return True
    return False


def yours_among(pieces, functions):
    """Give back each function if it passes its check, else the library's.

    Parameters
    ----------
    pieces : dict of str to (Task, callable)
        What an assignment has: a name in its notebook, its check, the library's own.
    functions : dict of str to callable

    Returns
    -------
    callable, or a list of callable where several were given
    """
    found = []
    for name, function in functions.items():
        task, library = pieces[name]
        found.append(yours_or(library, function, task))
    return found[0] if len(found) == 1 else found
