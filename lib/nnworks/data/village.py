"""House prices from a formula: a set for which the truth is known."""

import numpy as np

from nnworks._validate import as_count, as_number, as_rng

__all__ = ["made_up_houses"]

NAMES = ("size", "age", "distance", "garden", "noise")


def made_up_houses(n=600, *, spread=0.08, rng=None):
    """Houses and prices that a formula made up, so that the best answer is known.

    Parameters
    ----------
    n : int, default=600
    spread : float, default=0.08
        Standard deviation of the logarithm of what chance multiplies each price by.
    rng : int or numpy.random.Generator, default=None

    Returns
    -------
    X : ndarray of shape (n, 5)
        Size in square metres, age in years, distance to the centre in kilometres,
        garden in square metres, noise of the street in decibels.
    y : ndarray of shape (n,)
        Price in thousands.
    names : tuple of str
        What the columns are.

    Raises
    ------
    TypeError, ValueError
        When an option is no number, too small, or rng neither seed nor generator.

    Notes
    -----
    A square metre costs more near the centre, new houses and very old ones are dearer
    than those in between, and noise counts from 55 decibels on. A weighted sum can say
    none of the three. No place has these prices.
    """
    n, spread = as_count(n, "n"), as_number(spread, "spread", least=0)
    rng = as_rng(rng)
    size, age = rng.uniform(30, 200, n), rng.uniform(0, 120, n)
    distance, garden = rng.uniform(0, 20, n), rng.exponential(200, n)
    noise = rng.uniform(35, 75, n)
    metre = 1.5 + 4.5 * np.exp(-distance / 4)  # thousands for a square metre
    wear = 1 - 0.4 * np.sin(np.pi * age / 120)  # 1 when new, 0.6 at 60, 1 at 120
    loud = 1 - 0.015 * np.maximum(noise - 55, 0)
    price = size * metre * wear * loud + 0.1 * garden
    price *= np.exp(rng.normal(0, spread, n))
    return np.column_stack([size, age, distance, garden, noise]), price, NAMES
