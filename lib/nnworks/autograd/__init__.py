"""Graphs that differentiate themselves: `Value` for numbers, `Tensor` for arrays.

Both remember what they were made of. `backward` walks from the end of a calculation to
its beginning and leaves in every `grad` how fast the end changes along it.
"""

from nnworks.autograd.broadcasting import unbroadcast
from nnworks.autograd.functional import cross_entropy, log_softmax
from nnworks.autograd.graph import edges, topological_order
from nnworks.autograd.tensor import Tensor
from nnworks.autograd.value import Value

__all__ = [
    "Tensor",
    "Value",
    "cross_entropy",
    "edges",
    "log_softmax",
    "topological_order",
    "unbroadcast",
]
