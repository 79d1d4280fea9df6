"""Layers with PyTorch's names, argument order, defaults and array layouts."""

from nnworks.nn.activation import Identity, ReLU, Sigmoid, Tanh
from nnworks.nn.container import Sequential
from nnworks.nn.linear import Linear
from nnworks.nn.module import Module, Parameter

__all__ = [
    "Identity",
    "Linear",
    "Module",
    "Parameter",
    "ReLU",
    "Sequential",
    "Sigmoid",
    "Tanh",
]
