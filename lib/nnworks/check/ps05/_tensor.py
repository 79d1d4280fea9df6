"""Six operations of Tensor, each called through a thin function of arrays.

The thin function makes the node, hands the gradient g of its result to the rules, and
gives back the value and the gradient of each operand, summed back to its shape.
"""

import numpy as np

from nnworks.autograd import unbroadcast
from nnworks.check.diagnose import Mistake
from nnworks.check.ps05._read import TENSOR as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

_BARE = (
    "The value is right, but no rule comes with it: hand the operands and a rule for"
    " each to the new node, Tensor(result, (self, other), (rule, rule))."
)
_BARE_ONE = (
    "The value is right, but no rule comes with it: hand the operand and its rule to"
    " the new node, Tensor(result, (self,), (rule,)). A tuple of one ends in a comma."
)
_NO_G = (
    "The rule leaves out g, the gradient of the result. It turns g into the gradient of"
    " the operand: multiply by g."
)


def _summed(grad, operand):
    """As in the notebook's thin function: summed back, then added to zeros."""
    return np.zeros_like(operand) + unbroadcast(np.asarray(grad), operand.shape)


def _back(value, rule_a, rule_b):
    """A function of two operands from its value and its two rules."""

    def function(a, b, g):
        return (
            value(a, b),
            _summed(rule_a(a, b, g), a),
            _summed(rule_b(a, b, g), b),
        )

    return function


def _one(value, rule):
    return lambda a, g: (value(a), rule(a, g))


def _operation(signature, called, reference, cases, mistakes, twin):
    names = signature.partition("(")[2].rstrip(")").split(", ")[:-1]
    return Task(
        signature,
        reference,
        cases,
        mistakes,
        READ,
        library=(f"nnworks.autograd.Tensor.{twin}",),
        called=called,
        results=("data", *(f"gradient of {name}" for name in names)),
    )


def _zeros(a, b, g):
    return np.zeros(np.broadcast_shapes(a.shape, b.shape))


def _pairs(rng):
    yield np.array([1.0, 2.0]), np.array([3.0, -4.0]), np.array([1.0, 10.0])
    for a, b in (((2, 3), (2, 3)), ((2, 3), (3,)), ((4, 1), (1, 3)), ((2, 2), ())):
        full = np.broadcast_shapes(a, b)
        yield tuple(quarters(rng, *s) + 0.125 for s in (a, b, full))


MULTIPLY = _operation(
    "multiply(a, b, g)",
    "Tensor(a) * Tensor(b), its rules given g",
    _back(np.multiply, lambda a, b, g: g * b, lambda a, b, g: g * a),
    _pairs,
    (
        Mistake(
            _BARE,
            lambda a, b, g: (a * b, np.zeros_like(a), np.zeros_like(b)),
        ),
        Mistake(
            _NO_G,
            _back(
                np.multiply,
                lambda a, b, g: b * np.ones_like(g),
                lambda a, b, g: a * np.ones_like(g),
            ),
        ),
        Mistake(
            _NO_G,
            lambda a, b, g: (
                a * b,
                _summed(b, a),
                _summed(a, b),
            ),
        ),
        Mistake(
            "The two rules are exchanged: the gradient of each factor is g times the"
            " other one.",
            _back(np.multiply, lambda a, b, g: g * a, lambda a, b, g: g * b),
        ),
        Mistake(
            "These are the rules of a sum; in a product each factor's is g times the"
            " other one.",
            _back(np.multiply, lambda a, b, g: g, lambda a, b, g: g),
        ),
        Mistake(
            "This multiplies matrices; * works entry by entry.",
            lambda a, b, g: (a @ b, g * b, g * a),
        ),
        Mistake("This adds.", _back(np.add, lambda a, b, g: g, lambda a, b, g: g)),
    ),
    "__mul__",
)


def _products(rng):
    yield (
        np.array([[1.0, 2.0]]),
        np.array([[3.0, 4.0], [5.0, 6.0]]),
        np.array([[1.0, 10.0]]),
    )
    for n, k, m in ((2, 2, 2), (3, 3, 3), (3, 2, 4), (1, 5, 1), (4, 1, 2)):
        yield quarters(rng, n, k), quarters(rng, k, m), quarters(rng, n, m)


def _product(rule_a, rule_b):
    return lambda a, b, g: (
        a @ b,
        _summed(rule_a(a, b, g), a),
        _summed(rule_b(a, b, g), b),
    )


def _right_a(a, b, g):
    return g @ b.T


def _right_b(a, b, g):
    return a.T @ g


_TURNED = (
    "No matrix is turned over in the rules: the gradient of a is g @ b.T, that of b is"
    " a.T @ g. The shapes say which, unless they are square."
)
MATMUL = _operation(
    "matmul(a, b, g)",
    "Tensor(a) @ Tensor(b), its rules given g",
    _product(_right_a, _right_b),
    _products,
    (
        Mistake(_BARE, lambda a, b, g: (a @ b, np.zeros_like(a), np.zeros_like(b))),
        Mistake(_TURNED, _product(lambda a, b, g: g @ b, lambda a, b, g: a @ g)),
        Mistake(
            "The transposes are swapped: a gets g @ b.T, with b turned over on the"
            " right; b gets a.T @ g, with a turned over on the left.",
            _product(lambda a, b, g: b.T @ g, lambda a, b, g: g @ a.T),
        ),
        Mistake(
            "The two rules are exchanged: the first one makes the gradient of a, which"
            " is g @ b.T.",
            _product(_right_b, _right_a),
        ),
        Mistake(
            "The rule of the first operand turns the wrong matrix over: it is g @ b.T.",
            _product(lambda a, b, g: g.T @ b, _right_b),
        ),
        Mistake(
            "The rule of the first operand does not turn b over: it is g @ b.T.",
            _product(lambda a, b, g: g @ b, _right_b),
        ),
        Mistake(
            "The rule of the second operand does not turn a over: it is a.T @ g.",
            _product(_right_a, lambda a, b, g: a @ g),
        ),
        Mistake(
            "The rule of the second operand comes out turned over: it is a.T @ g, not"
            " g.T @ a.",
            _product(_right_a, lambda a, b, g: g.T @ a),
        ),
        Mistake(
            "These are the rules of *, entry by entry; each row meets each column here,"
            " so the rules are matrix products too.",
            _product(lambda a, b, g: g * b, lambda a, b, g: g * a),
        ),
        Mistake(
            "This multiplies entry by entry; @ is the matrix product.",
            _back(np.multiply, lambda a, b, g: g * b, lambda a, b, g: g * a),
        ),
    ),
    "__matmul__",
)


def _for_sums(rng):
    yield np.array([1.0, 2.0, 3.0]), np.array(2.0)
    for shape in ((2, 3), (4, 1), (3, 2, 2), ()):
        yield quarters(rng, *shape), quarters(rng) + 0.125


def _unshaped(a, g):
    return a.sum(), _summed(g, a)


SUM = _operation(
    "total(a, g)",
    "Tensor(a).sum(), its rule given g",
    _one(np.sum, lambda a, g: g * np.ones_like(a)),
    _for_sums,
    (
        Mistake(_BARE_ONE, lambda a, g: (a.sum(), np.zeros_like(a))),
        Mistake(
            "The rule leaves g as it is, one number. Each entry of the operand"
            " counts in"
            " the sum, so each gets a copy: g * np.ones_like(self.data).",
            _unshaped,
        ),
        Mistake(_NO_G, _one(np.sum, lambda a, g: np.ones_like(a))),
        Mistake(
            "The rule multiplies by the entries themselves; when an entry grows by 1,"
            " the sum grows by 1, however large it is.",
            _one(np.sum, lambda a, g: g * a),
        ),
        Mistake(
            "The rule is that of a mean: in a sum each entry counts in full.",
            _one(np.sum, lambda a, g: g * np.ones_like(a) / a.size),
        ),
        Mistake(
            "This is the mean; asked for is the sum.",
            _one(np.mean, lambda a, g: g * np.ones_like(a) / a.size),
        ),
        Mistake(
            "The sum runs along the rows alone; asked for is one number, the sum of"
            " all.",
            lambda a, g: (a.sum(axis=-1), g * np.ones_like(a)),
        ),
        Mistake(
            "The sum runs down the columns alone; asked for is one number, the sum of"
            " all.",
            lambda a, g: (a.sum(axis=0), g * np.ones_like(a)),
        ),
    ),
    "sum",
)


def _entries(low, *extra):
    def cases(rng):
        yield np.array([low + 1.0, low + 3.0]), np.array([1.0, 10.0])
        for shape in ((2, 3), (5,), (2, 1, 4)):
            yield (
                low + rng.integers(1, 12, shape) / 4 + 0.125,
                quarters(rng, *shape) + 0.125,
            )
        yield from extra

    return cases


RELU = _operation(
    "relu(a, g)",
    "Tensor(a).relu(), its rule given g",
    _one(lambda a: np.maximum(a, 0.0), lambda a, g: g * (a > 0)),
    _entries(-2.0, (np.array([-1.0, 0.0, 2.0]), np.array([5.0, 5.0, 5.0]))),
    (
        Mistake(_BARE_ONE, lambda a, g: (np.maximum(a, 0.0), np.zeros_like(a))),
        Mistake(_NO_G, _one(lambda a: np.maximum(a, 0.0), lambda a, g: 1.0 * (a > 0))),
        Mistake(
            "The rule hands g on everywhere; where the entry was negative, it is 0.",
            _one(lambda a: np.maximum(a, 0.0), lambda a, g: g),
        ),
        Mistake(
            "The rule applies relu to g. What decides is the sign of the entry, not"
            " that"
            " of g: g * (self.data > 0).",
            _one(lambda a: np.maximum(a, 0.0), lambda a, g: np.maximum(g, 0.0)),
        ),
        Mistake(
            "The rule asks whether g is positive; it must ask the entry:"
            " g * (self.data > 0).",
            _one(lambda a: np.maximum(a, 0.0), lambda a, g: 1.0 * (g > 0)),
        ),
        Mistake(
            "The rule multiplies by the value; where it is positive the slope is 1.",
            _one(lambda a: np.maximum(a, 0.0), lambda a, g: g * np.maximum(a, 0.0)),
        ),
        Mistake(
            "At exactly 0 the slope counts as 0, as in PyTorch: > 0, not >= 0.",
            _one(lambda a: np.maximum(a, 0.0), lambda a, g: g * (a >= 0)),
        ),
    ),
    "relu",
)
EXP = _operation(
    "exp(a, g)",
    "Tensor(a).exp(), its rule given g",
    _one(np.exp, lambda a, g: g * np.exp(a)),
    _entries(-2.0),
    (
        Mistake(_BARE_ONE, lambda a, g: (np.exp(a), np.zeros_like(a))),
        Mistake(_NO_G, _one(np.exp, lambda a, g: np.exp(a))),
        Mistake(
            "The slope of exp is exp itself: g times the result.",
            _one(np.exp, lambda a, g: g),
        ),
        Mistake(
            "The rule multiplies by the entry; the slope of exp is exp itself, the"
            " result.",
            _one(np.exp, lambda a, g: g * a),
        ),
        Mistake(
            "The rule takes the exponential of g; it multiplies g by the result.",
            _one(np.exp, lambda a, g: np.exp(g)),
        ),
    ),
    "exp",
)
LOG = _operation(
    "log(a, g)",
    "Tensor(a).log(), its rule given g",
    _one(np.log, lambda a, g: g / a),
    _entries(0.0),
    (
        Mistake(_BARE_ONE, lambda a, g: (np.log(a), np.zeros_like(a))),
        Mistake(_NO_G, _one(np.log, lambda a, g: 1 / a)),
        Mistake(
            "The slope of the logarithm is 1 divided by the entry, not by its"
            " logarithm.",
            _one(np.log, lambda a, g: g / np.log(a)),
        ),
        Mistake(
            "The rule multiplies by the entry; the slope of the logarithm is 1 /"
            " entry.",
            _one(np.log, lambda a, g: g * a),
        ),
        Mistake(
            "The rule hands on the logarithm of the entry; its slope is 1 / entry.",
            _one(np.log, lambda a, g: g * np.log(a)),
        ),
        Mistake(
            "The fraction is upside down: g divided by the entry.",
            _one(np.log, lambda a, g: a / g),
        ),
    ),
    "log",
)
ALL = [MULTIPLY, MATMUL, SUM, RELU, EXP, LOG]


def tensor_operations(multiply, matmul, total, relu, exp, log, *, seed=0):
    """Six thin functions around Tensor: arrays and g -> data and gradients.

    The operands may stand in any order, as long as each rule stands with its own.
    """
    check_all(ALL, [multiply, matmul, total, relu, exp, log], seed)
