"""Layers and what they are made into, counted from their sizes."""

from dataclasses import dataclass

from nnworks._validate import as_choice, as_count

__all__ = [
    "BYTES",
    "Group",
    "Layer",
    "Network",
    "attention",
    "conv2d",
    "conv_side",
    "embedding",
    "linear",
    "memory",
    "mlp",
    "norm",
]

# How many bytes one number takes.
BYTES = {"float32": 4, "float16": 2, "int8": 1}


@dataclass(frozen=True)
class Layer:
    """One layer, counted.

    Attributes
    ----------
    name, kind : str
    parameters : int
        Weights and biases.
    macs : int
        Multiply-accumulates for one input: each is 2 floating-point operations. Biases,
        normalisation and activations are not counted, as in torch's own counter.
    """

    name: str
    kind: str
    parameters: int
    macs: int = 0


@dataclass(frozen=True)
class Group:
    """Layers that belong together, and how often the group stands in the network."""

    name: str
    layers: tuple
    times: int = 1

    @property
    def parameters(self):
        """Of all its copies."""
        return self.times * sum(layer.parameters for layer in self.layers)

    @property
    def macs(self):
        """Of all its copies."""
        return self.times * sum(layer.macs for layer in self.layers)


@dataclass(frozen=True)
class Network:
    """A counted network: groups of layers from the input to the output."""

    groups: tuple

    @property
    def parameters(self):
        """All of them, an exact int."""
        return sum(group.parameters for group in self.groups)

    @property
    def macs(self):
        """Multiply-accumulates for one input, an exact int."""
        return sum(group.macs for group in self.groups)


def linear(in_features, out_features, bias=True, *, positions=1, name=None):
    """Count a fully connected layer: a weight for each pair, a bias for each output.

    Parameters
    ----------
    in_features, out_features : int
    bias : bool, default=True
    positions : int, default=1
        How often the same layer is used for one input, once for each token of a text.
    name : str, optional

    Returns
    -------
    Layer
    """
    inputs = _size(in_features, "in_features")
    outputs = _size(out_features, "out_features")
    weights = inputs * outputs
    return Layer(
        name or f"{inputs} to {outputs}",
        "fully connected",
        weights + outputs * bool(bias),
        weights * _size(positions, "positions"),
    )


def conv2d(in_channels, out_channels, kernel_size, side, bias=True, *, name=None):
    """Count a convolution: its few weights are used again at each place of the picture.

    Parameters
    ----------
    in_channels, out_channels : int
    kernel_size : int
        Height and width of the small square of weights.
    side : int
        Height and width of the output, see `conv_side`.
    bias : bool, default=True
    name : str, optional

    Returns
    -------
    Layer
    """
    inputs = _size(in_channels, "in_channels")
    outputs = _size(out_channels, "out_channels")
    weights = inputs * outputs * as_count(kernel_size, "kernel_size") ** 2
    return Layer(
        name or f"convolution {kernel_size} x {kernel_size}",
        "convolution",
        weights + outputs * bool(bias),
        weights * _size(side, "side") ** 2,
    )


def conv_side(side, kernel_size, stride=1, padding=0):
    """Height of what a convolution or a pooling leaves of a picture; 0 if nothing."""
    room = _size(side, "side") + 2 * padding - as_count(kernel_size, "kernel_size")
    return max(room // as_count(stride, "stride") + 1, 0)


def attention(width, tokens, *, shared_width=None, bias=True):
    """Count an attention block: four square layers, and each token meets each token.

    Parameters
    ----------
    width : int
        Numbers that stand for one token.
    tokens : int
        Length of the text. All pairs are counted, though a causal model needs half.
    shared_width : int, optional
        Width of keys and values where several heads share them; `width` otherwise.
    bias : bool, default=True

    Returns
    -------
    Layer

    References
    ----------
    Vaswani et al., Attention is all you need, 2017, section 3.2; Ainslie et al., GQA,
    2023, for the shared keys and values.
    """
    width, tokens = _size(width, "width"), _size(tokens, "tokens")
    narrow = width if shared_width is None else _size(shared_width, "shared_width")
    weights = 2 * width * width + 2 * width * narrow
    biases = (2 * width + 2 * narrow) * bool(bias)
    pairs = 2 * tokens * tokens * width  # the scores, and the weighted sum of values
    return Layer("attention", "attention", weights + biases, weights * tokens + pairs)


def embedding(count, width, *, name="embedding"):
    """Count a table with a row of `width` numbers for each of `count` words."""
    return Layer(name, "embedding", _size(count, "count") * _size(width, "width"))


def norm(features, *, shift=True, name="normalisation"):
    """Count a normalisation: a scale for each feature and, mostly, a shift."""
    return Layer(name, "rest", _size(features, "features") * (2 if shift else 1))


def mlp(sizes):
    """Count a fully connected network.

    Parameters
    ----------
    sizes : sequence of int
        Inputs, the units of each hidden layer, outputs: ``[64, 32, 10]``.

    Returns
    -------
    Network

    Raises
    ------
    ValueError
        When there are fewer than two sizes.

    Examples
    --------
    >>> mlp([64, 32, 10]).parameters
    2410
    """
    sizes = [_size(size, "sizes") for size in sizes]
    if len(sizes) < 2:
        raise ValueError(
            f"sizes: got {len(sizes)} of them, expected at least two, the inputs and"
            " the outputs."
        )
    layers = [linear(a, b) for a, b in zip(sizes[:-1], sizes[1:], strict=True)]
    return Network(tuple(_alike(layers)))


def memory(parameters, kind="float32"):
    """Bytes that the parameters take.

    Parameters
    ----------
    parameters : int
    kind : {'float32', 'float16', 'int8'}, default='float32'

    Returns
    -------
    int
    """
    return _size(parameters, "parameters") * BYTES[as_choice(kind, "kind", BYTES)]


def _alike(layers):
    """Groups of one layer each, layers of the same sizes in a row counted together."""
    groups = []
    for layer in layers:
        if groups and groups[-1].layers == (layer,):
            last = groups.pop()
            groups.append(Group(last.name, last.layers, last.times + 1))
        else:
            groups.append(Group(layer.name, (layer,)))
    return groups


def _size(value, name):
    return as_count(value, name, least=0)
