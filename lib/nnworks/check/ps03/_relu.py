"""ReLU.backward, called through a thin function: forward, then backward."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps03._read import LAYERS as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def backward(grad_output, x):
    """The right answer: grad_output where x is above 0, else 0."""
    return grad_output * (x > 0)


def _cases(rng):
    yield (
        np.array([[0.5, -2.0, 3.0], [4.0, 0.25, -1.0]]),
        np.array([[2.0, -1.0, -0.5], [0.0, 3.0, 1.0]]),
    )
    yield np.array([[-1.0, 5.0]]), np.array([[0.5, 0.25]])
    for n, units in ((1, 4), (3, 3), (5, 2), (6, 7)):
        yield quarters(rng, n, units) + 0.125, quarters(rng, n, units, most=4)
    # Never exactly 1, never of the sign of x throughout.
    yield 1000 * (quarters(rng, 3, 4) + 0.125), 1000 * quarters(rng, 3, 4, most=4)


_SLOPES = (
    "These are the slopes alone, 1 and 0. The chain rule multiplies them by what comes"
    " from behind: grad_output."
)
_MISTAKES = (
    Mistake(_SLOPES, lambda g, x: (x > 0).astype(float)),
    Mistake(_SLOPES, lambda g, x: x > 0),
    Mistake(
        "The slope is taken where grad_output is above 0. Whether a unit was on decides"
        " what went in, self.x.",
        lambda g, x: g * (g > 0),
    ),
    Mistake(
        "The whole forward pass is done again, on grad_output. Backward multiplies"
        " grad_output by the slopes at self.x.",
        lambda g, x: np.maximum(x, 0) * (g > 0),
    ),
    Mistake(
        "grad_output passes unchanged, as if the slope were 1 everywhere; where x is"
        " not above 0 it is 0.",
        lambda g, x: g,
    ),
    Mistake(
        "Where x is exactly 0 the slope is 1 here. ReLU has a corner there, and the"
        " course follows PyTorch: it is 0.",
        lambda g, x: g * (x >= 0),
    ),
    Mistake(
        "The mask is turned round: grad_output passes where x is not above 0.",
        lambda g, x: g * (x <= 0),
    ),
    Mistake(
        "The mask is turned round: grad_output passes where x is below 0.",
        lambda g, x: g * (x < 0),
    ),
    Mistake(
        "It is multiplied by what ReLU gave, max(0, x). The slope of ReLU is 1 there,"
        " not x.",
        lambda g, x: g * np.maximum(x, 0),
    ),
    Mistake(
        "It is multiplied by x. The slope of ReLU is 1 or 0.",
        lambda g, x: g * x,
    ),
    Mistake(
        "This is the forward pass again, max(0, x): grad_output is not used.",
        lambda g, x: np.maximum(x, 0),
    ),
    Mistake(
        "The slope is -1 where x is below 0: that is the absolute value's.",
        lambda g, x: g * np.sign(x),
    ),
    Mistake(
        "A little gets through below 0: that is LeakyReLU; here it is exactly 0.",
        lambda g, x: np.where(x > 0, g, 0.01 * g),
    ),
    Mistake(
        "The entries that were off are cut out, so fewer come back; a 0 stands in their"
        " place.",
        lambda g, x: g[x > 0],
    ),
    Mistake(
        "It is added up over the batch: each example keeps its own gradient.",
        lambda g, x: backward(g, x).sum(axis=0),
    ),
    Mistake(
        "The sign is the wrong way round.",
        lambda g, x: -backward(g, x),
    ),
)

RELU = Task(
    "ReLU.backward(grad_output, x)",
    backward,
    _cases,
    _MISTAKES,
    READ,
    library=("nnworks.functional.relu_derivative", "nnworks.nn.ReLU.backward"),
    called="layer = ReLU(), layer.forward(x), then layer.backward(grad_output)",
)


def relu_backward(relu_backward, *, seed=0):
    """A thin function around ReLU: grad_output and x of one shape -> dL/dx."""
    check_all([RELU], [relu_backward], seed)
