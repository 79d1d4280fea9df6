"""gates(): the weights of AND, OR and NAND, chosen by hand."""

import numpy as np

from nnworks.check import show
from nnworks.check.call import call
from nnworks.check.failure import CheckFailed, message
from nnworks.check.ps01._read import chapter

INPUTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TRUTH = {
    "AND": (0, 0, 0, 1),
    "OR": (0, 1, 1, 1),
    "NAND": (1, 1, 1, 0),
    "NOR": (1, 0, 0, 0),
}
_LIKE = {name: ([1.0, 1.0], 0.0) for name in TRUTH}  # a list asks for list or array
_WANTED = 'a dict {"AND": (w, b), "OR": ..., "NAND": ..., "NOR": ...}, w of two numbers'
_OTHERS = TRUTH | {
    "the first input alone": (0, 0, 1, 1),
    "the second input alone": (0, 1, 0, 1),
    "NOT of the first input": (1, 1, 0, 0),
    "NOT of the second input": (1, 0, 1, 0),
}
_ALMOST = 1e-9  # a sum this small is 0 on paper


def gates(gates, *, seed=0):
    """gates() -> {"AND": (w, b), "OR": ..., "NAND": ..., "NOR": ...}, w of two numbers.

    A neuron that fires where w.x + b >= 0 is run through all four rows of each truth
    table. There are no other rows, so the seed changes nothing.
    """
    for name, (w, b) in zip(TRUTH, _weights(gates), strict=True):
        sums = INPUTS @ w + b
        fires = tuple(int(z >= 0) for z in sums)
        if fires != TRUTH[name]:
            _fail(
                f"{name} with w = {show.value(w)}, b = {show.number(b)}\n"
                + _table(sums, fires, TRUTH[name]),
                f"{name} fires where the column `should` has a 1",
                _mistake(name, b, sums, fires),
            )
    print(f"Right: {', '.join(TRUTH)}, in all four rows of each table.")


def _weights(gates):
    """What gates() returns, read: one (w, b) a gate, in the order of TRUTH."""
    if not callable(gates):
        _fail(
            f"{type(gates).__name__}, which cannot be called",
            "the function gates",
            "Hand over the function itself, gates, without brackets.",
        )
    outcome = call(gates, (), _LIKE)
    if outcome.failure:
        _fail(outcome.failure[0], _WANTED, outcome.failure[1] or "See the task's text.")
    for name, (w, b) in zip(TRUTH, outcome.value, strict=True):
        if w.shape != (2,) or b.shape != ():
            _fail(
                f"{name}: w of shape {w.shape}, b of shape {b.shape}",
                "w of shape (2,), one weight for each input; b one number",
                "Write w as [first, second] and b after it: ([..., ...], ...).",
            )
        if not (np.isfinite(w).all() and np.isfinite(b)):
            _fail(f"{name}: a weight that is inf or nan", _WANTED, "Use plain numbers.")
    return outcome.value


def _table(sums, fires, truth):
    rows = ["  x1  x2   w.x + b   fires  should"]
    for x, z, got, want in zip(INPUTS, sums, fires, truth, strict=True):
        mark = "" if got == want else "   <- here"
        row = f"  {x[0]:>2}  {x[1]:>2}  {show.number(z):>8}  {got:>6}  {want:>6}{mark}"
        rows.append(row)
    return "\n".join(rows)


def _mistake(name, b, sums, fires):
    """Which mistake a wrong row is; the likeliest cause first."""
    truth = TRUTH[name]
    wrong = [i for i in range(4) if fires[i] != truth[i]]
    edge = [z for i, z in enumerate(sums) if i in wrong and abs(z) < _ALMOST]
    if b == 0 and fires[0] and not truth[0]:
        return (
            "The bias is 0, so on (0, 0) the sum is 0 whatever the weights are, and at"
            f" 0 the neuron fires. {name} needs a negative bias: a threshold."
        )
    if edge and all(z == 0 for z in edge):
        return (
            "The sum is exactly 0 in that row, and at 0 the neuron fires. Move the bias"
            " a little, halfway between the rows that fire and those that do not."
        )
    if edge:
        return (
            "On paper that sum is 0; the computer rounds, and missed it by a hair. Move"
            " the bias halfway between the rows that fire and those that do not."
        )
    if fires == (1, 1, 1, 1):
        return "It fires in every row: the bias is too large for these weights."
    if fires == (0, 0, 0, 0):
        return "It fires in no row: the bias is too small for these weights."
    if all(fires[i] != truth[i] for i in range(4)):
        return (
            f"It does the opposite of {name} in every row: the signs of the weights"
            " and of the bias are the wrong way round."
        )
    others = [other for other, rows in _OTHERS.items() if rows == fires]
    return f"With these weights it is {others[0]}, not {name}." if others else _SKEW


_SKEW = (
    "Write the sum beside each row of the table, then ask: between which two rows must"
    " the threshold lie? Here the weights put them in another order."
)


def _fail(got, expected, mistake):
    raise CheckFailed(
        message(
            "gates",
            called="gates(), then step(w.x + b) for each row of the truth table",
            got=got,
            expected=expected,
            mistake=mistake,
            read=chapter("AND, OR and NAND by hand"),
        )
    ) from None
