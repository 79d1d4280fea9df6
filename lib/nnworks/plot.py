"""Colours by role and the few standard plots.

The functions take arrays and callables, never models, so that they draw a student's own
function as well as ours. Colour never speaks alone: classes differ by marker too.
"""

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import FancyBboxPatch

from nnworks._validate import as_array

__all__ = [
    "COLORS",
    "DIVERGING",
    "decision_boundary",
    "graph",
    "points",
    "weight_image",
]

# The palette of Okabe and Ito (2008), which the colour-blind can tell apart; its purple
# is darker here, as in the live figures, so that it can be read as text.
COLORS = {
    "positive": "#0072B2",  # positive weights, class 1
    "negative": "#D55E00",  # negative weights, class 0
    "gradient": "#A44D7C",
    "loss": "#000000",
    "neutral": "#F7F7F7",
}
MARKERS = {0: ("s", COLORS["negative"]), 1: ("o", COLORS["positive"])}
DIVERGING = LinearSegmentedColormap.from_list(
    "nnworks", [COLORS["negative"], COLORS["neutral"], COLORS["positive"]]
)


def _axes(ax):
    return plt.gca() if ax is None else ax


def points(X, y, ax=None):
    """Draw points in the plane: class 0 as orange squares, class 1 as blue circles.

    Parameters
    ----------
    X : array-like of shape (N, 2)
    y : array-like of shape (N,), each 0 or 1
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax, X, y = _axes(ax), as_array(X, "X", ndim=2), np.asarray(y)
    for label, (marker, color) in MARKERS.items():
        chosen = X[y == label]
        ax.scatter(
            chosen[:, 0],
            chosen[:, 1],
            marker=marker,
            color=color,
            edgecolor="white",
            s=60,
            zorder=3,
            label=f"class {label}",
        )
    return ax


def decision_boundary(predict, X, y, ax=None, *, threshold=0.5, steps=200):
    """Colour the plane by what `predict` says, draw its boundary and the points.

    Parameters
    ----------
    predict : callable, (M, 2) -> (M,)
        The output for each of many points, from 0 to 1.
    X : array-like of shape (N, 2)
    y : array-like of shape (N,), each 0 or 1
    ax : matplotlib.axes.Axes, optional
    threshold : float, default=0.5
        Where the boundary is drawn.
    steps : int, default=200
        Points of the grid along each side.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax, X = _axes(ax), as_array(X, "X", ndim=2)
    low, high = X.min(axis=0), X.max(axis=0)
    margin = 0.25 * (high - low).max()
    sides = [
        np.linspace(a - margin, b + margin, steps)
        for a, b in zip(low, high, strict=True)
    ]
    x1, x2 = np.meshgrid(*sides)  # (steps, steps) each
    grid = np.stack([x1.ravel(), x2.ravel()], axis=1)  # (steps**2, 2)
    value = as_array(predict(grid), "predict(grid)", ndim=1).reshape(x1.shape)
    ax.pcolormesh(
        x1, x2, value, cmap=DIVERGING, vmin=0, vmax=1, alpha=0.55, rasterized=True
    )
    if value.min() < threshold < value.max():
        ax.contour(x1, x2, value, levels=[threshold], colors="black", linewidths=1.5)
    points(X, y, ax)
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    return ax


def weight_image(weight, ax=None, *, shape=None):
    """Draw weights as a picture: blue for positive, orange for negative, white for 0.

    Parameters
    ----------
    weight : array-like of shape (D,) or (H, W)
    ax : matplotlib.axes.Axes, optional
    shape : (H, W), optional
        How to lay out D weights; a square when not given.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax, weight = _axes(ax), as_array(weight, "weight", ndim=(1, 2))
    if weight.ndim == 1:
        side = round(np.sqrt(weight.size))
        shape = (side, side) if shape is None else tuple(shape)
        if np.prod(shape) != weight.size:
            raise ValueError(
                f"weight: got {weight.size} values for a picture of shape {shape};"
                " pass shape=(height, width) whose product is that number."
            )
        weight = weight.reshape(shape)
    largest = np.abs(weight).max() or 1.0
    image = ax.imshow(weight, cmap=DIVERGING, vmin=-largest, vmax=largest)
    ax.set(xticks=[], yticks=[])
    ax.figure.colorbar(image, ax=ax, shrink=0.8)
    return ax


def graph(names, edges, ax=None, *, values=None, gradients=None, slopes=None):
    """Draw a graph from left to right: every node to the right of its operands.

    Parameters
    ----------
    names : sequence of str, one a node
        Each node after its operands, the result last.
    edges : sequence of (int, int)
        Places in `names`: from an operand to the node that uses it.
    ax : matplotlib.axes.Axes, optional
    values, gradients : sequence of float, one a node, optional
        Written below the name, the gradient in its colour and with its word.
    slopes : sequence of float, one an edge, optional
        Written on the edges.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax, places = _axes(ax), _columns(len(names), edges)
    for number, edge in enumerate(edges):
        earlier, all_of_them = list(edges[:number]).count(edge), edges.count(edge)
        bend = 0.0 if all_of_them == 1 else 0.3 * (-1) ** earlier  # x * x: two arrows
        slope = None if slopes is None else f"{slopes[number]:.3g}"
        _edge(ax, places[edge[0]], places[edge[1]], bend, slope)
    for number, name in enumerate(names):
        value = "" if values is None else f"{values[number]:.3g}"
        gradient = "" if gradients is None else f"grad {gradients[number]:.3g}"
        _node(ax, places[number], name, value, gradient)
    across, up = np.array(places).T
    ax.set(xlim=(-0.5, across.max() + 0.5), ylim=(up.min() - 0.6, up.max() + 0.6))
    ax.axis("off")
    return ax


def _columns(count, edges):
    """A place for each node: its column is its longest way from an input."""
    column, row, used = [0] * count, [0.0] * count, {}
    for node in range(count):
        operands = [a for a, b in edges if b == node]
        column[node] = max((column[a] + 1 for a in operands), default=0)
        wish = np.mean([row[a] for a in operands]) if operands else 0.0
        taken = used.setdefault(column[node], [])
        while any(abs(wish - other) < 1 for other in taken):
            wish -= 0.5
        taken.append(wish)
        row[node] = wish
    return [*zip(column, row, strict=True)]


HALF = 0.27  # of a node's width, where columns are 1 apart


def _edge(ax, start, end, bend, slope):
    (x0, y0), (x1, y1) = (start[0] + HALF, start[1]), (end[0] - HALF, end[1])
    style = {
        "arrowstyle": "-|>",
        "color": "gray",
        "shrinkA": 0,
        "shrinkB": 1,
        "connectionstyle": f"arc3,rad={bend}",
    }
    ax.annotate("", (x1, y1), (x0, y0), arrowprops=style)
    if slope is not None:
        x, y = (
            (x0 + x1) / 2 + bend * (y1 - y0) / 2,
            (y0 + y1) / 2 - bend * (x1 - x0) / 2,
        )
        white = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        ax.text(x, y, slope, ha="center", va="center", size=9, color="gray", bbox=white)


def _node(ax, place, name, value, gradient):
    """A box with up to three lines: name, value and, in its colour, the gradient."""
    x, y = place
    corner, size = (x - HALF + 0.04, y - 0.34), (2 * HALF - 0.08, 0.68)
    style = {"boxstyle": "round,pad=0.04", "facecolor": "white", "edgecolor": "gray"}
    ax.add_patch(FancyBboxPatch(corner, *size, **style))
    lines = [(name, "black"), (value, "black"), (gradient, COLORS["gradient"])]
    lines = [(text, color) for text, color in lines if text]
    for number, (text, color) in enumerate(lines):
        up = y + 0.22 * ((len(lines) - 1) / 2 - number)
        weight = "bold" if not number else "normal"
        place = {"ha": "center", "va": "center", "size": 9, "weight": weight}
        ax.text(x, up, text, color=color, **place)
