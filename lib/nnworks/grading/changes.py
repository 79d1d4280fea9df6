"""Arguments that both processes have: what one changes in them, the other changes too.

A function may change an array in place at once, or later: a generator draws from its
random numbers when it is asked for more, an optimizer keeps the arrays that it was made
with. So arguments that something there still holds are compared after every question.
"""

import collections
import sys

import numpy as np

from nnworks.grading import arrays, wire

__all__ = ["Shared", "write_back"]

_MOST = 1000  # calls whose arguments are kept


class Shared:
    """The arguments of calls, by number, as they were when last looked at."""

    def __init__(self):
        self.held = {}  # number -> [arguments, the same as bytes]

    def add(self, number, arguments):
        """Keep arguments, tuples and dicts, where anything in them can change."""
        known = _snapshot(arguments) if _changeable(arguments) else None
        if known is not None and len(self.held) < _MOST:
            self.held[number] = [arguments, known]

    def moved(self):
        """(number, arguments) of those that are no more what they were."""
        found = []
        for number, (arguments, known) in self.held.items():
            now = _snapshot(arguments)
            if now != known:
                self.held[number][1] = now
                found.append((number, arguments))
        return found

    def take(self, number, new):
        """Change arguments here to what they became there."""
        if number in self.held:
            write_back(self.held[number][0], new)
            self.held[number][1] = _snapshot(self.held[number][0])

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


_INSIDE = {list: list, tuple: list, dict: lambda d: list(d.values())}
_INSIDE |= {collections.deque: list, collections.OrderedDict: _INSIDE[dict]}
_OTHERS = (np.ndarray, np.random.Generator, set, bytearray)


def _changeable(arguments):
    """All that can be changed in arguments, not the tuples and dicts of them."""
    found = []
    waiting = [value for part in arguments for value in _INSIDE[type(part)](part)]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        inside = _INSIDE.get(kind)
        if inside:
            waiting += inside(value)
        if kind in _OTHERS or _tensor(kind) or (inside and kind is not tuple):
            found.append(value)
    return found


def _held_elsewhere(found):
    """Whether anything but its own collection holds one of these."""
    return any(sys.getrefcount(found[i]) > _ALONE for i in range(len(found)))


def _snapshot(arguments):
    """Arguments as bytes, None where they are too large for that or hold themselves."""
    try:
        return wire.encode(arguments, refer=lambda v: wire.Reference(b"", id(v)))
    except wire.Unsendable:
        return None


def _tensor(kind):
    return kind.__name__ == "Tensor"


def write_back(old, new):
    """Make `old` what it became there: arrays, lists, dicts and sets change in place.

    Returns
    -------
    object
        What stands now in the place of `old`: itself, where it can be changed.
    """
    if type(old) is not type(new):
        return new
    if type(old) is np.ndarray:
        return _array_back(old, new)
    if type(old) is np.random.Generator:
        if arrays.advanced(old, new):
            old.bit_generator.state = new.bit_generator.state
    elif isinstance(old, list | tuple):
        merged = [write_back(*pair) for pair in zip(old, new, strict=False)]
        if type(old) is list:
            old[:] = merged + new[len(old) :]
    elif isinstance(old, dict):
        merged = {key: write_back(old.get(key), value) for key, value in new.items()}
        old.clear()
        old.update(merged)
    elif isinstance(old, set | bytearray):
        old.clear()
        old.update(new) if isinstance(old, set) else old.extend(new)
    elif type(old) is collections.deque:
        old.clear()
        old.extend(new)
    elif _tensor(type(old)) and old.shape == new.shape:
        old.data.copy_(new)
        old.grad = new.grad
    else:
        return new
    return old


def _array_back(old, new):
    if old.shape != new.shape and old.size == new.size:
        old.shape = new.shape
    if old.shape == new.shape and old.dtype == new.dtype and old.flags.writeable:
        old[...] = new
    return old


def _count_alone():
    """How often Python counts what only its collection holds, looked at as above."""
    arguments = (([],),)
    found = _changeable(arguments)
    return sys.getrefcount(found[0])


_ALONE = _count_alone()
