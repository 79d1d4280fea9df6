"""Handwriting varies: shift, turn, stretch and thicken pictures of digits at random."""

import numpy as np

__all__ = ["distort"]

SIDE = 28


def distort(images, rng, *, shift=0.9, turn=7.0, scale=0.07, shear=0.1, pen=0.9):
    """Give each picture another shape of the same digit.

    Parameters
    ----------
    images : ndarray of float32 of shape (N, 784), 0 to 1
    rng : numpy.random.Generator
    shift : float
        At most so many pixels to each side.
    turn : float
        At most so many degrees to either side.
    scale, shear : float
        At most so much wider, higher or more slanted, as a share of the size.
    pen : float
        At most so much of the way to a pen thicker by two pixels; thinner by two thirds
        of that.

    Returns
    -------
    ndarray of float32 of shape (N, 784)
    """
    n = len(images)
    half = (SIDE - 1) / 2

    def within(limit):
        return rng.uniform(-limit, limit, n).astype(np.float32)

    angle, slant = np.deg2rad(within(turn)), within(shear)
    wide, high = 1 + within(scale), 1 + within(scale)
    cos, sin = np.cos(angle), np.sin(angle)
    # Where each pixel of the new picture comes from: a turn after a slant.
    a, b = cos / wide, (sin + slant * cos) / wide
    c, d = -sin / high, (cos - slant * sin) / high
    grid = np.arange(SIDE, dtype=np.float32) - half
    y, x = np.meshgrid(grid, grid, indexing="ij")
    y, x = y.ravel(), x.ravel()  # (784,)
    u = a[:, None] * x + b[:, None] * y + (half + within(shift))[:, None]
    v = c[:, None] * x + d[:, None] * y + (half + within(shift))[:, None]
    return _thicken(_sample(images, u, v), pen, rng)


def _sample(images, u, v):
    """Read pictures at places between pixels (bilinear); outside is paper."""
    wide = SIDE + 2  # a frame of paper, so that every place has four neighbours
    framed = np.zeros((len(images), wide, wide), np.float32)
    framed[:, 1:-1, 1:-1] = images.reshape(-1, SIDE, SIDE)
    framed = framed.reshape(len(images), -1)
    u = np.clip(u + 1, 0, wide - 1.001)
    v = np.clip(v + 1, 0, wide - 1.001)
    left, top = u.astype(np.int32), v.astype(np.int32)
    u -= left
    v -= top
    at = top * wide + left + np.arange(len(images), dtype=np.int32)[:, None] * wide**2
    flat = framed.ravel()
    upper = flat[at] * (1 - u) + flat[at + 1] * u
    lower = flat[at + wide] * (1 - u) + flat[at + wide + 1] * u
    return upper * (1 - v) + lower * v


def _thicken(images, pen, rng):
    """Move each picture a part of the way to a thicker or a thinner pen."""
    shape = images.shape
    images = images.reshape(-1, SIDE, SIDE)
    amount = rng.uniform(-pen * 2 / 3, pen, (len(images), 1, 1)).astype(np.float32)
    thick, thin = images.copy(), images.copy()
    for axis in (1, 2):
        for step in (-1, 1):
            moved = np.roll(images, step, axis)
            np.maximum(thick, moved, out=thick)
            np.minimum(thin, moved, out=thin)
    to = np.where(amount > 0, thick, thin)
    return (images + np.abs(amount) * (to - images)).reshape(shape)
