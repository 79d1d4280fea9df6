"""Layers with PyTorch's names, argument order, defaults and array layouts."""

from nnworks.nn import init
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
from nnworks.nn.dropout import Dropout
from nnworks.nn.linear import Linear
from nnworks.nn.loss import BCEWithLogitsLoss, CrossEntropyLoss, L1Loss, MSELoss
from nnworks.nn.module import Module, Parameter

__all__ = [
    "BCEWithLogitsLoss",
    "CrossEntropyLoss",
    "Dropout",
    "GELU",
    "Identity",
    "L1Loss",
    "Linear",
    "LogSoftmax",
    "MSELoss",
    "Module",
    "Parameter",
    "ReLU",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "init",
]
