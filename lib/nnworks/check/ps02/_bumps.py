"""bump_network(edges, heights): a network of steps that follows any curve."""

import numpy as np

from nnworks.check import show
from nnworks.check.again import with_more_seeds
from nnworks.check.ps02._built import Built, scores
from nnworks.check.ps02._read import BUMPS as READ
from nnworks.check.several import quarters

_BUILT = Built(
    "bump_network(edges, heights)",
    "bump_network(edges, heights), then linear(step(linear(x, weight1, bias1)),"
    " weight2, bias2) for many x",
    inputs=1,
    units=None,
    read=READ,
)
_PIECES = 40  # of the curves
_TOP = 6  # rows of x that a message shows


def network(edges, heights):
    """The right answer: one step at each edge, as high as the curve jumps there."""
    return _steps(edges, np.diff(np.concatenate([[0.0], heights, [0.0]])))


def _steps(edges, jumps, *, weight=1.0, bias=-1.0, base=0.0):
    """A step at each edge: K edges, K jumps -> the four parts of a network."""
    count = len(edges)
    return (
        np.full((count, 1), weight),
        bias * np.asarray(edges),
        np.asarray(jumps, dtype=float).reshape(1, count),
        np.array([base], dtype=float),
    )


def height(x, edges, heights):
    """What the bumps are at x: heights[k] between edges[k] and edges[k + 1], else 0."""
    place = np.searchsorted(edges, x, side="right")  # edges at or left of each x
    return np.concatenate([[0.0], heights, [0.0]])[place]


def _cases(rng):
    yield np.array([1.0, 3.0]), np.array([2.0])
    yield np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0])
    yield np.array([-2.0, -0.5, 0.0, 3.0]), np.array([1.5, -2.0, 0.5])
    for count in (4, 7, 12):
        edges = np.sort(rng.choice(np.arange(-40, 41), count + 1, replace=False)) / 4
        yield edges, quarters(rng, count) + 0.125  # no height is 0


def _probes(edges):
    """Points left of, right of and inside each bump; near its edges, not on them."""
    width = np.diff(edges)
    inside = [edges[:-1] + share * width for share in (0.01, 0.5, 0.99)]
    outside = [edges[0] - 5.0, edges[0] - 0.01, edges[-1] + 0.01, edges[-1] + 5.0]
    return np.sort(np.concatenate([*inside, outside]))


def _jumps(heights):
    return np.diff(np.concatenate([[0.0], heights, [0.0]]))


_MISTAKES = (
    (
        "Every x gets 0. Either weight2 is all 0, or all units switch at the same x,"
        " where they cancel: to fire from x = edge on, a unit needs the bias -edge.",
        lambda e, h: _steps(e, 0 * e),
    ),
    (
        "The edges sit at the wrong places, mirrored at 0: a unit that shall fire from"
        " x = edge on needs the bias -edge, because x - edge reaches 0 there.",
        lambda e, h: _steps(e, _jumps(h), bias=1.0),
    ),
    (
        "All units switch at x = 0, because the edges stand in weight1. An edge moves a"
        " step by its bias, -edge; the weight of the input is 1.",
        lambda e, h: (e[:, None] * 1.0, 0 * e, _jumps(h)[None], np.zeros(1)),
    ),
    (
        "The network never comes down again: behind the last edge it must give 0. One"
        " more unit, at edges[-1], takes the last height away.",
        lambda e, h: _steps(e[:-1], _jumps(h)[:-1]),
    ),
    (
        "The heights pile up: each step is added to those left of it, which still fire."
        " A step's weight is the jump at its edge, the new height minus the old one.",
        lambda e, h: _steps(e[:-1], h),
    ),
    (
        "The heights pile up: each step is added to those left of it, which still fire."
        " A step's weight is the jump at its edge, the new height minus the old one.",
        lambda e, h: _steps(e, [*h, 0.0]),
    ),
    (
        "The heights pile up, and all of the last one is taken away at the end. A"
        " step's weight is the jump at its edge, the new height minus the old one.",
        lambda e, h: _steps(e, [*h, -h[-1]]),
    ),
    (
        "The step at a bump's right edge is added; it must take the height away again,"
        " with the weight -height. (A jump is the difference of two heights.)",
        lambda e, h: _steps([*e[:-1], *e[1:]], [*h, *h]),
    ),
    (
        "The bumps stand upside down: weight2 has the wrong sign, or the units fire to"
        " the left of their edges, because weight1 is negative.",
        lambda e, h: _steps(e, -_jumps(h)),
    ),
    (
        "Everything is too high by heights[0]: bias2 lifts the curve everywhere, also"
        " where it must be 0. The first step brings the first height.",
        lambda e, h: _steps(e, _jumps(h), base=h[0]),
    ),
    (
        "The first jump is missing: from 0 to heights[0], at edges[0].",
        lambda e, h: _steps(e[1:], _jumps(h)[1:]),
    ),
    (
        "The bumps stand in the wrong order, the last height first.",
        lambda e, h: _steps(e, _jumps(h[::-1])),
    ),
    (
        "Every bump is one place too far to the right.",
        lambda e, h: _steps(e, np.diff([0.0, 0.0, *h])),
    ),
    (
        "Only the first bump is there.",
        lambda e, h: _steps(e[:2], [h[0], -h[0]]),
    ),
    (
        "Only the last bump is there: the weights are overwritten in each round.",
        lambda e, h: _steps(e[-2:], [h[-1], -h[-1]]),
    ),
)


@with_more_seeds
def bumps(bump_network, *, seed=0):
    """bump_network(edges, heights): (K + 1,), (K,) -> the four parts of a network.

    The network has one input, hidden units with steps, as many as the student likes,
    and one output without activation. It is judged by what it does: between two edges
    it gives the height that belongs there, and 0 outside. Then it must follow curves
    as closely as bumps of that width can.
    """
    cases = list(_cases(np.random.default_rng(seed)))
    answers = [_answer(bump_network, *case) for case in cases]
    for case, answer in zip(cases, answers, strict=True):
        if not _close(answer, height(_probes(case[0]), *case)):
            _fail(case, answer, _name(cases, answers))
    again = [_answer(bump_network, *case) for case in cases[::-1]][::-1]
    for case, before, after in zip(cases, answers, again, strict=True):
        if not _close(after, before):
            _fail(
                case,
                after,
                "Called twice with the same inputs, it answers differently: it uses"
                " random numbers, or keeps something from one call to the next.",
            )
    worst, promised = _follow_curves(bump_network, seed)
    print(
        f"Right: bump_network, in {len(cases)} cases. With {_PIECES} bumps it stays"
        f" within {worst:.2f} of three curves (promised: {promised:.2f})."
    )


def _answer(function, edges, heights):
    """What the student's network says at the probes of a case."""
    given = show.arguments(("edges", "heights"), (edges, heights))
    parts = _BUILT.parts(function, (edges, heights), given)
    return scores(parts, _probes(edges)[:, None])


def _close(a, b):
    return bool(np.allclose(a, b, rtol=1e-6, atol=1e-9))


def _name(cases, answers):
    """The mistake whose network does the same in every case, in a sentence."""
    for sentence, make in _MISTAKES:
        theirs = (scores(make(e, h), _probes(e)[:, None]) for e, h in cases)
        if all(_close(a, b) for a, b in zip(answers, theirs, strict=True)):
            return sentence
    if all(_close(answer, answers[0][0]) for answer in answers):
        return "It gives the same number for every x: do the hidden units ever switch?"
    if _close(answers[0], height(_probes(cases[0][0]), *cases[0])):
        return (
            "It is right for the first example, one bump, and for no other kind: look"
            " at two bumps side by side, and at the edge that they share."
        )
    return (
        "Not one that this check knows by name. Draw the first example on paper: at"
        " each edge, how far must the curve jump, and which unit makes it jump?"
    )


def _fail(case, answer, mistake):
    edges, heights = case
    x, want = _probes(edges), height(_probes(edges), edges, heights)
    wrong = ~np.isclose(answer, want, rtol=1e-6, atol=1e-9)
    first = max(int(np.argmax(wrong)) - 1, 0)
    rows = ["       x    came  should"]
    for i in range(first, min(first + _TOP, len(x))):
        mark = "   <- here" if wrong[i] else ""
        numbers = (f"{show.number(v):>8}" for v in (x[i], answer[i], want[i]))
        rows.append("".join(numbers) + mark)
    _BUILT.fail(
        show.arguments(("edges", "heights"), case),
        "\n".join(rows),
        "heights[k] between edges[k] and edges[k + 1], 0 outside",
        mistake,
    )


def curves(rng):
    """Three curves on 0 to 1, each with the steepest slope that it can have."""
    yield lambda x: np.sin(2 * np.pi * x), 2 * np.pi
    yield lambda x: 4 * x * (1 - x), 4.0
    size, phase = rng.uniform(0.3, 0.6, 2), rng.uniform(0, 2 * np.pi, 2)
    turns = 2 * np.pi * np.array([1.0, 2.0])
    yield (
        lambda x: np.sin(turns * x[:, None] + phase) @ size,
        float(turns @ size),
    )


def _follow_curves(function, seed):
    """(largest distance, largest promised one) over the curves; fails where too far."""
    edges = np.linspace(0.0, 1.0, _PIECES + 1)
    # Many points, none of them on an edge, where rounding decides which bump it is.
    x = (np.arange(25 * _PIECES) + 0.5) / (25 * _PIECES)
    found = []
    for curve, slope in curves(np.random.default_rng([seed, 1])):
        middles = curve((edges[:-1] + edges[1:]) / 2)
        parts = _BUILT.parts(function, (edges, middles))
        far = float(np.abs(scores(parts, x[:, None]) - curve(x)).max())
        promised = slope / (2 * _PIECES)  # half a bump's width, uphill
        if not far <= promised:
            _BUILT.fail(
                f"{_PIECES} bumps from 0 to 1, each as high as a curve in its middle",
                f"the network is up to {far:.2g} away from the curve",
                f"at most {promised:.2g}, half a bump's width at the steepest place",
                "It is right for few bumps and wrong for many: does a number from the"
                " examples stand in the code?",
            )
        found.append((far, promised))
    return tuple(map(max, zip(*found, strict=True)))
