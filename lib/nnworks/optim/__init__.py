"""Optimizers and learning-rate schedules with PyTorch's names, defaults and formulas.

They need objects with ``data`` and ``grad`` and nothing else: a `Parameter`, a `Tensor`
or `Value` of autograd, or a class of the student's own.
"""

from nnworks.optim import lr_scheduler
from nnworks.optim.adam import Adam, AdamW
from nnworks.optim.optimizer import Optimizer
from nnworks.optim.rmsprop import RMSprop
from nnworks.optim.sgd import SGD

__all__ = ["Adam", "AdamW", "Optimizer", "RMSprop", "SGD", "lr_scheduler"]
