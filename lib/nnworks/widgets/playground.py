"""The playground: a network that learns in the page, and its twin in Python."""

import numpy as np
import traitlets

from nnworks import nn, optim
from nnworks._validate import as_count
from nnworks.widgets import play_data as plain
from nnworks.widgets.base import Choice, Figure, Number, Whole, bundle, style
from nnworks.widgets.play_traits import Hidden, Names, Packed

__all__ = ["Playground"]

ACTIVATIONS = {
    "relu": nn.ReLU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "gelu": nn.GELU,
    "identity": nn.Identity,
}
OPTIMIZERS = ("sgd", "momentum", "rmsprop", "adam")
PENALTIES = ("none", "l1", "l2")
SPEEDS = ("slow", "steady", "quick", "full")


class Playground(Figure):
    """A live figure: a fully connected network that learns in the page.

    Every option is also an attribute. While the network learns, the page keeps its
    numbers; Python hears of them at each pause.

    Parameters
    ----------
    dataset : str, default='circles'
        Two classes ('circles', 'xor', 'clouds', 'moons', 'spirals'), ten ('ten'), or a
        number ('plane', 'hills'); 'own' are the reader's points.
    noise : float, default=10
        In percent, 0 to 50.
    points : int, default=1
        Seed of the points.
    held_out : float, default=50
        Percent of the points that are not for training, 10 to 90.
    inputs : list of str, default=['x1', 'x2']
        Of 'x1', 'x2', 'x1x1', 'x2x2', 'x1x2', 'sin1', 'sin2'.
    hidden : list of int, default=[4, 2]
        Units of each hidden layer: up to six, of 1 to 8.
    activation : {'relu', 'tanh', 'sigmoid', 'gelu', 'identity'}, default='tanh'
    start : {'he', 'xavier', 'small', 'zeros', 'large'}, default='xavier'
        How the weights begin; the biases begin at 0.
    seed : int, default=1
        Of the weights, the shuffling and the dropout.
    optimizer : {'sgd', 'momentum', 'rmsprop', 'adam'}, default='sgd'
    rate : float, default=0.1
        The learning rate, 0.0001 to 100.
    batch : int, default=20
    shuffle : bool, default=True
    penalty : {'none', 'l1', 'l2'}, default='none'
    strength : float, default=0.0
    dropout : float, default=0.0
        Probability, 0 to 0.9.
    steps : int, default=0
        Training steps taken so far.
    weights, own : str, default=''
        The present weights and the painted points, as a shared link holds them.
    discrete, show_held_out : bool
        Whether the plane shows decisions only, and the points held out.
    speed : {'slow', 'steady', 'quick', 'full'}, default='quick'

    Raises
    ------
    traitlets.TraitError
        When a value is out of range, or a name does not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> figure = Playground(dataset="xor", hidden=[4], rate=0.3)
    >>> figure.network()
    Sequential(
      (0): Linear(in_features=2, out_features=4, bias=True)
      (1): Tanh()
      (2): Linear(in_features=4, out_features=1, bias=True)
    )
    """

    _esm = bundle("playground")
    _css = style("playground")
    _options = (
        *("dataset", "noise", "points", "held_out", "inputs", "hidden", "activation"),
        *("start", "seed", "optimizer", "rate", "batch", "shuffle", "penalty"),
        *("strength", "dropout", "steps", "weights", "own", "discrete"),
        *("show_held_out", "speed"),
    )
    about = traitlets.List(plain.ABOUT, read_only=True).tag(sync=True)
    dataset = Choice(plain.DATASETS, "circles").tag(sync=True)
    noise = Number(10.0, low=0, high=50).tag(sync=True)
    points = Whole(1, low=1, high=9999).tag(sync=True)
    held_out = Number(50.0, low=10, high=90).tag(sync=True)
    inputs = Names(["x1", "x2"]).tag(sync=True)
    hidden = Hidden([4, 2]).tag(sync=True)
    activation = Choice(ACTIVATIONS, "tanh").tag(sync=True)
    start = Choice(plain.STARTS, "xavier").tag(sync=True)
    seed = Whole(1, low=0, high=9999).tag(sync=True)
    optimizer = Choice(OPTIMIZERS, "sgd").tag(sync=True)
    rate = Number(0.1, low=0.0001, high=100).tag(sync=True)
    batch = Whole(20, low=1, high=500).tag(sync=True)
    shuffle = traitlets.Bool(True).tag(sync=True)
    penalty = Choice(PENALTIES, "none").tag(sync=True)
    strength = Number(0.0, low=0, high=10).tag(sync=True)
    dropout = Number(0.0, low=0, high=0.9).tag(sync=True)
    steps = Whole(0, low=0, high=1e9).tag(sync=True)
    weights = Packed(plain.are_weights).tag(sync=True)
    own = Packed(plain.are_points).tag(sync=True)
    discrete = traitlets.Bool(False).tag(sync=True)
    show_held_out = traitlets.Bool(True).tag(sync=True)
    speed = Choice(SPEEDS, "quick").tag(sync=True)

    def __init__(self, **options):
        super().__init__(**options)
        need = 4 * plain.count_of(self._sizes())
        if self.weights and len(self.weights) != need:
            raise ValueError(
                f"weights: got {len(self.weights)} characters, expected {need} for"
                f" layers of {self._sizes()} units; copy weights, inputs, hidden and"
                " dataset together."
            )

    def _task(self):
        return plain.DATASETS[self.dataset].task

    def _sizes(self):
        outputs = plain.CLASSES if self._task() == "classes" else 1
        return [len(self.inputs), *self.hidden, outputs]

    def data(self):
        """Give the points as the network gets them.

        Returns
        -------
        X, y, X_held, y_held : ndarray
            Inputs (N, D) and targets (N,) for training, and those held out. Targets are
            0 or 1, a class from 0 to 9, or a number.
        """
        points = plain.generate(self.dataset, self.noise, self.points, self.own)
        parts = plain.split(points, self.held_out)
        kind = float if self._task() == "number" else int
        sets = [
            (plain.rows(part[:, :2], self.inputs), part[:, 2].astype(kind))
            for part in parts
        ]
        return *sets[0], *sets[1]

    def network(self):
        """Give the same network as an `nn.Sequential`, with its present weights."""
        sizes, layers = self._sizes(), []
        if self.weights:
            theta = plain.decode(self.weights)
        else:
            theta = plain.begin(sizes, self.start, self.seed)
        for k, (inputs, outputs) in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
            linear, many = nn.Linear(inputs, outputs, rng=0), inputs * outputs
            linear.weight.data = theta[:many].reshape(outputs, inputs)
            linear.bias.data = theta[many : many + outputs]
            theta = theta[many + outputs :]
            layers.append(linear)
            if k < len(sizes) - 2:
                layers.append(ACTIVATIONS[self.activation]())
                if self.dropout:
                    layers.append(nn.Dropout(self.dropout, rng=self.seed + k))
        return nn.Sequential(*layers)

    def criterion(self):
        """Give the loss that the network is trained with."""
        kinds = {"yes": nn.BCEWithLogitsLoss, "classes": nn.CrossEntropyLoss}
        return kinds.get(self._task(), nn.MSELoss)()

    def _optimizer(self, model):
        make = {
            "sgd": lambda p: optim.SGD(p, lr=self.rate),
            "momentum": lambda p: optim.SGD(p, lr=self.rate, momentum=0.9),
            "rmsprop": lambda p: optim.RMSprop(p, lr=self.rate),
            "adam": lambda p: optim.Adam(p, lr=self.rate),
        }
        return make[self.optimizer](list(model.parameters()))

    def train(self, steps):
        """Take the steps that Run takes in the page, with the library's own parts.

        The optimizer starts anew with each call; the order of the examples goes on.

        Parameters
        ----------
        steps : int

        Returns
        -------
        nn.Sequential
            The network after them; the figure moves there too, rounded to five digits.
        """
        model, criterion = self.network(), self.criterion()
        optimizer, (X, y, _, _) = self._optimizer(model), self.data()
        if len(X) == 0:
            raise ValueError("own: there is no point to train on; paint some first.")
        batches = -(-len(X) // self.batch)
        for step in range(self.steps, self.steps + as_count(steps, "steps")):
            epoch, k = divmod(step, batches)
            if k == 0 or step == self.steps:
                order = np.arange(len(X))
                if self.shuffle:
                    order = plain.order(len(X), plain.mix(self.seed, 3 + epoch))
            batch = order[k * self.batch : (k + 1) * self.batch]
            self._step(model, criterion, optimizer, X[batch], y[batch])
        self.steps += steps
        self.weights = plain.encode(
            np.concatenate([p.data.ravel() for p in model.parameters()])
        )
        return model

    def _step(self, model, criterion, optimizer, X, y):
        y_hat = model(X)  # (B, outputs)
        if self._task() != "classes":
            y_hat, y = y_hat[:, 0], y.astype(float)
        criterion(y_hat, y)
        optimizer.zero_grad()
        model.backward(criterion.backward().reshape(len(X), -1))
        weights = [layer.weight for layer in model if isinstance(layer, nn.Linear)]
        if self.penalty == "l2":
            for w in weights:
                w.grad = w.grad + self.strength * w.data
        optimizer.step()
        if self.penalty == "l1":
            short = self.rate * self.strength
            for w in weights:
                nearer = w.data - np.sign(w.data) * short
                w.data = np.where(np.abs(w.data) <= short, 0.0, nearer)

    def _scores(self, points):
        """Outputs (N, 1 or 10) for points (N, 2)."""
        model = self.network()
        model.eval()
        return model(plain.rows(points, self.inputs))

    def _right(self):
        """Part of the points held out that is answered rightly; None for numbers."""
        points = plain.generate(self.dataset, self.noise, self.points, self.own)
        _, held = plain.split(points, self.held_out)
        if self._task() == "number" or len(held) == 0:
            return None
        scores = self._scores(held[:, :2])
        many = scores.shape[1] > 1
        answers = scores.argmax(axis=1) if many else scores[:, 0] >= 0
        return float((answers == held[:, 2]).mean())

    def _alt(self):
        layers = len(self.hidden)
        units = f", of {', '.join(map(str, self.hidden))} units" if layers else ""
        right = self._right()
        judged = (
            ""
            if right is None
            else f"; {100 * right:.1f} % of the points held out are right"
        )
        return (
            f"A network with {layers} hidden layer{'s' * (layers != 1)}{units}"
            f" ({self.activation}), and what it answers on the data set"
            f" {plain.DATASETS[self.dataset].label} after {self.steps} steps{judged}."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        from nnworks.plot import DIVERGING

        drawing = Drawing(figsize=(4.6, 4.2), layout="constrained")
        ax = drawing.add_subplot()
        line = np.linspace(-plain.SPAN, plain.SPAN, 121)
        x1, x2 = np.meshgrid(line, line)  # (121, 121) each
        scores = self._scores(np.stack([x1.ravel(), x2.ravel()], axis=1))
        task, limits = self._task(), {"cmap": DIVERGING, "vmin": -1, "vmax": 1}
        if task == "classes":
            answer, limits = scores.argmax(axis=1), {"cmap": "tab10", "vmax": 9.99}
        else:
            answer = np.tanh(scores[:, 0] / 2) if task == "yes" else scores[:, 0]
        image = answer.reshape(x1.shape)
        ax.pcolormesh(x1, x2, image, alpha=0.55, rasterized=True, **limits)
        points = plain.generate(self.dataset, self.noise, self.points, self.own)
        train, _ = plain.split(points, self.held_out)
        for target, mark in ((0, "s"), (1, "o")) if task == "yes" else ((None, "o"),):
            some = train if target is None else train[train[:, 2] == target]
            shade = some[:, 2] * 2 - 1 if task == "yes" else some[:, 2]
            ax.scatter(
                *some[:, :2].T,
                c=shade,
                s=14,
                marker=mark,
                linewidths=0.4,
                edgecolors="black",
                **limits,
            )
        ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
        ax.set_title(f"{plain.DATASETS[self.dataset].label}, step {self.steps}")
        return drawing
