"""Counts from sizes alone equal what PyTorch counts in the network itself."""

import pytest
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.flop_counter import FlopCounterMode

from nnworks import counting


def counted(model, *shape, kind=torch.float32):
    """(parameters, multiply-accumulates) as PyTorch finds them; it needs no memory."""
    with torch.device("meta"):
        model, x = model(), torch.zeros(*shape, dtype=kind)
    with FlopCounterMode(display=False) as counter:
        model(x)
    flops = counter.get_total_flops()
    assert flops % 2 == 0
    return sum(p.numel() for p in model.parameters()), flops // 2


def mlp(sizes):
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:], strict=True):
        layers += [nn.Linear(a, b), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class LeNet(nn.Sequential):
    def __init__(self, width=6, side=32):
        more, left = 8 * width // 3, ((side - 4) // 2 - 4) // 2
        super().__init__(
            *(nn.Conv2d(1, width, 5), nn.Tanh(), nn.AvgPool2d(2)),
            *(nn.Conv2d(width, more, 5), nn.Tanh(), nn.AvgPool2d(2)),
            *(nn.Flatten(), nn.Linear(more * left * left, 20 * width), nn.Tanh()),
            *(nn.Linear(20 * width, 14 * width), nn.Tanh(), nn.Linear(14 * width, 10)),
        )


class Bottleneck(nn.Module):
    def __init__(self, channels, middle, stride):
        super().__init__()
        out = 4 * middle
        self.way = nn.Sequential(
            *(nn.Conv2d(channels, middle, 1, stride, bias=False),),
            *(nn.BatchNorm2d(middle), nn.ReLU()),
            *(nn.Conv2d(middle, middle, 3, padding=1, bias=False),),
            *(nn.BatchNorm2d(middle), nn.ReLU()),
            *(nn.Conv2d(middle, out, 1, bias=False), nn.BatchNorm2d(out)),
        )
        self.shortcut = nn.Identity()
        if channels != out or stride != 1:
            change = nn.Conv2d(channels, out, 1, stride, bias=False)
            self.shortcut = nn.Sequential(change, nn.BatchNorm2d(out))

    def forward(self, x):
        return torch.relu(self.way(x) + self.shortcut(x))


def resnet(blocks=(3, 4, 6, 3), width=64):
    layers = [nn.Conv2d(3, width, 7, 2, 3, bias=False), nn.BatchNorm2d(width)]
    layers += [nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    channels = width
    for stage, count in enumerate(blocks):
        middle = width * 2**stage
        for i in range(count):
            stride = 2 if i == 0 and stage else 1
            layers.append(Bottleneck(channels, middle, stride))
            channels = 4 * middle
    ends = nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1000)
    return nn.Sequential(*layers, *ends)


class Block(nn.Module):
    """One block of GPT-2, its attention with a single head: heads need no numbers."""

    def __init__(self, width):
        super().__init__()
        self.norms = nn.ModuleList([nn.LayerNorm(width), nn.LayerNorm(width)])
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        q, k, v = self.qkv(self.norms[0](x)).chunk(3, dim=-1)  # (B, T, width) each
        x = x + self.out(torch.softmax(q @ k.mT, dim=-1) @ v)
        return x + self.down(F.gelu(self.up(self.norms[1](x))))


class GPT2(nn.Module):
    def __init__(self, depth=48, width=1600, size=1024):
        super().__init__()
        self.words, self.places = nn.Embedding(50257, width), nn.Embedding(size, width)
        self.blocks = nn.Sequential(*(Block(width) for _ in range(depth)))
        self.norm = nn.LayerNorm(width)

    def forward(self, tokens):
        places = torch.arange(tokens.shape[1], device=tokens.device)
        x = self.blocks(self.words(tokens) + self.places(places))
        return self.norm(x) @ self.words.weight.mT


class LlamaBlock(nn.Module):
    """One block of Llama 3, keys and values shared by 16 heads each."""

    def __init__(self, width, hidden):
        super().__init__()
        self.narrow, self.heads = width // 16, 16
        self.norms = nn.ModuleList([nn.RMSNorm(width), nn.RMSNorm(width)])
        sizes = {"q": width, "k": self.narrow, "v": self.narrow, "o": width}
        layers = {n: nn.Linear(width, size, bias=False) for n, size in sizes.items()}
        self.attention = nn.ModuleDict(layers)
        self.gate, self.up = (nn.Linear(width, hidden, bias=False) for _ in range(2))
        self.down = nn.Linear(hidden, width, bias=False)

    def forward(self, x):
        look, (batch, tokens, _) = self.norms[0](x), x.shape
        part = self.attention
        q = part["q"](look).view(batch, tokens, self.heads, self.narrow).transpose(1, 2)
        k, v = (part[n](look)[:, None].expand_as(q) for n in "kv")
        mixed = (torch.softmax(q @ k.mT, dim=-1) @ v).transpose(1, 2).reshape(x.shape)
        x = x + part["o"](mixed)
        look = self.norms[1](x)
        return x + self.down(F.silu(self.gate(look)) * self.up(look))


class Llama(nn.Module):
    def __init__(self, depth=126, width=16384, hidden=53248):
        super().__init__()
        self.words, self.norm = nn.Embedding(128000, width), nn.RMSNorm(width)
        self.blocks = nn.Sequential(*(LlamaBlock(width, hidden) for _ in range(depth)))
        self.scores = nn.Linear(width, 128000, bias=False)

    def forward(self, tokens):
        return self.scores(self.norm(self.blocks(self.words(tokens))))


PUBLISHED = [
    ("digits", lambda: mlp([784, 40, 10]), (1, 784), 31_810),
    ("lenet", LeNet, (1, 1, 32, 32), 61_706),
    ("resnet", resnet, (1, 3, 224, 224), 25_557_032),
    ("gpt2", GPT2, (1, 1024), 1_557_611_200),
    ("llama", Llama, (1, 8192), 405_845_000_192),
]


@pytest.mark.parametrize("name, model, shape, parameters", PUBLISHED)
def test_published_networks(name, model, shape, parameters):
    network = counting.blueprint(name)
    assert network.parameters == parameters
    kind = torch.long if name in ("gpt2", "llama") else torch.float32
    assert counted(model, *shape, kind=kind) == (parameters, network.macs)


OTHERS = [
    ("digits", (3, 7, 20), lambda: mlp([20, 7, 7, 7, 10]), (1, 20)),
    ("digits", (0, 7, 20), lambda: mlp([20, 10]), (1, 20)),
    ("lenet", (2, 9, 28), lambda: LeNet(9, 28), (1, 1, 28, 28)),
    ("resnet", (33, 64, 224), lambda: resnet((6, 8, 13, 6)), (1, 3, 224, 224)),
    ("resnet", (5, 6, 61), lambda: resnet((1, 1, 2, 1), 6), (1, 3, 61, 61)),
    ("gpt2", (12, 768, 1024), lambda: GPT2(12, 768), (1, 1024)),
    ("gpt2", (2, 10, 5), lambda: GPT2(2, 10, 5), (1, 5)),
    ("llama", (2, 32, 6), lambda: Llama(2, 32, 104), (1, 6)),
]


@pytest.mark.parametrize("name, sizes, model, shape", OTHERS)
def test_networks_of_other_sizes(name, sizes, model, shape):
    network = counting.blueprint(name, *sizes)
    kind = torch.long if name in ("gpt2", "llama") else torch.float32
    assert counted(model, *shape, kind=kind) == (network.parameters, network.macs)


def test_the_small_gpt2_and_the_known_resnets():
    assert counting.blueprint("gpt2", 12, 768).parameters == 124_439_808
    assert counting.blueprint("resnet", 50).parameters > 2 * 25_557_032
    # "3.8 billion FLOPs (multiply-adds)", He et al. 2016, table 1.
    assert 3.8e9 < counting.blueprint("resnet").macs < 3.9e9


def test_single_layers():
    assert counting.linear(64, 32).parameters == 64 * 32 + 32
    assert counting.linear(64, 32, bias=False).parameters == 64 * 32
    assert counting.linear(3, 2, positions=5).macs == 30
    layer = nn.Conv2d(3, 8, 5, stride=2, padding=1)
    side = counting.conv_side(31, 5, 2, 1)
    assert layer(torch.zeros(1, 3, 31, 31)).shape[-1] == side == 15
    assert counted(lambda: layer, 1, 3, 31, 31) == (608, 8 * 75 * 15 * 15)
    mine = counting.conv2d(3, 8, 5, side)
    assert (mine.parameters, mine.macs) == (608, 8 * 75 * 15 * 15)
    assert counting.conv_side(3, 5) == 0
    twin = nn.MultiheadAttention(12, 3)
    there = sum(p.numel() for p in twin.parameters())
    assert counting.attention(12, 7).parameters == there
    assert counting.norm(9).parameters == 18
    assert counting.embedding(50, 3).parameters == 150


def test_sizes_that_are_hard_to_believe_are_counted_exactly():
    assert counting.mlp([10**6, 10**6, 10]).parameters == 10**12 + 10**6 + 10**7 + 10
    assert counting.mlp([5, 0, 3]).parameters == 3
    assert counting.mlp([64] * 1000).groups[0].times == 999
    for name in counting.BLUEPRINTS:
        for sizes in [(0, 0, 0), (0, 1, 1), (1, 0, 5), (20, 10_000, 1)]:
            network = counting.blueprint(name, *sizes)
            assert network.parameters >= 0 and network.macs >= 0


def test_memory():
    assert counting.memory(2410) == 9640
    assert counting.memory(405_845_000_192, "float16") == 811_690_000_384
    assert counting.memory(7, "int8") == 7
    for kind, size in counting.BYTES.items():
        assert torch.zeros(1, dtype=getattr(torch, kind)).element_size() == size


WRONG = [
    (lambda: counting.mlp([64]), "sizes: got 1 of them, expected at least two"),
    (lambda: counting.mlp([64, 3.5]), "sizes: got the float 3.5, expected a whole"),
    (lambda: counting.mlp([64, -1]), "sizes: got -1, expected a whole number of at"),
    (lambda: counting.linear("a", 2), "in_features: got the str 'a'"),
    (lambda: counting.linear(2, True), "out_features: got the bool True"),
    (lambda: counting.conv2d(1, 2, 0, 5), "kernel_size: got 0"),
    (lambda: counting.conv_side(5, 3, 0), "stride: got 0"),
    (lambda: counting.attention(4, -2), "tokens: got -2"),
    (lambda: counting.memory(5, "float64"), "kind: got the str 'float64', expected"),
    (lambda: counting.blueprint("gpt5"), "name: got the str 'gpt5', expected one of"),
    (lambda: counting.blueprint("gpt2", width=-1), "width: got -1"),
]


@pytest.mark.parametrize("call, sentence", WRONG)
def test_bad_input_gets_one_clear_sentence(call, sentence):
    with pytest.raises((TypeError, ValueError)) as caught:
        call()
    assert sentence in str(caught.value)
