"""neuron_batch(X, w, b)."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._read import chapter
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


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
        "The sum runs over the examples: w @ X and X.T @ w add up columns. Each row of"
        " X is one example, so it is X @ w.",
        lambda X, w, b: F.sigmoid(w @ X + b),
    ),
    Mistake(
        "np.exp overflows in a sigmoid written as the formula stands: use `activation`,"
        " which is stable.",
        lambda X, w, b: 1 / (1 + np.exp(-(X @ w + b))),
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


def batch(neuron_batch, *, seed=0):
    """neuron_batch(X, w, b): (N, D), (D,), float -> (N,), a sigmoid neuron each."""
    check_all([BATCH], [neuron_batch], seed)
