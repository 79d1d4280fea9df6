"""weighted_sum, step and decide, neuron_batch."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._read import chapter, check_all, quarters
from nnworks.check.task import Task

_RUN = np.array([1.0, 0.5, 1.0, 0.0])  # weather, energy, work left, clean shoes
_WEIGHT = np.array([4.0, 2.0, -3.0, 0.5])


def _sum_cases(rng):
    yield _RUN, _WEIGHT, -1.5
    yield np.array([2.0]), np.array([-3.0]), 1.0
    for size in (2, 3, 7, 12):
        yield quarters(rng, size), quarters(rng, size), rng.integers(1, 9) / 4
    yield 1000 * quarters(rng, 5), quarters(rng, 5), -750.25
    yield quarters(rng, 5), quarters(rng, 5), 0.0


_SUM_MISTAKES = (
    Mistake(
        "The bias is missing: this is what comes out when b is not added.",
        lambda x, w, b: x @ w,
    ),
    Mistake(
        "The bias is added once for each input; add it once, after the sum.",
        lambda x, w, b: np.sum(x * w + b),
    ),
    Mistake(
        "The bias is subtracted; the neuron adds it (a negative b is its own minus).",
        lambda x, w, b: x @ w - b,
    ),
    Mistake(
        "The bias multiplies the sum; it is added to it.", lambda x, w, b: (x @ w) * b
    ),
    Mistake(
        "The sum is missing: multiplying two arrays gives one product for each input,"
        " and b was added to each. The neuron adds the products up.",
        lambda x, w, b: x * w + b,
    ),
    Mistake(
        "The weights are missing: every input counts the same here.",
        lambda x, w, b: np.sum(x) + b,
    ),
    Mistake(
        "Inputs and weights are added; each input is multiplied by its weight.",
        lambda x, w, b: np.sum(x + w) + b,
    ),
    Mistake(
        "This is the mean of the products; the neuron takes their sum.",
        lambda x, w, b: np.mean(x * w) + b,
    ),
    Mistake(
        "The last input is left out: does the loop end one too early?",
        lambda x, w, b: x[:-1] @ w[:-1] + b,
    ),
    Mistake(
        "The first input is left out: Python counts from 0.",
        lambda x, w, b: x[1:] @ w[1:] + b,
    ),
    Mistake(
        "Only the first input counts: the `return` stands inside the loop. Move it to"
        " the left, below the loop.",
        lambda x, w, b: x[0] * w[0] + b,
    ),
    Mistake(
        "Only the last input counts: the total is overwritten in each round. Write"
        " `total += ...`.",
        lambda x, w, b: x[-1] * w[-1] + b,
    ),
    Mistake(
        "Negative weights count as positive ones: a weight may speak against.",
        lambda x, w, b: x @ np.abs(w) + b,
    ),
    Mistake(
        "The result is cut to a whole number: leave int() and round() away.",
        lambda x, w, b: int(x @ w + b),
    ),
    Mistake(
        "This is already the decision, 0 or 1; here the sum itself is asked for.",
        lambda x, w, b: float(x @ w + b >= 0),
    ),
)

WEIGHTED_SUM = Task(
    "weighted_sum(x, w, b)",
    lambda x, w, b: float(x @ w + b),
    _sum_cases,
    _SUM_MISTAKES,
    chapter("A decision, by hand"),
    library=("nnworks.neurons.Neuron.weighted_sum",),
)


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
    chapter("A decision, by hand"),
    library=("nnworks.functional.step",),
)


def _decide_cases(rng):
    yield _RUN, _WEIGHT, -1.5
    yield _RUN, _WEIGHT, -2.0  # the sum is exactly 0
    yield _RUN, _WEIGHT, -2.25
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
    chapter("A decision, by hand"),
    library=("nnworks.neurons.Neuron.forward", "nnworks.neurons.Neuron.weighted_sum"),
)


def _batch_cases(rng):
    yield np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.ones(2), -1.5
    yield np.array([[2.0, -1.0, 0.5]]), np.array([1.0, 3.0, -2.0]), 0.75
    yield np.array([[1.0], [-2.0], [0.5]]), np.array([3.0]), -1.0
    for rows, columns in ((3, 3), (7, 5), (5, 7), (13, 2)):
        yield (
            quarters(rng, rows, columns, most=6),
            quarters(rng, columns, most=6),
            float(rng.integers(1, 9) / 4),
        )
    yield 400 * quarters(rng, 4, 3), quarters(rng, 3), 2.0


_BATCH_MISTAKES = (
    Mistake(
        "The bias is missing: this is what comes out when b is not added.",
        lambda X, w, b: F.sigmoid(X @ w),
    ),
    Mistake(
        "The activation is missing: these are the sums X @ w + b, before the sigmoid.",
        lambda X, w, b: X @ w + b,
    ),
    Mistake(
        "The bias is added after the sigmoid; it belongs inside, to the sum.",
        lambda X, w, b: F.sigmoid(X @ w) + b,
    ),
    Mistake(
        "The bias is added to each input before the weights; add it once, to the sum.",
        lambda X, w, b: F.sigmoid((X + b) @ w),
    ),
    Mistake(
        "The bias is added once for each input; add it once, after the sum.",
        lambda X, w, b: F.sigmoid(np.sum(X * w + b, axis=1)),
    ),
    Mistake(
        "The step came in place of the sigmoid: 0 and 1 only.",
        lambda X, w, b: F.step(X @ w + b),
    ),
    Mistake(
        "The result is a column of shape (N, 1); asked for is (N,), one number for"
        " each example. w has shape (D,): X @ w is (N,) without any reshape.",
        lambda X, w, b: F.sigmoid(X @ w[:, None] + b),
    ),
    Mistake(
        "The sum is missing: X * w has a product for every input. X @ w multiplies and"
        " adds up along each row.",
        lambda X, w, b: F.sigmoid(X * w + b),
    ),
    Mistake(
        "The sum runs down the columns (axis=0), over the examples. Each example is a"
        " row, so it runs along axis=1.",
        lambda X, w, b: F.sigmoid(np.sum(X * w, axis=0) + b),
    ),
    Mistake(
        "Everything is summed into one number: np.sum needs axis=1 to keep the rows"
        " apart.",
        lambda X, w, b: F.sigmoid(np.sum(X * w) + b),
    ),
    Mistake(
        "X and w stand the wrong way round: w @ X sums over the examples. Each row of"
        " X is one example, so it is X @ w.",
        lambda X, w, b: F.sigmoid(w @ X + b),
    ),
    Mistake(
        "X is transposed: its rows are the examples already, so it is X @ w.",
        lambda X, w, b: F.sigmoid(X.T @ w + b),
    ),
    Mistake(
        "This is the mean of the products; the neuron takes their sum.",
        lambda X, w, b: F.sigmoid(np.mean(X * w, axis=1) + b),
    ),
    Mistake(
        "Only the first example of the batch is answered.",
        lambda X, w, b: F.sigmoid(X[0] @ w + b),
    ),
)

BATCH = Task(
    "neuron_batch(X, w, b)",
    lambda X, w, b: F.sigmoid(X @ w + b),
    _batch_cases,
    _BATCH_MISTAKES,
    chapter("Shapes"),
    library=("nnworks.neurons.Neuron.forward", "nnworks.neurons.Neuron.weighted_sum"),
)


def weighted_sum(weighted_sum, *, seed=0):
    """weighted_sum(x, w, b): (D,), (D,), float -> float."""
    check_all([WEIGHTED_SUM], [weighted_sum], seed)


def step(step, decide, *, seed=0):
    """step(z): any shape, the same back; decide(x, w, b): (D,), (D,), float -> bool."""
    check_all([STEP, DECIDE], [step, decide], seed)


def batch(neuron_batch, *, seed=0):
    """neuron_batch(X, w, b): (N, D), (D,), float -> (N,), a sigmoid neuron's outputs."""
    check_all([BATCH], [neuron_batch], seed)
