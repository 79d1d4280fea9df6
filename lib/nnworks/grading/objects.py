"""What can be asked of a student's object, and what is said of it; the student's side.

Nothing here is trusted: it runs in the student's process.
"""

import operator
import random
import sys

import numpy as np

from nnworks.grading import arrays

__all__ = ["ASKED", "about", "as_data", "set_seeds"]


def about(value):
    """(name of its type, what can be done with it) of an object."""
    kind = type(value)
    has = set().union(*(vars(base) for base in kind.__mro__))
    able = [name for name, method in _ABLE.items() if method in has]
    if isinstance(value, type):
        able.append("type")
    return kind.__name__[:80], (*able, *_network(kind))


def _network(kind):
    """The nearest of PyTorch's own networks that a class is made from, if it is one."""
    torch = sys.modules.get("torch")
    for base in kind.__mro__ if torch is not None else ():
        module, name = base.__module__, base.__name__
        own = type(module) is str and module.startswith("torch.nn.")
        if own and vars(sys.modules.get(module, torch)).get(name) is base:
            return (f"{module}.{name}",) if issubclass(base, torch.nn.Module) else ()
    return ()


ASKED = {
    "attribute": getattr,
    "set": setattr,
    "item": operator.getitem,
    "put": operator.setitem,
    "delete": operator.delitem,
    "len": len,
    "iter": iter,
    "float": float,
    "int": int,
    "index": operator.index,
    "complex": complex,
    "str": str,
    "repr": repr,
    "array": lambda value: np.array(value, subok=False),
    "instance": lambda kind, value: isinstance(value, kind),
    "dir": dir,
}
_ABLE = {
    "call": "__call__",
    "next": "__next__",
    "iter": "__iter__",
    "len": "__len__",
    "item": "__getitem__",
    "float": "__float__",
    "int": "__int__",
    "index": "__index__",
}


def as_data(value):
    """Arrays and tensors of a student's own subclass cross as what they hold."""
    if isinstance(value, np.ndarray) and type(value) is not np.ndarray:
        return None if value.dtype.names else np.array(value, copy=True, subok=False)
    torch = sys.modules.get("torch")
    if torch is None or not isinstance(value, torch.Tensor):
        return None
    if type(value) is torch.Tensor or not arrays.is_plain_tensor(value):
        return None
    numbers = value.detach().resolve_conj().resolve_neg()
    plain = torch.empty(0, dtype=value.dtype).set_(numbers)
    plain.requires_grad_(value.requires_grad)
    plain._is_param = isinstance(value, torch.nn.Parameter)
    plain.grad = value.grad if value.is_leaf else None
    return plain


def set_seeds(states):
    """Let the global random generators go on where those of the test cell are."""
    if "numpy" in states:
        np.random.set_state(states["numpy"])
    if "random" in states:
        version, numbers, more = states["random"]
        random.setstate((version, tuple(numbers), more))
    torch = sys.modules.get("torch")
    if torch is not None and "torch" in states:  # without it nothing draws from it
        torch.set_rng_state(torch.from_numpy(states["torch"]))
