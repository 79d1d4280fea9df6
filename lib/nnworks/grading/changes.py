"""Changes that were made in another process, made here, too: in place."""

import collections

import numpy as np

from nnworks.grading import arrays, wire

__all__ = ["Back", "is_tensor", "snapshot", "write_back"]


def snapshot(arguments, same_for_all=False):
    """Arguments as bytes, None where they are too large for that or hold themselves.

    Objects in them count by who they are, or are all the same.
    """

    def refer(value):
        return wire.Reference(b"", 0 if same_for_all else id(value))

    try:
        return wire.encode(arguments, refer=refer)
    except wire.Unsendable:
        return None


def is_tensor(kind):
    """Whether a class is PyTorch's Tensor, or that of a module's parameters."""
    return kind.__name__ in ("Tensor", "Parameter")


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
    if type(old) is not type(new) and not (
        is_tensor(type(old)) and is_tensor(type(new))
    ):
        return new
    if type(old) is np.ndarray:
        if old.size != new.size or old.dtype != new.dtype:
            return new  # no array becomes that in its place: another one stands there
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
    elif is_tensor(type(old)) and old.shape == new.shape:
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
    if old.shape != new.shape:
        old.shape = new.shape
    if old.flags.writeable:
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
    known = snapshot(_rebuilt(old, _still), same_for_all=True)
    return known == snapshot(_rebuilt(new, _still), same_for_all=True) is not None


def _still(value):
    return None if type(value) is np.random.Generator else value


def _copied(value):
    if type(value) is np.ndarray:
        return value.copy(order="K")
    if type(value) in (set, bytearray):
        return value.copy()
    if not is_tensor(type(value)):
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
