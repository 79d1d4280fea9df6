"""What both processes have: where one changes it, the other's changes, too.

A function may change an array in place at once, or later: a generator draws from its
random numbers when it is asked for more, an optimizer keeps the arrays that it was made
with. So arguments that something there still holds are compared after every question.

A test, for its part, changes what an object holds: `net.params["W"][:] = 0`. What it
got of an object, and the object still holds, is compared before every question.
"""

import collections
import sys

import numpy as np

from nnworks.grading.changes import is_tensor, snapshot, write_back

__all__ = ["Lent", "Shared"]

_MOST = 1000  # calls whose arguments are kept
_DEEP = 8  # how far a value is known by its place in another


class Shared:
    """The arguments of calls, by number, as they were when last looked at.

    Or, in the judge's process, what it got of objects.
    """

    def __init__(self):
        self.held = {}  # number -> [arguments, the same as bytes]

    def add(self, number, arguments):
        """Keep arguments, tuples and dicts, where anything in them can change."""
        known = snapshot(arguments) if _changeable(arguments) else None
        if known is not None and len(self.held) < _MOST:
            self.held[number] = [arguments, known]

    def moved(self):
        """(number, arguments) of those that are no more what they were."""
        found = []
        for number, (arguments, known) in self.held.items():
            now = snapshot(arguments)
            if now != known:
                self.held[number][1] = now
                found.append((number, arguments))
        return found

    def take(self, number, new, write=None):
        """Change arguments here to what they became there, by `write_back` or other."""
        if number in self.held:
            (write or write_back)(self.held[number][0], new)
            self.held[number][1] = snapshot(self.held[number][0])

    def places(self):
        """{id: (number, path)} of what can be changed in arguments, and where it is."""
        found = {}
        for number, (arguments, _) in self.held.items():
            waiting = [((), arguments)]
            while waiting:
                path, value = waiting.pop()
                kind = type(value)
                inside = kind in _INSIDE and len(path) < _DEEP
                if inside and isinstance(value, dict):
                    waiting += [((*path, key), part) for key, part in value.items()]
                elif inside:
                    waiting += [((*path, n), part) for n, part in enumerate(value)]
                if kind in (*_OTHERS, list, dict) or is_tensor(kind):
                    found[id(value)] = number, path
        return found

    def let_go(self):
        """Forget what nothing else holds any more; the numbers that are still kept."""
        for number, (arguments, _) in list(self.held.items()):
            if not _held_elsewhere(_changeable(arguments)):
                del self.held[number]
        return tuple(self.held)

    def keep(self, numbers):
        """Forget all but these."""
        for number in self.held.keys() - set(numbers):
            del self.held[number]


class Lent:
    """What an object holds and the judge was told of, by the question's number."""

    def __init__(self):
        self.values = {}  # number -> ([value],)

    def add(self, number, box):
        """Keep the value in a box, a list of one; whether anything else holds it.

        The caller must not hold it in another way.
        """
        held = _held_elsewhere(_changeable((box,)))
        if held:
            self.values[number] = (box,)
        return held

    def at(self, number, path):
        """A value, or the part of it to which a path of keys and places leads."""
        value = self.values[number]
        for step in path:
            value = value[step]
        return value

    def take(self, changed, kept):
        """Change what the judge changed, (number, ([value],)); forget the others.

        `kept` are the numbers of what it still holds.
        """
        for number, new in changed:
            if number in self.values:
                write_back(self.values[number], new)
        for number in self.values.keys() - set(kept):
            del self.values[number]


_INSIDE = {list: list, tuple: list, dict: lambda d: list(d.values())}
_INSIDE |= {collections.deque: list, collections.OrderedDict: _INSIDE[dict]}
_INSIDE |= {collections.defaultdict: _INSIDE[dict]}
_OTHERS = (np.ndarray, np.random.Generator, set, bytearray)


def _changeable(arguments):
    """All that can be changed in arguments, not the tuples and dicts of them.

    Tuples in them are there, too, where anything can be changed: who holds a tuple
    holds what is in it.
    """
    found, tuples = [], []
    waiting = [value for part in arguments for value in _INSIDE[type(part)](part)]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        inside = _INSIDE.get(kind)
        if inside:
            waiting += inside(value)
        if kind is tuple:
            tuples.append(value)
        elif kind in _OTHERS or is_tensor(kind) or inside:
            found.append(value)
    return found and found + tuples


def _held_elsewhere(found):
    """Whether anything but its own collection holds one of these, or a part of it."""
    return any(sys.getrefcount(found[i]) > _ALONE for i in range(len(found))) or any(
        _owners(array) > _ONE_OWNER for array in found if type(array) is np.ndarray
    )


def _owners(array):
    """How often Python counts the array that an array is a view of."""
    return 0 if array.base is None else sys.getrefcount(array.base)


def _count_alone():
    """How often Python counts what only its collection holds, looked at as above."""
    arguments = (([],),)
    found = _changeable(arguments)
    return sys.getrefcount(found[0])


_ALONE = _count_alone()
_ONE_OWNER = _owners(np.empty(2).reshape(2, 1))
