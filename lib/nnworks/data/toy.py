"""Small generated data sets in the plane: X (N, 2), y (N,) of whole numbers."""

import numpy as np

from nnworks._validate import as_choice, as_count, as_number, as_rng

__all__ = ["GATES", "clouds", "gate", "moons", "spirals"]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
}


def gate(name):
    """Give the truth table of a logic gate with two inputs.

    Parameters
    ----------
    name : {'and', 'or', 'nand', 'nor', 'xor'}

    Returns
    -------
    X : ndarray of shape (4, 2)
        (0, 0), (0, 1), (1, 0), (1, 1).
    y : ndarray of int of shape (4,)

    Raises
    ------
    ValueError
        When there is no gate of that name.
    """
    as_choice(name, "gate", GATES)
    return CORNERS.copy(), np.array(GATES[name])


def clouds(n=100, *, distance=2.5, rng=None):
    """Two round clouds of points, class 0 and class 1 in turn.

    Parameters
    ----------
    n : int, default=100
        Number of points in all.
    distance : float, default=2.5
        Between the centres; each cloud has standard deviation 0.5.
    rng : int or numpy.random.Generator, default=None

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of int of shape (n,)

    Raises
    ------
    TypeError, ValueError
        When an option is no number, too small, or rng neither seed nor generator.
    """
    n, distance = as_count(n, "n", least=2), as_number(distance, "distance", least=0)
    rng = as_rng(rng)
    y = np.arange(n) % 2
    half = distance / 2 / np.sqrt(2)
    X = rng.normal(scale=0.5, size=(n, 2)) + np.where(y, half, -half)[:, None]
    return X, y


def moons(n=200, *, noise=0.1, rng=None):
    """Two half circles, each reaching into the other.

    Parameters
    ----------
    n : int, default=200
    noise : float, default=0.1
        Standard deviation of what is added to each coordinate.
    rng : int or numpy.random.Generator, default=None

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of int of shape (n,)

    Raises
    ------
    TypeError, ValueError
        When an option is no number, too small, or rng neither seed nor generator.
    """
    n, noise = as_count(n, "n", least=2), as_number(noise, "noise", least=0)
    rng = as_rng(rng)
    y = np.arange(n) % 2
    angle = rng.uniform(0, np.pi, size=n)
    X = np.stack([np.cos(angle), np.sin(angle)], axis=1)  # (n, 2), the upper moon
    X[y == 1] = [1.0, 0.5] - X[y == 1]
    return X + rng.normal(scale=noise, size=X.shape), y


def spirals(n=300, classes=3, *, noise=0.05, rng=None):
    """Arms that wind around the origin, one for each class.

    Parameters
    ----------
    n : int, default=300
        Number of points in all.
    classes : int, default=3
    noise : float, default=0.05
        Standard deviation of what is added to each coordinate.
    rng : int or numpy.random.Generator, default=None

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of int of shape (n,)

    Raises
    ------
    TypeError, ValueError
        When an option is no number, too small, or rng neither seed nor generator.
    """
    classes = as_count(classes, "classes")
    n, noise = as_count(n, "n", least=classes), as_number(noise, "noise", least=0)
    rng = as_rng(rng)
    y = np.arange(n) % classes
    radius = rng.uniform(0.05, 1.0, size=n)
    angle = 2 * np.pi * y / classes + 1.5 * np.pi * radius  # three quarters of a turn
    X = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return X + rng.normal(scale=noise, size=X.shape), y
