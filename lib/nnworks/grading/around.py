"""Words in a submission that are a way around its tasks, for a person's eye.

An answer may call the library that it was asked to write, and what calls it in plain
sight is noticed while it runs (`nnworks.check.library`). Who runs the library's text as
his own, or in another process, is not: the library is open. But an exercise of this
kind needs no garbage collector and no compiler, so who uses them is named. No marks
depend on it.
"""

import ast
import functools
import sys

from nnworks.grading.names import plain, too_much, too_much_together
from nnworks.grading.notebook import shown

__all__ = ["ways_around"]

# Of the standard library; the rest of it is what a beginner may well import.
_MODULES = """
ast builtins code codeop concurrent ctypes dis gc importlib inspect linecache marshal
multiprocessing os pickle pkgutil pty runpy signal socket subprocess threading
_thread types weakref zipimport
""".split()
_WORDS = {"exec", "eval", "compile", "__import__", "globals", "vars", "get_ipython"}
_INSIDES = {
    "__builtins__",
    "__class__",
    "__code__",
    "__globals__",
    "__loader__",
    "__subclasses__",
    "_getframe",
    "setprofile",
    "settrace",
}
_TOO_LONG = "It was not looked through for ways around its tasks: it is too long."
_TOO_MUCH = "a cell too long to be looked through"
_PLAIN = {"numpy", "matplotlib"}
_MOST = 8


def ways_around(cells, pristine):
    """What these cells use that the instructor's do not.

    Parameters
    ----------
    cells : sequence of str
        The student's code cells.
    pristine : iterable of str
        The instructor's.

    Returns
    -------
    tuple of str
        One sentence, or none.
    """
    if too_much_together(cells):
        return (_TOO_LONG,)
    known = set().union(*map(_used, pristine))
    places = {}
    for number, source in enumerate(cells, start=1):
        for word in sorted(_used(source) - known):
            places.setdefault(word, number)
    if not places:
        return ()
    named = list(places.items())[:_MOST]
    first = [f"{shown(word)} (code cell {n})" for word, n in named]
    more = len(places) - len(first)
    rest = f" and {more} more" if more else ""
    return (f"It uses {', '.join(first)}{rest}, which its task does not need.",)


@functools.lru_cache(maxsize=4096)
def _used(source):
    """The notable modules and words of a cell."""
    if too_much(source):
        return frozenset([_TOO_MUCH])
    try:
        tree = ast.parse(plain(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            # What nnworks itself has beside the notebook's own imports is an answer.
            found |= whole if node.module == "nnworks" else {node.module}
        elif isinstance(node, ast.Name) and node.id in _WORDS | _INSIDES:
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found |= {node.attr} & _INSIDES
    return frozenset(word for word in found if _notable(word))


def _notable(word):
    top = word.partition(".")[0]
    if word in _WORDS | _INSIDES or top in _MODULES:
        return True
    return top not in _PLAIN and top not in sys.stdlib_module_names
