"""Six operations of Value, each called through a thin function of numbers.

The thin function makes the node and gives back its value and its local slope along each
operand, found by which operand it is: the order of the operands is free.
"""

import math

from nnworks.check.diagnose import Mistake
from nnworks.check.ps05._read import OPERATIONS as READ
from nnworks.check.several import check_all
from nnworks.check.task import Task

_BARE = (
    "The value is right, but no slope comes with it: hand the operands and their slopes"
    " to the new node, Value(result, (self, other), (slope, slope))."
)
_BARE_ONE = (
    "The value is right, but no slope comes with it: hand the operand and its slope to"
    " the new node, Value(result, (self,), (slope,)). A tuple of one ends in a comma."
)


def _quarter(rng, most=16):
    return float(rng.integers(-most, most + 1)) / 4


def _pairs(rng):
    yield 3.0, -2.0
    yield 0.5, 4.0
    for _ in range(5):
        yield _quarter(rng) + 0.125, _quarter(rng) + 0.0625


def _operation(signature, called, reference, cases, mistakes, twin):
    names = signature.partition("(")[2].rstrip(")").split(", ")
    along = [f"slope along {name}" for name in names if name != "n"]
    return Task(
        signature,
        reference,
        cases,
        mistakes,
        READ,
        library=(f"nnworks.autograd.Value.{twin}",),
        called=called,
        results=("data", *along),
    )


ADD = _operation(
    "add(x, y)",
    "Value(x) + Value(y)",
    lambda x, y: (x + y, 1.0, 1.0),
    _pairs,
    (
        Mistake(_BARE, lambda x, y: (x + y, 0.0, 0.0)),
        Mistake(
            "These are the slopes of a product. When x grows by 1, the sum grows by 1,"
            " whatever y is.",
            lambda x, y: (x + y, y, x),
        ),
        Mistake(
            "The slopes are the numbers themselves. When x grows by 1, the sum grows by"
            " 1, however large x is.",
            lambda x, y: (x + y, x, y),
        ),
        Mistake(
            "Each slope is a half, as in a mean; in a sum each number counts in full.",
            lambda x, y: (x + y, 0.5, 0.5),
        ),
        Mistake(
            "The slope along y is missing: a sum has two operands.",
            lambda x, y: (x + y, 1.0, 0.0),
        ),
        Mistake("This multiplies.", lambda x, y: (x * y, y, x)),
    ),
    "__add__",
)
MULTIPLY = _operation(
    "multiply(x, y)",
    "Value(x) * Value(y)",
    lambda x, y: (x * y, y, x),
    _pairs,
    (
        Mistake(_BARE, lambda x, y: (x * y, 0.0, 0.0)),
        Mistake(
            "The two slopes are exchanged. When x grows by 1, x * y grows by y: the"
            " slope along each factor is the other one.",
            lambda x, y: (x * y, x, y),
        ),
        Mistake(
            "These are the slopes of a sum. When x grows by 1, x * y grows by y.",
            lambda x, y: (x * y, 1.0, 1.0),
        ),
        Mistake(
            "Both slopes are the product itself; the slope along each factor is the"
            " other factor alone.",
            lambda x, y: (x * y, x * y, x * y),
        ),
        Mistake(
            "The slope along y is missing: a product has two operands.",
            lambda x, y: (x * y, y, 0.0),
        ),
        Mistake("This adds.", lambda x, y: (x + y, 1.0, 1.0)),
    ),
    "__mul__",
)


def _powers(rng):
    yield 3.0, 2
    yield -2.0, 3
    yield 4.0, 0.5
    yield 2.0, -1
    yield 0.0, 2
    for _ in range(4):
        yield _quarter(rng) + 0.125, int(rng.integers(-3, 6))


POWER = _operation(
    "power(x, n)",
    "Value(x) ** n",
    lambda x, n: (x**n, n * x ** (n - 1)),
    _powers,
    (
        Mistake(_BARE_ONE, lambda x, n: (x**n, 0.0)),
        Mistake(
            "The slope lacks the factor n: of x**3 it is 3 * x**2.",
            lambda x, n: (x**n, x ** (n - 1)),
        ),
        Mistake(
            "The power in the slope must be one lower: of x**3 it is 3 * x**2.",
            lambda x, n: (x**n, n * x**n),
        ),
        Mistake(
            "Brackets are missing: ** comes before -, so x**n - 1 takes 1 from the"
            " power. The new power is n - 1: x ** (n - 1).",
            lambda x, n: (x**n, n * x**n - 1),
        ),
        Mistake(
            "The factor is one too small: it is n, and the new power is n - 1.",
            lambda x, n: (x**n, (n - 1) * x ** (n - 1)),
        ),
        Mistake(
            "In the slope x is multiplied by n - 1, not raised to that power.",
            lambda x, n: (x**n, n * x * (n - 1)),
        ),
        Mistake(
            "This slope is right for squares alone: of x**n it is n * x**(n - 1).",
            lambda x, n: (x**n, 2 * x),
        ),
        Mistake(
            "This is the slope along n, of n -> x**n; asked for is the slope along x.",
            lambda x, n: (x**n, x**n * math.log(x) if x > 0 else 0.0),
        ),
        Mistake("This multiplies x by n.", lambda x, n: (x * n, float(n))),
    ),
    "__pow__",
)


def _singles(rng):
    yield (0.5,)
    yield (-2.0,)
    for _ in range(5):
        yield (_quarter(rng, 12) + 0.125,)


TANH = _operation(
    "tanh(x)",
    "Value(x).tanh()",
    lambda x: (math.tanh(x), 1 - math.tanh(x) ** 2),
    lambda rng: [*_singles(rng), (1000.0,)],
    (
        Mistake(_BARE_ONE, lambda x: (math.tanh(x), 0.0)),
        Mistake(
            "The slope is worked out from x. It is 1 minus the square of the result,"
            " tanh(x), which the new node holds.",
            lambda x: (math.tanh(x), 1 - x**2),
        ),
        Mistake(
            "The square is missing: the slope is 1 minus the square of the result.",
            lambda x: (math.tanh(x), 1 - math.tanh(x)),
        ),
        Mistake(
            "tanh is taken twice: the slope is 1 - t**2, where t is tanh(x) already.",
            lambda x: (math.tanh(x), 1 - math.tanh(math.tanh(x)) ** 2),
        ),
        Mistake(
            "This is the slope of the sigmoid, s * (1 - s); that of tanh is 1 - t**2.",
            lambda x: (math.tanh(x), math.tanh(x) * (1 - math.tanh(x))),
        ),
        Mistake(
            "A 1 is missing: the slope is 1 - t**2, steepest where t is 0.",
            lambda x: (math.tanh(x), -(math.tanh(x) ** 2)),
        ),
        Mistake(
            "The slope is 1 everywhere; tanh flattens on both sides.",
            lambda x: (math.tanh(x), 1.0),
        ),
        Mistake(
            "The value is the slope, and the slope the value: the result comes first.",
            lambda x: (1 - math.tanh(x) ** 2, math.tanh(x)),
        ),
    ),
    "tanh",
)
RELU = _operation(
    "relu(x)",
    "Value(x).relu()",
    lambda x: (max(x, 0.0), float(x > 0)),
    lambda rng: [*_singles(rng), (0.0,), (-0.75,)],
    (
        Mistake(_BARE_ONE, lambda x: (max(x, 0.0), 0.0)),
        Mistake(
            "The slope is 1 everywhere. Where x is negative relu is flat: slope 0.",
            lambda x: (max(x, 0.0), 1.0),
        ),
        Mistake(
            "The slope is the value itself. Where x is positive relu rises with slope"
            " 1, however large x is.",
            lambda x: (max(x, 0.0), max(x, 0.0)),
        ),
        Mistake(
            "The slope is x where x is positive; there it is 1, however large x is.",
            lambda x: (max(x, 0.0), x),
        ),
        Mistake(
            "At exactly 0 the slope counts as 0, as in PyTorch: x > 0, not x >= 0.",
            lambda x: (max(x, 0.0), float(x >= 0)),
        ),
        Mistake(
            "The slope is turned round: it is 1 where x is positive, 0 elsewhere.",
            lambda x: (max(x, 0.0), float(x <= 0)),
        ),
        Mistake(
            "The slope is -1 below 0: that is the slope of the absolute value.",
            lambda x: (max(x, 0.0), 1.0 if x > 0 else -1.0),
        ),
        Mistake(
            "The smaller of x and 0 came; relu keeps the larger.",
            lambda x: (min(x, 0.0), float(x > 0)),
        ),
    ),
    "relu",
)
EXP = _operation(
    "exp(x)",
    "Value(x).exp()",
    lambda x: (math.exp(x), math.exp(x)),
    _singles,
    (
        Mistake(_BARE_ONE, lambda x: (math.exp(x), 0.0)),
        Mistake(
            "The slope of exp is exp itself: the result, not 1.",
            lambda x: (math.exp(x), 1.0),
        ),
        Mistake(
            "The rule for powers, x * e**(x - 1), does not hold here: x stands in the"
            " exponent. The slope of exp is exp itself.",
            lambda x: (math.exp(x), x * math.exp(x - 1)),
        ),
        Mistake(
            "The slope is multiplied by x; the slope of exp is exp itself.",
            lambda x: (math.exp(x), x * math.exp(x)),
        ),
        Mistake(
            "The slope is x itself; the slope of exp is exp itself.",
            lambda x: (math.exp(x), x),
        ),
        Mistake(
            "exp is taken twice: the slope is the result itself.",
            lambda x: (math.exp(x), math.exp(min(math.exp(x), 700.0))),
        ),
    ),
    "exp",
)
ALL = [ADD, MULTIPLY, POWER, TANH, RELU, EXP]


def value_operations(add, multiply, power, tanh, relu, exp, *, seed=0):
    """Six thin functions around Value: numbers -> data and the slope along each.

    The operands may stand in any order, as long as each slope stands with its own.
    """
    check_all(ALL, [add, multiply, power, tanh, relu, exp], seed)
