"""A small network and its matrices: values run from layer to layer, weights change."""

import numpy as np

from nnworks import nn
from nnworks.widgets.base import Array, Choice, Figure, Whole, bundle, style

__all__ = ["Forward"]

LIMIT, INPUT = 100.0, 10.0
LAYERS = {"identity": nn.Identity, "relu": nn.ReLU, "sigmoid": nn.Sigmoid}
LAYERS |= {"tanh": nn.Tanh}
PARAMETERS = tuple(
    name
    for layer, inputs, outputs in ((1, 3, 4), (2, 4, 2))
    for to in range(1, outputs + 1)
    for name in (
        *(f"W{layer}.{to}.{start}" for start in range(1, inputs + 1)),
        f"b{layer}.{to}",
    )
)


class Forward(Figure):
    """A live figure: three inputs, four hidden neurons, two outputs, and a batch.

    Every option is also an attribute that Python can read and set, and that
    ``observe`` can watch. Arrays are kept as tuples; set a whole one to change it.

    Parameters
    ----------
    X : array-like of shape (3, 3)
        Three examples, one a row, -10 to 10.
    W1, W2 : array-like of shape (4, 3) and (2, 4)
        The weights, one row a neuron, -100 to 100.
    b1, b2 : array-like of shape (4,) and (2,)
        The biases, -100 to 100.
    activation : {'identity', 'relu', 'sigmoid', 'tanh'}, default='relu'
        Of the hidden layer; the outputs have none.
    example : int, default=1
        The row of X that the network shows, 1 to 3.
    stage : int, default=3
        How far the values have come: 0 inputs, 1 sums, 2 activations, 3 outputs.
    chosen : str, default='W1.1.1'
        The parameter under the hand: W1.2.3 is the weight of the first layer that
        leads from input 3 to neuron 2, b1.2 the bias of that neuron.

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or too large, a shape is wrong, or a name does
        not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> figure = Forward(activation="tanh", stage=0)
    >>> figure.b2 = [1, -1]
    """

    _esm = bundle("forward")
    _css = style("forward")
    _options = ("X", "W1", "b1", "W2", "b2", "activation", "example", "stage", "chosen")
    X = Array([[1, 0.5, -1], [0, 1, 1], [-1, 0.5, 0.5]], low=-INPUT, high=INPUT).tag(
        sync=True
    )
    W1 = Array(
        [[1, -0.5, 0.5], [-1, 1, 0], [0.5, 1, -1], [-0.5, -1, 1]],
        low=-LIMIT,
        high=LIMIT,
    ).tag(sync=True)
    b1 = Array([0, 1, -0.5, 0.25], low=-LIMIT, high=LIMIT).tag(sync=True)
    W2 = Array([[1, -1, 0.5, 1], [-1, 1, -1, 2]], low=-LIMIT, high=LIMIT).tag(sync=True)
    b2 = Array([0, 0.5], low=-LIMIT, high=LIMIT).tag(sync=True)
    activation = Choice(LAYERS, "relu").tag(sync=True)
    example = Whole(1, low=1, high=3).tag(sync=True)
    stage = Whole(3, low=0, high=3).tag(sync=True)
    chosen = Choice(PARAMETERS, "W1.1.1").tag(sync=True)

    def _steps(self):
        """Sums, activations and outputs of the whole batch, by the library's layers."""
        first, second = nn.Linear(3, 4), nn.Linear(4, 2)
        first.load_state_dict({"weight": self.W1, "bias": self.b1})
        second.load_state_dict({"weight": self.W2, "bias": self.b2})
        Z = first(np.array(self.X))  # (3, 4)
        A = LAYERS[self.activation]()(Z)  # (3, 4)
        return Z, A, second(A)

    def _alt(self):
        row = self.example - 1
        Z, A, Y = (_list(values[row]) for values in self._steps())
        told = (
            "A network of three inputs, four hidden neurons and two outputs, beside it"
            f" the matrices of its numbers. The inputs are {_list(self.X[row])}."
        )
        steps = (
            f" The hidden sums are {Z}.",
            f" After the activation {self.activation} they are {A}.",
            f" The outputs are {Y}.",
        )
        return told + "".join(steps[: self.stage])

    def _still(self):
        from matplotlib.figure import Figure as Drawing

        drawing = Drawing(figsize=(5.4, 3.6), layout="constrained")
        ax = drawing.add_subplot()
        row = self.example - 1
        Z, A, Y = self._steps()
        inner = [
            f"{z:.2f} | {a:.2f}" if self.stage > 1 else f"{z:.2f}" if self.stage else ""
            for z, a in zip(Z[row], A[row], strict=True)
        ]
        last = [f"{y:.2f}" if self.stage > 2 else "" for y in Y[row]]
        values = [[f"{x:.2f}" for x in self.X[row]], inner, last]
        heights = [[(n - 1) / 2 - i for i in range(n)] for n in (3, 4, 2)]
        for layer, W in enumerate((self.W1, self.W2)):
            _edges(ax, layer, W, heights)
        for layer, (texts, ys) in enumerate(zip(values, heights, strict=True)):
            for text, y in zip(texts, ys, strict=True):
                box = {"boxstyle": "round,pad=0.5", "fc": "white", "ec": "black"}
                ax.text(layer, y, text or " ? ", ha="center", va="center", bbox=box)
        for layer, title in enumerate(
            ("inputs", "hidden: sum | activation", "outputs")
        ):
            ax.text(layer, 2.1, title, ha="center")
        ax.set(xlim=(-0.4, 2.4), ylim=(-2, 2.4))
        ax.axis("off")
        return drawing


def _edges(ax, layer, W, heights):
    from nnworks.plot import COLORS

    for to, weights in enumerate(W):
        for start, weight in enumerate(weights):
            ax.plot(
                [layer, layer + 1],
                [heights[layer][start], heights[layer + 1][to]],
                linestyle="-" if weight > 0 else "--" if weight < 0 else ":",
                color=COLORS["positive" if weight > 0 else "negative"]
                if weight
                else "gray",
                linewidth=0.8 + min(2 * abs(weight), 6),
                zorder=0,
            )


def _list(values):
    return ", ".join(f"{value:.2f}" for value in values)
