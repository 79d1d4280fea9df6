"""A network drawn to scale: its parameters, its memory, its work for one input."""

import math

from nnworks import counting
from nnworks.widgets.base import Choice, Figure, Whole, bundle, style

__all__ = ["Counter"]

LABELS = {
    "digits": "Digit reader",
    "lenet": "LeNet-5",
    "resnet": "ResNet-50",
    "gpt2": "GPT-2 XL",
    "llama": "Llama 3.1 405B",
}
UNITS = {
    "digits": ("hidden layers", "units in each", "numbers of input"),
    "lenet": ("convolutions", "channels at first", "pixels a side"),
    "resnet": ("blocks of three", "channels at first", "pixels a side"),
    "gpt2": ("blocks", "numbers a token", "tokens of input"),
    "llama": ("blocks", "numbers a token", "tokens of input"),
}
# Synapses: Dorkenwald et al. 2024 (abstract); Pakkenberg et al. 2003 (abstract).
BRAINS = {"fruit fly, synapses": 50_000_000, "neocortex, synapses": 150_000_000_000_000}
HATCHES = {"convolution": "..", "attention": "//", "embedding": "--"}


class Counter(Figure):
    """A live figure: build a network and see what it holds, weighs and costs.

    Every option is also an attribute that Python can read and set.

    Parameters
    ----------
    model : {'digits', 'lenet', 'resnet', 'gpt2', 'llama'}, default='digits'
        The published network to start from; see `nnworks.counting.blueprint`.
    depth : int, optional
        Hidden layers, convolutions or blocks, 0 to 1000; as published by default.
    width : int, optional
        Units, channels or numbers a token, 0 to 1,000,000; as published by default.
    size : int, optional
        Inputs, pixels a side or tokens, 0 to 1,000,000; as published by default.
    numbers : {'float32', 'float16', 'int8'}, default='float32'
        How each parameter is stored.

    Raises
    ------
    traitlets.TraitError
        When a number is no whole number or out of range, or a name does not exist.
    TypeError
        When there is no option of that name.

    Examples
    --------
    >>> Counter(model="gpt2", depth=12, width=768)
    Counter(model='gpt2', depth=12, width=768, size=1024, numbers='float32')
    """

    _esm = bundle("counter")
    _css = style("counter")
    _options = ("model", "depth", "width", "size", "numbers")
    model = Choice(LABELS, "digits").tag(sync=True)
    depth = Whole(1, low=0, high=1000).tag(sync=True)
    width = Whole(40, low=0, high=1_000_000).tag(sync=True)
    size = Whole(784, low=0, high=1_000_000).tag(sync=True)
    numbers = Choice(counting.BYTES, "float32").tag(sync=True)

    def __init__(self, **options):
        published = counting.BLUEPRINTS.get(str(options.get("model", "digits")))
        if published:
            options = dict(
                zip(("depth", "width", "size"), published, strict=True), **options
            )
        super().__init__(**options)

    def _network(self):
        return counting.blueprint(self.model, self.depth, self.width, self.size)

    def _alt(self):
        network = self._network()
        sizes = zip((self.depth, self.width, self.size), UNITS[self.model], strict=True)
        held = counting.memory(network.parameters, self.numbers)
        return (
            f"{LABELS[self.model]}, built with "
            + ", ".join(f"{value:,} {unit}" for value, unit in sizes)
            + f": {network.parameters:,} parameters, which take {held:,} bytes as"
            f" {self.numbers}, and {network.macs:,} multiply-accumulates for one input."
        )

    def _still(self):
        # Not pyplot's: a figure that nobody asked to show must not stay in its list.
        from matplotlib.figure import Figure as Drawing

        drawing = Drawing(figsize=(6.4, 4.6), layout="constrained")
        top, bottom = drawing.subplots(2, height_ratios=(1, 1.5))
        _columns(top, self._network())
        top.set_title(
            f"{LABELS[self.model]}: {self._network().parameters:,} parameters",
            fontsize="medium",
        )
        _bars(bottom, self._network().parameters)
        return drawing


def _columns(ax, network):
    """Each column a layer or a block, its area the parameters."""
    from nnworks.plot import COLORS

    x, everything = 0.0, network.parameters or 1
    for group in network.groups:
        copies = min(group.times, 200)  # more would be thinner than a hair
        for _ in range(copies):
            one = sum(layer.parameters for layer in group.layers)
            width, y = one * group.times / copies / everything, 1.0
            for layer in group.layers:
                height = layer.parameters / (one or 1)
                y -= height
                solid = layer.kind == "fully connected"
                ax.bar(
                    x,
                    height,
                    width,
                    bottom=y,
                    align="edge",
                    linewidth=0.3,
                    color=COLORS["positive"] if solid else "#CFE3F1",
                    edgecolor="white" if solid else COLORS["positive"],
                    hatch=HATCHES.get(layer.kind),
                )
            x += width
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    ax.set_xlabel("input  →  layers, area is parameters  →  output")


def _bars(ax, parameters):
    """The network beside others and beside brains, in powers of ten."""
    from nnworks.plot import COLORS

    known = {
        label: counting.blueprint(name).parameters for name, label in LABELS.items()
    }
    rows = sorted({**known, **BRAINS}.items(), key=lambda row: -row[1])
    rows.append(("this network", parameters))
    for y, (label, value) in enumerate(rows):
        mine, brain = label == "this network", label in BRAINS
        ax.barh(
            y,
            math.log10(max(value, 1)),
            height=0.6,
            color=COLORS["positive"] if mine else "none" if brain else "#D5DAE0",
            edgecolor="#57606A" if brain else "none",
            linestyle="--",
        )
        ax.text(math.log10(max(value, 1)) + 0.1, y, f"{value:,}", va="center", size=8)
    ax.set_yticks(range(len(rows)), [label for label, _ in rows], size=8)
    ax.set_xticks([3, 6, 9, 12, 15], ["thousand", "million", "billion", "trillion", ""])
    ax.set_xlim(0, 20)
    ax.spines[["top", "right"]].set_visible(False)
