"""Sequential: called through a thin function that builds a network and runs it twice.

The thin function takes arrays: x, then a weight and a bias for each Linear layer; a
ReLU stands between two of them. So only arrays cross, and the depth can vary.
"""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps02._linear import forward
from nnworks.check.ps02._read import NETWORK as READ
from nnworks.check.several import quarters
from nnworks.check.task import Task


def layers(numbers):
    """The layers as functions of arrays: Linear, ReLU, Linear, ..."""
    found = []
    for weight, bias in zip(numbers[::2], numbers[1::2], strict=True):
        found.append(lambda x, weight=weight, bias=bias: forward(x, weight, bias))
        found.append(F.relu)
    return found[:-1]


def relay(x, functions):
    """Through every function, first to last."""
    for function in functions:
        x = function(x)
    return x


def network(x, *numbers):
    """The right answer."""
    return relay(x, layers(numbers))


def _all_outputs(x, *numbers):
    outputs = []
    for layer in layers(numbers):
        x = layer(x)
        outputs.append(x)
    return outputs


def _not_kept(x, *numbers):
    for layer in layers(numbers):
        layer(x)
    return x


_OF_ONE = (
    Mistake(
        "x comes back as it went in: the layers are used up by the first forward pass,"
        " and the check makes two. Keep them in a list or a tuple, and take none out.",
        lambda x, *numbers: x,
    ),
    Mistake(
        "The layers ran twice: one forward pass goes through them once.",
        lambda x, *numbers: relay(x, layers(numbers) * 2),
    ),
    Mistake(
        "The input is added to the output: that is a residual network, part 4 of the"
        " course. Here the output of the last layer is all.",
        lambda x, *numbers: x + network(x, *numbers),
    ),
    Mistake(
        "The outputs of all layers came back in a list; the last one is the answer.",
        _all_outputs,
    ),
)
_OF_SEVERAL = (
    Mistake(
        "The output of each layer is not kept, so x stays what it was: write x ="
        " layer.forward(x).",
        _not_kept,
    ),
    Mistake(
        "Only the first layer ran: does the `return` stand inside the loop? Move it to"
        " the left, below the loop.",
        lambda x, *numbers: relay(x, layers(numbers)[:1]),
    ),
    Mistake(
        "The layers run from last to first; the first one given is the first to run.",
        lambda x, *numbers: relay(x, layers(numbers)[::-1]),
    ),
    Mistake(
        "Every layer gets the network's input. Each must get the output of the layer"
        " before it: x = layer.forward(x).",
        lambda x, *numbers: [layer(x) for layer in layers(numbers)][-1],
    ),
    Mistake(
        "The last layer is left out.",
        lambda x, *numbers: relay(x, layers(numbers)[:-1]),
    ),
    Mistake(
        "The first layer is left out: Python counts from 0.",
        lambda x, *numbers: relay(x, layers(numbers)[1:]),
    ),
    Mistake(
        "The activations are left out: every second layer is skipped.",
        lambda x, *numbers: relay(x, layers(numbers)[::2]),
    ),
)
_OF_THREE = (
    Mistake(
        "Only the first three layers run, however many there are: a loop over"
        " self.layers takes them all.",
        lambda x, *numbers: relay(x, layers(numbers)[:3]),
    ),
    Mistake(
        "The layers between the first and the last are left out.",
        lambda x, *numbers: relay(x, [layers(numbers)[0], layers(numbers)[-1]]),
    ),
)
# The mistakes that show in networks of 0, 1, 2 and 3 Linear layers.
_KNOWN = (0, len(_OF_ONE), len(_OF_ONE + _OF_SEVERAL), None)


def _task(depth):
    """The task for networks with so many Linear layers."""
    names = [f"weight{i}, bias{i}" for i in range(1, depth + 1)]
    return Task(
        ", ".join(["Sequential(x", *names]) + ")",
        network,
        _CASES[depth],
        (_OF_ONE + _OF_SEVERAL + _OF_THREE)[: _KNOWN[depth]],
        READ,
        library=("nnworks.nn.Sequential.forward",),
        called="Sequential("
        + ", ReLU(), ".join(f"Linear({name})" for name in names)
        + ").forward(x)",
    )


def _square(rng):
    """Layers of 2 units: in any order they fit, so that order shows in the values."""
    yield (
        np.array([[1.0, 2.0]]),
        np.array([[1.0, -1.0], [2.0, 1.0]]),
        np.array([0.5, -1.0]),
        np.array([[0.0, 1.0], [3.0, 1.0]]),
        np.array([1.0, -2.0]),
    )


def _random(rng, *sizes):
    yield quarters(rng, int(rng.integers(2, 6)), sizes[0])
    for inputs, outputs in zip(sizes[:-1], sizes[1:], strict=True):
        yield quarters(rng, outputs, inputs)
        yield quarters(rng, outputs)


def _two_cases(rng):
    yield from _square(rng)
    for sizes in ((2, 2, 2), (3, 5, 2), (4, 1, 3), (1, 6, 1)):
        yield tuple(_random(rng, *sizes))


def _three_cases(rng):
    for sizes in ((2, 2, 2, 2), (3, 4, 5, 2), (5, 2, 3, 1)):
        yield tuple(_random(rng, *sizes))


_CASES = {
    0: lambda rng: [(quarters(rng, n, d),) for n, d in ((1, 2), (3, 4), (2, 1))],
    1: lambda rng: [tuple(_random(rng, *s)) for s in ((2, 2), (3, 2), (1, 4))],
    2: _two_cases,
    3: _three_cases,
}
TWO, THREE, ONE, NONE = (_task(depth) for depth in (2, 3, 1, 0))


def sequential(network, *, seed=0):
    """network(x, weight1, bias1, ...): a Sequential of Linear layers, ReLU between.

    Networks of two Linear layers come first, because there the messages say most; then
    three, one, and none at all, which gives x back.
    """
    count = sum(task.check(network, seed=seed) for task in (TWO, THREE, ONE, NONE))
    print(f"Right: Sequential, in {count} networks of 0 to 5 layers.")
