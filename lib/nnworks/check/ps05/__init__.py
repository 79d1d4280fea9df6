"""The checks of assignment 5, "Autograd": one function a task.

Each takes the student's functions and, optionally, the seed of the random inputs. It
prints one line and returns None when they are right; otherwise it raises `CheckFailed`.
"""

from nnworks.check.ps05._backward import value_backward
from nnworks.check.ps05._network import network
from nnworks.check.ps05._operations import value_operations
from nnworks.check.ps05._order import topological_order
from nnworks.check.ps05._reuse import reuse
from nnworks.check.ps05._tensor import tensor_operations
from nnworks.check.ps05._unbroadcast import unbroadcast
from nnworks.check.ps05._yours import yours

__all__ = [
    "network",
    "reuse",
    "tensor_operations",
    "topological_order",
    "unbroadcast",
    "value_backward",
    "value_operations",
    "yours",
]
