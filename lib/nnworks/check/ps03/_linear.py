"""Linear.backward, called through a thin function that runs it twice.

Twice, because gradients add up: what the second pass finds joins that of the first.
"""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps03._read import LINEAR as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def _x_slopes(g, x, w):
    return g @ w


def _weight_slopes(g, x, w):
    return g.T @ x


def _bias_slopes(g, x, w):
    return g.sum(axis=0)


def _parts(
    grad_output, x, weight, bias, *, to_x=_x_slopes, to_w=_weight_slopes, to_b=None
):
    """The right answer with one of its parts exchanged, which is what mistakes are."""
    args = grad_output, x, weight
    to_b = to_b or _bias_slopes
    return to_x(*args), 2 * to_w(*args), 2 * to_b(*args)


def backward(grad_output, x, weight, bias):
    """The right answer: dL/dx, and what two passes leave in the gradients."""
    return _parts(grad_output, x, weight, bias)


def _with(**parts):
    return lambda *args: _parts(*args, **parts)


def _into(shaped, added):
    """What `+=` makes of an array of another shape: an error, or other numbers."""
    grad = np.zeros_like(shaped)
    grad += added
    return grad


def _ones(*args):
    return backward(np.ones_like(args[0]), *args[1:])


def _cases(rng):
    yield (
        np.array([[1.0, -1.0], [0.5, 2.0]]),
        np.array([[1.0, 2.0], [0.0, -3.0]]),
        np.array([[1.0, -2.0], [3.0, 0.5]]),
        np.array([10.0, -20.0]),
    )
    for n, inputs, outputs in ((3, 3, 3), (4, 2, 3), (1, 4, 2), (7, 5, 1), (2, 1, 6)):
        yield (
            quarters(rng, n, outputs) + 0.125,
            quarters(rng, n, inputs) + 0.125,
            quarters(rng, outputs, inputs) + 0.125,
            quarters(rng, outputs),
        )


_BATCH = "is divided by N. The mean stands in the loss, and comes in grad_output."
_SUMMED = (
    "The bias's gradient is not added up over the batch. Every example uses it, so it"
    " is grad_output.sum(axis=0), of shape (out,)."
)
_TURNED = (
    "weight's gradient is transposed: x.T @ grad_output has shape (in, out), and weight"
    " has (out, in)."
)
_AXIS_1 = (
    "The bias's gradient is added up along the rows (axis=1), which leaves one number"
    " for each example. It has one for each unit: axis=0."
)
_MISTAKES = (
    Mistake(
        "The gradients of weight and bias are overwritten: after two passes those of"
        " the first are lost. Write += in place of =.",
        lambda g, x, w, b: (g @ w, g.T @ x, g.sum(axis=0)),
    ),
    Mistake(
        "The gradients of weight and bias are still 0: nothing was added to them.",
        lambda g, x, w, b: (g @ w, 0 * w, 0 * b),
    ),
    Mistake(
        "weight's gradient is overwritten: after two passes that of the first is lost."
        " Write += in place of =.",
        _with(to_w=lambda g, x, w: g.T @ x / 2),
    ),
    Mistake(
        "bias's gradient is overwritten: after two passes that of the first is lost."
        " Write += in place of =.",
        _with(to_b=lambda g, x, w: g.sum(axis=0) / 2),
    ),
    Mistake(
        "bias's gradient is still 0: nothing was added to it.",
        _with(to_b=lambda g, x, w: 0 * g[0]),
    ),
    Mistake(
        "weight's gradient is still 0: nothing was added to it.",
        _with(to_w=lambda g, x, w: 0 * w),
    ),
    Mistake(_TURNED, _with(to_w=lambda g, x, w: x.T @ g)),
    Mistake(_TURNED, _with(to_w=lambda g, x, w: _into(w, x.T @ g))),
    Mistake(
        "weight's gradient has the right shape and the wrong numbers: reshape does not"
        " turn an array over. Take grad_output.T @ self.x.",
        _with(to_w=lambda g, x, w: (x.T @ g).reshape(w.shape)),
    ),
    Mistake(_SUMMED, _with(to_b=lambda g, x, w: g)),
    Mistake(_AXIS_1, _with(to_b=lambda g, x, w: g.sum(axis=1))),
    Mistake(_AXIS_1, _with(to_b=lambda g, x, w: _into(g[0], g.sum(axis=1)))),
    Mistake(
        "The bias's gradient is added up over everything. Each unit has its own:"
        " grad_output.sum(axis=0).",
        _with(to_b=lambda g, x, w: g.sum() + 0 * g[0]),
    ),
    Mistake(
        f"The bias's gradient {_BATCH}",
        _with(to_b=lambda g, x, w: g.mean(axis=0)),
    ),
    Mistake(
        "The bias's gradient comes from the first example alone: add up the batch.",
        _with(to_b=lambda g, x, w: g[0]),
    ),
    Mistake(
        "The bias's gradient is 1 for each example, whatever grad_output says: add up"
        " grad_output.",
        _with(to_b=lambda g, x, w: np.full(g.shape[1], float(len(g)))),
    ),
    Mistake(
        "1 is added to the bias's gradient. That is the slope of the output along the"
        " bias; multiply it by grad_output, and add up over the batch.",
        _with(to_b=lambda g, x, w: np.ones(g.shape[1])),
    ),
    Mistake(
        f"weight's gradient {_BATCH}",
        _with(to_w=lambda g, x, w: g.T @ x / len(x)),
    ),
    Mistake(
        "The gradients of weight and bias are divided by N. The mean stands in the"
        " loss, and comes in grad_output.",
        _with(
            to_w=lambda g, x, w: g.T @ x / len(x), to_b=lambda g, x, w: g.mean(axis=0)
        ),
    ),
    Mistake(
        "dL/dx uses weight turned over, weight.T. Forward did; the way back multiplies"
        " by weight as it is: (N, out) @ (out, in).",
        _with(to_x=lambda g, x, w: g @ w.T),
    ),
    Mistake(
        "grad_output is ignored: these are the gradients of the plain sum of the"
        " outputs.",
        _ones,
    ),
    Mistake(
        "dL/dx does not use grad_output: each row is the sum of the weights.",
        _with(to_x=lambda g, x, w: np.ones_like(g) @ w),
    ),
    Mistake(
        "weight's gradient does not use grad_output: it is grad_output.T @ self.x.",
        _with(to_w=lambda g, x, w: np.ones_like(g).T @ x),
    ),
    Mistake(
        "weight's gradient uses weight where x belongs. The slope of a weight is what"
        " it was multiplied by: x.",
        _with(to_w=lambda g, x, w: g.T @ (g @ w)),
    ),
    Mistake(
        "grad_output came back as it was; dL/dx is grad_output @ self.weight.data.",
        _with(to_x=lambda g, x, w: g),
    ),
    Mistake(
        "The layer's output came back, not dL/dx.",
        lambda g, x, w, b: (x @ w.T + b, *backward(g, x, w, b)[1:]),
    ),
    Mistake(
        "weight's gradient came back; backward returns dL/dx and leaves those of weight"
        " and bias in their .grad.",
        lambda g, x, w, b: (g.T @ x, *backward(g, x, w, b)[1:]),
    ),
    Mistake(
        "dL/dx is added up over the batch: each example keeps its own.",
        _with(to_x=lambda g, x, w: (g @ w).sum(axis=0)),
    ),
    Mistake(
        "dL/dx is divided by N. The mean stands in the loss, and comes in grad_output.",
        _with(to_x=lambda g, x, w: g @ w / len(g)),
    ),
    Mistake(
        "The gradients of weight and bias have the wrong sign. Backward finds the"
        " slope; the minus comes with the step downhill.",
        _with(to_w=lambda g, x, w: -(g.T @ x), to_b=lambda g, x, w: -g.sum(axis=0)),
    ),
)

LINEAR = Task(
    "Linear.backward(grad_output, x, weight, bias)",
    backward,
    _cases,
    _MISTAKES,
    READ,
    library=("nnworks.nn.Linear.backward",),
    results=("dL/dx", "weight.grad", "bias.grad"),
    called="layer = Linear(weight, bias), then layer.forward(x) and"
    " layer.backward(grad_output), both twice",
)


def linear_backward(linear_backward, *, seed=0):
    """A thin function around Linear: dL/dx, and the gradients after two passes."""
    check_all([LINEAR], [linear_backward], seed)
