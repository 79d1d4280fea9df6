"""The tasks in the page of the chapter "One artificial neuron"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["border", "count_mistakes"]

chapter = chapter_of("One artificial neuron")


def _border_cases(rng):
    yield 0.0, np.array([1.0, 2.0]), -3.0
    yield 1.0, np.array([1.0, 1.0]), -1.5  # AND
    yield np.array([-1.0, 0.0, 1.0]), np.array([1.5, -0.5]), 0.25
    yield 2.0, np.array([0.0, 4.0]), 2.0  # a level line
    for size in (2, 5, 9):
        first, second = rng.integers(1, 9, 2) / 4
        sign = rng.choice([-1.0, 1.0])
        yield quarters(rng, size), np.array([-first, sign * second]), first + 1.0


_BORDER_MISTAKES = (
    Mistake(
        "The minus signs are missing: what stands on the left of the = changes its sign"
        " when it goes to the right.",
        lambda x1, w, b: w[0] / w[1] * x1 + b / w[1],
    ),
    Mistake(
        "The bias has the wrong sign: b/w2 is taken off, too.",
        lambda x1, w, b: -w[0] / w[1] * x1 + b / w[1],
    ),
    Mistake(
        "The first term has the wrong sign: w1/w2 times x1 is taken off, too.",
        lambda x1, w, b: w[0] / w[1] * x1 - b / w[1],
    ),
    Mistake(
        "The two weights are swapped: divide by the second, the one of the x2 that you"
        " solve for. Python counts from 0, so that is w[1].",
        lambda x1, w, b: -w[1] / w[0] * x1 - b / w[0],
    ),
    Mistake(
        "The bias is not divided: all that stands beside w2 x2 is divided by w2.",
        lambda x1, w, b: -w[0] / w[1] * x1 - b,
    ),
    Mistake(
        "Nothing is divided by w2: this is w2 x2, and x2 alone is asked for.",
        lambda x1, w, b: -w[0] * x1 - b,
    ),
    Mistake(
        "It multiplies by w2; to get rid of a factor, divide by it.",
        lambda x1, w, b: (-w[0] * x1 - b) * w[1],
    ),
    Mistake(
        "The bias is missing: without it, every line goes through the point (0, 0).",
        lambda x1, w, b: -w[0] / w[1] * x1,
    ),
    Mistake(
        "x1 is missing: this is how steep the line is, with the bias added.",
        lambda x1, w, b: -w[0] / w[1] - b / w[1],
    ),
    Mistake(
        "x1 is missing: this is how steep the line is.",
        lambda x1, w, b: -w[0] / w[1],
    ),
    Mistake(
        "This is the height at x1 = 0 alone, where the line crosses the axis.",
        lambda x1, w, b: -b / w[1],
    ),
    Mistake(
        "This is the sum w1 x1 + w2 x2 + b for one choice of x2. Set it to zero, and"
        " solve for x2.",
        lambda x1, w, b: w[0] * x1 + w[1] + b,
    ),
)

BORDER = Task(
    "border(x1, w, b)",
    lambda x1, w, b: -(w[0] * x1 + b) / w[1],
    _border_cases,
    _BORDER_MISTAKES,
    chapter("See it move"),
)


def border(border, *, seed=0):
    """border(x1, w, b): float or (N,), (2,), float -> as x1."""
    check_all([BORDER], [border], seed)


def _count_cases(rng):
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    xor = np.array([0.0, 1.0, 1.0, 0.0])
    yield corners, xor, np.array([1.0, 1.0]), -0.5  # one wrong: (1, 1)
    yield corners, xor, np.array([1.0, 1.0]), -1.0  # at 0 it fires
    yield corners, 1.0 - xor, np.array([1.0, 1.0]), -0.5
    yield corners, np.array([0.0, 0.0, 0.0, 1.0]), np.array([1.0, 1.0]), -1.5  # none
    yield corners, np.array([1.0, 1.0, 0.0, 0.0]), np.array([1.0, 1.0]), -1.5
    for examples, inputs in ((5, 1), (9, 4), (16, 3)):
        X, w = quarters(rng, examples, inputs), quarters(rng, inputs)
        yield X, rng.integers(0, 2, examples) * 1.0, w, rng.integers(1, 9) / 4


def _fires(X, w, b):
    return np.where(X @ w + b >= 0, 1.0, 0.0)


_COUNT_MISTAKES = (
    Mistake(
        "These are the right answers; the mistakes are asked for.",
        lambda X, y, w, b: np.sum(_fires(X, w, b) == y),
    ),
    Mistake(
        "Mistakes of two kinds cancel: where the error y - y_hat is 1 and where it is"
        " -1 both count. Compare with !=, or take the absolute value.",
        lambda X, y, w, b: np.sum(y - _fires(X, w, b)),
    ),
    Mistake(
        "Mistakes of two kinds cancel: where the error y - y_hat is 1 and where it is"
        " -1 both count. Compare with !=, or take the absolute value.",
        lambda X, y, w, b: np.sum(_fires(X, w, b) - y),
    ),
    Mistake(
        "Mistakes of two kinds cancel: count them one by one, and not how many ones"
        " there are too many.",
        lambda X, y, w, b: abs(np.sum(y - _fires(X, w, b))),
    ),
    Mistake(
        "At exactly 0 it does not fire here: the condition is >= 0.",
        lambda X, y, w, b: np.sum((X @ w + b > 0) != y),
    ),
    Mistake(
        "The bias is missing: it is added to each sum before the step.",
        lambda X, y, w, b: np.sum((X @ w >= 0) != y),
    ),
    Mistake(
        "The bias is subtracted; the neuron adds it.",
        lambda X, y, w, b: np.sum((X @ w - b >= 0) != y),
    ),
    Mistake(
        "The step is missing: the sums themselves are compared with the targets.",
        lambda X, y, w, b: np.sum(X @ w + b != y),
    ),
    Mistake(
        "This is their share, a mean; how many there are is asked for.",
        lambda X, y, w, b: np.mean(_fires(X, w, b) != y),
    ),
    Mistake(
        "Only where it fired and should not have counts here. Where it stayed quiet and"
        " should have fired is a mistake too.",
        lambda X, y, w, b: np.sum(_fires(X, w, b) > y),
    ),
    Mistake(
        "Only where it stayed quiet and should have fired counts here. Where it fired"
        " and should not have is a mistake too.",
        lambda X, y, w, b: np.sum(_fires(X, w, b) < y),
    ),
    Mistake(
        "This is how often the neuron fires; compare each answer with its target.",
        lambda X, y, w, b: np.sum(_fires(X, w, b)),
    ),
    Mistake(
        "One answer came back for each example; add them up.",
        lambda X, y, w, b: _fires(X, w, b) != y,
    ),
    Mistake(
        "It says only whether there is a mistake; how many there are is asked for.",
        lambda X, y, w, b: float(np.any(_fires(X, w, b) != y)),
    ),
    Mistake(
        "Only the last example counts: the number begins anew in each round. Set it to"
        " 0 above the loop.",
        lambda X, y, w, b: float((_fires(X, w, b) != y)[-1]),
    ),
    Mistake(
        "Only the first example counts: the `return` stands inside the loop. Move it to"
        " the left, below the loop.",
        lambda X, y, w, b: float((_fires(X, w, b) != y)[0]),
    ),
)

COUNT_MISTAKES = Task(
    "count_mistakes(X, y, w, b)",
    lambda X, y, w, b: int(np.sum(_fires(X, w, b) != y)),
    _count_cases,
    _COUNT_MISTAKES,
    chapter("Shapes"),
)


def count_mistakes(count_mistakes, *, seed=0):
    """count_mistakes(X, y, w, b): (N, D), (N,), (D,), float -> one number."""
    check_all([COUNT_MISTAKES], [count_mistakes], seed)
