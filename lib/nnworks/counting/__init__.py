"""Count a network before it is built: parameters, bytes, multiply-accumulates.

All counts are exact Python integers, made from sizes alone: no weight is made. Five
published networks are there as blueprints, with a depth, a width and an input size that
can be changed.
"""

from nnworks.counting.blueprints import BLUEPRINTS, blueprint
from nnworks.counting.layers import (
    BYTES,
    Group,
    Layer,
    Network,
    attention,
    conv2d,
    conv_side,
    embedding,
    linear,
    memory,
    mlp,
    norm,
)

__all__ = [
    "BLUEPRINTS",
    "BYTES",
    "Group",
    "Layer",
    "Network",
    "attention",
    "blueprint",
    "conv2d",
    "conv_side",
    "embedding",
    "linear",
    "memory",
    "mlp",
    "norm",
]
