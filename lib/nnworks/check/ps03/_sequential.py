"""Sequential.backward, called through a thin function that runs forward and back twice.

The thin function takes arrays: grad_output, x, then a weight and a bias for each Linear
layer; a Sigmoid stands between two of them. So only arrays cross, and the depth varies.
"""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps03 import _layers
from nnworks.check.ps03._read import SEQUENTIAL as READ
from nnworks.check.several import quarters
from nnworks.check.task import Task


def through(kind):
    """The thin function around a class: dL/dx, and every gradient after two passes."""

    def both_ways(grad_output, x, *numbers):
        layers, linear = [], []
        for weight, bias in zip(numbers[::2], numbers[1::2], strict=True):
            linear.append(_layers.Linear(weight, bias))
            layers += [linear[-1], _layers.Sigmoid()]
        model = kind(*layers[:-1])
        for _ in range(2):
            model.forward(x)
            grad_x = model.backward(grad_output)
        grads = [g for one in linear for g in (one.weight.grad, one.bias.grad)]
        return (grad_x, *grads)

    return both_ways


def _kind(backward):
    """A Sequential with another backward, as a function of arrays."""
    return through(type("Kind", (_layers.Sequential,), {"backward": backward}))


def _forward_order(self, grad_output):
    for layer in self.layers:
        grad_output = layer.backward(grad_output)
    return grad_output


def _not_handed_on(self, grad_output):
    for layer in reversed(self.layers):
        grad = layer.backward(grad_output)
    return grad


def _not_kept(self, grad_output):
    for layer in reversed(self.layers):
        layer.backward(grad_output)
    return grad_output


def _of(choose, *, first=False):
    """Only some of the layers, last to first."""

    def backward(self, grad_output):
        for layer in choose(self.layers)[::-1]:
            grad_output = layer.backward(grad_output)
        return grad_output

    return backward


def _twice(self, grad_output):
    for layer in self.layers[::-1]:
        layer.backward(grad_output)
        grad_output = layer.backward(grad_output)
    return grad_output


def _turned_for_good(self, grad_output):
    self.layers = self.layers[::-1]
    return _forward_order(self, grad_output)


def _all_gradients(self, grad_output):
    found = []
    for layer in reversed(self.layers):
        grad_output = layer.backward(grad_output)
        found.append(grad_output)
    return found


def _summed(self, grad_output):
    for layer in reversed(self.layers):
        grad_output = grad_output + layer.backward(grad_output)
    return grad_output


def _nothing(self, grad_output):
    return grad_output


def _zeros(self, grad_output):
    return 0 * _layers.Sequential.backward(self, grad_output)


def _forward_again(self, grad_output):
    for layer in reversed(self.layers):
        grad_output = layer.forward(grad_output)
    return grad_output


_KEPT = (
    "What each layer returns is not kept, so every layer gets the grad_output of the"
    " whole network. Each must get what the layer behind it returned: grad_output ="
    " layer.backward(grad_output)."
)
_OF_ONE = (
    Mistake(
        "grad_output comes back as it went in, and no layer's backward was called.",
        _kind(_nothing),
    ),
    Mistake(
        "Each layer's backward is called twice, so its gradients are added twice.",
        _kind(_twice),
    ),
    Mistake(
        "All gradients on the way came back in a list; the last one, dL/dx, is the"
        " answer.",
        _kind(_all_gradients),
    ),
    Mistake(
        "Zeros came back in place of what the first layer returned.",
        _kind(_zeros),
    ),
    Mistake(
        "forward is called on the way back: it is layer.backward(grad_output).",
        _kind(_forward_again),
    ),
)
_OF_SEVERAL = (
    Mistake(
        "The layers run from first to last. The gradient comes from the end, so the"
        " last layer is the first to pass it on: reversed(self.layers).",
        _kind(_forward_order),
    ),
    Mistake(_KEPT, _kind(_not_kept)),
    Mistake(_KEPT, _kind(_not_handed_on)),
    Mistake(
        "The layers stay turned round after the first backward, so the second forward"
        " runs the wrong way. Turn them for the loop alone: reversed(self.layers).",
        _kind(_turned_for_good),
    ),
    Mistake(
        "Only the last layer's backward ran: does the `return` stand inside the loop?"
        " Move it to the left, below the loop.",
        _kind(_of(lambda layers: layers[-1:])),
    ),
    Mistake(
        "The first layer is left out: the gradient stops before it.",
        _kind(_of(lambda layers: layers[1:])),
    ),
    Mistake(
        "The last layer is left out: the gradient must pass it first.",
        _kind(_of(lambda layers: layers[:-1])),
    ),
    Mistake(
        "The activations are left out: every second layer is skipped.",
        _kind(_of(lambda layers: layers[::2])),
    ),
    Mistake(
        "Only the first layer's backward ran: the gradient must pass all of them, last"
        " to first.",
        _kind(_of(lambda layers: layers[:1])),
    ),
    Mistake(
        "The gradient behind a layer is added to the one before it. It is replaced:"
        " grad_output = layer.backward(grad_output).",
        _kind(_summed),
    ),
)
_OF_THREE = (
    Mistake(
        "Only the last three layers run, however many there are: a loop over"
        " reversed(self.layers) takes them all.",
        _kind(_of(lambda layers: layers[-3:])),
    ),
    Mistake(
        "The layers between the first and the last are left out.",
        _kind(_of(lambda layers: (layers[0], layers[-1]))),
    ),
)
# The mistakes that show in networks of 0, 1, 2 and 3 Linear layers.
_KNOWN = (0, len(_OF_ONE), len(_OF_ONE + _OF_SEVERAL), None)


def _task(depth):
    """The task for networks with so many Linear layers."""
    pairs = [f"weight{i}, bias{i}" for i in range(1, depth + 1)]
    numbers = [f"{name}{i}" for i in range(1, depth + 1) for name in ("weight", "bias")]
    made = ", Sigmoid(), ".join(f"Linear({pair})" for pair in pairs)
    return Task(
        ", ".join(["Sequential.backward(grad_output, x", *pairs]) + ")",
        through(_layers.Sequential),
        _CASES[depth],
        (_OF_ONE + _OF_SEVERAL + _OF_THREE)[: _KNOWN[depth]],
        READ,
        library=("nnworks.nn.Sequential.backward",),
        results=("dL/dx", *(f"{name}.grad" for name in numbers)),
        called=f"model = Sequential({made}), then model.forward(x) and"
        " model.backward(grad_output), both twice",
    )


def _case(rng, *sizes):
    n = int(rng.integers(2, 6))
    yield quarters(rng, n, sizes[-1], most=8) + 0.125
    yield quarters(rng, n, sizes[0], most=8) + 0.125
    for inputs, outputs in zip(sizes[:-1], sizes[1:], strict=True):
        yield quarters(rng, outputs, inputs, most=6) + 0.125
        yield quarters(rng, outputs, most=6)


def _square(rng):
    """Layers of 2 units: in any order they fit, so that order shows in the values."""
    yield (
        np.array([[1.0, -2.0]]),
        np.array([[1.0, 2.0]]),
        np.array([[1.0, -1.0], [2.0, 1.0]]),
        np.array([0.5, -1.0]),
        np.array([[0.5, 1.0], [3.0, 1.0]]),
        np.array([1.0, -2.0]),
    )


def _two_cases(rng):
    yield from _square(rng)
    for sizes in ((2, 2, 2), (3, 5, 2), (4, 1, 3), (1, 6, 1)):
        yield tuple(_case(rng, *sizes))


_CASES = {
    0: lambda rng: [
        (quarters(rng, n, d), quarters(rng, n, d)) for n, d in ((1, 2), (3, 4))
    ],
    1: lambda rng: [tuple(_case(rng, *s)) for s in ((2, 2), (3, 2), (1, 4))],
    2: _two_cases,
    3: lambda rng: [
        tuple(_case(rng, *s)) for s in ((2, 2, 2, 2), (3, 4, 5, 2), (5, 2, 3, 1))
    ],
}
TWO, THREE, ONE, NONE = (_task(depth) for depth in (2, 3, 1, 0))


def sequential_backward(network_backward, *, seed=0):
    """(grad_output, x, weight1, bias1, ...) -> dL/dx and every gradient.

    Networks of two Linear layers come first, because there the messages say most; then
    three, one, and none at all, which gives grad_output back.
    """
    tasks = (TWO, THREE, ONE, NONE)
    count = sum(task.check(network_backward, seed=seed) for task in tasks)
    print(f"Right: Sequential.backward, in {count} networks of 0 to 5 layers.")
