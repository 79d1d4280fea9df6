"""perceptron_update(w, b, x, y, lr)."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._read import chapter
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

# All inputs are multiples of 1/4 and all learning rates powers of 2: sums are exact,
# and no right answer is led to another decision by the order in which it adds.


def fires(w, b, x):
    return 1.0 if x @ w + b >= 0 else 0.0


def update(w, b, x, y, lr):
    """One step of the perceptron rule (Rosenblatt, 1958): (D,), float -> the same."""
    error = y - fires(w, b, x)
    return w + lr * error * x, float(b + lr * error)


def _update_cases(rng):
    x = np.array([1.0, 0.5])
    yield np.array([0.5, -2.0]), -0.5, x, 1, 1.0  # should have fired
    yield np.array([2.0, 0.5]), -0.5, x, 0, 1.0  # should have kept quiet
    yield np.array([2.0, 0.5]), -0.5, x, 1, 1.0  # right
    yield np.array([-2.0, 0.5]), -0.5, x, 0, 1.0  # right
    yield np.array([0.0, 0.0]), 0.0, x, 0, 0.5  # exactly 0
    yield np.array([1.0]), 1.0, np.array([-3.0]), 1, 0.25
    yield np.array([1.0, 1.0]), 2.0, np.array([-1.0, -0.5]), 0, 2.0
    for size in (3, 5, 8):
        for target in (0, 1):
            w, x = quarters(rng, size), 1 + np.abs(quarters(rng, size))
            far = float(-(x @ w) + (1 - 2 * target) * 2.25)  # on the wrong side
            yield w, far, x, target, 0.5
            yield w, -2 * float(x @ w) - far, -x, target, 4.0


def always(w, b, x, y, lr):
    return w + lr * (2 * y - 1) * x, b + lr * (2 * y - 1)


def _in_place(w, b, x, y, lr):
    error = y - fires(w, b, x)
    w += lr * error * x
    return w, b + lr * error


def _rule(error, *, x_too=True, bias=1.0):
    """The rule with another idea of the error, of the inputs or of the bias."""

    def rule(w, b, x, y, lr):
        e = error(w, b, x, y)
        return w + lr * e * (x if x_too else 1.0), b + lr * e * bias

    return rule


def _error(w, b, x, y):
    return y - fires(w, b, x)


WRONG_SIGN = _rule(lambda w, b, x, y: -_error(w, b, x, y))
NO_BIAS = _rule(_error, bias=0.0)
NO_INPUT = _rule(_error, x_too=False)
_FROM_SUM = _rule(lambda w, b, x, y: y - (x @ w + b))
ABOVE = _rule(lambda w, b, x, y: y - (1.0 if x @ w + b > 0 else 0.0))


def no_rate(w, b, x, y, lr):
    return update(w, b, x, y, 1.0)


_UPDATE_MISTAKES = (
    Mistake(
        "The sign of the error is wrong: it moves away from the right answer. The error"
        " is y minus the output, +1 where the neuron should have fired.",
        WRONG_SIGN,
    ),
    Mistake(
        "The bias stays as it was: it learns too, b + lr * error, as if it were the"
        " weight of an input that is always 1.",
        NO_BIAS,
    ),
    Mistake(
        "It learns from right answers too: where the output equals y, the error is 0"
        " and nothing moves.",
        always,
    ),
    Mistake(
        "The learning rate is ignored: every correction has size 1, whatever lr is.",
        no_rate,
    ),
    Mistake(
        "The learning rate is missing at the bias: it is lr * error there too.",
        lambda w, b, x, y, lr: (update(w, b, x, y, lr)[0], update(w, b, x, y, 1.0)[1]),
    ),
    Mistake(
        "The learning rate is missing at the weights: it is lr * error * x.",
        lambda w, b, x, y, lr: (update(w, b, x, y, 1.0)[0], update(w, b, x, y, lr)[1]),
    ),
    Mistake(
        "The input x is missing: every weight moves by the same amount. A weight moves"
        " by its own input, so that inputs that were 0 are not blamed.",
        NO_INPUT,
    ),
    Mistake(
        "It changes w in place: `w += ...` writes into the caller's own array."
        " `w = w + ...` makes a new one.",
        _in_place,
    ),
    Mistake(
        "The error is taken from the sum w.x + b; the perceptron takes it from its"
        " output, 0 or 1. (The other is the delta rule, which comes later.)",
        _FROM_SUM,
    ),
    Mistake(
        "At exactly 0 it decides the other way: the neuron fires from 0 on, z >= 0.",
        ABOVE,
    ),
    Mistake(
        "The decision forgets the bias: the neuron fires where w.x + b >= 0.",
        _rule(lambda w, b, x, y: y - (1.0 if x @ w >= 0 else 0.0)),
    ),
    Mistake(
        "It learns only where it should have fired; where it fired wrongly the error"
        " is -1, and the weights move the other way.",
        _rule(lambda w, b, x, y: max(_error(w, b, x, y), 0.0)),
    ),
    Mistake(
        "It learns only where it fired wrongly; where it should have fired the error"
        " is +1.",
        _rule(lambda w, b, x, y: min(_error(w, b, x, y), 0.0)),
    ),
    Mistake(
        "The output is missing in the error: y itself is used, so that it learns from"
        " every 1 and never from a 0.",
        _rule(lambda w, b, x, y: y),
    ),
    Mistake(
        "The correction is twice as large: with outputs -1 and 1 the error is +-2; here"
        " they are 0 and 1, and it is +-1.",
        _rule(lambda w, b, x, y: 2 * _error(w, b, x, y)),
    ),
    Mistake(
        "The bias moves by the inputs; it has none of its own: b + lr * error.",
        lambda w, b, x, y, lr: (
            update(w, b, x, y, lr)[0],
            b + lr * _error(w, b, x, y) * np.sum(x),
        ),
    ),
    Mistake(
        "The old weights are gone: the correction is added to w, it does not take its"
        " place.",
        lambda w, b, x, y, lr: (
            lr * _error(w, b, x, y) * x,
            lr * _error(w, b, x, y),
        ),
    ),
    Mistake(
        "The two results are in the wrong order: new_w first, then new_b.",
        lambda w, b, x, y, lr: update(w, b, x, y, lr)[::-1],
    ),
    Mistake(
        "Nothing ever moves: w and b come back as they went in.",
        lambda w, b, x, y, lr: (w, b),
    ),
)

UPDATE = Task(
    "perceptron_update(w, b, x, y, lr)",
    update,
    _update_cases,
    _UPDATE_MISTAKES,
    chapter("A neuron that learns"),
    library=("nnworks.neurons.Perceptron.update",),
    results=("new_w", "new_b"),
)


def perceptron_update(perceptron_update, *, seed=0):
    """perceptron_update(w, b, x, y, lr): (D,), float, (D,), 0 or 1, float -> w, b."""
    check_all([UPDATE], [perceptron_update], seed)
