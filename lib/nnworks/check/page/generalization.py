"""The tasks in the page of the chapter "Generalization"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["early_stop", "standardize", "weight_decay_step"]

chapter = chapter_of("Generalization")


def _scaled(X, source, axis=0):
    return (X - source.mean(axis)) / source.std(axis)


def _scaling_cases(rng):
    yield (
        np.array([[1.0, 10.0], [3.0, 30.0], [5.0, 20.0]]),
        np.array([[3.0, 40.0], [7.0, 20.0]]),
    )
    yield np.array([[2, -1], [4, 3]]), np.array([[3, 1], [0, 5], [1, 1]])
    for train, held, columns in ((6, 4, 3), (9, 3, 2), (5, 5, 4)):
        shift = 10 * quarters(rng, columns)
        X = quarters(rng, train, columns) + np.arange(train)[:, None] + shift
        yield X, 2 * quarters(rng, held, columns) + shift


def _together(X_train, X_val):
    both = np.concatenate([X_train, X_val])
    return _scaled(X_train, both), _scaled(X_val, both)


_SCALING_MISTAKES = (
    Mistake(
        "X_val is scaled by its own mean and standard deviation. Both sets must go"
        " through the same numbers, those of X_train, or one input means two things.",
        lambda X, V: (_scaled(X, X), _scaled(V, V)),
    ),
    Mistake(
        "The mean and standard deviation are taken over both sets together: that is"
        " leakage. Take them from X_train alone.",
        _together,
    ),
    Mistake(
        "Both sets are scaled by the numbers of X_val; take those of X_train.",
        lambda X, V: (_scaled(X, V), _scaled(V, V)),
    ),
    Mistake(
        "The mean and standard deviation are those of the whole table, one number each;"
        " every column has its own: axis=0.",
        lambda X, V: (_scaled(X, X, None), _scaled(V, X, None)),
    ),
    Mistake(
        "The standard deviation is that of the whole table; every column has its own:"
        " axis=0.",
        lambda X, V: ((X - X.mean(0)) / X.std(), (V - X.mean(0)) / X.std()),
    ),
    Mistake(
        "It divides by the variance, the square of the standard deviation: use std.",
        lambda X, V: ((X - X.mean(0)) / X.var(0), (V - X.mean(0)) / X.var(0)),
    ),
    Mistake(
        "The means are taken away, but nothing is divided by the standard deviation.",
        lambda X, V: (X - X.mean(0), V - X.mean(0)),
    ),
    Mistake(
        "The division is there, but the mean is not taken away first.",
        lambda X, V: (X / X.std(0), V / X.std(0)),
    ),
    Mistake(
        "Only the mean is divided: put brackets around X - mean.",
        lambda X, V: (X - X.mean(0) / X.std(0), V - X.mean(0) / X.std(0)),
    ),
    Mistake(
        "X_train is scaled and X_val is not: the network would see other numbers in"
        " validation than it learned from.",
        lambda X, V: (_scaled(X, X), V * 1.0),
    ),
    Mistake(
        "This divides by N - 1 (ddof=1); here the standard deviation is that of NumPy's"
        " std, which divides by N.",
        lambda X, V: (
            (X - X.mean(0)) / X.std(0, ddof=1),
            (V - X.mean(0)) / X.std(0, ddof=1),
        ),
    ),
    Mistake(
        "The two results are swapped: first X_train, then X_val.",
        lambda X, V: (_scaled(V, X), _scaled(X, X)),
    ),
)

STANDARDIZE = Task(
    "standardize(X_train, X_val)",
    lambda X_train, X_val: (_scaled(X_train, X_train), _scaled(X_val, X_train)),
    _scaling_cases,
    _SCALING_MISTAKES,
    chapter("Shapes"),
    results=("X_train", "X_val"),
)


def standardize(standardize, *, seed=0):
    """standardize(X_train, X_val): (N, D), (M, D) -> the same shapes."""
    check_all([STANDARDIZE], [standardize], seed)


def _stop(losses, patience, *, strictly=True, allowed=0):
    """(Best epoch, last epoch) from 1; a tie is a new best when not `strictly`."""
    best = 0
    for i, loss in enumerate(losses):
        if loss < losses[best] or (not strictly and loss == losses[best]):
            best = i
        elif i - best >= patience + allowed:
            return best + 1, i + 1
    return best + 1, len(losses)


def _stop_cases(rng):
    yield np.array([0.9, 0.5, 0.4, 0.45, 0.5, 0.6, 0.2]), 2  # the last comes too late
    yield np.array([0.9, 0.5, 0.6, 0.4, 0.5, 0.6]), 2  # one bad epoch is forgiven
    yield np.array([1.0, 0.8, 0.7, 0.6]), 3  # never has to stop
    yield np.array([2.0, 3.0, 4.0, 1.0]), 2  # the first epoch is the best
    yield np.array([1.0, 0.5, 0.5, 0.5, 0.25]), 2  # the same again is no new best
    yield np.array([1.0, 0.75, 0.875, 0.5]), 1
    yield np.array([1.0, 0.5, 0.75, 0.75, 0.25]), 2  # one epoch more would find it
    yield np.array([1.0, 0.8, 0.9, 0.9, 0.5, 0.6, 0.7, 0.8, 0.1]), 3
    yield np.array([1.0, 0.5, 0.9, 0.8, 0.7, 0.2]), 3  # falls that are no new best
    yield np.array([1.0, 0.9, 1.0, 0.8, 0.9, 0.7, 0.8, 0.2]), 2  # bad ones, one by one
    yield np.array([0.5]), 4
    for length, patience in ((12, 2), (12, 3), (20, 4), (9, 1)):
        falling = 4.0 / (1 + np.arange(length))
        yield falling + rng.integers(0, 6, length) / 8, patience


_STOP_MISTAKES = (
    Mistake(
        "This is the best of all epochs. Early stopping ends before it has seen them"
        " all: what comes after `patience` epochs without a new best never happens.",
        lambda losses, patience: np.argmin(losses) + 1,
    ),
    Mistake(
        "This is the epoch at which training stops. Asked for is the best one, whose"
        " weights are kept.",
        lambda losses, patience: _stop(losses, patience)[1],
    ),
    Mistake(
        "It is counted from 0; losses[0] belongs to epoch 1.",
        lambda losses, patience: _stop(losses, patience)[0] - 1,
    ),
    Mistake(
        "It waits one epoch too long: after `patience` epochs without a new best it"
        " stops.",
        lambda losses, patience: _stop(losses, patience, allowed=1)[0],
    ),
    Mistake(
        "It stops one epoch too early: it must see `patience` epochs without a new"
        " best.",
        lambda losses, patience: _stop(losses, patience, allowed=-1)[0],
    ),
    Mistake(
        "It stops at the first loss that is larger than the one before; the patience"
        " is not used.",
        lambda losses, patience: _stop(losses, 1)[0],
    ),
    Mistake(
        "The same loss again counts as a new best; a new best is lower.",
        lambda losses, patience: _stop(losses, patience, strictly=False)[0],
    ),
    Mistake(
        "It counts the rises since the last fall, not the epochs since the best: an"
        " epoch that is lower than the one before need not be a new best.",
        lambda losses, patience: _since_fall(losses, patience),
    ),
    Mistake(
        "The count of bad epochs is never set back to 0: a new best must do so.",
        lambda losses, patience: _never_reset(losses, patience),
    ),
    Mistake(
        "This is the lowest loss; asked for is the number of its epoch.",
        lambda losses, patience: losses[_stop(losses, patience)[0] - 1],
    ),
    Mistake(
        "It gives the largest loss of the epochs seen; small is good here.",
        lambda losses, patience: np.argmax(losses[: _stop(losses, patience)[1]]) + 1,
    ),
)


def _since_fall(losses, patience):
    bad = best = 0
    for i in range(1, len(losses)):
        bad = 0 if losses[i] < losses[i - 1] else bad + 1
        best = i if losses[i] < losses[best] else best
        if bad >= patience:
            break
    return best + 1


def _never_reset(losses, patience):
    bad = best = 0
    for i in range(1, len(losses)):
        if losses[i] < losses[best]:
            best = i
        else:
            bad += 1
        if bad >= patience:
            break
    return best + 1


EARLY_STOP = Task(
    "early_stop(losses, patience)",
    lambda losses, patience: _stop(losses, patience)[0],
    _stop_cases,
    _STOP_MISTAKES,
    chapter("When to stop"),
)


def early_stop(early_stop, *, seed=0):
    """early_stop(losses, patience): (E,), int -> the number of the best epoch."""
    check_all([EARLY_STOP], [early_stop], seed)


def _decay_cases(rng):
    yield np.array([1.0, -2.0]), np.array([0.0, 0.0]), 0.5, 0.25
    yield np.array([0.0, 0.0]), np.array([1.0, -1.0]), 0.5, 0.25
    yield np.array([4.0, -1.0]), np.array([2.0, 0.5]), 0.25, 0.125
    yield np.array([3, -2, 1]), np.array([1, 0, -1]), 0.5, 0.5
    yield quarters(rng, 5), quarters(rng, 5), 0.125, 0.0  # no decay
    yield quarters(rng, 5), quarters(rng, 5), 0.125, 0.75
    yield quarters(rng, 3, 4), quarters(rng, 3, 4), 0.25, 0.5


_DECAY_MISTAKES = (
    Mistake(
        "This is the step without weight decay: nothing pulls the weights towards 0.",
        lambda w, g, lr, decay: w - lr * g,
    ),
    Mistake(
        "The decay has the wrong sign: it pushes the weights away from 0.",
        lambda w, g, lr, decay: w - lr * (g - decay * w),
    ),
    Mistake(
        "It goes uphill: the whole step must be taken away from w.",
        lambda w, g, lr, decay: w + lr * (g + decay * w),
    ),
    Mistake(
        "The gradient is followed uphill; only the decay has its sign right.",
        lambda w, g, lr, decay: w + lr * (g - decay * w),
    ),
    Mistake(
        "The decay is not multiplied by the learning rate: it belongs inside of the"
        " brackets, lr * (g + decay * w).",
        lambda w, g, lr, decay: w - lr * g - decay * w,
    ),
    Mistake(
        "The penalty's own value, decay / 2 times w squared, is added to the gradient;"
        " added is its slope, decay * w.",
        lambda w, g, lr, decay: w - lr * (g + decay / 2 * w**2),
    ),
    Mistake(
        "w squared is added to the gradient; the slope of the penalty is decay * w.",
        lambda w, g, lr, decay: w - lr * (g + decay * w**2),
    ),
    Mistake(
        "The slope of decay / 2 times w squared is decay * w, not twice as much.",
        lambda w, g, lr, decay: w - lr * (g + 2 * decay * w),
    ),
    Mistake(
        "The slope of decay / 2 times w squared is decay * w, not half of it.",
        lambda w, g, lr, decay: w - lr * (g + decay / 2 * w),
    ),
    Mistake(
        "This is the pull of L1, the same for large and small weights; here it grows"
        " with the weight: decay * w.",
        lambda w, g, lr, decay: w - lr * (g + decay * np.sign(w)),
    ),
    Mistake(
        "The decay is added to the gradient without the weight: all weights are pushed"
        " the same way. Pull each towards 0 by decay * w.",
        lambda w, g, lr, decay: w - lr * (g + decay),
    ),
    Mistake(
        "The gradient is multiplied by the decay; multiply the weight by it.",
        lambda w, g, lr, decay: w - lr * (g + decay * g),
    ),
    Mistake(
        "The gradient is missing: this is the decay alone.",
        lambda w, g, lr, decay: w - lr * decay * w,
    ),
    Mistake(
        "This is the step that is taken away; asked for are the weights after it.",
        lambda w, g, lr, decay: lr * (g + decay * w),
    ),
)

WEIGHT_DECAY_STEP = Task(
    "weight_decay_step(w, g, lr, decay)",
    lambda w, g, lr, decay: w - lr * (g + decay * w),
    _decay_cases,
    _DECAY_MISTAKES,
    chapter("Small weights"),
)


def weight_decay_step(weight_decay_step, *, seed=0):
    """weight_decay_step(w, g, lr, decay): two arrays of one shape -> that shape."""
    check_all([WEIGHT_DECAY_STEP], [weight_decay_step], seed)
