"""A stack of layers from one input to one output: a line, until something bends it."""

import numpy as np

from nnworks._validate import as_count
from nnworks.functional import activation as find_activation
from nnworks.widgets.base import Choice, Figure, Number, Whole, bundle, style

__all__ = ["Stack"]

SPAN = 3.0  # x from -3 to 3
UNITS = 4  # in each layer but the last
DEEPEST = 6
TITLES = {
    "step": "step",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "ReLU",
    "gelu": "GELU",
}
_BITS = 0xFFFFFFFF


def random(seed):
    """Give numbers from 0 to 1 that look random, always the same for a seed.

    NumPy's generators have no twin in JavaScript; mulberry32 (Tommy Ettinger, public
    domain) is five lines of whole numbers of 32 bits in either.

    Parameters
    ----------
    seed : int
        0 or more.
    """
    state = seed & _BITS
    while True:
        state = (state + 0x6D2B79F5) & _BITS
        t = (state ^ (state >> 15)) * (state | 1) & _BITS
        t ^= (t + ((t ^ (t >> 7)) * (t | 61) & _BITS)) & _BITS
        yield ((t ^ (t >> 14)) & _BITS) / 2**32


def make_layers(depth, seed):
    """Draw the weights and biases of a stack.

    The last layer is drawn first, so that the layers before it stay what they are while
    the depth changes.

    Parameters
    ----------
    depth : int
        How many layers, at least 1. Each but the last has four units.
    seed : int

    Returns
    -------
    list of (weight, bias)
        weight of shape (units, inputs), bias of shape (units,).

    Raises
    ------
    TypeError, ValueError
        When one of them is no whole number, or too small.
    """
    depth, numbers = as_count(depth, "depth"), random(as_count(seed, "seed", 0))

    def layer(outputs, inputs, spread, shift):
        weight = [(2 * next(numbers) - 1) * spread for _ in range(outputs * inputs)]
        bias = [(2 * next(numbers) - 1) * shift for _ in range(outputs)]
        return np.array(weight).reshape(outputs, inputs), np.array(bias)

    last = layer(1, UNITS if depth > 1 else 1, 1.5, 0.5)
    first = [layer(UNITS, 1, 2, 2)] if depth > 1 else []
    rest = [layer(UNITS, UNITS, 1.25, 1) for _ in range(depth - 2)]
    return [*first, *rest, last]


def run(layers, activation, amount, x):
    """What every layer answers, and how steep the last answer is.

    Parameters
    ----------
    layers : list of (weight, bias)
    activation : {'step', 'sigmoid', 'tanh', 'relu', 'gelu'}
    amount : float
        From 0 to 1: that share of f(z), and the rest of z itself.
    x : ndarray of shape (N,)

    Returns
    -------
    values : list of ndarray of shape (N, units)
    slope : ndarray of shape (N,)
    """
    function, derivative = find_activation(activation)
    y, nudge, values = x[:, None], np.ones((len(x), 1)), []
    for number, (weight, bias) in enumerate(layers, start=1):
        z, nudge = y @ weight.T + bias, nudge @ weight.T  # (N, units) each
        y = z
        if number < len(layers):
            y = (1 - amount) * z + amount * function(z)
            nudge = nudge * (1 - amount + amount * derivative(z))
        values.append(y)
    return values, nudge[:, 0]


def collapse(layers):
    """The weight and the bias of the one unit that a stack is without activations.

    Parameters
    ----------
    layers : list of (weight, bias)

    Returns
    -------
    (float, float)
    """
    weight, bias = np.ones((1, 1)), np.zeros(1)
    for W, b in layers:
        weight, bias = W @ weight, W @ bias + b
    return float(weight[0, 0]), float(bias[0])


class Stack(Figure):
    """A live figure: layers one after the other, and what comes out of the last.

    Every option is also an attribute that Python can read and set, and that
    ``observe`` can watch, while hands move the figure.

    Parameters
    ----------
    depth : int, default=3
        How many layers, 1 to 6. Each but the last has four units and an activation.
    activation : {'step', 'sigmoid', 'tanh', 'relu', 'gelu'}, default='relu'
    amount : float, default=0.0
        How much of the activation is on: 0 for none, 1 for all of it.
    seed : int, default=35
        Which random weights, 0 to 9999.
    x : float, default=1.0
        The input at which the point stands, -3 to 3.

    Raises
    ------
    traitlets.TraitError
        When a number is out of its range, or there is no such activation.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> figure = Stack(depth=4, activation="tanh")
    >>> figure.amount = 1
    """

    _esm = bundle("stack")
    _css = style("stack")
    _options = ("depth", "activation", "amount", "seed", "x")
    depth = Whole(3, low=1, high=DEEPEST).tag(sync=True)
    activation = Choice(TITLES, "relu").tag(sync=True)
    amount = Number(0.0, low=0.0, high=1.0).tag(sync=True)
    seed = Whole(35, low=0, high=9999).tag(sync=True)
    x = Number(1.0, low=-SPAN, high=SPAN).tag(sync=True)

    def _layers(self):
        return make_layers(self.depth, self.seed)

    def _line(self):
        weight, bias = collapse(self._layers())
        sign = "-" if bias < 0 else "+"
        return f"{weight:.2f} x {sign} {abs(bias):.2f}"

    def _alt(self):
        plural = "s" * (self.depth > 1)
        start = f"A stack of {self.depth} layer{plural} with random weights: "
        if self.amount == 0 or self.depth == 1:
            return start + f"its output is the straight line {self._line()}."
        share = f"{100 * self.amount:.0f} % of {TITLES[self.activation]}"
        return (
            start + f"with {share} between them its output is bent; without, it would"
            f" be the straight line {self._line()}."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        layers, x = self._layers(), np.linspace(-SPAN, SPAN, 601)
        values, _ = run(layers, self.activation, self.amount, x)
        weight, bias = collapse(layers)
        drawing = Drawing(figsize=(6.4, 2.6), layout="constrained")
        axes = drawing.subplots(1, self.depth, squeeze=False)[0]
        for number, (ax, y) in enumerate(zip(axes, values, strict=True), start=1):
            last = number == self.depth
            if last:
                ax.plot(x, weight * x + bias, "--", color="gray")
            ax.plot(x, y, color=COLORS["positive"] if last else "black")
            ax.set_title("output" if last else f"layer {number}", fontsize="medium")
            ax.set_xlabel("$x$")
        return drawing
