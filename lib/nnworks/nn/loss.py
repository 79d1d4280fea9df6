"""Losses as objects: how wrong a prediction is, and where the gradient starts."""

import numpy as np

from nnworks import functional as F
from nnworks._validate import as_array, as_classes, as_shares, as_target
from nnworks.nn.module import Module

__all__ = ["BCEWithLogitsLoss", "CrossEntropyLoss", "L1Loss", "MSELoss"]


class _Criterion(Module):
    """What all losses have in common: two arrays in, one number out.

    ``loss = criterion(prediction, target)`` remembers both, `backward` gives dL/d
    prediction, which `Module.backward` of the model takes. PyTorch writes the two as
    ``loss.backward()``.
    """

    def __call__(self, input, target):
        """The same as `forward`."""
        return self.forward(input, target)


class MSELoss(_Criterion):
    """L = mean of (input - target)**2."""

    def forward(self, input, target):
        """Two arrays of one shape -> float."""
        loss = F.mse_loss(input, target)
        input = as_array(input, "input", finite=False)
        self._error = input - as_target(target, input)
        return loss

    def backward(self):
        """dL/dinput = 2 (input - target) / the number of entries."""
        error = self._remembered("_error")
        return 2 * error / error.size


class L1Loss(_Criterion):
    """L = mean of abs(input - target)."""

    def forward(self, input, target):
        """Two arrays of one shape -> float."""
        loss = F.l1_loss(input, target)
        input = as_array(input, "input", finite=False)
        self._error = input - as_target(target, input)
        return loss

    def backward(self):
        """dL/dinput = sign(input - target) / the number of entries; 0 where equal."""
        error = self._remembered("_error")
        return np.sign(error) / error.size


class CrossEntropyLoss(_Criterion):
    """L = mean of -log(softmax(logits)) at the right class."""

    def forward(self, logits, target):
        """(N, C) scores and (N,) whole numbers -> float, in nats."""
        loss = F.cross_entropy(logits, target)
        logits = as_array(logits, "logits", ndim=2, finite=False)
        self._target = as_classes(target, logits)
        with np.errstate(invalid="ignore"):  # scores that ran away to infinity
            self._shares = F.softmax(logits, axis=1)
        return loss

    def backward(self):
        """dL/dlogits = (softmax(logits) - one-hot target) / N."""
        grad = self._remembered("_shares").copy()
        count = len(grad)
        grad[np.arange(count), self._target] -= 1
        return grad / count


class BCEWithLogitsLoss(_Criterion):
    """L = mean of -(t log(y) + (1 - t) log(1 - y)) with y = sigmoid(logits)."""

    def forward(self, logits, target):
        """Two arrays of one shape, targets from 0 to 1 -> float, in nats."""
        loss = F.binary_cross_entropy_with_logits(logits, target)
        logits = as_array(logits, "logits", finite=False)
        self._error = F.sigmoid(logits) - as_shares(target, logits)
        return loss

    def backward(self):
        """dL/dlogits = (sigmoid(logits) - target) / the number of entries."""
        error = self._remembered("_error")
        return error / error.size
