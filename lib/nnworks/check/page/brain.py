"""The tasks in the page of the chapter "From brains to neurons"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["firing_rate", "next_voltage", "recall"]

chapter = chapter_of("From brains to neurons")


def _voltage_cases(rng):
    yield -65.0, 2.0, 1.0
    yield -55.0, 0.0, 2.0  # only the leak
    yield -60.0, 0.5, 0.5  # at its goal: it stays
    yield -80.0, -1.0, 4.0  # from below rest, current drawn out
    yield -51.0, 3.0, 5.0  # above the threshold, which is left out
    yield np.array([-65.0, -60.0, -50.0]), 1.5, 1.0
    yield np.array([-65.0, -65.0]), np.array([1.0, 4.0]), 0.1
    for size in (3, 7):
        yield -58 + quarters(rng, size), 2 + quarters(rng, size, most=8), 2.5


def _goal(current):
    return -65 + 10 * current


def _next(u, current, dt):
    return u + dt / 20 * (_goal(current) - u)


_VOLTAGE_MISTAKES = (
    Mistake(
        "The leak is missing: the current lifts the voltage, but nothing draws it back."
        " In the brackets, u is taken off.",
        lambda u, current, dt: u + dt / 20 * 10 * current,
    ),
    Mistake(
        "It leaks to 0 mV; this cell leaks back to its rest, -65 mV.",
        lambda u, current, dt: u + dt / 20 * (10 * current - u),
    ),
    Mistake(
        "The rest has the wrong sign: it lies at -65 mV.",
        lambda u, current, dt: u + dt / 20 * (65 + 10 * current - u),
    ),
    Mistake(
        "The resistance is missing: one nA adds 10 mV, not 1.",
        lambda u, current, dt: u + dt / 20 * (-65 + current - u),
    ),
    Mistake(
        "The current is missing: this is the leak alone.",
        lambda u, current, dt: u + dt / 20 * (-65 - u),
    ),
    Mistake(
        "The current has the wrong sign: it lifts the voltage.",
        lambda u, current, dt: u + dt / 20 * (-65 - 10 * current - u),
    ),
    Mistake(
        "dt is missing: this is a step of 1 ms, however long the step is.",
        lambda u, current, dt: u + (_goal(current) - u) / 20,
    ),
    Mistake(
        "The slowness of the leak is missing: divide by tau, 20 ms. Only a part of the"
        " way is gone in one step.",
        lambda u, current, dt: u + dt * (_goal(current) - u),
    ),
    Mistake(
        "It multiplies by tau; a slow leak makes the step smaller, so divide by it.",
        lambda u, current, dt: u + dt * 20 * (_goal(current) - u),
    ),
    Mistake(
        "The part is upside down: it is dt / tau, the step divided by the slowness.",
        lambda u, current, dt: u + 20 / dt * (_goal(current) - u),
    ),
    Mistake(
        "It moves away from its goal: the way there is the goal minus u.",
        lambda u, current, dt: u - dt / 20 * (_goal(current) - u),
    ),
    Mistake(
        "It moves away from its goal: the way there is the goal minus u.",
        lambda u, current, dt: u + dt / 20 * (u - _goal(current)),
    ),
    Mistake(
        "In the brackets u is added; the way to the goal is the goal minus u.",
        lambda u, current, dt: u + dt / 20 * (_goal(current) + u),
    ),
    Mistake(
        "This is how far the voltage moves; add it to u, where it was.",
        lambda u, current, dt: dt / 20 * (_goal(current) - u),
    ),
    Mistake(
        "This is the goal, where the voltage would come to rest in the long run. In one"
        " step it goes a part of the way, from u.",
        lambda u, current, dt: _goal(current) + 0 * u,
    ),
    Mistake(
        "All of the current's effect comes in one step: R times the current belongs"
        " into the brackets, so that only the part dt / tau of it is added.",
        lambda u, current, dt: u + dt / 20 * (-65 - u) + 10 * current,
    ),
    Mistake(
        "u is not used but in the brackets' place of rest: begin at u, not at -65.",
        lambda u, current, dt: -65 + dt / 20 * (_goal(current) - u),
    ),
    Mistake(
        "Where it reaches -50 mV it is set back. That comes in the next section; this"
        " step leaves the threshold out.",
        lambda u, current, dt: np.where(
            _next(u, current, dt) >= -50, -65.0, _next(u, current, dt)
        ),
    ),
    Mistake(
        "The result is cut to whole numbers: leave round() and int() away.",
        lambda u, current, dt: np.round(_next(u, current, dt)),
    ),
)

NEXT_VOLTAGE = Task(
    "next_voltage(u, current, dt)",
    _next,
    _voltage_cases,
    _VOLTAGE_MISTAKES,
    chapter("What we just did"),
)


def next_voltage(next_voltage, *, seed=0):
    """next_voltage(u, current, dt): float or (N,), float or (N,), float -> as u."""
    check_all([NEXT_VOLTAGE], [next_voltage], seed)


def _rate_cases(rng):
    yield np.array([24.0, 52.0, 80.0]), 100.0
    yield np.array([], dtype=float), 250.0  # a silent cell
    yield np.array([7.5]), 40.0
    yield np.array([10.0, 900.0]), 1000.0
    for count in (4, 9, 17):
        duration = float(rng.integers(8, 40)) * 50
        times = rng.choice(np.arange(1, int(10 * duration)), count, replace=False)
        yield np.sort(times) / 10, duration


_WHOLE = (
    "The result is cut to a whole number: divide with / and not with //, and leave"
    " int() and round() away."
)
_RATE_MISTAKES = (
    Mistake(
        "These are spikes in a millisecond: the duration is given in ms, and a second"
        " has 1,000 of them.",
        lambda spikes, duration: len(spikes) / duration,
    ),
    Mistake(
        "This is the number of spikes; divide it by the time.",
        lambda spikes, duration: len(spikes),
    ),
    Mistake(
        "A second has 1,000 ms: dividing the duration by 1,000 gives seconds, and here"
        " it was multiplied.",
        lambda spikes, duration: len(spikes) / (1000 * duration),
    ),
    Mistake(
        "This is upside down: spikes by time, not time by spikes.",
        lambda spikes, duration: duration / len(spikes),
    ),
    Mistake(
        "It multiplies by the time; a rate divides by it.",
        lambda spikes, duration: len(spikes) * duration / 1000,
    ),
    Mistake(
        "These are spikes in a minute; Hz counts them in a second.",
        lambda spikes, duration: 60_000 * len(spikes) / duration,
    ),
    Mistake(
        "This counts the gaps between spikes, one fewer than there are spikes.",
        lambda spikes, duration: 1000 * (len(spikes) - 1) / duration,
    ),
    Mistake(
        "It divides by the time of the last spike; the cell was watched for `duration`,"
        " and the silence after the last spike counts too.",
        lambda spikes, duration: 1000 * len(spikes) / spikes[-1],
    ),
    Mistake(
        "This is one divided by the mean gap between spikes. Here all spikes in the"
        " whole time are asked for, and there may be none.",
        lambda spikes, duration: 1000 / np.mean(np.diff(spikes)),
    ),
    Mistake(
        "It adds up the times of the spikes; their number is len(spikes).",
        lambda spikes, duration: 1000 * np.sum(spikes) / duration,
    ),
    Mistake(
        "It divides by the number of spikes, and a silent cell has none: its rate is 0."
        " Multiply by the number, and divide by the time.",
        lambda spikes, duration: 1000 / (duration / len(spikes)),
    ),
    Mistake(_WHOLE, lambda spikes, duration: 1000 * len(spikes) // duration),
    Mistake(_WHOLE, lambda spikes, duration: round(1000 * len(spikes) / duration)),
)

FIRING_RATE = Task(
    "firing_rate(spikes, duration)",
    lambda spikes, duration: 1000 * len(spikes) / duration,
    _rate_cases,
    _RATE_MISTAKES,
    chapter("See it move"),
)


def firing_rate(firing_rate, *, seed=0):
    """firing_rate(spikes, duration): (K,), float -> float, in Hz."""
    check_all([FIRING_RATE], [firing_rate], seed)


def _recall_cases(rng):
    yield np.array([1.0, 0.0, 0.0, 1.0]), np.array([[0, 1, 1, 0], [1, 0, 0, 0.0]])
    yield (  # the second is active everywhere, and so shares most active cells
        np.array([1.0, 1.0, 0.0, 0.0, 0.0]),
        np.array([[1, 0, 0, 0, 0.0], [1, 1, 1, 1, 1], [0, 0, 0, 1, 1]]),
    )
    yield np.array([1.0, 0.0, 1.0]), np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0.0]])
    yield np.array([0.0, 0.0, 0.0]), np.array([[1, 1, 1], [1, 0, 1], [0, 1, 0.0]])
    for things, cells in ((4, 7), (6, 30), (9, 12)):
        memories = (rng.random((things, cells)) < 0.4) * 1.0
        pattern = memories[rng.integers(1, things - 1)].copy()
        pattern[rng.choice(cells, cells // 5, replace=False)] = 0  # cells are lost
        yield pattern, memories


def _agree(pattern, memories):
    return (memories == pattern).sum(axis=1)


_RECALL_MISTAKES = (
    Mistake(
        "This is the memory that agrees least; the most agreement is asked for.",
        lambda pattern, memories: _agree(pattern, memories).argmin(),
    ),
    Mistake(
        "Only cells that are active in both count here. A cell that is silent in both"
        " agrees too; otherwise a memory with many active cells always wins.",
        lambda pattern, memories: (memories @ pattern).argmax(),
    ),
    Mistake(
        "The pattern is not used: this is the memory with the most active cells.",
        lambda pattern, memories: memories.sum(axis=1).argmax(),
    ),
    Mistake(
        "Only a memory that agrees everywhere is found here. Count the cells that agree"
        " in each row, and take the largest count.",
        lambda pattern, memories: (memories == pattern).all(axis=1).argmax(),
    ),
    Mistake(
        "This is how many cells agree; in which row is asked for: argmax, not max.",
        lambda pattern, memories: _agree(pattern, memories).max(),
    ),
    Mistake(
        "One count came back for each memory; say which is the largest, with argmax.",
        _agree,
    ),
    Mistake(
        "This is the memory itself; the number of its row is asked for.",
        lambda pattern, memories: memories[_agree(pattern, memories).argmax()],
    ),
    Mistake(
        "It counts along the wrong direction, for each cell over all memories. axis=1"
        " counts along each row.",
        lambda pattern, memories: (memories == pattern).sum(axis=0).argmax(),
    ),
    Mistake(
        "The count is missing: argmax alone finds the first place in the whole table"
        " where a cell agrees.",
        lambda pattern, memories: (memories == pattern).argmax(),
    ),
    Mistake(
        "Rows are counted from 1 here; Python counts from 0.",
        lambda pattern, memories: _agree(pattern, memories).argmax() + 1,
    ),
    Mistake(
        "Where several memories agree equally, this takes the last; take the first.",
        lambda pattern, memories: (
            len(memories) - 1 - _agree(pattern, memories)[::-1].argmax()
        ),
    ),
)

RECALL = Task(
    "recall(pattern, memories)",
    lambda pattern, memories: int(_agree(pattern, memories).argmax()),
    _recall_cases,
    _RECALL_MISTAKES,
    chapter("Where the dog is"),
)


def recall(recall, *, seed=0):
    """recall(pattern, memories): (D,), (K, D) -> the number of a row."""
    check_all([RECALL], [recall], seed)
