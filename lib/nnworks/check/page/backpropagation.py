"""The tasks in the page of the chapter "Backpropagation"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["chain", "nudged_slope", "tiny_backward"]

chapter = chapter_of("Backpropagation")


def _number(rng, most=16):
    """One quarter or more, to either side: no gradient is 0 by chance."""
    return float(rng.choice([-1, 1]) * rng.integers(1, most + 1) / 4)


def _chain_cases(rng):
    yield 2.0, 3.0, 4.0
    yield 1.0, 1.0, 3.0  # the answer is too small
    yield -1.5, 2.0, -3.0  # no error: all are 0
    yield 2, 5, 1  # whole numbers
    yield 0.0, 2.0, 1.0
    for _ in range(4):
        yield _number(rng), _number(rng), _number(rng)


def _chain(w, x, y):
    g = 2 * (w * x - y)
    return g * x, g * w, -g


def _slopes(make):
    """A mistake in r, or in what is handed back: make(w, x, y, r)."""
    return lambda w, x, y: make(w, x, y, w * x - y)


_CHAIN_MISTAKES = (
    Mistake(
        "The first two are exchanged: a product hands back to w the other factor, x,"
        " and to x it hands back w.",
        _slopes(lambda w, x, y, r: (2 * r * w, 2 * r * x, -2 * r)),
    ),
    Mistake(
        "The slope of the square is missing its 2: at r it is twice r.",
        _slopes(lambda w, x, y, r: (r * x, r * w, -r)),
    ),
    Mistake(
        "The gradient along y has the wrong sign: y is taken off, so its local slope is"
        " -1.",
        _slopes(lambda w, x, y, r: (2 * r * x, 2 * r * w, 2 * r)),
    ),
    Mistake(
        "All signs are the wrong way round: r is the answer minus the target.",
        _slopes(lambda w, x, y, r: (-2 * r * x, -2 * r * w, 2 * r)),
    ),
    Mistake(
        "The local slopes are not multiplied with what arrives from the loss: these are"
        " the slopes of the answer. The 2 r is missing.",
        _slopes(lambda w, x, y, r: (x, w, -1.0)),
    ),
    Mistake(
        "Each is multiplied by its own number; the slope of a product is the other"
        " factor.",
        _slopes(lambda w, x, y, r: (2 * r * w, 2 * r * x, 2 * r * y)),
    ),
    Mistake(
        "The same number is handed to all: at the product it still has to be multiplied"
        " by the other factor.",
        _slopes(lambda w, x, y, r: (2 * r, 2 * r, -2 * r)),
    ),
    Mistake(
        "It multiplies by the loss, r squared, where the slope of the square belongs:"
        " 2 r.",
        _slopes(lambda w, x, y, r: (r**2 * x, r**2 * w, -(r**2))),
    ),
    Mistake(
        "Slopes along a way are multiplied, and here they are added.",
        _slopes(lambda w, x, y, r: (2 * r + x, 2 * r + w, 2 * r - 1)),
    ),
    Mistake(
        "The target is left out of r: r is w x - y.",
        lambda w, x, y: (2 * w * x * x, 2 * w * x * w, -2 * w * x),
    ),
)

CHAIN = Task(
    "chain(w, x, y)",
    _chain,
    _chain_cases,
    _CHAIN_MISTAKES,
    chapter("What we just did"),
    results=("along w", "along x", "along y"),
)


def chain(chain, *, seed=0):
    """chain(w, x, y): three numbers -> the gradients along each of them."""
    check_all([CHAIN], [chain], seed)


def _loss(w, x, y):
    return (w * x - y) ** 2


# Nudges are powers of 1/2 and all numbers quarters, so that nothing is rounded and two
# ways to write the same slope agree to the last digit.
def _nudged_cases(rng):
    yield 2.0, 3.0, 4.0, 0.5
    yield 2.0, 3.0, 4.0, 2.0**-10
    yield -1.0, 0.5, 2.0, 0.25
    yield 3.0, 0.0, 1.0, 0.125  # x is 0: nothing moves
    for _ in range(4):
        eps = float(2.0 ** -rng.integers(1, 12))
        yield _number(rng), _number(rng), _number(rng), eps


_NUDGED_MISTAKES = (
    Mistake(
        "The way from w - eps to w + eps is 2 eps: here the difference is divided by"
        " eps.",
        lambda w, x, y, eps: (_loss(w + eps, x, y) - _loss(w - eps, x, y)) / eps,
    ),
    Mistake(
        "This nudges to one side only. Asked for is a nudge up and a nudge down, and"
        " the way between the two.",
        lambda w, x, y, eps: (_loss(w + eps, x, y) - _loss(w, x, y)) / eps,
    ),
    Mistake(
        "This nudges to one side only. Asked for is a nudge up and a nudge down, and"
        " the way between the two.",
        lambda w, x, y, eps: (_loss(w, x, y) - _loss(w - eps, x, y)) / eps,
    ),
    Mistake(
        "The nudge up is taken from w itself, but divided by 2 eps: subtract the loss"
        " at w - eps.",
        lambda w, x, y, eps: (_loss(w + eps, x, y) - _loss(w, x, y)) / (2 * eps),
    ),
    Mistake(
        "These are the two losses and their difference; divide by the way between, 2"
        " eps.",
        lambda w, x, y, eps: _loss(w + eps, x, y) - _loss(w - eps, x, y),
    ),
    Mistake(
        "It divides by 2 and then multiplies by eps: the way, 2 * eps, needs brackets.",
        lambda w, x, y, eps: (_loss(w + eps, x, y) - _loss(w - eps, x, y)) / 2 * eps,
    ),
    Mistake(
        "It is the other way round: the loss with w larger, minus the loss with w"
        " smaller.",
        lambda w, x, y, eps: (_loss(w - eps, x, y) - _loss(w + eps, x, y)) / (2 * eps),
    ),
    Mistake(
        "It is x that is nudged here; w is asked for.",
        lambda w, x, y, eps: (_loss(w, x + eps, y) - _loss(w, x - eps, y)) / (2 * eps),
    ),
    Mistake(
        "It is y that is nudged here; w is asked for.",
        lambda w, x, y, eps: (_loss(w, x, y + eps) - _loss(w, x, y - eps)) / (2 * eps),
    ),
    Mistake(
        "The square is missing: this is the slope of the difference, not of the loss.",
        lambda w, x, y, eps: ((w + eps) * x - (w - eps) * x) / (2 * eps),
    ),
)

NUDGED_SLOPE = Task(
    "nudged_slope(w, x, y, eps)",
    lambda w, x, y, eps: (_loss(w + eps, x, y) - _loss(w - eps, x, y)) / (2 * eps),
    _nudged_cases,
    _NUDGED_MISTAKES,
    chapter("How to trust a gradient"),
)


def nudged_slope(nudged_slope, *, seed=0):
    """nudged_slope(w, x, y, eps): four numbers -> one number."""
    check_all([NUDGED_SLOPE], [nudged_slope], seed)


def _tiny_cases(rng):
    W1 = np.array([[1.0, -1.0], [0.5, 1.0]])
    yield np.array([1.0, -1.0]), 1.0, W1, np.array([0.0, 1.0]), np.array([2.0, -1]), 0.5
    closed = np.array([-3.0, 1.0])  # the first gate is closed
    yield np.array([1.0, -1.0]), 1.0, W1, closed, np.array([2.0, -1]), 0.5
    at_zero = np.array([-2.0, 1.0])  # a sum of exactly 0: closed too
    yield np.array([1.0, -1.0]), -1.0, W1, at_zero, np.array([1.0, 1]), 0.25
    for inputs, units in ((3, 2), (2, 4), (4, 3), (3, 3)):
        yield (
            quarters(rng, inputs, most=8),
            _number(rng),
            quarters(rng, units, inputs, most=8),
            quarters(rng, units, most=8) + 0.125,
            quarters(rng, units, most=8) + 0.125,
            _number(rng),
        )


def _tiny(x, y, W1, b1, w, b, *, error=None, gate=None, twice=2, outer=np.outer):
    """The right way, with one piece exchanged where a mistake asks for it."""
    z = W1 @ x + b1
    a = np.maximum(z, 0.0)
    g = twice * ((w @ a + b - y) if error is None else error(w @ a + b, y))
    g_z = g * w * ((z > 0) if gate is None else gate(z, a))
    return outer(g_z, x), g_z, g * a, g


def _with(**pieces):
    return lambda *args: _tiny(*args, **pieces)


def _without_weight(x, y, W1, b1, w, b):
    right = _tiny(x, y, W1, b1, w, b)
    g_z = right[3] * (W1 @ x + b1 > 0)
    return np.outer(g_z, x), g_z, *right[2:]


def _no_error(x, y, W1, b1, w, b):
    g_z = w * (W1 @ x + b1 > 0)
    return np.outer(g_z, x), g_z, np.maximum(W1 @ x + b1, 0.0), 1.0


def _sums_for_w(x, y, W1, b1, w, b):
    right = _tiny(x, y, W1, b1, w, b)
    return *right[:2], right[3] * (W1 @ x + b1), right[3]


def _weights_for_w(x, y, W1, b1, w, b):
    right = _tiny(x, y, W1, b1, w, b)
    return *right[:2], right[3] * w, right[3]


def _outputs_for_b1(x, y, W1, b1, w, b):
    right = _tiny(x, y, W1, b1, w, b)
    return right[0], right[3] * w, *right[2:]


_TINY_MISTAKES = (
    Mistake(
        "The gate of the ReLU is missing: where z is not above 0, its slope is 0 and"
        " nothing passes.",
        _with(gate=lambda z, a: 1.0),
    ),
    Mistake(
        "A sum of exactly 0 lets nothing through: z > 0, not z >= 0.",
        _with(gate=lambda z, a: z >= 0),
    ),
    Mistake(
        "The gate is upside down: it is open where z is above 0.",
        _with(gate=lambda z, a: z <= 0),
    ),
    Mistake(
        "The way back is multiplied by the output of the ReLU; what belongs there is"
        " its slope, 1 or 0.",
        _with(gate=lambda z, a: a),
    ),
    Mistake(
        "The slope of the square is missing its 2.",
        _with(twice=1),
    ),
    Mistake(
        "All signs are the wrong way round: the difference is the answer minus the"
        " target.",
        _with(error=lambda y_hat, y: y - y_hat),
    ),
    Mistake(
        "It begins with the loss itself; begin with its slope, twice the difference.",
        _with(error=lambda y_hat, y: (y_hat - y) ** 2, twice=1),
    ),
    Mistake(
        "The target is not used: g is twice the answer minus the target.",
        _with(error=lambda y_hat, y: y_hat),
    ),
    Mistake(
        "The difference is missing: these are the slopes of the answer. Each is still"
        " multiplied by 2 (y_hat - y).",
        _no_error,
    ),
    Mistake(
        "The weights w of the output are missing on the way back: a was multiplied by"
        " them, so they are its local slopes.",
        _without_weight,
    ),
    Mistake(
        "The gradient of W1 is turned over: a row for each hidden unit, shape (H, D)."
        " np.outer(g_z, x), in this order.",
        _with(outer=lambda g_z, x: np.outer(x, g_z)),
    ),
    Mistake(
        "The gradient of W1 is one number here; it has one for each weight. np.outer"
        " makes all the products.",
        _with(outer=lambda g_z, x: np.sum(g_z) * np.sum(x)),
    ),
    Mistake(
        "The gradient of b1 is that of the hidden outputs; it must pass the gate of the"
        " ReLU first.",
        _outputs_for_b1,
    ),
    Mistake(
        "The gradient of w takes the sums z; what w was multiplied by are the outputs"
        " a, after the ReLU.",
        _sums_for_w,
    ),
    Mistake(
        "The gradient of w takes w itself; the slope of a product is the other factor,"
        " here a.",
        _weights_for_w,
    ),
)

TINY_BACKWARD = Task(
    "tiny_backward(x, y, W1, b1, w, b)",
    _tiny,
    _tiny_cases,
    _TINY_MISTAKES,
    chapter("Layers hand gradients back"),
    results=("gradient of W1", "gradient of b1", "gradient of w", "gradient of b"),
)


def tiny_backward(tiny_backward, *, seed=0):
    """tiny_backward(x, y, W1, b1, w, b): one example -> gradients of W1, b1, w, b."""
    check_all([TINY_BACKWARD], [tiny_backward], seed)
