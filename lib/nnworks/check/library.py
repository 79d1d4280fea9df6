"""Notice when an answer calls the library's function that it was asked to write."""

import contextlib
import functools
import importlib
import sys
import threading

__all__ = ["ANSWER", "noticing", "watches", "watching"]

ANSWER = "the check's own answer"
_watches = []


@functools.cache
def _key_of(path):
    """The key of a name such as nnworks.neurons.Perceptron.update."""
    parts = path.split(".")
    found = importlib.import_module(".".join(parts[:2]))
    for part in parts[2:]:
        found = getattr(found, part)
    return _key(found.__code__)


def _key(code):
    """What tells a function of a file in any process that has imported it."""
    return code.co_filename, code.co_firstlineno, code.co_name


def watches():
    """Those that watch now: ({key: name}, list of the names called) each.

    A call that runs in another process asks it to look out for these keys, by
    `noticing`, and adds to the list what it says.
    """
    return tuple(_watches)


@contextlib.contextmanager
def watching(paths, answer=None):
    """Yield a list that receives the names among `paths` that are called meanwhile.

    Calls are seen in this process, in this thread and in those started meanwhile.
    Anything that already watches (a debugger, a profiler) is left in charge afterwards.
    Where answers are graded, in a process of their own, that looks out for `answer`,
    too, the check's own function: calling it is noticed as `ANSWER`.
    """
    keys = {_key_of(path): path for path in paths}
    there = {_key(answer.__code__): ANSWER} if hasattr(answer, "__code__") else {}
    called = []
    _watches.append((there | keys, called))
    try:
        with noticing(keys, called):
            yield called
    finally:
        _watches.pop()


@contextlib.contextmanager
def noticing(keys, called):
    """Add to `called` the names of those functions, {key: name}, that are called."""
    names = {name for _, _, name in keys}

    def notice(frame, event, argument):
        code = frame.f_code
        if event == "call" and code.co_name in names and _key(code) in keys:
            called.append(keys[_key(code)])

    before = sys.getprofile(), threading.getprofile()
    if keys:
        sys.setprofile(notice)
        threading.setprofile(notice)  # of threads that the answer starts
    try:
        yield
    finally:
        if keys:
            sys.setprofile(before[0])
            threading.setprofile(before[1])
