"""The tasks in the page of the chapter "A graph that differentiates itself"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["divide", "sum_back"]

chapter = chapter_of("A graph that differentiates itself")


def _pairs(rng):
    yield 6.0, 2.0
    yield 1.0, -4.0
    for _ in range(5):
        yield float(quarters(rng) + 0.125), float(quarters(rng) + 0.0625)


_DIVIDE = Task(
    "divide(a, b)",
    lambda a, b: (a / b, 1 / b, -a / b**2),
    _pairs,
    (
        Mistake(
            "The sign of the slope along b is wrong: where b grows, a / b shrinks.",
            lambda a, b: (a / b, 1 / b, a / b**2),
        ),
        Mistake(
            "The slope along b lacks the factor a: the slope of 1 / b is multiplied by"
            " it.",
            lambda a, b: (a / b, 1 / b, -1 / b**2),
        ),
        Mistake(
            "The slope along b must hold the square of b: it is -a / b**2.",
            lambda a, b: (a / b, 1 / b, -a / b),
        ),
        Mistake(
            "These are the slopes of a product: along a it is 1 / b here, not b.",
            lambda a, b: (a / b, b, a),
        ),
        Mistake(
            "The slope along a is 1 / b: when a grows by 1, a / b grows by 1 / b.",
            lambda a, b: (a / b, 1.0, -a / b**2),
        ),
        Mistake(
            "The two slopes are exchanged: the one along a comes first.",
            lambda a, b: (a / b, -a / b**2, 1 / b),
        ),
        Mistake(
            "The quotient is upside down: a is divided by b.",
            lambda a, b: (b / a if a else 0.0, 1 / b, -a / b**2),
        ),
    ),
    chapter("Every step knows its slopes"),
    results=("quotient", "slope along a", "slope along b"),
)


def divide(divide, *, seed=0):
    """divide(a, b): two numbers -> a / b and its slopes along a and b."""
    check_all([_DIVIDE], [divide], seed)


def _tables(rng):
    yield (np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]]),)
    for shape in ((3, 3), (1, 4), (5, 1), (4, 2)):
        yield (quarters(rng, *shape),)


_SUM_BACK = Task(
    "sum_back(grad)",
    lambda grad: (grad.sum(axis=0), grad.sum(axis=1, keepdims=True)),
    _tables,
    (
        Mistake(
            "The two are exchanged: the row was copied down, so its gradient is the sum"
            " down the columns, axis=0, and it comes first.",
            lambda grad: (grad.sum(axis=1, keepdims=True), grad.sum(axis=0)),
        ),
        Mistake(
            "The sums run along the wrong axes: axis=0 goes down the columns and leaves"
            " a row.",
            lambda grad: (grad.sum(axis=1), grad.sum(axis=0)[:, None]),
        ),
        Mistake(
            "The column has lost its axis: keepdims=True keeps it as a 1.",
            lambda grad: (grad.sum(axis=0), grad.sum(axis=1)),
        ),
        Mistake(
            "The row has an axis too many: its shape is (K,).",
            lambda grad: (
                grad.sum(axis=0, keepdims=True),
                grad.sum(axis=1, keepdims=True),
            ),
        ),
        Mistake(
            "These are means. Each copy moves the end by itself, so they add up.",
            lambda grad: (grad.mean(axis=0), grad.mean(axis=1, keepdims=True)),
        ),
        Mistake(
            "One of the copies is picked; their gradients add up.",
            lambda grad: (grad[0], grad[:, :1]),
        ),
        Mistake(
            "All is summed into one number each time.",
            lambda grad: (grad.sum(), grad.sum()),
        ),
    ),
    chapter("Stretched, and summed back"),
    results=("row", "column"),
)


def sum_back(sum_back, *, seed=0):
    """sum_back(grad): (N, K) -> the gradient of a row (K,), of a column (N, 1)."""
    check_all([_SUM_BACK], [sum_back], seed)
