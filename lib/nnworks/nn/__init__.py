"""Layers with PyTorch's names, argument order, defaults and array layouts."""

from nnworks.nn.activation import (
    GELU,
    Identity,
    LogSoftmax,
    ReLU,
    Sigmoid,
    Softmax,
    Tanh,
)
from nnworks.nn.container import Sequential
from nnworks.nn.linear import Linear
from nnworks.nn.module import Module, Parameter

__all__ = [
    "GELU",
    "Identity",
    "Linear",
    "LogSoftmax",
    "Module",
    "Parameter",
    "ReLU",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "Tanh",
]
