"""Shapes that are stretched to meet, and gradients summed back."""

import numpy as np

__all__ = ["refuse_shapes", "unbroadcast"]


def unbroadcast(grad, shape):
    """Sum a gradient back to the shape that broadcasting had stretched.

    Parameters
    ----------
    grad : ndarray
    shape : tuple of int
        Shape before broadcasting: an axis may be missing in front, or be 1 long.

    Returns
    -------
    ndarray of that shape
        What was copied to many places gets the sum of their gradients.
    """
    if grad.shape == shape:
        return grad
    grad = grad.sum(axis=tuple(range(grad.ndim - len(shape))))
    short = tuple(
        axis
        for axis, (have, want) in enumerate(zip(grad.shape, shape, strict=True))
        if want == 1 != have
    )
    return grad.sum(axis=short, keepdims=True)


def refuse_shapes(a, b, name):
    """Raise one sentence where two shapes cannot be stretched into one."""
    try:
        np.broadcast_shapes(a, b)
    except ValueError:
        raise ValueError(
            f"{name}: got shapes {a} and {b}, expected shapes that fit:"
            " compared from the right, each pair must be equal or hold a 1."
        ) from None
