"""Five published networks, counted as they are or at other sizes."""

from nnworks._validate import as_choice, as_count
from nnworks.counting.layers import (
    Group,
    Layer,
    Network,
    attention,
    conv2d,
    conv_side,
    embedding,
    linear,
    mlp,
    norm,
)

__all__ = ["BLUEPRINTS", "blueprint"]

# The published depth, width and input size of each blueprint.
BLUEPRINTS = {
    "digits": (1, 40, 784),
    "lenet": (2, 6, 32),
    "resnet": (16, 64, 224),
    "gpt2": (48, 1600, 1024),
    "llama": (126, 16384, 8192),
}


def blueprint(name, depth=None, width=None, size=None):
    """Count a published network, as it is or with other sizes.

    Parameters
    ----------
    name : {'digits', 'lenet', 'resnet', 'gpt2', 'llama'}
        The digit reader of the chapter "Features" (784-40-10), LeNet-5, ResNet-50,
        GPT-2 XL and Llama 3.1 405B.
    depth, width, size : int, optional
        Hidden layers, convolutions or blocks; units or channels; inputs, pixels a side
        or tokens. The published ones where not given, see `BLUEPRINTS`.

    Returns
    -------
    Network

    References
    ----------
    LeCun et al. 1998, figure 2, in today's form (all channels connected, plain
    pooling); He et al. 2016, table 1 (strides in the first layer of a block); Radford
    et al. 2019, table 2, with one table for the words read and written; Grattafiori et
    al. 2024, table 3.
    """
    name = as_choice(name, "name", BLUEPRINTS)
    given = {"depth": depth, "width": width, "size": size}
    sizes = [
        usual if value is None else as_count(value, key, least=0)
        for (key, value), usual in zip(given.items(), BLUEPRINTS[name], strict=True)
    ]
    return _BUILD[name](*sizes)


def _digits(depth, width, size):
    return mlp([size] + [width] * depth + [10])


def _lenet(depth, width, size):
    groups, channels, out, side = [], 1, width, size
    for i in range(depth):
        side = conv_side(side, 5)
        layer = conv2d(channels, out, 5, side)
        groups.append(Group(f"convolution {i + 1}", (layer,)))
        side = side // 2  # pooling
        channels, out = out, min(8 * out // 3, 64 * width)
    sizes = [channels * side * side, 20 * width, 14 * width, 10]
    return Network((*groups, *mlp(sizes).groups))


def _resnet(depth, width, size):
    side = conv_side(size, 7, 2, 3)
    stem = conv2d(3, width, 7, side, False), norm(width)
    groups, channels = [Group("first convolution", stem)], width
    side = conv_side(side, 3, 2, 1)  # pooling
    for stage, blocks in enumerate(_shares(depth, (3, 4, 6, 3))):
        middle = width * 2**stage
        if blocks:
            side = conv_side(side, 1, 1 if stage == 0 else 2)
            first = _bottleneck(channels, middle, side, shortcut=True)
            groups.append(Group(f"first block of stage {stage + 1}", first))
            channels = 4 * middle
        if blocks > 1:
            block = _bottleneck(channels, middle, side)
            groups.append(Group(f"block of stage {stage + 1}", block, blocks - 1))
    last = linear(channels, 1000)
    return Network((*groups, Group("last layer", (last,))))


def _bottleneck(channels, middle, side, shortcut=False):
    """Three convolutions, each normalised, and a fourth where the shape changes."""
    out = 4 * middle
    shapes = [(channels, middle, 1), (middle, middle, 3), (middle, out, 1)]
    shapes += [(channels, out, 1)] * shortcut
    layers = [conv2d(a, b, k, side, False) for a, b, k in shapes]
    return (*layers, norm(sum(b for _, b, _ in shapes)))


def _shares(count, ratio):
    """`count` blocks in four stages, as near to the ratio as whole numbers come."""
    total = sum(ratio)
    shares = [count * part // total for part in ratio]
    rest = [count * part % total for part in ratio]
    # The largest remainders first; among equals, the earlier stage.
    for i in sorted(range(len(ratio)), key=lambda i: -rest[i])[: count - sum(shares)]:
        shares[i] += 1
    return shares


def _gpt2(depth, width, size, words=50_257):
    block = (
        attention(width, size),
        Layer(
            "feed-forward",
            "fully connected",
            8 * width * width + 5 * width,
            8 * width * width * size,
        ),
        norm(2 * width),
    )
    # The table of words is used again at the end, to score them: no new parameters.
    last = norm(width), Layer("word scores", "embedding", 0, words * width * size)
    tables = embedding(words, width), embedding(size, width, name="positions")
    return Network(
        (
            Group("tables", tables),
            Group("block", block, depth),
            Group("last layer", last),
        )
    )


def _llama(depth, width, size, words=128_000):
    hidden = 13 * width // 4
    block = (
        attention(width, size, shared_width=width // 16, bias=False),
        Layer(
            "feed-forward",
            "fully connected",
            3 * width * hidden,
            3 * width * hidden * size,
        ),
        norm(2 * width, shift=False),
    )
    last = (
        norm(width, shift=False),
        linear(width, words, False, positions=size, name="word scores"),
    )
    return Network(
        (
            Group("tables", (embedding(words, width),)),
            Group("block", block, depth),
            Group("last layer", last),
        )
    )


_BUILD = {
    "digits": _digits,
    "lenet": _lenet,
    "resnet": _resnet,
    "gpt2": _gpt2,
    "llama": _llama,
}
