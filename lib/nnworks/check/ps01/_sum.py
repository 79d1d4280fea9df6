"""weighted_sum(x, w, b)."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._read import chapter
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

# The chapter's day: weather, energy, work left, clean shoes, and how each counts.
RUN = np.array([1.0, 0.5, 1.0, 0.0])
WEIGHT = np.array([4.0, 2.0, -3.0, 0.5])


def _sum_cases(rng):
    yield RUN, WEIGHT, -1.5
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
    chapter("What we just did"),
    library=("nnworks.neurons.Neuron.weighted_sum",),
)


def weighted_sum(weighted_sum, *, seed=0):
    """weighted_sum(x, w, b): (D,), (D,), float -> float."""
    check_all([WEIGHTED_SUM], [weighted_sum], seed)
