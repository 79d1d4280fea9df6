"""What both processes have under one name: it crosses as that name.

A test hands over `numpy.sin` or `math.sqrt`. The student's process looks that up among
its own, whatever a student made of it; the judge never takes a place from it.
"""

import importlib
import sys
import types

import numpy as np

__all__ = ["found", "place_of"]

_BOTH_HAVE = ("builtins", "cmath", "collections", "functools", "itertools", "math")
_BOTH_HAVE += ("numpy", "operator", "random", "statistics", "torch")


def place_of(value):
    """(module, path) by which both processes know a value, or None; the judge's side.

    The path of a module itself is empty.
    """
    if isinstance(value, types.ModuleType):
        known = value.__name__.partition(".")[0] in _BOTH_HAVE
        return (value.__name__, "") if known else None
    for module in _modules(value):
        if module.partition(".")[0] in _BOTH_HAVE and module in sys.modules:
            for path in _paths(value):
                if _inside(module, path) is value:
                    return module, path
    return None


def _paths(value):
    names = (getattr(value, kind, None) for kind in ("__qualname__", "__name__"))
    return [name for name in names if type(name) is str]


def _modules(value):
    """Where a value may be found: what is written in C names its module otherwise."""
    module = getattr(value, "__module__", None)
    if isinstance(value, np.ufunc):
        return ["numpy"]
    if type(module) is str:
        return [module, module.lstrip("_")]
    return ["torch", "torch.nn.functional"]


def _inside(module, path):
    thing = sys.modules[module]
    for part in path.split("."):
        thing = getattr(thing, part, None)
    return thing


def found(module, path):
    """The value that has this place; the student's side.

    Raises
    ------
    ImportError, AttributeError
        Where there is none.
    """
    thing = importlib.import_module(module)
    for part in path.split(".") if path else ():
        thing = getattr(thing, part)
    return thing
