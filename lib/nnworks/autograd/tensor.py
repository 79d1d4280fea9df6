"""Tensor: an array that remembers what it was made of."""

import numpy as np

from nnworks._validate import as_array
from nnworks.autograd.broadcasting import refuse_shapes, unbroadcast
from nnworks.autograd.graph import begin

__all__ = ["Tensor", "as_tensor"]


class Tensor:
    """An array and the gradient of a later number along it.

    Numbers and arrays that meet a Tensor in an operation count as constants.

    Parameters
    ----------
    data : array-like of numbers
        Kept as float64.
    requires_grad : bool, default=False
        Whether `backward` shall work out a gradient for it, as in PyTorch.

    Attributes
    ----------
    data : ndarray
    grad : ndarray of the same shape, or None without requires_grad
        0 at first; `backward` adds to it. Results in the middle of a calculation keep
        theirs too, to look at (PyTorch throws them away).
    operands : tuple of Tensor
        What it was calculated from, as far as a gradient flows there.

    Raises
    ------
    TypeError, ValueError
        When data is not made of finite numbers.
    """

    __array_ufunc__ = None  # NumPy's arrays leave `array * tensor` to us

    def __init__(self, data, requires_grad=False):
        self.data = np.array(as_array(data, "data"))  # a copy: later changes stay out
        self.requires_grad = bool(requires_grad)
        self.operands, self.rules = (), ()
        self._grad, self._went_back = None, False

    @property
    def grad(self):
        """The gradient, of the shape of the data."""
        if self._grad is None and self.requires_grad:
            self._grad = np.zeros_like(self.data)
        return self._grad

    @grad.setter
    def grad(self, value):
        self._grad = value

    @property
    def shape(self):
        """Shape of the data."""
        return self.data.shape

    @property
    def ndim(self):
        """Number of axes."""
        return self.data.ndim

    def __len__(self):
        return len(self.data)

    def item(self):
        """Give its only number as a float."""
        if self.data.size != 1:
            raise ValueError(
                f"item: got a tensor of shape {self.shape}, expected one number; pick"
                " it with an index, or take the sum or mean."
            )
        return float(self.data.reshape(()))

    def backward(self):
        """Add to the `grad` of every input the slope of this number along it.

        Raises
        ------
        RuntimeError
            When it holds more than one number, depends on nothing that asked for a
            gradient, or was gone back from before.
        """
        if self.data.size != 1:
            raise RuntimeError(
                f"backward: got a tensor of shape {self.shape}, expected one number;"
                " call .sum() or .mean() first, or whatever makes a loss of it."
            )
        if not self.requires_grad:
            raise RuntimeError(
                "backward: nothing that this was calculated from asks for a gradient;"
                " make the inputs with Tensor(data, requires_grad=True)."
            )
        order = begin(self, zero=None)
        _add(self, np.ones_like(self.data))
        for node in order:
            for operand, rule in zip(node.operands, node.rules, strict=True):
                _add(operand, unbroadcast(rule(node._grad), operand.shape))

    def zero_grad(self):
        """Set the gradient back to 0."""
        self._grad = None

    def __add__(self, other):
        other = as_tensor(other, "+")
        refuse_shapes(self.shape, other.shape, "+")
        data = self.data + other.data
        return _made(data, (self, lambda g: g), (other, lambda g: g))

    def __mul__(self, other):
        a, b = self, as_tensor(other, "*")
        refuse_shapes(a.shape, b.shape, "*")
        x, y = a.data, b.data
        return _made(x * y, (a, lambda g: g * y), (b, lambda g: g * x))

    def __sub__(self, other):
        other = as_tensor(other, "-")
        refuse_shapes(self.shape, other.shape, "-")
        data = self.data - other.data
        return _made(data, (self, lambda g: g), (other, lambda g: -g))

    def __truediv__(self, other):
        a, b = self, as_tensor(other, "/")
        refuse_shapes(a.shape, b.shape, "/")
        x, y = a.data, b.data
        return _made(x / y, (a, lambda g: g / y), (b, lambda g: -g * x / y**2))

    def __pow__(self, power):
        if not np.isscalar(power) or isinstance(power, (str, bytes)):
            raise TypeError(
                f"**: got a {type(power).__name__} as the power, expected a plain"
                " number; for a power that changes write (log(a) * b).exp()."
            )
        x = self.data
        if power == 0:  # 0 ** -1 would stand in its slope
            return _made(x**power, (self, np.zeros_like))
        return _made(x**power, (self, lambda g: g * power * x ** (power - 1)))

    def __matmul__(self, other):
        a, b = self, as_tensor(other, "@")
        if not a.ndim or not b.ndim or a.shape[-1] != b.shape[-min(b.ndim, 2)]:
            raise ValueError(
                f"@: got shapes {a.shape} and {b.shape}, expected the last axis of the"
                " first as long as the last but one of the second."
            )
        if a.ndim == 1:
            row = a.reshape(1, -1) @ b
            return row.reshape(*row.shape[:-2], row.shape[-1]) if b.ndim > 1 else row[0]
        if b.ndim == 1:
            return (a @ b.reshape(-1, 1)).reshape(*a.shape[:-1])
        x, y = a.data, b.data
        refuse_shapes(x.shape[:-2], y.shape[:-2], "@")
        return _made(
            x @ y,
            (a, lambda g: g @ y.swapaxes(-1, -2)),
            (b, lambda g: x.swapaxes(-1, -2) @ g),
        )

    def __neg__(self):
        return _made(-self.data, (self, lambda g: -g))

    def __radd__(self, other):
        return as_tensor(other, "+") + self

    def __rmul__(self, other):
        return as_tensor(other, "*") * self

    def __rsub__(self, other):
        return as_tensor(other, "-") - self

    def __rtruediv__(self, other):
        return as_tensor(other, "/") / self

    def __rmatmul__(self, other):
        return as_tensor(other, "@") @ self

    def __getitem__(self, index):
        if isinstance(index, Tensor):
            raise TypeError(
                "index: got a Tensor, expected whole numbers, slices or an array of"
                " whole numbers; pass the labels as an array."
            )
        x = self.data

        def rule(g):
            spread = np.zeros_like(x)
            np.add.at(spread, index, g)  # an entry picked twice gets both
            return spread

        return _made(x[index], (self, rule))

    def sum(self, dim=None, keepdim=False):
        """Sum of all, or along `dim` (a whole number or several)."""
        shape = self.shape

        def rule(g):
            if dim is not None and not keepdim:
                g = np.expand_dims(g, dim)
            return np.broadcast_to(g, shape)

        return _made(self.data.sum(axis=dim, keepdims=keepdim), (self, rule))

    def mean(self, dim=None, keepdim=False):
        """Mean of all, or along `dim` (a whole number or several)."""
        total = self.sum(dim, keepdim)
        return total * (total.data.size / self.data.size)

    def reshape(self, *shape):
        """Arrange the same numbers in another shape; one -1 is worked out."""
        try:
            data = self.data.reshape(*shape)
        except ValueError:
            raise ValueError(
                f"reshape: got {shape} for a tensor of shape {self.shape}, expected a"
                f" shape for {self.data.size} numbers."
            ) from None
        return _made(data, (self, lambda g: g.reshape(self.shape)))

    @property
    def T(self):
        """Turned over: rows become columns, for a tensor with two axes."""
        if self.ndim != 2:
            raise ValueError(
                f"T: got a tensor of shape {self.shape}, expected two axes; only rows"
                " and columns can be swapped."
            )
        return _made(self.data.T, (self, lambda g: g.T))

    def exp(self):
        """e to the power of each entry."""
        y = np.exp(self.data)
        return _made(y, (self, lambda g: g * y))

    def log(self):
        """Natural logarithm of each entry."""
        x = self.data
        return _made(np.log(x), (self, lambda g: g / x))

    def tanh(self):
        """Hyperbolic tangent of each entry."""
        y = np.tanh(self.data)
        return _made(y, (self, lambda g: g * (1 - y**2)))

    def relu(self):
        """Each entry where it is positive, else 0; at 0 the slope counts as 0."""
        x = self.data
        return _made(np.maximum(x, 0.0), (self, lambda g: g * (x > 0)))

    def sigmoid(self):
        """1 / (1 + exp(-x)) of each entry."""
        e = np.exp(-np.abs(self.data))  # never above 1, whichever the sign
        y = np.where(self.data >= 0, 1.0, e) / (1 + e)
        return _made(y, (self, lambda g: g * e / (1 + e) ** 2))

    def __repr__(self):
        text = np.array2string(self.data, precision=4, separator=", ", prefix="Tensor(")
        return f"Tensor({text}{', requires_grad=True' * self.requires_grad})"


def _made(data, *pairs):
    """Make the result of an operation from (operand, rule) pairs.

    A rule turns the gradient of the result into that of the operand, before
    `unbroadcast`. Where no gradient is asked for, nothing is remembered.
    """
    node = Tensor.__new__(Tensor)  # a result may be infinite, an input may not
    node.data = np.asarray(data)
    pairs = [pair for pair in pairs if pair[0].requires_grad]
    node.operands = tuple(operand for operand, _ in pairs)
    node.rules = tuple(rule for _, rule in pairs)
    node.requires_grad = bool(pairs)
    node._grad, node._went_back = None, False
    return node


def _add(node, grad):
    """Add to a node's gradient; inputs get an array that nothing else holds."""
    if node._grad is not None:
        node._grad = node._grad + grad
    else:
        node._grad = grad if node.operands else np.array(grad)


def as_tensor(value, name):
    """Return `value` itself where it is a Tensor, else a constant made of it."""
    return value if isinstance(value, Tensor) else Tensor(as_array(value, name))
