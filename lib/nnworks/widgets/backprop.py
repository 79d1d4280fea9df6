"""Values forward, gradients back: a graph of six nodes, or a small network."""

from nnworks import nn
from nnworks.widgets.base import Array, Choice, Figure, Number, Whole, bundle, style

__all__ = ["Backprop"]

LIMIT = 10.0
LAYERS = {"sigmoid": nn.Sigmoid, "relu": nn.ReLU, "tanh": nn.Tanh}
# The order in which values, and after them gradients, arrive.
STEPS = {
    "six": (("y_hat", "r", "L"), ("L", "r", "y_hat", "y", "w", "x")),
    "net": (
        ("z1", "z2", "a1", "a2", "y_hat", "L"),
        ("L", "y_hat", "w1", "w2", "b", "a1", "a2", "z1", "z2")
        + ("w11", "w12", "b1", "w21", "w22", "b2", "x1", "x2"),
    ),
}
NODES = ("w", "x", "y", "y_hat", "r", "x1", "x2", "w11", "w12", "b1", "w21", "w22")
NODES += ("b2", "z1", "z2", "a1", "a2", "w1", "w2", "b")


class Backprop(Figure):
    """A live figure: a calculation as a graph, run forward and back in steps.

    Every option is also an attribute that Python can read and set, and that
    ``observe`` can watch. Arrays are kept as tuples; set a whole one to change it.

    Parameters
    ----------
    graph : {'six', 'net'}, default='six'
        Six nodes, L = (w x - y)^2, or a network of two inputs, two hidden neurons and
        one output with the loss (y_hat - y)^2.
    activation : {'sigmoid', 'relu', 'tanh'}, default='sigmoid'
        Of the hidden neurons.
    step : int, default=3
        How many steps have been taken, up to 9 for six nodes and 23 for the network.
    chosen : str, default='w'
        The node under the hand; one that the graph does not have counts as its first
        weight.
    nudge : float, default=0.1
        How far the chosen number is moved, -1 to 1.
    six : array-like of shape (3,)
        w, x and y of the six nodes, -10 to 10, as all numbers here.
    x : array-like of shape (2,)
        The inputs of the network.
    W1, b1 : array-like of shape (2, 2) and (2,)
        Of the hidden neurons, one row a neuron.
    w : array-like of shape (2,)
        Weights of the output.
    b, y : float
        Bias of the output, and its target.

    Raises
    ------
    traitlets.TraitError
        When a number is none, is NaN or too large, a shape is wrong, or a name does
        not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> figure = Backprop(six=[2, 3, 4])
    >>> figure.gradients()["w"]
    12.0
    """

    _esm = bundle("backprop")
    _css = style("backprop")
    _options = ("graph", "activation", "step", "chosen", "nudge", "six")
    _options += ("x", "W1", "b1", "w", "b", "y")
    graph = Choice(STEPS, "six").tag(sync=True)
    activation = Choice(LAYERS, "sigmoid").tag(sync=True)
    step = Whole(3, low=0, high=23).tag(sync=True)
    chosen = Choice(NODES, "w").tag(sync=True)
    nudge = Number(0.1, low=-1, high=1).tag(sync=True)
    six = Array([2, 3, 4], low=-LIMIT, high=LIMIT).tag(sync=True)
    x = Array([1, -1], low=-LIMIT, high=LIMIT).tag(sync=True)
    W1 = Array([[1, -1], [0.5, 1]], low=-LIMIT, high=LIMIT).tag(sync=True)
    b1 = Array([0, 1], low=-LIMIT, high=LIMIT).tag(sync=True)
    w = Array([2, -1], low=-LIMIT, high=LIMIT).tag(sync=True)
    b = Number(0.5, low=-LIMIT, high=LIMIT).tag(sync=True)
    y = Number(1, low=-LIMIT, high=LIMIT).tag(sync=True)

    def _run(self):
        """Values and gradients of all nodes, those of the network by the library."""
        if self.graph == "six":
            w, x, y = self.six
            r = w * x - y
            values = {"w": w, "x": x, "y": y, "y_hat": w * x, "r": r, "L": r**2}
            slopes = {"w": 2 * r * x, "x": 2 * r * w, "y": -2 * r}
            return values, {**slopes, "y_hat": 2 * r, "r": 2 * r, "L": 1.0}
        hidden, bend, out = nn.Linear(2, 2), LAYERS[self.activation](), nn.Linear(2, 1)
        hidden.load_state_dict({"weight": self.W1, "bias": self.b1})
        out.load_state_dict({"weight": [self.w], "bias": [self.b]})
        z = hidden([self.x])  # (1, 2)
        a = bend(z)
        y_hat = out(a)[0, 0]
        g = 2 * (y_hat - self.y)
        g_a = out.backward([[g]])
        g_z = bend.backward(g_a)
        g_x = hidden.backward(g_z)
        values = _named(self.x, self.W1, self.b1, z[0], a[0], self.w, self.b)
        gradients = _named(
            g_x[0],
            hidden.weight.grad,
            hidden.bias.grad,
            g_z[0],
            g_a[0],
            out.weight.grad[0],
            out.bias.grad[0],
        )
        values |= {"y_hat": y_hat, "y": self.y, "L": (y_hat - self.y) ** 2}
        return values, gradients | {"y_hat": g, "y": -g, "L": 1.0}

    def values(self):
        """Give the value of every node.

        Returns
        -------
        dict of str to float
        """
        return {name: float(v) for name, v in self._run()[0].items()}

    def gradients(self):
        """Give the gradient of every node, whether or not it has arrived.

        Returns
        -------
        dict of str to float
            By how much the loss changes for a small step of the node's number, divided
            by that step.
        """
        return {name: float(v) for name, v in self._run()[1].items()}

    def _arrived(self):
        on, back = STEPS[self.graph]
        return on[: self.step], back[: max(self.step - len(on), 0)]

    def _alt(self):
        values, gradients = self.values(), self.gradients()
        on, back = self._arrived()
        what = (
            "A graph of six nodes, the loss L = (w x - y) squared"
            if self.graph == "six"
            else "A network of two inputs, two hidden neurons and one output, with its"
            " loss, as a graph"
        )
        given = [n for n in values if n not in STEPS[self.graph][0]]
        told = f"{what}. Given: {_list(values, given)}."
        told += f" Computed: {_list(values, on)}." if on else ""
        return told + (f" Gradients so far: {_list(gradients, back)}." if back else "")

    def _still(self):
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import COLORS

        places, edges = PLACES[self.graph], EDGES[self.graph]
        values, gradients = self.values(), self.gradients()
        on, back = self._arrived()
        drawing = Drawing(figsize=(6.4, 3.2), layout="constrained")
        ax = drawing.add_subplot()
        for start, to in edges:
            arrow = {"arrowstyle": "-|>", "color": "0.45", "shrinkA": 16, "shrinkB": 20}
            ax.annotate("", places[to], places[start], arrowprops=arrow, zorder=0)
        for name, (x, y) in places.items():
            known = name not in STEPS[self.graph][0] or name in on
            text = f"{_sign(name)} {values[name]:.2f}" if known else f"{_sign(name)} ?"
            box = {"boxstyle": "round,pad=0.35", "fc": "white", "ec": "black"}
            ax.text(x, y, text, ha="center", va="center", bbox=box, fontsize=9)
            if name in back:
                grad = f"{gradients[name]:.2f}"
                ax.text(x, y - 0.3, grad, ha="center", color=COLORS["gradient"])
        ax.set(xlim=(-0.6, 5.6), ylim=(-0.7, 3.3))
        ax.axis("off")
        return drawing


def _named(x, W1, b1, z, a, w, b):
    """The numbers of the network under the names of their nodes."""
    named = {"x1": x[0], "x2": x[1], "w11": W1[0][0], "w12": W1[0][1], "b1": b1[0]}
    named |= {"w21": W1[1][0], "w22": W1[1][1], "b2": b1[1], "w1": w[0], "w2": w[1]}
    return named | {"b": b, "z1": z[0], "z2": z[1], "a1": a[0], "a2": a[1]}


PLACES = {
    "six": {"w": (0, 2.4), "x": (0, 0.9), "y_hat": (1.7, 1.7), "y": (1.7, 0.2)}
    | {"r": (3.4, 1), "L": (5, 1)},
    "net": {"x1": (-0.3, 2.4), "x2": (-0.3, 0.6), "w11": (0.8, 2.4), "w21": (0.5, 1.8)}
    | {"w12": (0.5, 1.2), "w22": (0.8, 0.6), "b1": (1.9, 3.1), "b2": (1.9, -0.2)}
    | {"z1": (1.9, 2.4), "z2": (1.9, 0.6), "a1": (2.8, 2.4), "a2": (2.8, 0.6)}
    | {"w1": (3.5, 2), "w2": (3.5, 1), "b": (4.3, 2.4), "y_hat": (4.3, 1.5)}
    | {"L": (5.2, 1.5), "y": (5.2, 0.6)},
}
EDGES = {
    "six": [("w", "y_hat"), ("x", "y_hat"), ("y_hat", "r"), ("y", "r"), ("r", "L")],
    "net": [(f"x{i}", f"z{j}") for i in (1, 2) for j in (1, 2)]
    + [("b1", "z1"), ("b2", "z2"), ("z1", "a1"), ("z2", "a2"), ("a1", "y_hat")]
    + [("a2", "y_hat"), ("b", "y_hat"), ("y_hat", "L"), ("y", "L")],
}


def _sign(name):
    name = name.replace("y_hat", r"\hat{y}")
    return f"${name[0]}_{{{name[1:]}}}$" if name[1:].isdigit() else f"${name}$"


def _list(numbers, names):
    # + 0.0, so that nothing reads "-0.00"
    return ", ".join(f"{name} {round(numbers[name], 2) + 0.0:.2f}" for name in names)
