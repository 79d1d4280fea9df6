"""perceptron_train(X, y, lr, epochs)."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps01._read import chapter
from nnworks.check.ps01._update import (
    ABOVE,
    NO_BIAS,
    NO_INPUT,
    WRONG_SIGN,
    always,
    fires,
    no_rate,
    update,
)
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def train(X, y, lr, epochs):
    """Passes over (N, D) in order until one has no mistake -> w, b, mistakes a pass."""
    return _train(X, y, lr, epochs)


def _train(X, y, lr, epochs, *, rule=update, fires=fires, stop=True, last=True):
    """The rule with one of its parts exchanged, which is what mistakes are."""
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            if fires(w, b, x) != target:
                wrong += 1
            w, b = rule(w, b, x, target, lr)
        if wrong == 0 and stop and not last:
            break
        mistakes.append(wrong)
        if wrong == 0 and stop:
            break
    return w, b, mistakes


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
            if fires(w, b, x) == target:
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
        fired = np.array([fires(w, b, x) for x in X])
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
        _with(rule=WRONG_SIGN),
    ),
    Mistake("The bias is not trained: it stays 0.", _with(rule=NO_BIAS)),
    Mistake(
        "The learning rate is ignored: every correction has size 1.",
        _with(rule=no_rate),
    ),
    Mistake(
        "It learns from right answers too: only a mistake moves the weights.",
        _with(rule=always),
    ),
    Mistake(
        "The input is missing in the correction: all weights move by the same amount.",
        _with(rule=NO_INPUT),
    ),
    Mistake(
        "At exactly 0 it decides the other way: the neuron fires from 0 on, z >= 0. At"
        " the start, with weights 0, that is every example.",
        _with(rule=ABOVE, fires=lambda w, b, x: float(x @ w + b > 0)),
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
        "Nothing was learned: weights and bias are the zeros that they start from.",
        lambda X, y, lr, epochs: (np.zeros(X.shape[1]), 0.0, [0]),
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


def perceptron_train(perceptron_train, *, seed=0):
    """perceptron_train(X, y, lr, epochs): (N, D), (N,) -> (D,), float, list of int."""
    check_all([TRAIN], [perceptron_train], seed)
