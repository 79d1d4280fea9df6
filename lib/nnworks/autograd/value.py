"""Value: a number that remembers what it was made of.

The idea, and the names, follow micrograd (Karpathy 2020).
"""

import math
import numbers

from nnworks.autograd.graph import begin

__all__ = ["Value"]


class Value:
    """A number and the slope of a later result along it.

    Parameters
    ----------
    data : number
    label : str, default=""
        What a drawing writes beside it.

    Attributes
    ----------
    data : float
    grad : float
        0 at first. `backward` of a result adds to it what a step of size 1 here would
        change there, at the same slope.
    operands : tuple of Value
        What it was calculated from; empty for an input.
    slopes : tuple of float
        The local slope along each operand: how fast `data` changes with it alone.
    operation : str
        What calculated it: "+", "*", "tanh"; "" for an input.

    Raises
    ------
    TypeError, ValueError
        When data is not one finite number.
    """

    __array_ufunc__ = None  # NumPy's numbers leave `2.0 * value` to us

    def __init__(self, data, label=""):
        self.data = _number(data, "data")
        if not math.isfinite(self.data):
            raise ValueError(f"data: got {self.data}, expected a finite number.")
        self.label = label
        self.grad = 0.0
        self.operands, self.slopes, self.operation = (), (), ""
        self._went_back = False

    def backward(self):
        """Add to the `grad` of every input the slope of this number along it.

        Raises
        ------
        RuntimeError
            When it is called a second time on the same result.
        """
        order = begin(self, zero=0.0)
        self.grad += 1.0  # a number changes with itself, step for step
        for node in order:
            for operand, slope in zip(node.operands, node.slopes, strict=True):
                operand.grad += slope * node.grad

    def zero_grad(self):
        """Set the gradient back to 0."""
        self.grad = 0.0

    def __add__(self, other):
        other = _value(other, "+")
        return _made("+", self.data + other.data, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        other = _value(other, "*")
        slopes = (self, other.data), (other, self.data)
        return _made("*", self.data * other.data, *slopes)

    def __sub__(self, other):
        other = _value(other, "-")
        return _made("-", self.data - other.data, (self, 1.0), (other, -1.0))

    def __truediv__(self, other):
        other = _value(other, "/")
        if other.data == 0:
            raise ZeroDivisionError(
                f"/: got {self.data:g} divided by 0, expected another divisor."
            )
        result = self.data / other.data
        slopes = (self, 1 / other.data), (other, -result / other.data)
        return _made("/", result, *slopes)

    def __pow__(self, power):
        if isinstance(power, Value):
            raise TypeError(
                "**: got a Value as the power, expected a plain number; for a power"
                " that changes write (log(a) * b).exp()."
            )
        power, base = _number(power, "**"), self.data
        if (base == 0 and power < 1 and power != 0) or (base < 0 and power % 1):
            raise ValueError(
                f"**: got {base:g} ** {power:g}, which is no number or has no slope;"
                " expected a base above 0, or a whole power of at least 1."
            )
        try:
            result = base**power
            slope = power * base ** (power - 1) if power else 0.0
        except OverflowError:
            raise OverflowError(
                f"**: {base:g} ** {power:g} is more than a computer holds, expected a"
                " smaller base or power."
            ) from None
        return _made(f"**{power:g}", result, (self, slope))

    def __neg__(self):
        return _made("neg", -self.data, (self, -1.0))

    def __radd__(self, other):
        return _value(other, "+") + self

    def __rmul__(self, other):
        return _value(other, "*") * self

    def __rsub__(self, other):
        return _value(other, "-") - self

    def __rtruediv__(self, other):
        return _value(other, "/") / self

    def exp(self):
        """e to the power of it; its slope is the result itself."""
        if self.data > 709:
            raise OverflowError(
                f"exp: got {self.data:g}, expected at most 709: e to a larger power is"
                " more than a computer holds."
            )
        result = math.exp(self.data)
        return _made("exp", result, (self, result))

    def log(self):
        """Natural logarithm."""
        if self.data <= 0:
            raise ValueError(
                f"log: got {self.data:g}, expected a number above 0; only those have a"
                " logarithm."
            )
        return _made("log", math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        """Hyperbolic tangent, between -1 and 1."""
        result = math.tanh(self.data)
        return _made("tanh", result, (self, 1 - result**2))

    def relu(self):
        """The number where it is positive, else 0; at 0 its slope counts as 0."""
        return _made("relu", max(self.data, 0.0), (self, float(self.data > 0)))

    def sigmoid(self):
        """1 / (1 + exp(-x)), between 0 and 1."""
        e = math.exp(-abs(self.data))  # never above 1, whichever the sign
        result = (1.0 if self.data >= 0 else e) / (1 + e)
        return _made("sigmoid", result, (self, e / (1 + e) ** 2))

    def __repr__(self):
        label = f", label={self.label!r}" if self.label else ""
        return f"Value({self.data:.6g}, grad={self.grad:.6g}{label})"


def _made(operation, data, *pairs):
    """Make the result of an operation from (operand, local slope) pairs."""
    node = Value.__new__(Value)  # a result may be infinite, an input may not
    node.data, node.grad, node.label = data, 0.0, ""
    node.operands, node.slopes = zip(*pairs, strict=True)
    node.operation, node._went_back = operation, False
    return node


def _value(other, name):
    return other if isinstance(other, Value) else Value(_number(other, name))


def _number(value, name):
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        if getattr(value, "shape", None) == ():
            return float(value)  # one number that NumPy keeps in an array
        raise TypeError(
            f"{name}: got a {type(value).__name__}, expected one number or a Value; a"
            " Tensor holds whole arrays."
        )
    return float(value)
