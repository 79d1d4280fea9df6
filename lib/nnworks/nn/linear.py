"""Linear: every output a weighted sum of all inputs."""

import numpy as np

from nnworks._validate import as_array, as_count, as_gradient, as_rng
from nnworks.nn.module import Module, Parameter

__all__ = ["Linear"]


class Linear(Module):
    """Affine map ``y = x W^T + b``, applied to every row of the batch.

    Parameters
    ----------
    in_features, out_features : int
    bias : bool, default=True
    rng : int or numpy.random.Generator, default=None
        PyTorch has one global seed instead.

    Attributes
    ----------
    weight : Parameter of shape (out_features, in_features)
        Starts uniform in +-1/sqrt(in_features), as in PyTorch.
    bias : Parameter of shape (out_features,), or None

    Raises
    ------
    TypeError, ValueError
        When a size is no whole number above 0, or rng neither seed nor generator.
    """

    def __init__(self, in_features, out_features, bias=True, *, rng=None):
        self.in_features = as_count(in_features, "in_features")
        self.out_features = as_count(out_features, "out_features")
        rng = as_rng(rng)
        bound = 1 / np.sqrt(self.in_features)
        shape = (self.out_features, self.in_features)
        self.weight = Parameter(rng.uniform(-bound, bound, shape))
        self.bias = None
        if bias:
            self.bias = Parameter(rng.uniform(-bound, bound, self.out_features))

    def forward(self, x):
        """(N, in_features) -> (N, out_features)."""
        x = as_array(x, "x", ndim=2, finite=False)
        if x.shape[1] != self.in_features:
            raise ValueError(
                f"x: got shape {x.shape}, expected (N, {self.in_features}): one column"
                " for each input of this layer."
            )
        self._x = x
        y = x @ self.weight.data.T  # (N, out_features)
        return y if self.bias is None else y + self.bias.data

    def backward(self, grad_output):
        """(N, out_features) -> (N, in_features); adds to weight.grad and bias.grad."""
        x = self._remembered("_x")
        grad_output = as_gradient(grad_output, (len(x), self.out_features))
        self.weight.grad += grad_output.T @ x  # (out_features, in_features)
        if self.bias is not None:
            self.bias.grad += grad_output.sum(axis=0)  # (out_features,)
        return grad_output @ self.weight.data

    def extra_repr(self):
        """Give sizes and bias, as PyTorch prints them."""
        return (
            f"in_features={self.in_features}, out_features={self.out_features},"
            f" bias={self.bias is not None}"
        )
