"""The tasks in the page of the chapter "The training loop"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["he_init", "one_epoch", "rate_at"]

chapter = chapter_of("The training loop")


def _epoch(w, X, y, order, batch_size, lr, *, fresh=True, mean=2.0, sign=1.0):
    """Weights after one epoch; the options make the mistakes."""
    start = np.array(w, dtype=float)
    w = start.copy()
    for first in range(0, len(order), batch_size):
        batch = order[first : first + batch_size]
        residual = X[batch] @ (w if fresh else start) - y[batch]
        w = w - sign * lr * mean * (X[batch].T @ residual) / len(batch)
    return w


def _epoch_cases(rng):
    apples = np.array([[1.0], [2.0], [3.0]]), np.array([2.0, 4.0, 6.0])
    yield np.zeros(1), *apples, np.array([0, 1, 2]), 2, 0.0625
    yield np.ones(1), *apples, np.array([2, 0, 1]), 2, 0.0625
    yield np.zeros(1), *apples, np.array([1, 2, 0]), 3, 0.125
    for count, inputs, size in ((8, 2, 3), (7, 3, 1), (10, 2, 4)):
        yield (
            *(quarters(rng, inputs, most=4), quarters(rng, count, inputs, most=4)),
            *(quarters(rng, count, most=8), rng.permutation(count), size, 0.03125),
        )


def _in_place_of_order(w, X, y, order, batch_size, lr):
    return _epoch(w, X, y, np.arange(len(X)), batch_size, lr)


def _divided_by_size(w, X, y, order, batch_size, lr):
    w = np.array(w, dtype=float)
    for first in range(0, len(order), batch_size):
        batch = order[first : first + batch_size]
        w = w - lr * 2 * (X[batch].T @ (X[batch] @ w - y[batch])) / batch_size
    return w


def _summed(w, X, y, order, batch_size, lr):
    w = np.array(w, dtype=float)
    for first in range(0, len(order), batch_size):
        batch = order[first : first + batch_size]
        w = w - lr * 2 * X[batch].T @ (X[batch] @ w - y[batch])
    return w


def _without_rest(w, X, y, order, batch_size, lr):
    whole = len(order) // batch_size * batch_size
    return _epoch(w, X, y, order[:whole], batch_size, lr)


def _one_batch(w, X, y, order, batch_size, lr):
    return _epoch(w, X, y, order[:batch_size], batch_size, lr)


_EPOCH_MISTAKES = (
    Mistake(
        "The examples are taken as they stand in X; take them in the given order:"
        " X[order[0:batch_size]] first.",
        _in_place_of_order,
    ),
    Mistake(
        "All gradients are taken at the first weights. Each batch must start from the"
        " weights that the batch before it left.",
        lambda *a: _epoch(*a, fresh=False),
    ),
    Mistake(
        "It goes uphill: the step is against the gradient, w - lr * g.",
        lambda *a: _epoch(*a, sign=-1.0),
    ),
    Mistake(
        "The last batch is missing where it is smaller than the others; it counts too.",
        _without_rest,
    ),
    Mistake(
        "Only the first batch is used; an epoch is all of them, one after the other.",
        _one_batch,
    ),
    Mistake(
        "This is one step on all examples together. An epoch takes a step for every"
        " batch.",
        lambda w, X, y, order, size, lr: _epoch(w, X, y, order, len(order), lr),
    ),
    Mistake(
        "This is a step for every single example; take batch_size of them together.",
        lambda w, X, y, order, size, lr: _epoch(w, X, y, order, 1, lr),
    ),
    Mistake(
        "The gradient is a sum over the batch; the mean squared error is a mean, so"
        " divide by the number of examples in the batch.",
        _summed,
    ),
    Mistake(
        "Every sum is divided by batch_size; the last batch may be smaller. Divide by"
        " the number of examples that it really holds.",
        _divided_by_size,
    ),
    Mistake(
        "The factor 2 is missing: the slope of a square is twice what is squared.",
        lambda *a: _epoch(*a, mean=1.0),
    ),
    Mistake(
        "The weights are as they were: return the new ones.",
        lambda w, X, y, order, size, lr: np.array(w, dtype=float),
    ),
)

ONE_EPOCH = Task(
    "one_epoch(w, X, y, order, batch_size, lr)",
    _epoch,
    _epoch_cases,
    _EPOCH_MISTAKES,
    chapter("Shapes"),
)


def one_epoch(one_epoch, *, seed=0):
    """one_epoch(w, X, y, order, batch_size, lr): new weights of shape (D,)."""
    check_all([ONE_EPOCH], [one_epoch], seed)


def _he_cases(rng):
    yield (np.array([[1.0, -1.0], [0.5, 2.0], [0.0, 1.0]]),)
    yield (np.array([[1, 2, -1, 0, 1, -2, 1, 1]]),)  # one unit, eight inputs
    yield (np.ones((8, 2)),)
    for shape in ((5, 3), (2, 7), (4, 4)):
        yield (quarters(rng, *shape),)


_HE_MISTAKES = (
    Mistake(
        "The number of rows is used, which is that of the units. A unit adds up its"
        " inputs, the columns: draws.shape[1].",
        lambda draws: draws * np.sqrt(2 / draws.shape[0]),
    ),
    Mistake(
        "The root is missing: the spread is the root of 2 / inputs.",
        lambda draws: draws * 2 / draws.shape[1],
    ),
    Mistake(
        "The 2 is missing. ReLU puts out half of what comes in, and the 2 makes up for"
        " it.",
        lambda draws: draws * np.sqrt(1 / draws.shape[1]),
    ),
    Mistake(
        "This is Xavier's spread, by the mean of inputs and units. He's is for ReLU and"
        " asks for the inputs alone.",
        lambda draws: draws * np.sqrt(2 / (draws.shape[0] + draws.shape[1])),
    ),
    Mistake(
        "It divides where it should multiply: weights get smaller with more inputs.",
        lambda draws: draws / np.sqrt(2 / draws.shape[1]),
    ),
    Mistake(
        "The number of all weights is used; what counts are the inputs of one unit.",
        lambda draws: draws * np.sqrt(2 / draws.size),
    ),
    Mistake(
        "All weights are zero: then all units stay alike for ever.",
        lambda draws: np.zeros(draws.shape),
    ),
    Mistake(
        "The draws come back as they were, with the spread 1 however many inputs.",
        lambda draws: draws * 1.0,
    ),
    Mistake(
        "This is the spread alone; multiply the draws by it.",
        lambda draws: np.full(draws.shape, np.sqrt(2 / draws.shape[1])),
    ),
)

HE_INIT = Task(
    "he_init(draws)",
    lambda draws: draws * np.sqrt(2 / draws.shape[1]),
    _he_cases,
    _HE_MISTAKES,
    chapter("The first weights"),
)


def he_init(he_init, *, seed=0):
    """he_init(draws): (out, in) -> (out, in), weights with He's spread."""
    check_all([HE_INIT], [he_init], seed)


def _rate(step, warmup, total, lr):
    if step < warmup:
        return lr * (step + 1) / warmup
    return lr * (total - step) / (total - warmup)


def _rate_cases(rng):
    for step in (0, 1, 3, 4, 5, 9, 11):
        yield step, 4, 12, 0.5
    yield 0, 1, 9, 2.0
    yield 8, 1, 9, 2.0
    yield 0, 0, 4, 0.25  # no warm-up
    for _ in range(4):
        warmup, rest = int(rng.integers(2, 9)), int(rng.integers(2, 20))
        yield int(rng.integers(0, warmup + rest)), warmup, warmup + rest, 0.75


def _down(step, warmup, total, lr):
    """Where the warm-up is over; without it, the whole way down."""
    return lr * (total - step) / (total - warmup)


_RATE_MISTAKES = (
    Mistake(
        "The first step has the rate 0 and changes nothing. Steps count from 0, so"
        " (step + 1) / warmup is meant.",
        lambda s, w, t, lr: lr * s / w if s < w else _down(s, w, t, lr),
    ),
    Mistake(
        "There is no warm-up: the rate must rise to lr over the first steps.",
        lambda s, w, t, lr: lr if s < w else _down(s, w, t, lr),
    ),
    Mistake(
        "After the warm-up the rate must fall in a straight line; here it stays at lr.",
        lambda s, w, t, lr: lr * (s + 1) / w if s < w else lr,
    ),
    Mistake(
        "The way down is divided by all steps; it begins after the warm-up and is"
        " total - warmup steps long.",
        lambda s, w, t, lr: lr * (s + 1) / w if s < w else lr * (t - s) / t,
    ),
    Mistake(
        "It falls one step too early: the first step after the warm-up has the full"
        " rate.",
        lambda s, w, t, lr: lr * (s + 1) / w if s < w else lr * (t - s - 1) / (t - w),
    ),
    Mistake(
        "The rate rises after the warm-up; it must fall, from lr towards 0.",
        lambda s, w, t, lr: lr * (s + 1) / w if s < w else lr * (s - w) / (t - w),
    ),
    Mistake(
        "It rises too long: the warm-up is over where step equals warmup.",
        lambda s, w, t, lr: lr * (s + 1) / w if s <= w and w else _down(s, w, t, lr),
    ),
    Mistake(
        "The learning rate lr is missing: these are the parts of it.",
        lambda s, w, t, lr: _rate(s, w, t, 1.0),
    ),
    Mistake(
        "This is the way down alone, from the first step on; the first steps, fewer"
        " than warmup, go up.",
        lambda s, w, t, lr: lr * (t - s) / t,
    ),
    Mistake(
        "The first steps lie on the way down, continued backwards; they must rise.",
        _down,
    ),
)

RATE_AT = Task(
    "rate_at(step, warmup, total, lr)",
    _rate,
    _rate_cases,
    _RATE_MISTAKES,
    chapter("A rate that changes"),
)


def rate_at(rate_at, *, seed=0):
    """rate_at(step, warmup, total, lr): the learning rate of this step."""
    check_all([RATE_AT], [rate_at], seed)
