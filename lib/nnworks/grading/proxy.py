"""What stands in a test cell for an object of the student's process.

A proxy can be called, indexed, iterated and asked for attributes, and each of these is
a question to the other process, answered with data or with another proxy. It never
answers by itself: it has no truth value and no equality, and takes part in no
arithmetic, because an object may say what it likes about a number that it is shown.
(Where the instructor's notebook defines a class, what a test makes of it may calculate:
there objects are asked for. It is not compared all the same.) `np.asarray`, `float`,
`len` and the like are questions, too: what comes back is data.
"""

import re
import sys

import numpy as np

__all__ = ["Proxy", "is_made", "kind_for", "mark_made", "parts_of"]

_MOST_KINDS = 500
_ASKED_BY_NAME = {"__name__", "__qualname__", "__doc__", "__annotations__"}


class Proxy:
    """An object of another process, known by a token."""

    __slots__ = ("__weakref__", "_nnworks_home", "_nnworks_made", "_nnworks_token")
    __array_ufunc__ = None
    __array_priority__ = 1e6

    def __init__(self, home, token):
        object.__setattr__(self, "_nnworks_home", home)
        object.__setattr__(self, "_nnworks_token", token)
        object.__setattr__(self, "_nnworks_made", False)

    def __getattr__(self, name):
        # What libraries look for on their own, __array_interface__ above all, with its
        # address in memory, must not come from there.
        private = name.startswith(("__", "_repr_", "_ipython_"))
        if private and name not in _ASKED_BY_NAME:
            raise AttributeError(f"{type(self).__name__!r} object has no {name!r} here")
        return _ask(self, "attribute", name)

    def __setattr__(self, name, value):
        _ask(self, "set", name, value)

    def __array__(self, dtype=None, copy=None):
        found = _ask(self, "array")
        if type(found) is not np.ndarray or found.dtype.kind == "O":
            raise TypeError(f"a {type(self).__name__} that cannot be read as an array")
        return found if dtype is None else found.astype(dtype)

    def __str__(self):
        return _of_type(str, _ask(self, "str"))

    def __repr__(self):
        return _of_type(str, _ask(self, "repr"))

    def __format__(self, how):
        return format(str(self), how)

    def __dir__(self):
        return _of_type(list, _ask(self, "dir"))

    def __bool__(self):
        raise TypeError(f"{_a(self)} has no truth value in a test; {_ADVICE}")

    def __reduce_ex__(self, protocol):
        raise TypeError(f"{_a(self)} cannot be copied")

    __hash__ = object.__hash__


_ADVICE = (
    "ask it for a number or an array (an attribute, float(...), np.asarray(...)) and"
    " use that"
)


def _a(proxy):
    return f"an object of type {type(proxy).__name__}"


def parts_of(proxy):
    """(home, token) of a proxy."""
    return proxy._nnworks_home, proxy._nnworks_token


def is_made(proxy):
    """Whether a test made it, of a class of the notebook's: then it may calculate."""
    return proxy._nnworks_made


def mark_made(proxy):
    """Say that a test made it."""
    object.__setattr__(proxy, "_nnworks_made", True)


def _ask(proxy, name, *args):
    return proxy._nnworks_home.method(proxy, name, args)


def _of_type(kind, value):
    if type(value) is not kind:
        raise TypeError(f"a {kind.__name__} was asked for")
    return value


def _refusing(words):
    def refuse(self, *others):
        if others and others[0] is np._NoValue:  # by which NumPy tells what is missing
            return NotImplemented
        raise TypeError(f"{_a(self)} {words}; {_ADVICE}")

    return refuse


for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Proxy, f"__{_name}__", _refusing("cannot be compared in a test"))
_IN_WORDS = "cannot be calculated with in a test"
_BINARY = ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow")
_BINARY += ("lshift", "rshift", "and", "or", "xor")


def _calculating(name, turned=False):
    refuse = _refusing(_IN_WORDS)

    def calculate(self, *others):
        operands = (*others, self) if turned else (self, *others)
        found = self._nnworks_home.operator(name, operands[:2])
        return refuse(self) if found is NotImplemented else found

    return calculate


for _name in (*_BINARY, "neg", "pos", "abs", "invert"):
    _known = f"{_name}_" if _name in ("and", "or") else _name
    setattr(Proxy, f"__{_name}__", _calculating(_known))
    if _name in _BINARY:
        setattr(Proxy, f"__r{_name}__", _calculating(_known, turned=True))
Proxy.__hash__ = object.__hash__


_DOCUMENTED = property(lambda self: _ask(self, "attribute", "__doc__"))
# What only some objects can do is there only for those, so that `callable(x)` and
# `hasattr(type(x), "__next__")` say of the proxy what they would say of the object.


def _call(self, /, *args, **kwargs):
    return self._nnworks_home.call(self, args, kwargs)


def _calls(self, many):
    """Call it once for each tuple of arguments; see `nnworks.check.call.calls`."""
    return self._nnworks_home.calls(self, many)


def _iterate(self):
    iterator = _ask(self, "iter")
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"{_a(self)} cannot be iterated")
    return iterator


def _number(kind):
    return lambda self: _of_type(kind, _ask(self, kind.__name__))


def _contains(self, value):
    return any(item is value or item == value for item in self)


_ABLE = {
    "call": {"__call__": _call, "_nnworks_calls": _calls},
    "next": {
        "__next__": lambda self: self._nnworks_home.next(self),
        "__iter__": lambda self: self,
    },
    "iter": {"__iter__": _iterate, "__contains__": _contains},
    "len": {"__len__": lambda self: _of_type(int, _ask(self, "len"))},
    "item": {
        "__getitem__": lambda self, key: _ask(self, "item", key),
        "__setitem__": lambda self, key, value: _ask(self, "put", key, value),
    },
    "float": {"__float__": _number(float)},
    "int": {"__int__": _number(int)},
    "index": {"__index__": lambda self: _of_type(int, _ask(self, "index"))},
    "type": {"__instancecheck__": lambda self, value: _ask(self, "instance", value)},
}


def kind_for(about, made):
    """The class of a proxy for an object that is described so.

    Parameters
    ----------
    about : object
        (name of its type, what it can do), from the other process: not believed. A
        network of PyTorch's may say of which class it is, for `isinstance`; the class
        is the judge's own.
    made : dict
        The classes made so far.

    Raises
    ------
    ValueError
    """
    if type(about) is not tuple or len(about) != 2:
        raise ValueError("an object without a description")
    name, able = about
    if type(name) is not str or type(able) is not tuple:
        raise ValueError("an object without a description")
    if not all(type(word) is str for word in able):
        raise ValueError("an object that can do what nothing can")
    networks = [word for word in able if word.startswith("torch.nn.")]
    able = frozenset(able).difference(networks)
    if len(networks) > 1 or not able <= _ABLE.keys():
        raise ValueError("an object that can do what nothing can")
    network = _network(*networks)
    if not re.fullmatch(r"\w{1,80}", name) or len(made) > _MOST_KINDS:
        name = "object"
    key = (name, able, network)
    if key not in made:
        methods = {"__slots__": (), "__module__": "student", "__doc__": _DOCUMENTED}
        for word in ("iter", *able):  # what iterates has its __iter__ from `next`
            methods |= _ABLE[word] if word in able else {}
        if "next" in able:
            methods |= _ABLE["next"]
        if network:
            methods["__class__"] = property(lambda self: network)
        made[key] = type(name, (Proxy,), methods)
    return made[key]


def _network(path=""):
    """PyTorch's class of this name, None where there is none that is a network."""
    module, _, name = path.rpartition(".")
    found = vars(sys.modules.get(module, Proxy)).get(name)
    torch = sys.modules.get("torch")
    known = isinstance(found, type) and torch and issubclass(found, torch.nn.Module)
    return found if known else None
