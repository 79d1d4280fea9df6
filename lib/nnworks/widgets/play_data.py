"""The playground's points, inputs, seeds and texts, as play_data.mjs has them."""

import math
import re
from typing import NamedTuple

import numpy as np

__all__ = [
    *("CLASSES", "DATASETS", "INPUTS", "SPAN", "STARTS"),
    *("are_points", "are_weights", "begin", "count_of", "decode", "encode"),
    *("generate", "held_out", "mix", "order", "pack", "random", "rows", "split"),
    "unpack",
]

# What the figure says of itself.
ABOUT = [
    "Run trains the network on the training points: to tell squares from "
    "circles, one of ten classes from the others, or to give a number. Points "
    "held out are never trained on.",
    "Left are the inputs (squares and product divided by 6). Each box is a "
    "unit and shows its answers all over the plane. Edges are weights: blue "
    "for positive, orange and dashed for negative.",
    "Press an input to use it or not, a unit to see it large and change its "
    "numbers, an edge to change its weight. By keyboard, arrow keys go from "
    "unit to unit, Enter opens one.",
    "The large plane is the network’s answer, pale where it is not sure. "
    "Paint your own data by hand, or move the brush with the arrow keys and "
    "press Space. A shared link holds all that you see.",
]

SPAN, ROOM, CLASSES, MOST_POINTS, MOST_WEIGHTS = 6, 255, 10, 300, 700
WORD = 0xFFFFFFFF


def random(seed):
    """Numbers from 0 to 1 that look random: mulberry32, as in random.mjs."""
    state = seed & WORD
    while True:
        state = (state + 0x6D2B79F5) & WORD
        t = ((state ^ (state >> 15)) * (state | 1)) & WORD
        t ^= (t + (((t ^ (t >> 7)) * (t | 61)) & WORD)) & WORD
        yield (t ^ (t >> 14)) / 4294967296


def mix(seed, k):
    """One seed made of two numbers."""
    return ((seed + 1) * 0x9E3779B1 + (k + 1) * 0x85EBCA6B) & WORD


def order(n, seed):
    """The numbers 0 to n - 1 in the order of `seed` (Fisher and Yates)."""
    numbers, found = random(seed), np.arange(n)
    for i in range(n - 1, 0, -1):
        k = int(next(numbers) * (i + 1))
        found[[i, k]] = found[[k, i]]
    return found


def _normal(numbers):
    size = math.sqrt(-2 * math.log(1 - next(numbers)))
    return size * math.cos(2 * math.pi * next(numbers))


def _square(numbers, most):
    return (2 * next(numbers) - 1) * most, (2 * next(numbers) - 1) * most


def _circles(c, t, numbers):
    r = 2.4 * math.sqrt(next(numbers)) if c else 3.6 + 1.4 * next(numbers)
    a = 2 * math.pi * next(numbers)
    return r * math.cos(a), r * math.sin(a)


def _xor(c, t, numbers):
    a, b = _square(numbers, 4.7)
    x, y = a + (0.3 if a > 0 else -0.3), abs(b) + 0.3
    return x, y if (x > 0) == (c == 1) else -y


def _clouds(c, t, numbers):
    a, b, centre = _normal(numbers), _normal(numbers), 2.2 if c else -2.2
    return centre + a, centre + b


def _moons(c, t, numbers):
    a = math.pi * next(numbers)
    if c:
        return 1.5 - 3 * math.cos(a), 0.75 - 3 * math.sin(a)
    return -1.5 + 3 * math.cos(a), -0.75 + 3 * math.sin(a)


def _spirals(c, t, numbers):
    r, a = 5.2 * t, 3.5 * math.pi * t + (math.pi if c else 0)
    return r * math.sin(a), r * math.cos(a)


def _two(place):
    def points(numbers):
        for i in range(400):
            yield *place(i % 2, (i // 2) / 200, numbers), i % 2

    return points


def _ten(numbers):
    for i in range(500):
        c = i % CLASSES
        r = 1.1 + 4 * math.sqrt(next(numbers))
        a = (2 * math.pi * c) / CLASSES + 0.28 * r + 0.12 * _normal(numbers)
        yield r * math.cos(a), r * math.sin(a), c


def _plane(numbers):
    for _ in range(400):
        x, y = _square(numbers, 5.5)
        yield x, y, (x + y) / 11


HILLS = (
    *((-2.7, 2.7, 1), (0, 2.7, -1), (2.7, 0, 1)),
    *((0, -2.7, 1), (-2.7, -2.7, -1), (2.7, -2.7, -1)),
)  # centre, sign


def _hills(numbers):
    for _ in range(400):
        x, y = _square(numbers, 5.5)
        yield (
            *(x, y),
            sum(s * max(0, 1 - math.hypot(x - a, y - b) / 2.2) for a, b, s in HILLS),
        )


class Dataset(NamedTuple):
    """A name for readers, what is to be learned, and the points without noise."""

    label: str
    task: str
    points: object = None


DATASETS = {
    "circles": Dataset("circles", "yes", _two(_circles)),
    "xor": Dataset("XOR", "yes", _two(_xor)),
    "clouds": Dataset("clouds", "yes", _two(_clouds)),
    "moons": Dataset("moons", "yes", _two(_moons)),
    "spirals": Dataset("spirals", "yes", _two(_spirals)),
    "ten": Dataset("ten classes", "classes", _ten),
    "plane": Dataset("plane", "number", _plane),
    "hills": Dataset("hills", "number", _hills),
    "own": Dataset("your own", "yes"),
}


def generate(name, noise, seed, own=""):
    """The points of a data set: x1, x2 and target, (N, 3)."""
    if name == "own":
        return unpack(own)
    shift, found = random(mix(seed, 1)), []
    for x, y, t in DATASETS[name].points(random(mix(seed, 0))):
        near = [v + (noise / 25) * (2 * next(shift) - 1) for v in (x, y)]
        found.append([*(math.floor(v * 1000 + 0.5) / 1000 for v in near), t])
    return np.array(found, dtype=float)


def held_out(count, percent):
    """Which of `count` points are held out, a mask: spread evenly over all."""
    turns = (np.arange(1, count + 1) * 0.6180339887498949) % 1
    mask = np.zeros(count, dtype=bool)
    mask[np.argsort(turns)[: math.floor(count * percent / 100 + 0.5)]] = True
    return mask


def split(points, percent):
    """The points to train on and those held out, each sorted by target."""
    held = held_out(len(points), percent)
    parts = points[~held], points[held]
    return [part[np.argsort(part[:, 2], kind="stable")] for part in parts]


INPUTS = {
    "x1": lambda a, b: a,
    "x2": lambda a, b: b,
    "x1x1": lambda a, b: (a * a) / SPAN,
    "x2x2": lambda a, b: (b * b) / SPAN,
    "x1x2": lambda a, b: (a * b) / SPAN,
    "sin1": lambda a, b: np.sin(a),
    "sin2": lambda a, b: np.sin(b),
}


def rows(points, names):
    """Inputs (N, D) for points (N, 2)."""
    return np.stack([INPUTS[name](*points.T) for name in names], axis=1)


STARTS = {
    "he": lambda inputs, outputs: math.sqrt(6 / inputs),
    "xavier": lambda inputs, outputs: math.sqrt(6 / (inputs + outputs)),
    "small": lambda inputs, outputs: 0.01,
    "zeros": lambda inputs, outputs: 0.0,
    "large": lambda inputs, outputs: 8.0,
}


def begin(sizes, start, seed):
    """All weights and biases at the start, layer after layer."""
    numbers, theta = random(mix(seed, 2)), []
    for inputs, outputs in zip(sizes[:-1], sizes[1:], strict=True):
        most = STARTS[start](inputs, outputs)
        theta += [(2 * next(numbers) - 1) * most for _ in range(inputs * outputs)]
        theta += [0.0] * outputs
    return np.array(theta)


def count_of(sizes):
    """Weights and biases of a network with layers of these sizes."""
    pairs = zip(sizes[:-1], sizes[1:], strict=True)
    return sum(outputs * (inputs + 1) for inputs, outputs in pairs)


SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _write(bits, many):
    return "".join(SIGNS[(bits >> (6 * k)) & 63] for k in reversed(range(many)))


def _read(text, many):
    values = [SIGNS.index(sign) for sign in text]
    groups = np.array(values, dtype=np.int64).reshape(-1, many)
    return groups @ 64 ** np.arange(many - 1, -1, -1)


def encode(theta):
    """Numbers as text, four signs each: the 24 upper bits of a float32, rounded."""
    bits = np.asarray(theta, dtype=np.float32).view(np.uint32).astype(np.int64)
    near = np.minimum((bits >> 8) + ((bits >> 7) & 1), 0xFFFFFF)
    return "".join(_write(int(b), 4) for b in near)


def decode(text):
    """The numbers that `encode` wrote, as float64."""
    bits = (_read(text, 4) << 8).astype(np.uint32)
    return bits.view(np.float32).astype(np.float64)


def pack(points):
    """Painted points (N, 3) as text, three signs each."""
    at = np.round((np.asarray(points, dtype=float)[:, :2] + SPAN) / (2 * SPAN) * ROOM)
    at = np.clip(at, 0, ROOM).astype(int)
    return "".join(
        _write((int(c) << 16) | (int(x) << 8) | int(y), 3)
        for (x, y), c in zip(at, np.asarray(points)[:, 2], strict=True)
    )


def unpack(text):
    """The points that `pack` wrote, (N, 3)."""
    bits = _read(text, 3)
    at = np.stack([(bits >> 8) & 255, bits & 255], axis=1)
    at = np.floor((at / ROOM * 2 * SPAN - SPAN) * 1000 + 0.5) / 1000
    return np.column_stack([at, bits >> 16])


def _packed(text, width):
    return re.fullmatch(r"[A-Za-z0-9_-]*", text) and len(text) % width == 0


def are_weights(text):
    """Whether `text` holds weights that a network can have."""
    if not _packed(text, 4) or len(text) > 4 * MOST_WEIGHTS:
        return False
    with np.errstate(invalid="ignore"):
        return bool((np.abs(decode(text)) < 1e30).all())


def are_points(text):
    """Whether `text` holds painted points."""
    if not _packed(text, 3) or len(text) > 3 * MOST_POINTS:
        return False
    return bool((unpack(text)[:, 2] < 2).all())
