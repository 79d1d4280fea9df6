"""fit_line(): two numbers that stand in every point's error, and in every step."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps05._read import REUSE as READ
from nnworks.check.several import check_all
from nnworks.check.task import Task


def fitted(x, y, w, b, lr, steps):
    """The right answer: w and b after `steps` steps down the mean squared error."""
    return _fitted(x, y, w, b, lr, steps)


def _slopes(error, x):
    return 2 * (error * x).mean(), 2 * error.mean()


def _fitted(x, y, w, b, lr, steps, *, slopes=_slopes, keep=0.0, stale=False):
    """The same with one of its parts exchanged, which is what mistakes are.

    `keep` is how much of the gradients stays from one step to the next; with `stale`
    the graph is that of the first step.
    """
    gw, gb, first = 0.0, 0.0, None
    for _ in range(steps):
        first = first or (w, b)
        u, v = first if stale else (w, b)
        sw, sb = slopes(u * x + v - y, x)
        gw, gb = keep * gw + sw, keep * gb + sb
        w, b = w - lr * gw, b - lr * gb
    return float(w), float(b)


def _with(**parts):
    return lambda *args: _fitted(*args, **parts)


def _cases(rng):
    yield np.array([1.0, 2.0]), np.array([1.0, 3.0]), 0.0, 0.0, 0.1, 1
    yield np.array([1.0, 2.0]), np.array([1.0, 3.0]), 0.0, 0.0, 0.1, 2
    for n, steps in ((1, 3), (4, 5), (7, 20)):
        x, y = rng.normal(size=n), 2 * rng.normal(size=n)
        w, b = rng.normal(size=2)
        yield x, y, float(w), float(b), float(rng.uniform(0.01, 0.1)), steps
    yield np.array([1.0, -1.0]), np.array([2.0, 0.0]), 0.5, -0.25, 0.1, 0


FIT = Task(
    "fit_line(x, y, w, b, lr, steps)",
    fitted,
    _cases,
    (
        Mistake(
            "The gradients of earlier steps are still in: backward adds. Set w.grad and"
            " b.grad to 0 before each backward pass. (One loss that collects those of"
            " all steps does the same: each step starts a new one.)",
            _with(keep=1.0),
        ),
        Mistake(
            "The gradients are set to 0 after the backward pass and before the step, so"
            " nothing moves: empty them before backward.",
            lambda x, y, w, b, lr, steps: (w, b),
        ),
        Mistake(
            "It climbs: the step goes against the gradient, w.data - lr * w.grad.",
            lambda x, y, w, b, lr, steps: _fitted(x, y, w, b, -lr, steps),
        ),
        Mistake(
            "The learning rate is left out of the step.",
            lambda x, y, w, b, lr, steps: _fitted(x, y, w, b, 1.0, steps),
        ),
        Mistake(
            "This is the sum of the squares; the loss is their mean: divide by the"
            " number of points.",
            _with(slopes=lambda error, x: (2 * (error * x).sum(), 2 * error.sum())),
        ),
        Mistake(
            "The graph is built once, before the loop, and its slopes stay those of the"
            " first w and b. Calculate the loss again in each step.",
            _with(stale=True),
        ),
        Mistake(
            "Only the last point counts: its error overwrites the ones before. Add them"
            " up.",
            _with(slopes=lambda e, x: (2 * e[-1] * x[-1] / len(x), 2 * e[-1] / len(x))),
        ),
        Mistake(
            "The square is missing: errors above and below the line cancel.",
            _with(slopes=lambda error, x: (x.mean(), 1.0)),
        ),
        Mistake(
            "b stays where it was: both numbers take a step.",
            _with(slopes=lambda error, x: (_slopes(error, x)[0], 0.0)),
        ),
        Mistake(
            "w stays where it was: both numbers take a step.",
            _with(slopes=lambda error, x: (0.0, _slopes(error, x)[1])),
        ),
        Mistake(
            "One step came, whatever `steps` says: does the `return` stand in the"
            " loop?",
            lambda x, y, w, b, lr, steps: _fitted(x, y, w, b, lr, min(steps, 1)),
        ),
        Mistake(
            "One step too many.",
            lambda x, y, w, b, lr, steps: _fitted(x, y, w, b, lr, steps + 1),
        ),
        Mistake(
            "w and b come in the wrong order.",
            lambda *args: _fitted(*args)[::-1],
        ),
    ),
    READ,
    results=("w", "b"),
)


def reuse(fit_line, *, seed=0):
    """fit_line(x, y, w, b, lr, steps): (N,), (N,), four numbers -> w, b."""
    check_all([FIT], [fit_line], seed)
