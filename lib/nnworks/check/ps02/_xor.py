"""xor_network(): the weights of a 2-2-1 network, set by hand."""

import numpy as np

from nnworks.check import show
from nnworks.check.ps02._built import Built, hidden, scores
from nnworks.check.ps02._read import XOR as READ

INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TRUTH = (0, 1, 1, 0)
_GATES = {
    (0, 0, 0, 0): "never fires",
    (1, 1, 1, 1): "always fires",
    (0, 0, 0, 1): "is AND",
    (0, 1, 1, 1): "is OR",
    (1, 1, 1, 0): "is NAND",
    (1, 0, 0, 0): "is NOR",
    (0, 0, 1, 1): "repeats x1",
    (0, 1, 0, 1): "repeats x2",
    (1, 1, 0, 0): "is NOT x1",
    (1, 0, 1, 0): "is NOT x2",
    (0, 0, 1, 0): "fires for x1 without x2",
    (0, 1, 0, 0): "fires for x2 without x1",
    (1, 1, 0, 1): "is silent for x1 without x2 alone",
    (1, 0, 1, 1): "is silent for x2 without x1 alone",
}
_ALMOST = 1e-9  # a sum this small is 0 on paper
_BUILT = Built(
    "xor_network()",
    "xor_network(), then step(linear(step(linear(x, weight1, bias1)), weight2, bias2))"
    " for each row of the truth table",
    inputs=2,
    units=2,
    read=READ,
)


def xor_by_hand(xor_network, *, seed=0):
    """xor_network() -> weight1 (2, 2), bias1 (2,), weight2 (1, 2), bias2 (1,).

    Two hidden units and one output, all with a step that fires from 0 on. There are
    four rows in the truth table and no others, so the seed changes nothing.
    """
    parts = _BUILT.parts(xor_network)
    h, z = hidden(parts, INPUTS).astype(int), scores(parts, INPUTS)
    fires = tuple(int(one >= 0) for one in z)
    if fires != TRUTH:
        _BUILT.fail(
            "",
            _table(h, z, fires),
            "the output fires where the column `should` has a 1",
            _mistake(parts, h, z, fires),
        )
    first, second = _units(h)
    print(
        "Right: xor_network, in all four rows. Hidden unit 1"
        f" {first}, hidden unit 2 {second}."
    )


def _units(h):
    """What each hidden unit computes, in words."""
    return [_GATES[tuple(column)] for column in h.T.tolist()]


def _table(h, z, fires):
    rows = ["  x1  x2   hidden    sum     fires  should"]
    for x, one, sum_, got, want in zip(INPUTS, h, z, fires, TRUTH, strict=True):
        mark = "" if got == want else "   <- here"
        rows.append(
            f"  {x[0]:>2.0f}  {x[1]:>2.0f}    {one[0]} {one[1]}  {show.number(sum_):>8}"
            f"  {got:>6}  {want:>6}{mark}"
        )
    return "\n".join(rows)


def _mistake(parts, h, z, fires):
    """Which mistake it is; the hidden layer first, because the output rests on it."""
    first, second = _units(h)
    said = f"Hidden unit 1 {first}, hidden unit 2 {second}. "
    if not any(np.any(part) for part in parts):
        return "All weights and biases are 0, so every sum is 0, and at 0 a unit fires."
    if tuple(1 - f for f in fires) == TRUTH:
        return (
            "It does the opposite of XOR in every row: turn the signs of weight2 and"
            " bias2 round."
        )
    if tuple(h.T[0]) == tuple(h.T[1]):
        return (
            said + "Both say the same, so together they tell no more than one of them:"
            " one unit draws one line, and XOR needs two."
        )
    for a, b in ((0, 1), (0, 2), (1, 3), (2, 3)):
        if tuple(h[a]) == tuple(h[b]):
            return said + (
                f"For {_row(a)} and {_row(b)} they say the same, {h[a][0]} {h[a][1]},"
                " yet XOR answers differently there: no output can tell these rows"
                " apart. Change a hidden unit."
            )
    return said + _output(h, z, fires)


def _row(i):
    return f"({INPUTS[i][0]:.0f}, {INPUTS[i][1]:.0f})"


def _output(h, z, fires):
    """What is wrong behind a hidden layer that tells the rows apart."""
    edge = [sum_ for sum_, f, t in zip(z, fires, TRUTH, strict=True) if f != t]
    if len(set(map(tuple, h.tolist()))) == 4:
        return (
            "They hand on the inputs as they are, or turned round, so the output stands"
            " where one neuron stood before: no line separates the four rows."
        )
    if all(abs(sum_) < _ALMOST for sum_ in edge):
        return (
            "The output's sum is 0 in the row that is wrong, and at 0 it fires: move"
            " bias2 to the middle between the rows that fire and those that do not."
        )
    if len(set(fires)) == 1:
        how = (
            "every row: bias2 is too large" if fires[0] else "no row: bias2 is too low"
        )
        return f"They are fine. The output fires in {how} for these weights."
    return (
        "They are fine: they bend the four rows so that one line is enough. The output"
        " does not draw it yet: look at the column `hidden`, and say which of these"
        " pairs the output must fire for."
    )
