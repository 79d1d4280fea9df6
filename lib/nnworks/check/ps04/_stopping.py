"""EarlyStopping, called through a thin function that hands it epoch after epoch."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps04._read import STOPPING as READ
from nnworks.check.several import passed
from nnworks.check.task import Task


def stop(losses, weights, patience):
    """The right answer: epochs that ran, and the weights of the best of them."""
    return _stop(losses, weights, patience)


def _stop(losses, weights, patience, *, better=np.less, reset=True, last=False):
    """The same with one of its parts exchanged, which is what mistakes are."""
    best, waited, kept, before = np.inf, 0, weights[0], np.inf
    for epoch, loss in enumerate(losses, 1):
        if better(loss, before if last else best):
            best, kept = loss, weights[epoch - 1]
            waited = 0 if reset else waited
        else:
            waited += 1
        before = loss
        if waited >= patience:
            break
    return epoch, kept


def _with(**parts):
    return lambda losses, weights, patience: _stop(losses, weights, patience, **parts)


def _keeps(choose):
    """Stops rightly, and keeps the weights of another epoch."""

    def made(losses, weights, patience):
        epoch, _ = _stop(losses, weights, patience)
        return epoch, weights[choose(losses[:epoch])]

    return made


def _cases(rng):
    losses = np.array([3.0, 2.0, 2.5, 2.25, 1.5, 1.75, 2.0, 2.5, 1.0])
    yield losses, _weights(len(losses)), 3
    losses = np.array([2.0, 1.0, 1.0, 1.0, 0.5])
    yield losses, _weights(len(losses)), 2
    losses = np.array([4.0, 3.0, 2.0, 1.0])
    yield losses, _weights(len(losses)), 1
    losses = np.array([1.0, 2.0, 3.0])
    yield losses, _weights(len(losses)), 1
    for count, patience in ((12, 2), (20, 3), (30, 4), (40, 6), (25, 30)):
        # Falls, then rises again, and shakes on the way: as a validation loss does.
        way = np.abs(np.arange(count) - count / 3) / 2
        losses = np.round(4 * (way + rng.normal(0, 0.6, count))) / 4
        yield losses, rng.integers(-40, 41, (count, 3)) / 4, patience


def _weights(count):
    return np.column_stack([np.arange(1.0, count + 1), -np.arange(1.0, count + 1)])


_MISTAKES = (
    Mistake(
        "These are the weights of the last epoch, not of the best. Training goes on"
        " changing the same array, so a second name for it changes along: at each new"
        " best keep a copy, weights.copy().",
        _keeps(lambda losses: len(losses) - 1),
    ),
    Mistake(
        "It waits one epoch too long: stop as soon as `patience` epochs in a row had no"
        " new best.",
        lambda losses, weights, patience: _stop(losses, weights, patience + 1),
    ),
    Mistake(
        "It stops one epoch too early: `patience` epochs without a new best may pass.",
        lambda losses, weights, patience: _stop(losses, weights, patience - 1),
    ),
    Mistake(
        "The count is not set back: a new best starts the waiting again from 0.",
        _with(reset=False),
    ),
    Mistake(
        "Each loss is compared with the one before; compare with the best so far.",
        _with(last=True),
    ),
    Mistake(
        "An equal loss counts as a new best here; only a lower one is.",
        _with(better=np.less_equal),
    ),
    Mistake(
        "It is turned round: a larger loss counts as better.", _with(better=np.greater)
    ),
    Mistake(
        "It never stops: after `patience` epochs without a new best, step must return"
        " True.",
        lambda losses, weights, patience: _stop(losses, weights, len(losses) + 1),
    ),
    Mistake(
        "It always stops at the first epoch.",
        lambda losses, weights, patience: (1, weights[0]),
    ),
    Mistake(
        "It stops after patience epochs, however well it goes: count the epochs since"
        " the best one.",
        lambda losses, weights, patience: (
            min(patience, len(losses)),
            weights[int(np.argmin(losses[:patience]))],
        ),
    ),
    Mistake(
        "The first weights are kept for ever: keep a new copy at each new best.",
        _keeps(lambda losses: 0),
    ),
    Mistake(
        "The weights of the epoch after the best are kept.",
        _keeps(lambda losses: min(int(np.argmin(losses)) + 1, len(losses) - 1)),
    ),
)

STOPPING = Task(
    "EarlyStopping(losses, weights, patience)",
    stop,
    _cases,
    _MISTAKES,
    READ,
    results=("epochs", "kept"),
    called="stopper = EarlyStopping(patience), then stopper.step(loss, weights) for"
    " each epoch until it is True; stopper.kept",
)


def early_stopping(stop_early, *, seed=0):
    """stop_early(losses, weights, patience): (E,), (E, D), a number -> epochs, (D,).

    Only arrays and numbers cross: the notebook's thin function makes the object.
    """
    passed(STOPPING.check(stop_early, seed=seed), STOPPING)
