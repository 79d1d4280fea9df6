"""unbroadcast(grad, shape): what was copied to many places adds up their gradients."""

import numpy as np

from nnworks import autograd
from nnworks.check.diagnose import Mistake
from nnworks.check.ps05._read import UNBROADCAST as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

_SHAPES = (
    ((2, 3), (3,)),
    ((2, 3), (2, 3)),
    ((2, 3), (2, 1)),
    ((2, 3), (1, 3)),
    ((2, 3), ()),
    ((3, 3), (3,)),
    ((3, 3), (3, 1)),
    ((4, 2, 3), (3,)),
    ((4, 2, 3), (2, 1)),
    ((4, 2, 3), (1, 2, 1)),
    ((4, 1, 3), (1, 1)),
    ((5, 1), (1,)),
    ((1, 4), (1, 4)),
    ((3,), (1,)),
    ((), ()),
)


def _cases(rng):
    yield np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]]), (3,)
    for full, shape in _SHAPES:
        yield quarters(rng, *full), shape
    for _ in range(4):
        full = tuple(rng.integers(1, 5, 3).tolist())
        short = tuple(n if rng.random() < 0.5 else 1 for n in full)
        yield quarters(rng, *full), short[int(rng.integers(0, 4)) :]


def _leading(grad, shape):
    return grad.sum(axis=tuple(range(grad.ndim - len(shape))))


def _ones(grad, shape, keepdims=True):
    """Sum the axes that are 1 long in `shape`, wherever grad has as many axes."""
    axes = [i for i, n in enumerate(shape) if n == 1 and grad.shape[i] > 1]
    return grad.sum(axis=tuple(axes), keepdims=keepdims)


def _axis_by_axis(grad, shape):
    grad = _leading(grad, shape)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis)
    return grad


def _no_ones(grad, shape):
    return _leading(grad, shape)


def _no_leading(grad, shape):
    if grad.ndim == len(shape):
        return _ones(grad, shape)
    return grad


def _trailing(grad, shape):
    extra = grad.ndim - len(shape)
    summed = grad.sum(axis=tuple(range(grad.ndim - extra, grad.ndim)))
    return _ones(summed, shape) if summed.ndim == len(shape) else summed


def _joined(how):
    def function(grad, shape):
        lead = tuple(range(grad.ndim - len(shape)))
        short = tuple(len(lead) + i for i, n in enumerate(shape) if n == 1)
        return how(grad, axis=lead + short).reshape(shape)

    return function


def _one_leading(grad, shape):
    if grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    return _ones(grad, shape) if grad.ndim == len(shape) else grad


UNBROADCAST = Task(
    "unbroadcast(grad, shape)",
    autograd.unbroadcast,
    _cases,
    (
        Mistake(
            "Axes that are 1 long in `shape` are forgotten: they were stretched too, so"
            " sum along them, with keepdims=True.",
            _no_ones,
        ),
        Mistake(
            "Axes that `shape` does not have are kept: broadcasting put them in front."
            " Sum along the first ones until as many are left as `shape` has.",
            _no_leading,
        ),
        Mistake(
            "Only one of the axes in front is summed: there may be several, so"
            " repeat it"
            " while grad.ndim is larger than len(shape).",
            _one_leading,
        ),
        Mistake(
            "The axes at the end are summed. Broadcasting compares shapes from the"
            " right, and puts what is missing in front: sum along the first axes.",
            _trailing,
        ),
        Mistake(
            "The sum over an axis that is 1 long in `shape` loses that axis:"
            " keepdims=True keeps it as a 1.",
            lambda grad, shape: _ones(_leading(grad, shape), shape, keepdims=False),
        ),
        Mistake(
            "The sum over an axis that is 1 long in `shape` loses that axis, and the"
            " axes behind it move up: keepdims=True keeps it as a 1.",
            _axis_by_axis,
        ),
        Mistake(
            "This takes the mean of the copies. Each copy moves the result by itself,"
            " so their gradients add up.",
            _joined(np.mean),
        ),
        Mistake(
            "The largest gradient of the copies is taken; they add up.",
            _joined(np.max),
        ),
        Mistake(
            "One of the copies is picked; their gradients add up.",
            lambda grad, shape: _joined(
                lambda g, axis: g[
                    tuple(0 if i in axis else slice(None) for i in range(g.ndim))
                ]
            )(grad, shape),
        ),
        Mistake(
            "All is summed into one number and copied into `shape`; only the axes that"
            " were stretched are summed.",
            lambda grad, shape: np.full(shape, grad.sum()),
        ),
        Mistake(
            "grad comes back as it is: axes that were stretched must be summed.",
            lambda grad, shape: grad,
        ),
        Mistake(
            "np.resize fills the shape with the first numbers; those that belong to the"
            " same entry must be summed.",
            lambda grad, shape: np.resize(grad, shape),
        ),
        Mistake(
            "Everything is summed into one number.", lambda grad, shape: grad.sum()
        ),
    ),
    READ,
    library=("nnworks.autograd.unbroadcast",),
)


def unbroadcast(unbroadcast, *, seed=0):
    """unbroadcast(grad, shape): (...) -> shape, the sum over all that was stretched."""
    check_all([UNBROADCAST], [unbroadcast], seed)
