"""The tasks in the page of the chapter "Depth"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all
from nnworks.check.task import Task

__all__ = ["fold", "megabytes", "parameters"]

chapter = chapter_of("Depth")


def _pairs(sizes):
    return [(int(a), int(b)) for a, b in zip(sizes[:-1], sizes[1:], strict=True)]


def _parameters_cases(rng):
    yield (np.array([64, 32, 10]),)
    yield (np.array([5, 3]),)  # no hidden layer
    yield (np.array([784, 40, 10]),)
    yield (np.array([1, 2, 2, 2, 1]),)
    for layers in (3, 4, 6):
        # All different, and a multiple of 7 less 2: no two mistakes meet by chance.
        yield (7 * rng.permutation(np.arange(1, 9))[: layers + 1] - 2,)


_PARAMETERS_MISTAKES = (
    Mistake(
        "The biases are missing: each unit after the inputs has one.",
        lambda sizes: sum(a * b for a, b in _pairs(sizes)),
    ),
    Mistake(
        "The inputs get a bias here. They are only read: biases belong to the units of"
        " the hidden layers and to the outputs.",
        lambda sizes: sum(a * b for a, b in _pairs(sizes)) + sum(sizes),
    ),
    Mistake(
        "Each layer gets a bias for each of its inputs; it has one for each of its"
        " units, the size on its right.",
        lambda sizes: sum(a * b + a for a, b in _pairs(sizes)),
    ),
    Mistake(
        "Each layer gets a single bias; it has one for each of its units.",
        lambda sizes: sum(a * b + 1 for a, b in _pairs(sizes)),
    ),
    Mistake(
        "The outputs have no bias here; they are units like the others.",
        lambda sizes: sum((a + 1) * b for a, b in _pairs(sizes)) - sizes[-1],
    ),
    Mistake(
        "Only the first layer is counted: is a `return` inside the loop?",
        lambda sizes: (sizes[0] + 1) * sizes[1],
    ),
    Mistake(
        "Only the last layer is counted: the sum begins anew in each round. Set it to 0"
        " above the loop.",
        lambda sizes: (sizes[-2] + 1) * sizes[-1],
    ),
    Mistake(
        "The last layer is missing: between four sizes lie three layers, and all of"
        " them count.",
        lambda sizes: sum((a + 1) * b for a, b in _pairs(sizes[:-1])),
    ),
    Mistake(
        "The first layer is missing: the inputs have weights, too.",
        lambda sizes: sum((a + 1) * b for a, b in _pairs(sizes[1:])),
    ),
    Mistake(
        "These are the units and inputs themselves; count the weights between them, and"
        " the biases.",
        lambda sizes: np.sum(sizes),
    ),
    Mistake(
        "All sizes are multiplied with each other: only neighbours share weights, and"
        " the layers add up.",
        lambda sizes: np.prod(sizes),
    ),
    Mistake(
        "Every layer is joined to every later one; weights lie only between"
        " neighbours.",
        lambda sizes: (
            sum(a * b for i, a in enumerate(sizes) for b in sizes[i + 1 :])
            + sum(sizes[1:])
        ),
    ),
    Mistake(
        "Neighbours are added here: n units that each read m inputs have m times n"
        " weights.",
        lambda sizes: sum(a + b + b for a, b in _pairs(sizes)),
    ),
    Mistake(
        "One count came back for each layer; add them up.",
        lambda sizes: np.array([(a + 1) * b for a, b in _pairs(sizes)]),
    ),
)

PARAMETERS = Task(
    "parameters(sizes)",
    lambda sizes: sum((a + 1) * b for a, b in _pairs(sizes)),
    _parameters_cases,
    _PARAMETERS_MISTAKES,
    chapter("What we just did"),
)


def parameters(parameters, *, seed=0):
    """parameters(sizes): whole numbers of shape (K + 1,) -> one number."""
    check_all([PARAMETERS], [parameters], seed)


def _megabytes_cases(rng):
    yield 1_000_000, 32
    yield 2410, 32
    yield 25_557_032, 16
    yield 1_557_611_200, 8
    yield 405_845_000_192, 4  # half a byte each
    yield 0, 32
    for bits in (16, 32, 64):
        yield int(rng.integers(10**5, 10**9)), bits


_MEGABYTES_MISTAKES = (
    Mistake(
        "These are millions of bits: a byte has 8 of them, so divide by 8.",
        lambda count, bits: count * bits / 1e6,
    ),
    Mistake(
        "These are bytes: a megabyte is a million of them.",
        lambda count, bits: count * bits / 8,
    ),
    Mistake(
        "These are bits: 8 make a byte, and a million bytes a megabyte.",
        lambda count, bits: count * bits,
    ),
    Mistake(
        "Here a megabyte is 1024 times 1024 bytes. That unit is called mebibyte; the"
        " task says a million.",
        lambda count, bits: count * bits / 8 / 1024**2,
    ),
    Mistake(
        "These are kilobytes: divide by a thousand once more.",
        lambda count, bits: count * bits / 8 / 1e3,
    ),
    Mistake(
        "These are gigabytes: a megabyte is a million bytes, not a billion.",
        lambda count, bits: count * bits / 8 / 1e9,
    ),
    Mistake(
        "It takes 4 bytes for each number, whatever bits is.",
        lambda count, bits: count * 4 / 1e6,
    ),
    Mistake(
        "Bits are taken for bytes and multiplied by 8: a byte is more than a bit, so"
        " there are fewer bytes. Divide.",
        lambda count, bits: count * bits * 8 / 1e6,
    ),
    Mistake(
        "The number of bits divides here: the more bits a parameter takes, the more"
        " memory. Multiply by bits, divide by 8.",
        lambda count, bits: count * 8 / bits / 1e6,
    ),
    Mistake(
        "The number of bits is missing: this is one byte for each parameter.",
        lambda count, bits: count / 1e6,
    ),
    Mistake(
        "Whole bytes are counted, so that 4 bits become nothing: use / instead of //"
        " for bits / 8.",
        lambda count, bits: count * (bits // 8) / 1e6,
    ),
    Mistake(
        "Part of the result is cut off: use / where // stands, or leave out round().",
        lambda count, bits: count * bits // 8 // 1_000_000,
    ),
    Mistake(
        "Part of the result is cut off: use / where // stands, or leave out round().",
        lambda count, bits: round(count * bits / 8 / 1_000_000),
    ),
    Mistake(
        "Part of the result is cut off: leave out round(); small networks fill less"
        " than a hundredth of a megabyte.",
        lambda count, bits: round(count * bits / 8 / 1_000_000, 2),
    ),
)

MEGABYTES = Task(
    "megabytes(count, bits)",
    lambda count, bits: count * bits / 8 / 1_000_000,
    _megabytes_cases,
    _MEGABYTES_MISTAKES,
    chapter("What we just did"),
)


def megabytes(megabytes, *, seed=0):
    """megabytes(count, bits): two whole numbers -> float."""
    check_all([MEGABYTES], [megabytes], seed)


def _tent(x):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)


def _fold(x, times, one=_tent):
    for _ in range(times):
        x = one(x)
    return x


def _fold_cases(rng):
    # Multiples of 1/64, which doubling and folding keep exact.
    yield np.array([0.0, 0.125, 0.25, 0.5, 0.75, 1.0]), 1
    yield np.array([0.0, 0.125, 0.25, 0.5, 0.75, 1.0]), 2
    yield np.array([0.0, 0.25, 0.5, 1.0]), 0
    yield np.arange(65) / 64, 5
    for times in (2, 3, 4):
        yield rng.integers(0, 65, 7) / 64, times
    yield rng.integers(0, 65, (2, 3)) / 64, 3


def _rounds(first, each):
    """Fold as often as `first` says, then do `each` with the result and the input."""

    def wrong(x, times):
        return each(_fold(x, max(first(times), 0)), x, times)

    return wrong


def _every(one):
    return lambda x, times: _fold(x, times, one)


_FOLD_MISTAKES = (
    Mistake(
        "It folds once, however large times is: each round must start from the result"
        " of the round before, x = tent(x).",
        lambda x, times: _tent(x),
    ),
    Mistake(
        "Each round starts from the first x again, so that it folds only once. Hand on"
        " what came out: x = tent(x).",
        lambda x, times: _tent(x) if times else x,
    ),
    Mistake(
        "It folds once too often: with times 0 nothing may happen.",
        _rounds(lambda times: times + 1, lambda y, x, times: y),
    ),
    Mistake(
        "It folds once too little: range(times) makes as many rounds as times says.",
        _rounds(lambda times: times - 1, lambda y, x, times: y),
    ),
    Mistake(
        "It stops after the first round: is the `return` inside the loop? Move it to"
        " the left.",
        lambda x, times: _tent(x) if times else None,
    ),
    Mistake(
        "The result of one fold is multiplied by times. A fold of a fold is something"
        " else: put the result in again.",
        lambda x, times: times * _tent(x),
    ),
    Mistake(
        "The second unit takes away 2, so that the line lies flat after the middle. It"
        " takes away 4: 2 to stop climbing and 2 to fall.",
        _every(lambda x: 2 * np.maximum(x, 0) - 2 * np.maximum(x - 0.5, 0)),
    ),
    Mistake(
        "The second unit adds here; it takes away.",
        _every(lambda x: 2 * np.maximum(x, 0) + 4 * np.maximum(x - 0.5, 0)),
    ),
    Mistake(
        "The second unit is missing: it only doubles.",
        _every(lambda x: 2 * np.maximum(x, 0)),
    ),
    Mistake(
        "The peak is only half as high: the line climbs with slope 2, from 0 to 1.",
        _every(lambda x: np.maximum(x, 0) - 2 * np.maximum(x - 0.5, 0)),
    ),
    Mistake(
        "The second unit begins at 1 here; it begins in the middle, at 0.5.",
        _every(lambda x: 2 * np.maximum(x, 0) - 4 * np.maximum(x - 1, 0)),
    ),
    Mistake(
        "This cuts the strip and lays the halves on each other, both the same way"
        " round. A fold turns the second half over.",
        _every(lambda x: 2 * x % 1),
    ),
    Mistake(
        "This cuts the strip and lays the halves on each other, both the same way"
        " round. A fold turns the second half over.",
        _every(lambda x: np.where(x < 0.5, 2 * x, 2 * x - 1)),
    ),
    Mistake(
        "Without ReLU the two terms add up to one straight line. Each unit is zero left"
        " of where it begins: np.maximum(..., 0).",
        _every(lambda x: 2 * x - 4 * (x - 0.5)),
    ),
    Mistake(
        "The results of all rounds are added up; only the last is asked for.",
        lambda x, times: sum((_fold(x, k + 1) for k in range(times)), 0 * x),
    ),
    Mistake(
        "This is the number of pieces; the folded numbers themselves are asked for.",
        lambda x, times: float(2**times),
    ),
)

FOLD = Task(
    "fold(x, times)",
    _fold,
    _fold_cases,
    _FOLD_MISTAKES,
    chapter("What depth buys"),
)


def fold(fold, *, seed=0):
    """fold(x, times): any shape, a whole number of at least 0 -> the same shape."""
    check_all([FOLD], [fold], seed)
