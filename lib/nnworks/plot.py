"""Colours by role and the few standard plots.

The functions take arrays and callables, never models, so that they draw a student's own
function as well as ours. Colour never speaks alone: classes differ by marker too.
"""

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.colors import LinearSegmentedColormap

from nnworks._validate import as_array

__all__ = ["COLORS", "DIVERGING", "decision_boundary", "points", "weight_image"]

# The palette of Okabe and Ito (2008), which the colour-blind can tell apart.
COLORS = {
    "positive": "#0072B2",  # positive weights, class 1
    "negative": "#D55E00",  # negative weights, class 0
    "gradient": "#CC79A7",
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
