"""An exception as data: what a check, or a person, wants to know of it."""

import builtins
import warnings

import numpy as np

__all__ = ["TooSlow", "Told", "aloud", "raised_again", "tell", "warn_again"]

_MOST_TEXT = 4000
_MOST_SAID = 100
_SILENT = (StopIteration, StopAsyncIteration, GeneratorExit)
_PLAIN = (str, bytes, int, float, bool, type(None))
_KNOWN = {
    name: kind
    for module in (builtins, np.exceptions, np.linalg)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}


class TooSlow(KeyboardInterrupt):
    """A cell or a call went on for longer than it may."""


class Told:
    """What came along with an exception from another process.

    An exception that was raised again has this in its attribute `nnworks_told`.
    """

    def __init__(self, at_the_call, line, kept_in_self):
        self.at_the_call, self.line = at_the_call, line
        self.kept_in_self = kept_in_self


def tell(error):
    """An exception as a tuple of data, for `raised_again`.

    Its traceback begins at the frame that called the student's function.
    """
    from nnworks.check import explain

    names = tuple(kind.__name__[:80] for kind in type(error).__mro__[:-2])[:10]
    arguments = tuple(error.args) if isinstance(error.args, tuple) else ()
    if not all(type(arg) in _PLAIN for arg in arguments) or len(arguments) > 5:
        arguments = None
    text = _safely(lambda: str(error)) or ""
    line = _safely(lambda: explain.their_line(error)) or ""
    return (
        names,
        text[:_MOST_TEXT],
        arguments,
        (
            bool(_safely(lambda: explain.at_the_call(error))),
            line[:_MOST_TEXT],
            bool(_safely(lambda: explain.kept_in_self(error))),
        ),
        str(getattr(error, "name", None) or "")[:80],
    )


def _safely(action):
    """Ask a student's object something; None where it cannot say."""
    try:
        return action()
    except BaseException:  # its __str__ may do anything, even raise KeyboardInterrupt
        return None


def raised_again(message, made):
    """An exception of the same name and text, of a class that is this process's own.

    Parameters
    ----------
    message : object
        From `tell`, over the wire: anything at all may be in it.
    made : dict
        The classes made so far, so that one name is one class.

    Returns
    -------
    BaseException

    Raises
    ------
    ValueError
        When it is no such tuple.
    """
    names, text, arguments, (at_the_call, line, kept), name = message
    if not (type(names) is tuple and names and all(type(n) is str for n in names)):
        raise ValueError("an exception without a name")
    if type(text) is not str or type(line) is not str or type(name) is not str:
        raise ValueError("an exception without a text")
    kind = _kind(names, made)
    error = _exactly(kind, arguments, text) or _own(kind, made)(text)
    if line:
        error.add_note(f"It was raised {line}")
    error.nnworks_told = Told(at_the_call is True, line, kept is True)
    if isinstance(error, NameError | AttributeError):
        error.name = name
    return error


def aloud(error):
    """The same exception, or a RuntimeError for one that would end a loop silently.

    Out of a call, StopIteration ends the test's own `map` or `zip` as if all had been
    compared. Python does the same for generators (PEP 479).
    """
    if not isinstance(error, _SILENT):
        return error
    loud = RuntimeError(
        f"it ended with {type(error).__name__}, which says that a loop is over; let a"
        " function return, or raise another exception"
    )
    loud.nnworks_told = getattr(error, "nnworks_told", None)
    for note in getattr(error, "__notes__", ()):
        loud.add_note(note)
    return loud


def _kind(names, made):
    """The known class of that name, or one of its own below the first known one."""
    known = next((_KNOWN[n] for n in names if n in _KNOWN), RuntimeError)
    if names[0] in _KNOWN:
        return known
    key = (names[0], known)
    if key not in made and len(made) < 1000:
        name = names[0] if names[0].isidentifier() else "Error"
        made[key] = type(name, (known,), {})
    return made.get(key, known)


def _exactly(kind, arguments, text):
    """kind(*arguments) where that says the same text, else None."""
    plain = type(arguments) is tuple and all(type(a) in _PLAIN for a in arguments)
    for given in (arguments,) * plain + ((text,),):
        try:
            error = kind(*given)
            if str(error) == text:
                return error
        except Exception:  # a class that wants other arguments
            continue
    return None


def _own(kind, made):
    """A class of the same name that takes any text: KeyError, say, puts quotes on."""
    key = ("as it stands", kind)
    if key not in made:
        base = next(k for k in kind.__mro__ if _takes_a_text(k))
        made[key] = type(kind.__name__, (base,), {"__str__": lambda self: self.args[0]})
    return made[key]


def _takes_a_text(kind):
    try:
        return isinstance(kind("text"), BaseException)
    except Exception:  # what a class without arguments raises is its own affair
        return False


def warn_again(said):
    """Give the warnings of another process, (category, text) each, as one's own."""
    pairs = said if type(said) is tuple else ()
    for pair in pairs[:_MOST_SAID]:
        if type(pair) is tuple and [type(p) for p in pair] == [str, str]:
            warnings.warn(pair[1], _category(pair[0]), stacklevel=5)


def _category(name):
    kind = getattr(builtins, name, None) or getattr(np.exceptions, name, None)
    is_one = isinstance(kind, type) and issubclass(kind, Warning)
    return kind if is_one else UserWarning
