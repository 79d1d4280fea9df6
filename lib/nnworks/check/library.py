"""Notice when an answer calls the library's function that it was asked to write."""

import contextlib
import importlib
import sys

__all__ = ["watching"]


def _code(path):
    """The code object behind a name such as nnworks.neurons.Perceptron.update."""
    parts = path.split(".")
    found = importlib.import_module(".".join(parts[:2]))
    for part in parts[2:]:
        found = getattr(found, part)
    return found.__code__


@contextlib.contextmanager
def watching(paths):
    """Yield a list that receives the names among `paths` that are called meanwhile.

    It sees calls made in this process and thread alone. Anything that already watches
    (a debugger, a profiler) is left in charge afterwards.
    """
    codes = {_code(path): path for path in paths}
    called = []

    def notice(frame, event, argument):
        if event == "call" and frame.f_code in codes:
            called.append(codes[frame.f_code])

    before = sys.getprofile()
    if codes:
        sys.setprofile(notice)
    try:
        yield called
    finally:
        if codes:
            sys.setprofile(before)
