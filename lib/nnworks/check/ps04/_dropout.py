"""Dropout, called through a thin function that runs it forward twice and backward."""

import numpy as np

from nnworks.check.again import with_more_seeds
from nnworks.check.ps04._asked import Asked
from nnworks.check.ps04._read import DROPOUT as READ

_ASKED = Asked(
    "Dropout(x, grad_output, p, training, seed)",
    READ,
    library=("nnworks.nn.Dropout.forward", "nnworks.nn.Dropout.backward"),
    called="layer = Dropout(p, rng), twice layer.forward(x), then"
    " layer.backward(grad_output)",
)
# Rows, columns, p. With 12,000 entries a share is off by 0.005, seldom by 0.02.
_SIZES = ((60, 200, 0.25), (120, 100, 0.5), (100, 120, 0.8), (4, 3, 0.0))
_NEAR = 0.03
_DIGITS = 5  # of a factor: what 32-bit floats leave of it


class _Dropout:
    """The task, with the same two names that a `Task` has."""

    name = "Dropout"

    @with_more_seeds
    def check(self, function, *, seed):
        """Look at training and evaluation in every size; return the number of cases."""
        for number, (rows, columns, p) in enumerate(_SIZES):
            rng = np.random.default_rng([seed, number])
            # No entry is 0, so that what was switched off can be told.
            x, g = (
                rng.uniform(0.5, 2, (2, rows, columns))
                * rng.choice([-1, 1], 2)[:, None, None]
            )
            start = int(rng.integers(1, 10_000))
            _training(function, x, g, p, start)
            _evaluation(function, x, g, p, start)
        return 2 * len(_SIZES)


DROPOUT = _Dropout()
_RESULTS = ("the first forward", "the second forward", "backward")


def _factors(function, x, g, p, training, seed):
    """What each entry was multiplied by: in both forwards, and on the way back."""
    given = (
        f"x and grad_output of shape {x.shape}, p = {p}, training ="
        f" {bool(training)}, seed = {seed}"
    )
    results = _ASKED.value(
        function,
        (x, g, p, training, seed),
        (x, x, x),
        given,
        f"three arrays of shape {x.shape}",
    )
    for name, result in zip(_RESULTS, results, strict=True):
        if result.shape != x.shape:
            shapes = f"shape {result.shape} from {name}", f"shape {x.shape}"
            _ASKED.fail(given, *shapes, _SHAPE)
    factors = [
        np.round(r / of, _DIGITS) for r, of in zip(results, (x, x, g), strict=True)
    ]
    return factors, given


_SHAPE = "Dropout leaves the shape as it is: it multiplies each entry by a number."


def _training(function, x, g, p, seed):
    (first, second, back), given = _factors(function, x, g, p, True, seed)
    scale = round(1 / (1 - p), _DIGITS)
    expected = (
        f"about {100 * p:.0f} % of the entries 0, the others times 1 / (1 - p) ="
        f" {scale:.4g}, others at each forward"
    )
    for factor in (first, second):
        _refuse_factor(factor, p, scale, given, expected)
    if p > 0:
        _refuse_chance(first, second, given, expected)
        again, _ = _factors(function, x, g, p, True, seed)
        other, _ = _factors(function, x, g, p, True, seed + 1)
        if np.array_equal(first, other[0]):
            _ASKED.fail(given, "the same entries for any seed", expected, _FIXED)
        if not np.array_equal(first, again[0]):
            _ASKED.fail(given, "other entries for the same seed", expected, _NOT_THIS)
    _refuse_backward(first, second, back, p, scale, given)


def _refuse_factor(factor, p, scale, given, expected):
    values = np.unique(factor)
    shown = ", ".join(f"{value:.4g}" for value in values[:4])
    got = f"entries of x multiplied by {shown}{', ...' * (len(values) > 4)}"
    off = float(np.mean(factor == 0))
    if p == 0:
        if not (factor == 1).all():
            _ASKED.fail(given, got, "x as it is: nothing is dropped for p = 0", _ZERO)
        return
    allowed = np.isin(values, (0, scale)).all()
    if allowed and abs(off - p) <= _NEAR:
        return
    if len(values) == 1:
        sentence = _NOTHING if values[0] == 1 else _EVERYTHING
    elif abs(off - p) > _NEAR and abs(off - (1 - p)) <= _NEAR:
        sentence = _TURNED
    elif np.isin(values, (0, 1)).all():
        sentence = _NO_SCALE
    elif np.isin(values, (0, round(1 / p, _DIGITS))).all():
        sentence = _BY_P
    elif np.isin(values, (0, round(1 - p, _DIGITS))).all():
        sentence = _SMALLER
    elif allowed:
        sentence = _SHARE
    elif not np.isin(0, values):
        sentence = _NOISE
    else:
        sentence = _SCALE
    got += f"; {100 * off:.0f} % of them are 0"
    _ASKED.fail(given, got, expected, sentence)


_ZERO = "For p = 0 every entry passes as it is, in training too."
_NOTHING = (
    "Nothing is dropped in training. Does the mask reach x, and is `self.training`"
    " asked the right way round?"
)
_EVERYTHING = (
    "All entries get the same number. Each needs a random number of its own:"
    " self.rng.random(x.shape)."
)
_TURNED = (
    "p is taken for the share that stays; it is the share that is dropped. An entry"
    " stays where its random number is p or more."
)
_NO_SCALE = (
    "What stays is not scaled: sums would be smaller in training than in evaluation."
    " Divide by 1 - p, the share that stays."
)
_BY_P = "What stays is divided by p; divide by 1 - p, the share that stays."
_SMALLER = (
    "What stays is multiplied by 1 - p and becomes smaller still; divide by 1 - p."
)
_SHARE = "The right numbers, but another share of zeros than p."
_NOISE = "Nothing becomes 0: the random numbers multiply x. Compare them with p first."
_SCALE = "What stays has the wrong factor: it is 1 / (1 - p)."


def _refuse_chance(first, second, given, expected):
    off = first == 0
    if len(off) > 1 and (off == off[0]).all():
        _ASKED.fail(given, "the same columns 0 in every row", expected, _ROW)
    if (off == off[:, :1]).all():
        _ASKED.fail(given, "whole rows of 0", expected, _COLUMN)
    if np.array_equal(first, second):
        _ASKED.fail(given, "the same zeros in both forwards", expected, _SAME)


_ROW = (
    "All examples of the batch lose the same units: the mask has the shape of one row."
    " Draw it with the shape of x."
)
_COLUMN = (
    "Whole examples are switched off, all units or none: the mask is a column. Draw it"
    " with the shape of x."
)
_SAME = (
    "Both forwards drop the same entries: the mask is drawn in __init__, or a generator"
    " is made anew each time. Draw it in forward, from self.rng."
)
_FIXED = (
    "The seed changes nothing: a generator with a fixed seed is made inside. Use"
    " self.rng."
)
_NOT_THIS = (
    "The same seed gives other entries: the numbers come from np.random or a generator"
    " of its own. Use self.rng."
)


def _refuse_backward(first, second, back, p, scale, given):
    if np.array_equal(back, second):
        return
    expected = "grad_output times the factors of the last forward"
    if p == 0 or (back == 1).all():
        got, sentence = "grad_output as it is", _BACK_ALL
    elif np.array_equal(back, np.where(second == 0, 0, 1)):
        got, sentence = "grad_output with zeros, not scaled", _BACK_NO_SCALE
    elif np.array_equal(back, first):
        got, sentence = "grad_output with the zeros of the first forward", _BACK_OLD
    elif np.allclose(back, second**2):
        got, sentence = "grad_output scaled twice", _BACK_TWICE
    elif np.isin(np.unique(back), (0, scale)).all():
        got, sentence = "grad_output with other zeros than forward had", _BACK_NEW
    else:
        got, sentence = "another gradient", _BACK_OTHER
    _ASKED.fail(given, got, expected, sentence)


_BACK_ALL = (
    "backward lets the whole gradient through: an entry that was dropped had no part in"
    " the output, so its gradient is 0, and the others get the same factor."
)
_BACK_NO_SCALE = (
    "backward forgets the scale: what was multiplied by 1 / (1 - p) on the way there is"
    " multiplied by it on the way back."
)
_BACK_OLD = "backward uses the mask of an earlier forward; keep the last one."
_BACK_TWICE = "backward scales twice: once is enough, with the factor of forward."
_BACK_NEW = (
    "backward draws a new mask. It must use the one that forward drew, so forward keeps"
    " it in self."
)
_BACK_OTHER = "backward multiplies grad_output by the same factors as forward did x."


def _evaluation(function, x, g, p, seed):
    (first, second, back), given = _factors(function, x, g, p, False, seed)
    expected = "x as it is in evaluation, and grad_output as it is"
    if p == 0:
        return
    for factor in (first, second):
        if (factor == 1).all():
            continue
        if (factor == 0).any():
            got, sentence = "some entries 0", _EVAL_DROPS
        elif np.isin(factor, np.round((1 - p, 1 / (1 - p)), _DIGITS)).all():
            got, sentence = f"every entry times {factor.flat[0]:.4g}", _EVAL_SCALES
        else:
            got, sentence = "other numbers than x", _EVAL_SCALES
        _ASKED.fail(given, got, expected, sentence)
    if not (back == 1).all():
        _ASKED.fail(given, "another gradient than grad_output", expected, _EVAL_BACK)


_EVAL_DROPS = (
    "In evaluation entries are dropped too. Ask `if self.training:`; a trained network"
    " is judged with all of its units."
)
_EVAL_SCALES = (
    "In evaluation x is scaled. The division by 1 - p in training is there so that"
    " nothing is left to do in evaluation."
)
_EVAL_BACK = (
    "In evaluation forward multiplies by 1, so backward does too: set the factors in"
    " every forward, not in training alone."
)


def dropout(dropout, *, seed=0):
    """dropout(x, grad_output, p, training, seed) -> two forwards and the backward.

    Only arrays and numbers cross: the notebook's thin function makes the layer.
    """
    count = DROPOUT.check(dropout, seed=seed)
    print(f"Right: Dropout, in {count} cases of training and evaluation.")
