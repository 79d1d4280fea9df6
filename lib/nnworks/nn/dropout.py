"""Dropout: units switched off at random while the network learns."""

import numpy as np

from nnworks._validate import as_array, as_gradient, as_number, as_rng
from nnworks.nn.module import Module

__all__ = ["Dropout"]


class Dropout(Module):
    """In training, each number becomes 0 with probability p; the rest times 1/(1 - p).

    Parameters
    ----------
    p : float from 0 to 1, default=0.5
    rng : int or numpy.random.Generator, default=None
        PyTorch has one global seed instead.

    Raises
    ------
    TypeError, ValueError
        When p is no number from 0 to 1, or rng neither seed nor generator.

    Notes
    -----
    Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, Dropout, Journal of
    Machine Learning Research 15, 2014. The factor 1/(1 - p) keeps the mean, so that
    nothing is left to do in evaluation, where every number passes as it is.
    """

    def __init__(self, p=0.5, *, rng=None):
        self.p = as_number(p, "p", least=0)
        if self.p > 1:
            raise ValueError(
                f"p: got {self.p:g}, expected a number from 0 to 1: the probability"
                " that a unit is switched off."
            )
        self.rng = as_rng(rng)

    def forward(self, x):
        """Any shape -> the same shape; other units are off at each call."""
        x = as_array(x, "x", finite=False)
        self._factor = np.ones(x.shape)
        if self.training:
            kept = self.rng.random(x.shape) >= self.p
            self._factor = kept / (1 - self.p) if self.p < 1 else np.zeros(x.shape)
        return x * self._factor

    def backward(self, grad_output):
        """dL/dx = dL/dy times the factor of the last forward: 0 where it was off."""
        factor = self._remembered("_factor")
        return as_gradient(grad_output, factor.shape) * factor

    def extra_repr(self):
        """Give the probability, as PyTorch prints it."""
        return f"p={self.p}"
