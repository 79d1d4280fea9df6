"""gradient_checker(f, x, gradient), called through a thin function that makes f.

f takes x to one number: the sum of the cubes of x @ m. Its slopes are known on paper,
so the checker itself can be checked: right gradients must pass, planted mistakes not.
"""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.gradients import numerical_gradient
from nnworks.check.ps03._read import CHECKER as READ
from nnworks.check.several import check_all
from nnworks.check.task import Task

_EPS = 1e-5
_TOLERANCE = 1e-4


def cubes(x, m):
    """The function whose slopes are asked for: one number."""
    return float(((x @ m) ** 3).sum())


def slopes(x, m):
    """Its gradient, by the rules of the derivative."""
    return 3 * ((x @ m) ** 2)[..., None] * m


def _agree(gradient, found):
    """No entry is further off than 1e-4 of the largest slope; nan is off."""
    return bool(np.abs(gradient - found).max() <= _TOLERANCE * np.abs(found).max())


def checker(x, m, gradient):
    """The right answer."""
    found = slopes(x, m)
    return found, _agree(gradient, found)


def by_nudging(f, x, gradient, eps=_EPS):
    """The library's stand-in for the student's checker."""
    found = numerical_gradient(lambda: f(x), x, eps)
    return found, _agree(gradient, found)


def _nudged(x, m):
    return numerical_gradient(lambda: cubes(x, m), x, _EPS)


def _with(find=_nudged, judge=_agree):
    """An answer with one of its parts exchanged, which is what mistakes are."""

    def checked(x, m, gradient):
        found = find(x, m)
        return found, judge(gradient, found)

    return checked


def _nudges(difference):
    """Slopes found entry by entry, from a difference that is not quite right."""

    def find(x, m):
        found = np.zeros(x.shape)
        for index in np.ndindex(x.shape):
            found[index] = difference(x, m, index)
        return found

    return find


def _at(x, m, index, step):
    moved = x.copy()
    moved[index] += step
    return cubes(moved, m)


def _upward(x, m, index):
    return (_at(x, m, index, _EPS) - cubes(x, m)) / _EPS


def _downward(x, m, index):
    return (cubes(x, m) - _at(x, m, index, -_EPS)) / _EPS


def _left_up(x, m, index):
    up = _at(x, m, index, _EPS)
    down = _at(x, m, index, -_EPS)
    x[index] += _EPS
    return (up - down) / (2 * _EPS)


def _left_down(x, m, index):
    up = _at(x, m, index, _EPS)
    down = _at(x, m, index, -_EPS)
    x[index] -= _EPS
    return (up - down) / (2 * _EPS)


def _all_at_once(x, m, index):
    return (cubes(x + _EPS, m) - cubes(x - _EPS, m)) / (2 * _EPS)


def _whole_rows(x, m, index):
    return (_at(x, m, index[0], _EPS) - _at(x, m, index[0], -_EPS)) / (2 * _EPS)


def _case(rng, *shape, size=1.0):
    """x and m whose slopes are all of a size: none so near 0 that rounding counts."""
    while True:
        x = rng.integers(-8, 9, shape) / 4
        m = (
            size
            * rng.choice([-1.0, 1.0], shape[-1])
            * rng.integers(2, 7, shape[-1])
            / 4
        )
        if np.abs(x @ m).min() > 0.4 * size:
            return x, m


def _planted(rng, g):
    """Wrong gradients that look right."""
    one = g.copy()
    place = tuple(rng.integers(0, n) for n in g.shape)
    one[place] += 1.5 * _TOLERANCE * np.abs(g).max()
    hole = g.copy()
    hole[place] = np.nan
    low = g.copy()
    low[place] -= np.abs(g).max()
    elsewhere = g.ravel()[::-1].reshape(g.shape)  # the right numbers, other places
    return one, low, 2 * g, -g, np.zeros_like(g), hole, elsewhere


def _cases(rng):
    x, m = np.array([1.0, 2.0]), np.array([1.0, 0.5])
    yield x, m, slopes(x, m)
    yield x, m, np.array([12.0, 5.0])
    yield x, m, np.array([12.0, 6.0008])  # right: 0.0008 is less than 1e-4 of 12
    yield x, 0 * m, 0 * x  # nothing changes: zeros are right
    yield x, 0 * m, np.array([0.0, 1.0])
    x, m = _case(rng, 3, 4)
    yield x, m, slopes(x, m)
    for wrong in _planted(rng, slopes(x, m)):
        yield x, m, wrong
    for shape in ((5,), (1,), (1, 3), (4, 1), (2, 6)):
        x, m = _case(rng, *shape)
        g = slopes(x, m)
        yield x, m, g * (1 + 0.5 * _TOLERANCE)  # right, but for rounding
        yield x, m, _planted(rng, g)[int(rng.integers(0, 4))]
    for size in (1e-3, 100.0):  # slopes of 1e-9 and of 1e6
        x, m = _case(rng, 3, 2, size=size)
        yield x, m, slopes(x, m)
        yield x, m, 1.5 * slopes(x, m)


_EQUAL = (
    "Right gradients do not pass. Slopes by nudging are a little"
    " off, so the two are never equal to the last digit (==): ask whether they"
    " differ by at most 1e-4 of the largest slope."
)
_MISTAKES = (
    Mistake(
        "Each entry is moved up only, not down as well: the slope that comes out lies"
        " half a step to the side. Take f a step above, less f a step below, divided by"
        " 2 * eps.",
        _with(_nudges(_upward)),
    ),
    Mistake(
        "Each entry is moved down only, not up as well: the slope that comes out lies"
        " half a step to the side. Take f a step above, less f a step below, divided by"
        " 2 * eps.",
        _with(_nudges(_downward)),
    ),
    Mistake(
        "The slopes are twice too large: from eps below to eps above it is 2 * eps.",
        _with(lambda x, m: 2 * slopes(x, m)),
    ),
    Mistake(
        "The slopes are half of what they are: one step of eps was taken, and divided"
        " by 2 * eps.",
        _with(_nudges(lambda *args: _upward(*args) / 2)),
    ),
    Mistake(
        "The slopes are half of what they are: the distance from eps below to eps above"
        " is 2 * eps.",
        _with(lambda x, m: slopes(x, m) / 2),
    ),
    Mistake(
        "The slopes are all 0. Either nothing was written into them, slopes[place] ="
        " ..., in the loop; or up and down are one and the same array, as after `up ="
        " x`: x.copy() makes each an array of its own.",
        _with(lambda x, m: np.zeros(x.shape)),
    ),
    Mistake(
        "The difference is not divided by the distance, 2 * eps.",
        _with(lambda x, m: 2 * _EPS * slopes(x, m)),
    ),
    Mistake(
        "The difference is not divided by the distance, 2 * eps, but multiplied by"
        " what is nearly 0.",
        _with(lambda x, m: 2 * _EPS * _EPS * slopes(x, m)),
    ),
    Mistake(
        "The brackets are missing: / 2 * eps divides by 2 and multiplies by eps. Write"
        " / (2 * eps).",
        _with(lambda x, m: _EPS * _EPS * slopes(x, m)),
    ),
    Mistake(
        "The slopes have the wrong sign: f a step above comes first, f a step below is"
        " taken away.",
        _with(lambda x, m: -slopes(x, m)),
    ),
    Mistake(
        "The entry stays moved up: what was nudged is not put back before the next one"
        " is. Nudge a copy, or set the entry to what it was.",
        _with(_nudges(_left_up)),
    ),
    Mistake(
        "The entry stays moved down: what was nudged is not put back before the next"
        " one is. Nudge a copy, or set the entry to what it was.",
        _with(_nudges(_left_down)),
    ),
    Mistake(
        "All entries are nudged at once, so each slope is the sum of all. One entry at"
        " a time.",
        _with(_nudges(_all_at_once)),
    ),
    Mistake(
        "A whole row is nudged at once. np.ndindex(x.shape) goes through the single"
        " entries, whatever the shape.",
        _with(_nudges(_whole_rows)),
    ),
    Mistake(
        "The sign of a difference is lost: a gradient too small by a lot passes. Take"
        " np.abs(gradient - slopes) before the maximum.",
        _with(judge=lambda g, s: bool((g - s).max() <= _TOLERANCE * np.abs(s).max())),
    ),
    Mistake(
        "The sign of a difference is lost: a gradient too large by a lot passes. Take"
        " np.abs(gradient - slopes) before the maximum.",
        _with(judge=lambda g, s: bool((s - g).max() <= _TOLERANCE * np.abs(s).max())),
    ),
    Mistake(
        "The mean of the differences is judged, so one wrong entry among many passes."
        " Take the largest.",
        _with(
            judge=lambda g, s: bool(
                np.abs(g - s).mean() <= _TOLERANCE * np.abs(s).max()
            )
        ),
    ),
    Mistake(
        "The sums are compared, so entries that are wrong in opposite ways pass."
        " Compare entry by entry, and take the largest difference.",
        _with(
            judge=lambda g, s: bool(
                np.abs(g.sum() - s.sum()) <= _TOLERANCE * np.abs(s).max()
            )
        ),
    ),
    Mistake(
        "The difference is held against 1e-4 itself. Small slopes then pass whatever"
        " they are, and large ones fail by rounding: take 1e-4 of the largest slope,"
        " np.abs(slopes).max().",
        _with(judge=lambda g, s: bool(np.abs(g - s).max() <= _TOLERANCE)),
    ),
    Mistake(
        "Each entry is held against a bound of its own, as np.allclose does. The bound"
        " is one for all: 1e-4 of the largest slope, np.abs(slopes).max().",
        _with(judge=lambda g, s: np.allclose(g, s, rtol=_TOLERANCE)),
    ),
    Mistake(
        "Where nothing changes all slopes are 0, and a gradient of zeros is right, but"
        " does not pass. The difference may be at most 1e-4 of the largest slope:"
        " <=, not <.",
        _with(judge=lambda g, s: bool(np.abs(g - s).max() < 1e-4 * np.abs(s).max())),
    ),
    Mistake(
        "A gradient with nan in it passes. Every comparison with nan is False, so ask"
        " whether the difference is small, not whether it is large.",
        _with(
            judge=lambda g, s: not (np.abs(g - s).max() > _TOLERANCE * np.abs(s).max())
        ),
    ),
    Mistake(
        "It is the wrong way round: True means that the gradient is right.",
        _with(judge=lambda g, s: not _agree(g, s)),
    ),
    Mistake(_EQUAL, _with(judge=lambda g, s: bool((g == s).all()))),
    Mistake(
        "It accuses every gradient: where all entries agree, it must say True.",
        _with(judge=lambda g, s: False),
    ),
    Mistake(
        "It lets every gradient pass: where an entry differs, it must say False.",
        _with(judge=lambda g, s: True),
    ),
    Mistake(
        "The given gradient came back as the slopes. They must be found anew, by"
        " nudging.",
        lambda x, m, gradient: (gradient, True),
    ),
)

CHECKER = Task(
    "gradient_checker(x, m, gradient)",
    checker,
    _cases,
    _MISTAKES,
    READ,
    library=("nnworks.check.gradients.numerical_gradient",),
    results=("slopes", "right"),
    called="gradient_checker(f, x, gradient), where f(x) is ((x @ m) ** 3).sum()",
)


def gradient_checker(checked, *, seed=0):
    """A thin function around gradient_checker: x, m, gradient -> slopes, right."""
    check_all([CHECKER], [checked], seed)
