"""The tasks in the page of the chapter "Gradient descent"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["descend", "momentum_step", "moving_average"]

chapter = chapter_of("Gradient descent")


def _walk(change, *, keep=slice(None)):
    """A function that makes a walk; `change(w, lr)` gives the next place."""

    def walk(w, lr, steps):
        visited = [w]
        for _ in range(steps):
            visited.append(change(visited[-1], lr))
        return np.array(visited, dtype=float)[keep]

    return walk


def _one_slope(w, lr, steps):
    return w - lr * 2 * (w - 3) * np.arange(steps + 1.0)


def _walk_cases(rng):
    yield 0.0, 0.1, 3
    yield 5, 0.25, 4  # from the other side, a whole number
    yield 0.0, 0.75, 4  # it jumps across
    yield 1.0, 1.25, 5  # it diverges
    yield -2.0, 0.5, 1
    yield 0.3123, 1.237, 7  # long fractions
    yield 4.0, 0.125, 0
    for steps in (2, 6):
        start, rate = rng.integers(-16, 2) / 4, rng.integers(1, 6) / 16
        yield float(start), float(rate), steps


_WALK_MISTAKES = (
    Mistake(
        "It walks uphill: the slope is added. Step against it, w - lr * slope.",
        _walk(lambda w, lr: w + lr * 2 * (w - 3)),
    ),
    Mistake(
        "The 2 is missing: the slope of (w - 3)**2 is 2 * (w - 3).",
        _walk(lambda w, lr: w - lr * (w - 3)),
    ),
    Mistake(
        "The slope is taken once, at the start, and used in every step. Find it anew at"
        " each place.",
        _one_slope,
    ),
    Mistake(
        "The learning rate is missing: each step is the whole slope long.",
        _walk(lambda w, lr: w - 2 * (w - 3)),
    ),
    Mistake(
        "It steps by the loss, (w - 3)**2, and not by its slope.",
        _walk(lambda w, lr: w - lr * (w - 3) ** 2),
    ),
    Mistake(
        "It steps by the sign of the slope alone; the steps must become shorter where"
        " the ground is flatter.",
        _walk(lambda w, lr: w - lr * np.sign(w - 3)),
    ),
    Mistake(
        "This is the slope of w**2, whose lowest place is 0. Here it is 3.",
        _walk(lambda w, lr: w - lr * 2 * w),
    ),
    Mistake(
        "The start is missing. The first entry is w itself, before any step.",
        _walk(lambda w, lr: w - lr * 2 * (w - 3), keep=slice(1, None)),
    ),
    Mistake(
        "The last place is missing: with the start, there are steps + 1 places.",
        _walk(lambda w, lr: w - lr * 2 * (w - 3), keep=slice(None, -1)),
    ),
    Mistake(
        "This is only where the walk ends; asked for are all places, the start first.",
        _walk(lambda w, lr: w - lr * 2 * (w - 3), keep=-1),
    ),
    Mistake(
        "The places are rounded. What is asked for here are the numbers as they are.",
        lambda w, lr, steps: np.round(
            _walk(lambda w, lr: w - lr * 2 * (w - 3))(w, lr, steps), 3
        ),
    ),
    Mistake(
        "Each place is rounded before the next step is taken from it. Do not round.",
        _walk(lambda w, lr: round(w - lr * 2 * (w - 3), 3)),
    ),
)

DESCEND = Task(
    "descend(w, lr, steps)",
    _walk(lambda w, lr: w - lr * 2 * (w - 3)),
    _walk_cases,
    _WALK_MISTAKES,
    chapter("What we just did"),
)


def descend(descend, *, seed=0):
    """descend(w, lr, steps): two numbers and a whole one -> (steps + 1,)."""
    check_all([DESCEND], [descend], seed)


def _momentum(w, v, g, lr, beta):
    v = beta * v + g
    return w - lr * v, v


def _momentum_cases(rng):
    yield np.array([1.0, 2.0]), np.zeros(2), np.array([4.0, -2.0]), 0.25, 0.5
    yield np.array([1.0, 2.0]), np.array([1.0, -1.0]), np.zeros(2), 0.5, 0.75
    yield np.array([3, 1]), np.array([2, -4]), np.array([1, 1]), 0.125, 0.9
    yield np.array([0.5]), np.array([2.0]), np.array([-1.0]), 0.1, 0.0
    for shape in ((4,), (2, 3)):
        rate, keep = rng.integers(1, 8) / 16, rng.integers(1, 8) / 8
        arrays = (quarters(rng, *shape) for _ in range(3))
        yield *arrays, float(rate), float(keep)


def _average_velocity(w, v, g, lr, beta):
    v = beta * v + (1 - beta) * g
    return w - lr * v, v


def _rate_inside(w, v, g, lr, beta):
    v = beta * v + lr * g
    return w - v, v


def _downhill_velocity(w, v, g, lr, beta):
    v = beta * v - lr * g
    return w + v, v


_MOMENTUM_MISTAKES = (
    Mistake(
        "The weights follow the old velocity. Make the new one first, and step by it.",
        lambda w, v, g, lr, beta: (w - lr * v, beta * v + g),
    ),
    Mistake(
        "The weights follow the gradient alone; they must follow the velocity.",
        lambda w, v, g, lr, beta: (w - lr * g, beta * v + g),
    ),
    Mistake(
        "The velocity is added to the weights. It is made of slopes, so the step goes"
        " against it: w - lr * v.",
        lambda w, v, g, lr, beta: (w + lr * (beta * v + g), beta * v + g),
    ),
    Mistake(
        "This is a moving average, beta * v + (1 - beta) * g. In the velocity of this"
        " chapter the new slope counts whole.",
        _average_velocity,
    ),
    Mistake(
        "The learning rate is inside of the velocity. Here it stands outside, as in"
        " PyTorch: v = beta * v + g, then w - lr * v.",
        _rate_inside,
    ),
    Mistake(
        "The velocity holds the step itself, rate and sign included. Here it is made of"
        " slopes: v = beta * v + g, then w - lr * v.",
        _downhill_velocity,
    ),
    Mistake(
        "The old velocity is kept whole: beta is missing, and the ball never slows.",
        lambda w, v, g, lr, beta: (w - lr * (v + g), v + g),
    ),
    Mistake(
        "beta stands at the new slope; it belongs to the old velocity.",
        lambda w, v, g, lr, beta: (w - lr * (v + beta * g), v + beta * g),
    ),
    Mistake(
        "beta and 1 - beta are the wrong way round, and it is no moving average: the"
        " velocity keeps the share beta of itself, and the slope counts whole.",
        lambda w, v, g, lr, beta: (
            w - lr * ((1 - beta) * v + beta * g),
            (1 - beta) * v + beta * g,
        ),
    ),
    Mistake(
        "Nothing of the old velocity is kept: this is plain gradient descent.",
        lambda w, v, g, lr, beta: (w - lr * g, g),
    ),
    Mistake(
        "This looks a step ahead, as Nesterov's momentum does. Here the weights follow"
        " the velocity itself.",
        lambda w, v, g, lr, beta: (
            w - lr * (beta * (beta * v + g) + g),
            beta * v + g,
        ),
    ),
    Mistake(
        "The learning rate is missing in the step: w - lr * v.",
        lambda w, v, g, lr, beta: (w - (beta * v + g), beta * v + g),
    ),
    Mistake(
        "The order of the results is turned round: first the weights, then the"
        " velocity.",
        lambda w, v, g, lr, beta: _momentum(w, v, g, lr, beta)[::-1],
    ),
)

MOMENTUM_STEP = Task(
    "momentum_step(w, v, g, lr, beta)",
    _momentum,
    _momentum_cases,
    _MOMENTUM_MISTAKES,
    chapter("A heavy ball"),
    results=("the new w", "the new v"),
)


def momentum_step(momentum_step, *, seed=0):
    """momentum_step(w, v, g, lr, beta): three arrays, two numbers -> (w, v)."""
    check_all([MOMENTUM_STEP], [momentum_step], seed)


def _averages(g, beta, correct=lambda m, beta, t: m / (1 - beta**t), *, new=None):
    m, found = 0.0, []
    for t, value in enumerate(g, start=1):
        m = beta * m + (1 - beta if new is None else new) * value
        found.append(correct(m, beta, t))
    return np.array(found, dtype=float)


def _corrected_and_kept(g, beta):
    m, found = 0.0, []
    for t, value in enumerate(g, start=1):
        m = (beta * m + (1 - beta) * value) / (1 - beta**t)
        found.append(m)
    return np.array(found)


def _first_as_start(g, beta):
    m, found = g[0], []
    for value in g:
        m = beta * m + (1 - beta) * value
        found.append(m)
    return np.array(found, dtype=float)


def _average_cases(rng):
    yield np.array([4.0, 4.0, 4.0]), 0.5
    yield np.array([1.0, 0.0, 0.0, 0.0]), 0.75
    yield np.array([2, -2, 6]), 0.5
    yield np.array([3.0]), 0.9
    yield np.array([5.0, 1.0, -1.0]), 0.0
    yield quarters(rng, 12), 0.9
    yield quarters(rng, 6), float(rng.integers(1, 8) / 8)


_AVERAGE_MISTAKES = (
    Mistake(
        "The bias correction is missing: divide what you hand out by 1 - beta**t.",
        lambda g, beta: _averages(g, beta, lambda m, beta, t: m),
    ),
    Mistake(
        "The first number is used as the start. Here the average starts at 0, and the"
        " bias correction makes up for it.",
        _first_as_start,
    ),
    Mistake(
        "The correction counts the steps from 0, so it lags behind: for the first step"
        " t is 1.",
        lambda g, beta: _averages(
            g, beta, lambda m, beta, t: m / (1 - beta ** (t - 1)) if t > 1 else m
        ),
    ),
    Mistake(
        "The correction counts the steps from 2: for the first step t is 1.",
        lambda g, beta: _averages(
            g, beta, lambda m, beta, t: m / (1 - beta ** (t + 1))
        ),
    ),
    Mistake(
        "The corrected value is kept as the average for the next step. Keep the average"
        " as it is, and correct only what you hand out.",
        _corrected_and_kept,
    ),
    Mistake(
        "It multiplies by 1 - beta**t. The average is too small at first, so divide.",
        lambda g, beta: _averages(g, beta, lambda m, beta, t: m * (1 - beta**t)),
    ),
    Mistake(
        "It divides by beta**t, the share of the 0 that is left. Divide by what is not"
        " left of it, 1 - beta**t.",
        lambda g, beta: _averages(
            g, beta, lambda m, beta, t: m / beta**t if beta else m
        ),
    ),
    Mistake(
        "The new number counts whole: this is a velocity. In a moving average it counts"
        " 1 - beta.",
        lambda g, beta: _averages(g, beta, new=1.0),
    ),
    Mistake(
        "The new number counts whole and nothing is corrected, as in a velocity; or all"
        " is divided by 1 - beta at every step. In a moving average the new number"
        " counts 1 - beta, and the correction, 1 - beta**t, fades.",
        lambda g, beta: _averages(g, beta, lambda m, beta, t: m, new=1.0),
    ),
    Mistake(
        "beta and 1 - beta are the wrong way round: beta is the share of the old"
        " average that is kept.",
        lambda g, beta: _averages(
            g, 1 - beta, lambda m, rest, t: m / (1 - (1 - rest) ** t)
        ),
    ),
    Mistake(
        "This is the plain mean of all numbers so far; in a moving average old ones"
        " fade.",
        lambda g, beta: np.cumsum(g) / np.arange(1, len(g) + 1),
    ),
    Mistake(
        "This is only the last average; asked for is one after each step.",
        lambda g, beta: _averages(g, beta)[-1],
    ),
)

MOVING_AVERAGE = Task(
    "moving_average(g, beta)",
    _averages,
    _average_cases,
    _AVERAGE_MISTAKES,
    chapter("Both together"),
)


def moving_average(moving_average, *, seed=0):
    """moving_average(g, beta): (T,) numbers and one -> (T,) averages."""
    check_all([MOVING_AVERAGE], [moving_average], seed)
