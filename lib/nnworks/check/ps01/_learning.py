"""perceptron_update and perceptron_train."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._read import chapter, check_all, quarters
from nnworks.check.task import Task

# All inputs are multiples of 1/4 and all learning rates powers of 2: sums are exact, and
# no right answer is led to another decision by the order in which it adds.


def _fires(w, b, x):
    return 1.0 if x @ w + b >= 0 else 0.0


def update(w, b, x, y, lr):
    """One step of the perceptron rule (Rosenblatt, 1958): (D,), float -> the same."""
    error = y - _fires(w, b, x)
    return w + lr * error * x, float(b + lr * error)


def train(X, y, lr, epochs):
    """Passes over (N, D) in order until one has no mistake -> w, b, mistakes a pass."""
    return _train(X, y, lr, epochs)


def _train(X, y, lr, epochs, *, rule=update, fires=_fires, stop=True, last=True, add=1):
    """The rule with one of its parts exchanged, which is what mistakes are."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            if fires(w, b, x) != target:
                wrong += add
            w, b = rule(w, b, x, target, lr)
        if wrong == 0 and stop and not last:
            break
        mistakes.append(wrong)
        if wrong == 0 and stop:
            break
    return w, b, mistakes


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


def _always(w, b, x, y, lr):
    return w + lr * (2 * y - 1) * x, b + lr * (2 * y - 1)


def _in_place(w, b, x, y, lr):
    error = y - _fires(w, b, x)
    w += lr * error * x
    return w, b + lr * error


def _rule(error, *, x_too=True, bias=1.0):
    """The rule with another idea of the error, of the inputs or of the bias."""

    def rule(w, b, x, y, lr):
        e = error(w, b, x, y)
        return w + lr * e * (x if x_too else 1.0), b + lr * e * bias

    return rule


def _error(w, b, x, y):
    return y - _fires(w, b, x)


_WRONG_SIGN = _rule(lambda w, b, x, y: -_error(w, b, x, y))
_NO_BIAS = _rule(_error, bias=0.0)
_NO_INPUT = _rule(_error, x_too=False)
_FROM_SUM = _rule(lambda w, b, x, y: y - (x @ w + b))
_ABOVE = _rule(lambda w, b, x, y: y - (1.0 if x @ w + b > 0 else 0.0))


def _no_rate(w, b, x, y, lr):
    return update(w, b, x, y, 1.0)


_UPDATE_MISTAKES = (
    Mistake(
        "The sign of the error is wrong: it moves away from the right answer. The error"
        " is y minus the output, +1 where the neuron should have fired.",
        _WRONG_SIGN,
    ),
    Mistake(
        "The bias stays as it was: it learns too, b + lr * error, as if it were the"
        " weight of an input that is always 1.",
        _NO_BIAS,
    ),
    Mistake(
        "It learns from right answers too: where the output equals y, the error is 0"
        " and nothing moves.",
        _always,
    ),
    Mistake(
        "The learning rate is ignored: every correction has size 1, whatever lr is.",
        _no_rate,
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
        _NO_INPUT,
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
        _ABOVE,
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


def _train_cases(rng):
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    yield corners, np.array([0, 0, 0, 1]), 1.0, 20  # AND
    yield corners, np.array([0, 1, 1, 1]), 0.5, 20  # OR
    yield corners, np.array([0, 1, 1, 0]), 1.0, 5  # XOR: no line, no end
    yield corners, np.array([0, 0, 0, 1]), 1.0, 1
    yield np.array([[3.0], [-1.0], [2.0], [-4.0]]), np.array([0, 1, 0, 1]), 0.25, 30
    for rows, columns, lr in ((9, 3, 2.0), (13, 5, 0.5), (11, 2, 1.0)):
        X, w = quarters(rng, rows, columns), quarters(rng, columns)
        yield X, (X @ w >= np.median(X @ w)).astype(int), lr, 40


def _batch_pass(X, y, lr, epochs):
    """Corrections are collected over a pass and made at its end."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        errors = y - np.where(X @ w + b >= 0, 1.0, 0.0)
        w, b = w + lr * errors @ X, b + lr * errors.sum()
        mistakes.append(int(np.abs(errors).sum()))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


def _first_right_ends(X, y, lr, epochs):
    """A pass is left at its first right answer."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            if _fires(w, b, x) == target:
                break
            wrong += 1
            w, b = update(w, b, x, target, lr)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


def _forgets(X, y, lr, epochs):
    """Each pass starts again from zero."""
    mistakes = []
    for _ in range(epochs):
        w, b, (wrong,) = _train(X, y, lr, 1)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


def _running_total(X, y, lr, epochs):
    w, b, mistakes = _train(X, y, lr, epochs)
    return w, b, np.cumsum(mistakes).tolist()


def _counted_after(X, y, lr, epochs):
    """Mistakes are counted after the pass, with the weights that it left."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, target in zip(X, y, strict=True):
            w, b = update(w, b, x, target, lr)
        fired = np.array([_fires(w, b, x) for x in X])
        mistakes.append(int(np.sum(fired != y)))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


def _count_right(X, y, lr, epochs):
    w, b, mistakes = _train(X, y, lr, epochs)
    return w, b, [len(y) - wrong for wrong in mistakes]


def _with(**parts):
    return lambda X, y, lr, epochs: _train(X, y, lr, epochs, **parts)


def _reversed(X, y, lr, epochs):
    return _train(X[::-1], y[::-1], lr, epochs)


_TRAIN_MISTAKES = (
    Mistake(
        "It never stops early: after a pass without a mistake nothing can change any"
        " more, so leave the loop there.",
        _with(stop=False),
    ),
    Mistake(
        "The last pass is missing in the list: append its 0 first, then leave the"
        " loop.",
        _with(last=False),
    ),
    Mistake(
        "The sign of the error is wrong: it moves away from the right answers.",
        _with(rule=_WRONG_SIGN),
    ),
    Mistake("The bias is not trained: it stays 0.", _with(rule=_NO_BIAS)),
    Mistake(
        "The learning rate is ignored: every correction has size 1.",
        _with(rule=_no_rate),
    ),
    Mistake(
        "It learns from right answers too: only a mistake moves the weights.",
        _with(rule=_always),
    ),
    Mistake(
        "The input is missing in the correction: every weight moves by the same amount.",
        _with(rule=_NO_INPUT),
    ),
    Mistake(
        "At exactly 0 it decides the other way: the neuron fires from 0 on, z >= 0. At"
        " the start, with weights 0, that is every example.",
        _with(rule=_ABOVE, fires=lambda w, b, x: float(x @ w + b > 0)),
    ),
    Mistake(
        "It makes one pass only: go through the examples again until a pass has no"
        " mistake, or epochs are over.",
        lambda X, y, lr, epochs: _train(X, y, lr, 1),
    ),
    Mistake(
        "It makes one pass too few: range(epochs) already counts epochs passes.",
        lambda X, y, lr, epochs: _train(X, y, lr, epochs - 1),
    ),
    Mistake(
        "It makes one pass too many: range(epochs) counts epochs passes.",
        lambda X, y, lr, epochs: _train(X, y, lr, epochs + 1),
    ),
    Mistake(
        "The corrections wait until the end of the pass; the perceptron corrects at"
        " once, and meets the next example with the new weights.",
        _batch_pass,
    ),
    Mistake(
        "A pass ends at the first right answer: go on to the next example instead"
        " (continue, not break).",
        _first_right_ends,
    ),
    Mistake(
        "Each pass starts again from zero: set w and b to 0 once, before the loops.",
        _forgets,
    ),
    Mistake(
        "The mistakes add up over the passes: set the count to 0 at the start of each.",
        _running_total,
    ),
    Mistake("Right answers are counted; the list holds the mistakes.", _count_right),
    Mistake(
        "The mistakes are counted after the pass, with the weights it ended with; count"
        " each one when it happens, before the correction.",
        _counted_after,
    ),
    Mistake(
        "The examples are taken from last to first; take them in the order they have.",
        _reversed,
    ),
    Mistake(
        "The weights never move: the results of the update are not kept. Write"
        " w, b = ...",
        _with(rule=lambda w, b, x, y, lr: (w, b)),
    ),
)

TRAIN = Task(
    "perceptron_train(X, y, lr, epochs)",
    train,
    _train_cases,
    _TRAIN_MISTAKES,
    chapter("A neuron that learns"),
    library=("nnworks.neurons.Perceptron.fit", "nnworks.neurons.Perceptron.update"),
    results=("w", "b", "mistakes"),
)


def perceptron_update(perceptron_update, *, seed=0):
    """perceptron_update(w, b, x, y, lr): (D,), float, (D,), 0 or 1, float -> (D,), float."""
    check_all([UPDATE], [perceptron_update], seed)


def perceptron_train(perceptron_train, *, seed=0):
    """perceptron_train(X, y, lr, epochs): (N, D), (N,) -> (D,), float, list of int."""
    check_all([TRAIN], [perceptron_train], seed)
