"""Arguments that both processes have: what one changes in them, the other changes too.

A function may change an array in place at once, or later: a generator draws from its
random numbers when it is asked for more, an optimizer keeps the arrays that it was made
with. So arguments that something there still holds are compared after every question.
"""

import collections
import sys

import numpy as np

from nnworks.grading import arrays, wire

__all__ = ["Back", "Shared", "write_back"]

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

    def take(self, number, new, write=None):
        """Change arguments here to what they became there, by `write_back` or other."""
        if number in self.held:
            (write or write_back)(self.held[number][0], new)
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


def _snapshot(arguments, same_for_all=False):
    """Arguments as bytes, None where they are too large for that or hold themselves.

    Objects in them count by who they are, or are all the same.
    """

    def refer(value):
        return wire.Reference(b"", 0 if same_for_all else id(value))

    try:
        return wire.encode(arguments, refer=refer)
    except wire.Unsendable:
        return None


def _tensor(kind):
    return kind.__name__ == "Tensor"


def write_back(old, new):
    """Make `old` what it became there: arrays, lists, dicts and sets change in place.

    Two arrays may be views of the same numbers here, which they are not there. So what
    was left as it was is found before anything is written: it would undo the other's
    change.

    Returns
    -------
    object
        What stands now in the place of `old`: itself, where it can be changed.
    """
    writes = []
    merged = _merged(old, new, writes)
    for write in writes:
        write()
    return merged


def _merged(old, new, writes):
    """What will stand for `old`; `writes` receives what is to be done for that."""
    if type(old) is not type(new):
        return new
    if type(old) is np.ndarray:
        if not _equal(old, new):
            writes.append(lambda: _array_back(old, new))
    elif type(old) is np.random.Generator:
        if arrays.advanced(old, new):
            writes.append(lambda: _state_back(old, new))
    elif isinstance(old, list | tuple):
        merged = [_merged(*pair, writes) for pair in zip(old, new, strict=False)]
        if type(old) is list:
            writes.append(
                lambda: old.__setitem__(slice(None), merged + new[len(old) :])
            )
    elif isinstance(old, dict):
        merged = {k: _merged(old.get(k), value, writes) for k, value in new.items()}
        writes.append(lambda: (old.clear(), old.update(merged)))
    elif isinstance(old, set):
        writes.append(lambda: (old.clear(), old.update(new)))
    elif isinstance(old, bytearray | collections.deque):
        writes.append(lambda: (old.clear(), old.extend(new)))
    elif _tensor(type(old)) and old.shape == new.shape:
        if old.dtype != new.dtype or not old.equal(new):
            writes.append(lambda: old.data.copy_(new))
        writes.append(lambda: setattr(old, "grad", new.grad))
    else:
        return new
    return old


def _equal(old, new):
    """Whether two arrays hold the same numbers, to the bit."""
    alike = old.shape == new.shape and old.dtype == new.dtype
    return alike and old.tobytes() == new.tobytes()


def _array_back(old, new):
    if old.shape != new.shape and old.size == new.size:
        old.shape = new.shape
    if old.shape == new.shape and old.dtype == new.dtype and old.flags.writeable:
        old[...] = new


def _state_back(old, new):
    old.bit_generator.state = new.bit_generator.state


class Back:
    """What comes back, while a test runs, of the changes that were made there.

    Parameters
    ----------
    write : bool
        Whether arguments change here, too. Random generators go on all the same: a
        test hands them over to be drawn from.
    undo : bool
        Whether `undo` will be called.

    Attributes
    ----------
    changed : bool
        Whether anything but random generators was changed there.
    """

    def __init__(self, write=True, undo=False):
        self.write, self.changed = write, False
        self._before = [] if undo else None

    def take(self, arguments, new):
        """Arguments became `new` there."""
        self.changed = self.changed or not _same(arguments, new)
        if not self.write:
            _draw_back(arguments, new)
            return
        if self._before is not None:
            self._before.append((arguments, _rebuilt(arguments, _copied)))
        write_back(arguments, new)

    def undo(self):
        """Let arguments be again what they were."""
        for arguments, before in reversed(self._before):
            write_back(arguments, before)
        self._before = []


def _same(old, new):
    """Whether two arguments are the same but for random generators."""
    known = _snapshot(_rebuilt(old, _still), same_for_all=True)
    return known == _snapshot(_rebuilt(new, _still), same_for_all=True) is not None


def _still(value):
    return None if type(value) is np.random.Generator else value


def _copied(value):
    if type(value) is np.ndarray:
        return value.copy(order="K")
    if type(value) in (set, bytearray):
        return value.copy()
    if not _tensor(type(value)):
        return value
    copy = value.detach().clone().requires_grad_(value.requires_grad)
    copy.grad = None if value.grad is None else value.grad.clone()
    return copy


def _rebuilt(value, leaf):
    """The same lists, tuples, dicts and deques, with `leaf` of what they hold."""
    kind = type(value)
    if kind in (list, tuple):
        return kind(_rebuilt(part, leaf) for part in value)
    if kind in (dict, collections.OrderedDict):
        return kind((key, _rebuilt(part, leaf)) for key, part in value.items())
    if kind is collections.deque:
        return kind((_rebuilt(part, leaf) for part in value), value.maxlen)
    return leaf(value)


def _draw_back(old, new):
    """Let random generators go on from where they were left there, and nothing else."""
    if type(old) is not type(new):
        return
    if type(old) is np.random.Generator:
        write_back(old, new)
    elif isinstance(old, list | tuple | collections.deque):
        for pair in zip(old, new, strict=False):
            _draw_back(*pair)
    elif isinstance(old, dict):
        for key in old.keys() & new.keys():
            _draw_back(old[key], new[key])


def _count_alone():
    """How often Python counts what only its collection holds, looked at as above."""
    arguments = (([],),)
    found = _changeable(arguments)
    return sys.getrefcount(found[0])


_ALONE = _count_alone()
