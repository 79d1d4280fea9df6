"""Drawings: strokes of a pen, as a short text and as a picture of 28 x 28 pixels."""

import re

import numpy as np

from nnworks._validate import as_array, as_choice, as_number

__all__ = ["DRAWINGS", "decode", "drawing", "encode", "picture"]

# A drawing lies on a board of 256 x 256 places. Its text: strokes, joined by dots; of
# each stroke the first point in four letters (x, then y, 64 times the first plus the
# second), then for each further point two letters, the steps in x and in y, 32 meaning
# none. All letters may stand in an address.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BOARD, LONGEST, STEP = 255, 1600, 31
VALUE = {letter: i for i, letter in enumerate(LETTERS)}
SIDE, BOX, MIDDLE = 28, 20, 14.5  # of the picture, as MNIST's: pixel 14's own middle
# A dot must stay a dot: nothing is enlarged more than this.
ENLARGE = 0.5

# Where the pen went, a few points of each stroke; `drawing` rounds the corners.
DRAWINGS = {
    "0": [
        "132,40 92,60 76,128 96,198 132,214 166,192 180,126 164,62 124,42",
    ],
    "1": [
        "108,74 136,42 134,128 130,214",
    ],
    "2": [
        "80,86 98,50 138,40 168,66 160,108 118,162 78,208",
        "78,208 128,206 182,204",
    ],
    "3": [
        "84,62 122,40 160,58 158,98 116,120",
        "116,120 160,132 174,172 144,208 98,210 74,190",
    ],
    "4": [
        "112,42 96,92 78,138",
        "78,138 130,138 184,132",
        "156,84 152,140 146,214",
    ],
    "5": [
        "172,46 132,48 96,50",
        "96,50 92,84 86,116",
        "86,116 128,104 164,126 168,172 134,208 80,204",
    ],
    "6": [
        "152,42 110,74 84,130 88,186 124,212 160,194 164,154 132,136 98,156 88,184",
    ],
    "7": [
        "76,52 126,50 180,46",
        "180,46 148,112 122,214",
    ],
    "8": [
        "160,62 128,42 96,62 104,102 150,138 166,178 134,212 94,194 98,150"
        " 146,108 164,68",
    ],
    "9": [
        "164,78 132,46 94,64 90,104 124,122 156,100 164,78",
        "164,78 158,140 146,214",
    ],
    "A": [
        "76,212 104,128 130,42",
        "130,42 156,128 182,212",
        "96,148 130,146 164,146",
    ],
    "heart": [
        "128,92 104,58 70,70 68,112 96,160 128,206",
        "128,206 164,158 188,108 184,68 150,58 128,92",
    ],
    "house": [
        "72,212 72,160 72,112",
        "72,112 100,80 128,48",
        "128,48 156,80 184,112",
        "184,112 184,160 184,212",
        "184,212 128,212 72,212",
    ],
    "line": [
        "56,128 128,128 200,128",
    ],
    "star": [
        "84,208 106,124 128,44",
        "128,44 152,126 176,208",
        "176,208 120,156 62,106",
        "62,106 128,106 196,106",
        "196,106 140,156 84,208",
    ],
    "zigzag": [
        "72,60 184,60",
        "184,60 72,110",
        "72,110 184,160",
        "184,160 72,210",
    ],
}


def drawing(name):
    """Strokes of our own hand: a digit, or something that is none.

    Parameters
    ----------
    name : {'0', ..., '9', 'A', 'heart', 'house', 'line', 'star', 'zigzag'}
        Or the digit as a number.

    Returns
    -------
    list of ndarray of float of shape (P, 2)
        As `decode` gives them.

    Raises
    ------
    ValueError
        When there is no drawing of that name.
    """
    name = str(name) if isinstance(name, (int, np.integer)) else name
    strokes = DRAWINGS[as_choice(name, "name", DRAWINGS)]
    return [
        _rounded(np.array([p.split(",") for p in s.split()], float)) for s in strokes
    ]


def _rounded(points, steps=6):
    """A smooth curve through all points (Catmull and Rom, 1974)."""
    p = np.concatenate([points[:1], points, points[-1:]])
    t = np.arange(steps)[:, None] / steps  # (steps, 1)
    curve = [
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True)
    ]
    return np.rint(np.concatenate([*curve, points[-1:]]))


def decode(text):
    """Read the strokes of a drawing from its text.

    Parameters
    ----------
    text : str
        As `encode` writes it.

    Returns
    -------
    list of ndarray of float of shape (P, 2)
        One array a stroke, its points as (x, y), 0 to 255 from the upper left corner.

    Raises
    ------
    TypeError, ValueError
        When it is no text, too long, or not of this form.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"strokes: got a {type(text).__name__}, expected a text, as encode() gives."
        )
    if len(text) > LONGEST:
        raise ValueError(
            f"strokes: got {len(text)} letters, expected at most {LONGEST}; draw less."
        )
    return [_stroke(part) for part in text.split(".")] if text else []


def _stroke(part):
    if not re.fullmatch(r"[\w-]{4}([\w-]{2})*", part, re.ASCII):
        raise ValueError(
            f"strokes: got {part[:20]!r} as a stroke, expected four letters and then"
            " pairs of letters, as encode() gives."
        )
    v = [VALUE[letter] for letter in part]
    start = [64 * v[0] + v[1], 64 * v[2] + v[3]]
    points = np.cumsum([start, *(np.reshape(v[4:], (-1, 2)) - 32)], axis=0)
    if points.min() < 0 or points.max() > BOARD:
        raise ValueError(
            f"strokes: a point of {part[:20]!r} lies off the board, expected 0 to"
            f" {BOARD} in both directions."
        )
    return points.astype(float)


def encode(strokes):
    """Write strokes as a short text; points are rounded to whole places.

    Parameters
    ----------
    strokes : list of array-like of shape (P, 2)
        As `decode` gives them.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        When a stroke has no point, or one beyond 0 to 255, or the text is too long.
    """
    text = ".".join(_text(stroke) for stroke in strokes)
    if len(text) > LONGEST:
        raise ValueError(
            f"strokes: got {len(text)} letters, expected at most {LONGEST}; draw less."
        )
    return text


def _text(stroke):
    points = as_array(stroke, "strokes", empty=True)
    if points.size == 0:
        raise ValueError("strokes: got a stroke without a point; leave it out.")
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(
            f"strokes: got a stroke of shape {points.shape}, expected points as pairs"
            " (x, y), shape (P, 2)."
        )
    points = np.rint(points).astype(int)
    if points.min() < 0 or points.max() > BOARD:
        raise ValueError(
            f"strokes: got a point of {points.min()} or {points.max()}, expected 0 to"
            f" {BOARD} in both directions."
        )
    x, y = points[0]
    text = LETTERS[x // 64] + LETTERS[x % 64] + LETTERS[y // 64] + LETTERS[y % 64]
    for way in np.diff(points, axis=0):
        # A long step becomes several, none longer than a letter can say.
        count = -(-np.abs(way).max() // STEP)
        whole = np.rint(np.outer(range(count + 1), way) / max(count, 1))
        steps = np.diff(whole, axis=0).astype(int)
        text += "".join(LETTERS[step + 32] for step in steps.ravel())
    return text


def picture(strokes, width=2.4):
    """Draw strokes as MNIST's digits were: in a box of 20 pixels, centred by their ink.

    Parameters
    ----------
    strokes : list of array-like of shape (P, 2)
        As `decode` gives them.
    width : float, default=2.4
        Of the pen, in pixels of the picture, whatever the size of the drawing.

    Returns
    -------
    ndarray of shape (28, 28)
        0 for paper to 1 for ink; all 0 when there are no strokes.

    Raises
    ------
    TypeError, ValueError
        When the width is no number from 1 to 5.
    """
    radius = as_number(width, "width", 1) / 2
    if not strokes:
        return np.zeros((SIDE, SIDE))
    fitted = _fitted(strokes, radius)
    ink = _inked(fitted, radius)
    # Drawn once to find the centre of mass, and again where that is in the middle.
    at = np.arange(SIDE) + 0.5
    centre = np.array([ink.sum(axis=0) @ at, ink.sum(axis=1) @ at]) / ink.sum()
    return _inked([stroke + MIDDLE - centre for stroke in fitted], radius)


def _fitted(strokes, radius):
    """Scale strokes so that they and the pen's width fill the box, in its middle."""
    every = np.concatenate(strokes)
    low, high = every.min(axis=0), every.max(axis=0)
    size = (high - low).max()
    scale = min((BOX - 2 * radius) / size, ENLARGE) if size else ENLARGE
    return [scale * (stroke - (low + high) / 2) + MIDDLE for stroke in strokes]


def _inked(strokes, radius):
    ink = np.zeros((SIDE, SIDE))
    for a, b in _segments(strokes):
        ink = np.maximum(ink, np.clip(radius + 0.5 - _distance(a, b), 0, 1))
    return ink


def _segments(strokes):
    for stroke in strokes:
        if len(stroke) == 1:
            yield stroke[0], stroke[0]
        yield from zip(stroke[:-1], stroke[1:], strict=True)


def _distance(a, b):
    """From the middle of every pixel to the segment from a to b, (28, 28)."""
    at = np.arange(SIDE) + 0.5
    px, py = at - a[0], at[:, None] - a[1]  # (28,), (28, 1)
    dx, dy = b - a
    along = np.clip((px * dx + py * dy) / max(dx * dx + dy * dy, 1e-12), 0, 1)
    return np.hypot(px - along * dx, py - along * dy)
