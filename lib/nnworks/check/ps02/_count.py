"""count_parameters(sizes)."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps02._read import PARAMETERS as READ
from nnworks.check.several import check_all
from nnworks.check.task import Task


def count(sizes):
    """The right answer: weights and biases of every layer."""
    return int(np.sum((sizes[:-1] + 1) * sizes[1:]))


def _cases(rng):
    yield (np.array([3, 4, 2]),)
    yield (np.array([64, 32, 10]),)
    yield (np.array([2, 1]),)
    yield (np.array([5, 3, 1, 7]),)
    yield (np.array([784, 300, 100, 10]),)
    for layers in (1, 2, 3, 6):
        yield (rng.integers(2, 40, layers + 1),)
    yield (np.array([150528, 4096, 4096, 1000]),)


def _weights(sizes):
    return int(np.sum(sizes[:-1] * sizes[1:]))


_MISTAKES = (
    Mistake(
        "The biases are not counted: every unit behind the input has one.", _weights
    ),
    Mistake(
        "Only the biases are counted; between two layers there is a weight for every"
        " pair of units.",
        lambda sizes: sizes[1:].sum(),
    ),
    Mistake(
        "Each layer has one bias here; every unit of a layer has its own.",
        lambda sizes: _weights(sizes) + len(sizes) - 1,
    ),
    Mistake(
        "The inputs are given a bias too: they are the numbers of the data, and no"
        " units. Only the layers behind them have biases.",
        lambda sizes: _weights(sizes) + sizes.sum(),
    ),
    Mistake(
        "A layer's biases are as many as its outputs; here they are as many as its"
        " inputs.",
        lambda sizes: _weights(sizes) + sizes[:-1].sum(),
    ),
    Mistake(
        "All sizes are multiplied together; a layer's weights join only two"
        " neighbouring layers, and layers are added up.",
        lambda sizes: int(np.prod(sizes.astype(float))),
    ),
    Mistake(
        "The units are counted; the parameters are the weights between them and the"
        " biases.",
        lambda sizes: sizes.sum(),
    ),
    Mistake(
        "The last layer is left out: there is one layer fewer than there are sizes, and"
        " this counts two fewer.",
        lambda sizes: count(sizes[:-1]),
    ),
    Mistake(
        "The first layer is left out: it joins sizes[0] and sizes[1].",
        lambda sizes: count(sizes[1:]),
    ),
    Mistake(
        "Only the first layer is counted: does the `return` stand inside the loop?",
        lambda sizes: count(sizes[:2]),
    ),
    Mistake(
        "Only the last layer is counted: the total is overwritten in each round. Write"
        " `total += ...`.",
        lambda sizes: count(sizes[-2:]),
    ),
    Mistake(
        "The input is joined to the output directly: the layers between are left out.",
        lambda sizes: count(sizes[[0, -1]]),
    ),
    Mistake(
        "The counts of the layers came back one by one; add them up.",
        lambda sizes: (sizes[:-1] + 1) * sizes[1:],
    ),
    Mistake(
        "The two sizes of a layer are added; every unit of one is joined to every unit"
        " of the other, so they are multiplied.",
        lambda sizes: np.sum(sizes[:-1] + 2 * sizes[1:]),
    ),
    Mistake(
        "Every size is multiplied with every later one; weights join neighbouring"
        " layers only.",
        lambda sizes: (
            sum(int(a) * int(b) for i, a in enumerate(sizes) for b in sizes[i + 1 :])
            + sizes[1:].sum()
        ),
    ),
)

COUNT = Task(
    "count_parameters(sizes)",
    count,
    _cases,
    _MISTAKES,
    READ,
    library=("nnworks.counting.mlp", "nnworks.counting.linear"),
)


def count_parameters(count_parameters, *, seed=0):
    """count_parameters(sizes): an array of whole numbers -> a whole number."""
    check_all([COUNT], [count_parameters], seed)
