"""The tasks in the page of the chapter "Activations"."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["dead_units", "merge", "nudge"]

chapter = chapter_of("Activations")


def _merge_cases(rng):
    yield 2.0, 1.0, 3.0, -5.0  # the two of the chapter
    yield 2.0, 0.0, 3.0, 0.0
    yield -1.5, 4.0, 0.5, 1.0
    yield 0.0, 2.0, 3.0, 1.0  # the first ignores its input
    yield 3.0, 1.0, 0.0, 2.0  # the second ignores the first
    for _ in range(3):
        w1, b1, w2, b2 = 1.25 + rng.permutation(4) + rng.integers(0, 4, 4) / 8
        yield float(w1), float(b1), float(-w2), float(b2)


_MERGE_MISTAKES = (
    Mistake(
        "The first bias is added as it is; on its way through the second unit it is"
        " multiplied by w2.",
        lambda w1, b1, w2, b2: (w2 * w1, b1 + b2),
    ),
    Mistake(
        "The order is turned round: b1 passes through the second unit, so it is b1 that"
        " is multiplied by w2.",
        lambda w1, b1, w2, b2: (w1 * w2, w1 * b2 + b1),
    ),
    Mistake(
        "The first bias is multiplied by its own weight; it is added after w1, and then"
        " meets w2.",
        lambda w1, b1, w2, b2: (w2 * w1, w1 * b1 + b2),
    ),
    Mistake(
        "The weights are added. The second unit multiplies what it gets, so they"
        " multiply.",
        lambda w1, b1, w2, b2: (w1 + w2, w2 * b1 + b2),
    ),
    Mistake(
        "Weights and biases are added. The second unit multiplies what it gets by w2.",
        lambda w1, b1, w2, b2: (w1 + w2, b1 + b2),
    ),
    Mistake(
        "The second bias is missing: it is added at the end.",
        lambda w1, b1, w2, b2: (w2 * w1, w2 * b1),
    ),
    Mistake(
        "The first bias is missing: it reaches the output too, multiplied by w2.",
        lambda w1, b1, w2, b2: (w2 * w1, b2),
    ),
    Mistake(
        "The biases are multiplied with each other; b1 is multiplied by w2, and b2 is"
        " added.",
        lambda w1, b1, w2, b2: (w2 * w1, b1 * b2),
    ),
    Mistake(
        "The second weight multiplies b2 as well; b2 is added after it.",
        lambda w1, b1, w2, b2: (w2 * w1, w2 * (b1 + b2)),
    ),
    Mistake(
        "The two results are swapped: first the weight, then the bias.",
        lambda w1, b1, w2, b2: (w2 * b1 + b2, w2 * w1),
    ),
    Mistake(
        "This is what the two units answer to the input 1. Weight and bias are asked"
        " for, so that any input can follow.",
        lambda w1, b1, w2, b2: w2 * (w1 + b1) + b2,
    ),
)

MERGE = Task(
    "merge(w1, b1, w2, b2)",
    lambda w1, b1, w2, b2: (w2 * w1, w2 * b1 + b2),
    _merge_cases,
    _MERGE_MISTAKES,
    chapter("What we just did"),
    results=("weight", "bias"),
)


def merge(merge, *, seed=0):
    """merge(w1, b1, w2, b2): four numbers -> weight and bias of one unit."""
    check_all([MERGE], [merge], seed)


def _nudge_cases(rng):
    yield (np.array([0.0]),)
    yield (np.array([0.0, 0.0, 0.0]),)
    yield (np.array([1.0, -2.0]),)
    yield (np.array([0.5, 0.0, -1.0, 2.0]),)
    yield (np.array([6.0, -6.0]),)  # saturated on either side
    for units in (3, 5):
        yield (quarters(rng, units, most=8) + 0.125,)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _chain(z):
    # The nudge is sent through the units again: a sigmoid of a sigmoid.
    y = z[0]
    for _ in z:
        y = _sigmoid(y)
    return y


_NUDGE_MISTAKES = (
    Mistake(
        "The slopes are added. Each unit multiplies what it gets, so they multiply:"
        " np.prod.",
        lambda z: np.sum(F.sigmoid_derivative(z)),
    ),
    Mistake(
        "This is the mean of the slopes; the nudge is multiplied by each of them.",
        lambda z: np.mean(F.sigmoid_derivative(z)),
    ),
    Mistake(
        "These are the outputs, multiplied. A nudge is multiplied by the slope,"
        " s * (1 - s) with s = sigmoid(z).",
        lambda z: np.prod(_sigmoid(z)),
    ),
    Mistake(
        "z is taken for sigmoid(z): the slope is s * (1 - s) with s = sigmoid(z).",
        lambda z: np.prod(z * (1 - z)),
    ),
    Mistake(
        "This is the slope of tanh, 1 - t**2; the units here are sigmoids.",
        lambda z: np.prod(F.tanh_derivative(z)),
    ),
    Mistake(
        "A plus stands where a minus belongs: s * (1 - s), not s * (1 + s).",
        lambda z: np.prod(_sigmoid(z) * (1 + _sigmoid(z))),
    ),
    Mistake(
        "This is the formula of tanh used on the sigmoid, 1 - s**2; here it is"
        " s * (1 - s).",
        lambda z: np.prod(1 - _sigmoid(z) ** 2),
    ),
    Mistake(
        "These are the slopes, one for each unit. What is left at the end is their"
        " product, one number.",
        F.sigmoid_derivative,
    ),
    Mistake(
        "This is what is left after each unit, from the first on; the last of these"
        " numbers is asked for.",
        lambda z: np.cumprod(F.sigmoid_derivative(z)),
    ),
    Mistake(
        "Every unit has its own sum in z; here the first slope is used for all.",
        lambda z: F.sigmoid_derivative(z[0]) ** len(z),
    ),
    Mistake(
        "This is the slope of the last unit alone; the units before it shrink the nudge"
        " too.",
        lambda z: F.sigmoid_derivative(z[-1]),
    ),
    Mistake(
        "This is the slope of the first unit alone; those after it shrink the nudge"
        " too.",
        lambda z: F.sigmoid_derivative(z[0]),
    ),
    Mistake(
        "A quarter for each unit is the best case, where every sum is 0. Take the slope"
        " at each z.",
        lambda z: 0.25 ** len(z),
    ),
    Mistake(
        "This is what comes out of the chain. Asked is how much of a small change comes"
        " through: the product of the slopes.",
        _chain,
    ),
)

NUDGE = Task(
    "nudge(z)",
    lambda z: np.prod(F.sigmoid_derivative(z)),
    _nudge_cases,
    _NUDGE_MISTAKES,
    chapter("A nudge that fades"),
)


def nudge(nudge, *, seed=0):
    """nudge(z): (N,) -> one number, the product of the slopes."""
    check_all([NUDGE], [nudge], seed)


def _dead_cases(rng):
    yield (np.array([[-1.0, 2.0, -3.0], [-2.0, -1.0, -0.5]]),)  # 2 of 3
    yield (np.array([[0.0, 0.5], [-1.0, -1.0]]),)  # at 0 it is silent, too
    yield (np.array([[1.0, 2.0], [3.0, 4.0], [0.25, 1.0]]),)  # none
    yield (np.array([[-1.0, -2.0, 0.0]]),)  # one example, all of them
    yield (np.array([[3.0, -4.0], [-5.0, -6.0], [-7.0, -8.0], [-9.0, -1.0]]),)
    for rows, columns in ((4, 6), (6, 4), (5, 5)):
        z = quarters(rng, rows, columns)
        dead = rng.permutation(columns)[: int(rng.integers(1, columns))]
        z[:, dead] = -np.abs(z[:, dead])
        yield (z,)


_DEAD_MISTAKES = (
    Mistake(
        "It looks along the rows, at the examples. A unit is a column, so look down the"
        " rows: axis=0.",
        lambda z: np.sum(np.all(z <= 0, axis=1)),
    ),
    Mistake(
        "Units are counted that are silent for some example. Dead means silent for"
        " every one: np.all, not np.any.",
        lambda z: np.sum(np.any(z <= 0, axis=0)),
    ),
    Mistake(
        "At a sum of exactly 0 the output is 0 too, so the condition is z <= 0.",
        lambda z: np.sum(np.all(z < 0, axis=0)),
    ),
    Mistake(
        "All silent outputs are counted, wherever they stand. A unit is dead when its"
        " whole column is silent.",
        lambda z: np.sum(z <= 0),
    ),
    Mistake(
        "These are the living: the units that answer at least once.",
        lambda z: np.sum(np.any(z > 0, axis=0)),
    ),
    Mistake(
        "These are the units that answer every time; asked are those that never do.",
        lambda z: np.sum(np.all(z > 0, axis=0)),
    ),
    Mistake(
        "Mean and sum of a column say nothing about its largest number: one example is"
        " enough to wake a unit.",
        lambda z: np.sum(np.mean(z, axis=0) <= 0),
    ),
    Mistake(
        "This says of each unit whether it is dead; add up how many there are.",
        lambda z: np.all(z <= 0, axis=0),
    ),
    Mistake(
        "This is the number of all units: the length counts True and False alike. Add"
        " them up, np.sum.",
        lambda z: len(np.all(z <= 0, axis=0)),
    ),
    Mistake(
        "These are the places of the dead units; how many there are is asked for.",
        lambda z: np.where(np.all(z <= 0, axis=0))[0],
    ),
    Mistake(
        "This is the share of the units that are dead; their number is asked for.",
        lambda z: np.mean(np.all(z <= 0, axis=0)),
    ),
    Mistake(
        "Only the first example is looked at; a unit is dead when no example wakes it.",
        lambda z: np.sum(z[0] <= 0),
    ),
)

DEAD_UNITS = Task(
    "dead_units(z)",
    lambda z: np.sum(np.all(z <= 0, axis=0)),
    _dead_cases,
    _DEAD_MISTAKES,
    chapter("Units that never wake"),
)


def dead_units(dead_units, *, seed=0):
    """dead_units(z): (N, D) -> how many columns have no positive number."""
    check_all([DEAD_UNITS], [dead_units], seed)
