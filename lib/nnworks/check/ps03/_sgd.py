"""sgd(parameters, gradients, lr), called through a thin function.

The thin function hands over copies and returns them, so that what shows is the change
in place. Its arrays come in pairs: parameter1, gradient1, parameter2, gradient2, ...
"""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps03._read import SGD as READ
from nnworks.check.several import passed, quarters
from nnworks.check.task import Task


def step(lr, *arrays):
    """The right answer: every parameter a step downhill."""
    return _each(lambda p, g, lr: p - lr * g)(lr, *arrays)


def _each(new):
    """All parameters changed by one rule."""

    def stepped(lr, *arrays):
        pairs = zip(arrays[::2], arrays[1::2], strict=True)
        return tuple(new(p, g, lr) for p, g in pairs)

    return stepped


def _some(chosen):
    """A step for the parameters whose place is chosen; the rest stay as they are."""

    def stepped(lr, *arrays):
        count = len(arrays) // 2
        pairs = enumerate(zip(arrays[::2], arrays[1::2], strict=True))
        return tuple(p - lr * g if chosen(i, count) else p for i, (p, g) in pairs)

    return stepped


def _gradients_changed(lr, *arrays):
    stepped = step(lr, *arrays)
    for gradient in arrays[1::2]:
        gradient *= lr
    return stepped


_OF_ONE = (
    Mistake(
        "The arrays did not change. `p = p - lr * g` makes a new array and gives it the"
        " name p, but the network still holds the old one. `p -= lr * g` changes it in"
        " place.",
        _each(lambda p, g, lr: p),
    ),
    Mistake(
        "The step goes uphill: a plus stands where a minus belongs, so the loss grows.",
        _each(lambda p, g, lr: p + lr * g),
    ),
    Mistake(
        "The learning rate is missing: the step is as long as the gradient.",
        _each(lambda p, g, lr: p - g),
    ),
    Mistake(
        "The learning rate and the sign are wrong: it is p -= lr * g.",
        _each(lambda p, g, lr: p + g),
    ),
    Mistake(
        "The gradient is divided by the learning rate: a small one must make small"
        " steps.",
        _each(lambda p, g, lr: p - g / lr),
    ),
    Mistake(
        "The parameter is replaced by the step; the step is taken away from it.",
        _each(lambda p, g, lr: -lr * g),
    ),
    Mistake(
        "The parameter is replaced by its gradient times the learning rate; that is"
        " taken away from it.",
        _each(lambda p, g, lr: lr * g),
    ),
    Mistake(
        "The parameter itself shrinks: it is multiplied by the learning rate, too. Only"
        " the gradient is.",
        _each(lambda p, g, lr: lr * (p - g)),
    ),
    Mistake(
        "The parameter itself shrinks: lr * p is taken away, and the gradient is not"
        " used.",
        _each(lambda p, g, lr: p - lr * p),
    ),
    Mistake(
        "Only the sign of the gradient is used, so all steps are equally long. Where"
        " the slope is steep, the step is long.",
        _each(lambda p, g, lr: p - lr * np.sign(g)),
    ),
    Mistake(
        "The mean of the gradient moves all entries alike: each has its own slope.",
        _each(lambda p, g, lr: p - lr * g.mean()),
    ),
    Mistake(
        "Two steps are taken in one.",
        _each(lambda p, g, lr: p - 2 * lr * g),
    ),
    Mistake(
        "The gradients are changed as well: `g *= lr` writes into the caller's own"
        " array. `lr * g` makes a new one.",
        _gradients_changed,
    ),
)
_OF_SEVERAL = (
    Mistake(
        "Only the first array moves: does a `return` stand inside the loop?",
        _some(lambda i, count: i == 0),
    ),
    Mistake(
        "Only the last array moves: the line that changes it stands below the loop.",
        _some(lambda i, count: i == count - 1),
    ),
    Mistake(
        "The last array stays as it is: the loop ends one too early.",
        _some(lambda i, count: i < count - 1),
    ),
    Mistake(
        "The first array stays as it is: Python counts from 0.",
        _some(lambda i, count: i > 0),
    ),
)


def _task(count):
    """The task for so many arrays."""
    pairs = [f"parameter{i}, gradient{i}" for i in range(1, count + 1)]
    results = tuple(f"parameter{i}" for i in range(1, count + 1))
    many = _OF_SEVERAL if count > 2 else ()
    return Task(
        f"sgd(lr, {', '.join(pairs)})",
        step,
        lambda rng: _cases(rng, count),
        _OF_ONE + many,
        READ,
        results=results,
        called="sgd([parameter1, ...], [gradient1, ...], lr), which changes every"
        " parameter in place",
    )


def _cases(rng, count):
    """Weights and biases in turn, and steps of several lengths."""
    for lr in (0.5, 0.125, 2.0, 0.25):
        arrays = []
        for i in range(count):
            shape = ((1, 2), (2,))[i % 2]
            if lr != 0.5:  # the first case is what a message shows, so it is small
                shape = rng.integers(2, 4, 2 - i % 2)
            arrays += [quarters(rng, *shape) + 0.125 for _ in range(2)]
        yield (lr, *arrays)


THREE, ONE, TWO, SIX = (_task(count) for count in (3, 1, 2, 6))


def sgd(after_sgd, *, seed=0):
    """A thin function around sgd: lr, parameter1, gradient1, ... -> the parameters."""
    count = sum(task.check(after_sgd, seed=seed) for task in (THREE, ONE, TWO, SIX))
    passed(count, THREE)
