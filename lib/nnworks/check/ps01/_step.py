"""step(z), and the decision with it: decide(x, w, b)."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._read import chapter
from nnworks.check.ps01._sum import RUN, WEIGHT
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def _step_cases(rng):
    yield (np.array([-2.0, -0.25, 0.0, 0.25, 2.0]),)
    yield (0.0,)
    yield (-1.5,)
    yield (3.0,)
    yield (np.array([[1, -1, 0], [0, -7, 5]]),)  # whole numbers, two dimensions
    yield (np.array([1e-300, -1e-300, -0.0, 1000.0, -1000.0]),)
    yield (quarters(rng, 3, 5, most=4),)
    yield (quarters(rng, 2, 1, 7, most=2),)


_STEP_MISTAKES = (
    Mistake(
        "At exactly 0 it does not fire: by this course's convention it does, so the"
        " condition is z >= 0.",
        lambda z: np.where(z > 0, 1.0, 0.0),
    ),
    Mistake(
        "0 and 1 are swapped: it fires where the sum is below 0.",
        lambda z: np.where(z >= 0, 0.0, 1.0),
    ),
    Mistake(
        "0 and 1 are swapped: it fires where the sum is below 0.",
        lambda z: np.where(z > 0, 0.0, 1.0),
    ),
    Mistake(
        "These are -1 and 1, the sign; the step gives 0 and 1.",
        lambda z: np.where(z >= 0, 1.0, -1.0),
    ),
    Mistake("These are -1, 0 and 1, the sign; the step gives 0 and 1.", np.sign),
    Mistake(
        "Where it fires it passes z on; the step gives 1 there, however large z is.",
        lambda z: np.maximum(z, 0.0),
    ),
    Mistake(
        "The threshold is 1 here; the step fires from 0 on.",
        lambda z: np.where(np.asarray(z) >= 1, 1.0, 0.0),
    ),
    Mistake(
        "The threshold is 0.5 here; the step fires from 0 on.",
        lambda z: np.where(np.asarray(z) >= 0.5, 1.0, 0.0),
    ),
    Mistake("This is the smooth sigmoid; the step jumps from 0 to 1.", F.sigmoid),
    Mistake(
        "One answer came back for a whole array: each entry needs its own, so no"
        " np.any, np.all or sum. np.where decides entry by entry.",
        lambda z: float(np.any(np.asarray(z) >= 0)),
    ),
    Mistake(
        "One answer came back for a whole array: each entry needs its own, so no"
        " np.any, np.all or sum. np.where decides entry by entry.",
        lambda z: float(np.all(np.asarray(z) >= 0)),
    ),
    Mistake(
        "Nothing is returned below 0 but a few leftovers: 0 belongs wherever z < 0.",
        lambda z: np.where(z >= 0, 1.0, z),
    ),
)

STEP = Task(
    "step(z)",
    F.step,
    _step_cases,
    _STEP_MISTAKES,
    chapter("What we just did"),
    library=("nnworks.functional.step",),
)


def _decide_cases(rng):
    yield RUN, WEIGHT, -1.5
    yield RUN, WEIGHT, -2.0  # the sum is exactly 0
    yield RUN, WEIGHT, -2.25
    yield RUN, WEIGHT, -1.75  # just above 0
    yield np.array([0.0, 0.0]), np.array([1.0, 1.0]), 0.5
    yield np.array([-2.0]), np.array([3.0]), 5.75
    yield np.array([1.0, 1.0]), np.array([1.5, -1.0]), -1.0
    yield np.array([1.0, 1.0]), np.array([2.0, -1.0]), 0.5
    for size in (2, 3, 5, 8, 11):
        x, w = quarters(rng, size), quarters(rng, size)
        yield x, w, float(-(x @ w))
        yield x, w, float(-(x @ w)) - 0.25
        yield x, w, float(rng.integers(-8, 9) / 4)


_DECIDE_MISTAKES = (
    Mistake(
        "The bias is missing: the sum is compared with 0 before b is added.",
        lambda x, w, b: x @ w >= 0,
    ),
    Mistake(
        "At exactly 0 it does not fire: the condition is >= 0.",
        lambda x, w, b: x @ w + b > 0,
    ),
    Mistake(
        "Yes and no are swapped: it fires where the sum is below 0.",
        lambda x, w, b: x @ w + b < 0,
    ),
    Mistake(
        "The sum is compared with b itself. The bias is the threshold with a minus:"
        " w.x >= -b, which is the same as w.x + b >= 0.",
        lambda x, w, b: x @ w >= b,
    ),
    Mistake(
        "The sum came back; the decision is whether it reaches 0.",
        lambda x, w, b: x @ w + b,
    ),
    Mistake(
        "The weights are missing: every input counts the same here.",
        lambda x, w, b: np.sum(x) + b >= 0,
    ),
    Mistake(
        "Each product is compared with 0 on its own: sum first, decide once.",
        lambda x, w, b: x * w + b >= 0,
    ),
    Mistake(
        "The threshold is 0.5 here; the neuron fires from 0 on.",
        lambda x, w, b: x @ w + b >= 0.5,
    ),
    Mistake(
        "The threshold is 1 here; the neuron fires from 0 on.",
        lambda x, w, b: x @ w + b >= 1,
    ),
    Mistake("It fires whatever goes in.", lambda x, w, b: True),
    Mistake("It never fires, whatever goes in.", lambda x, w, b: False),
)

DECIDE = Task(
    "decide(x, w, b)",
    lambda x, w, b: bool(x @ w + b >= 0),
    _decide_cases,
    _DECIDE_MISTAKES,
    chapter("What we just did"),
    library=("nnworks.neurons.Neuron.forward", "nnworks.neurons.Neuron.weighted_sum"),
)


def step(step, decide, *, seed=0):
    """step(z): any shape, the same back; decide(x, w, b): (D,), (D,), float -> bool."""
    check_all([STEP, DECIDE], [step, decide], seed)
