"""linear(x, weight, bias)."""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps02._read import LINEAR as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def forward(x, weight, bias):
    """The right answer: (N, in), (out, in), (out,) -> (N, out)."""
    return x @ weight.T + bias


def _cases(rng):
    yield (
        np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 0.5]]),
        np.array([[1.0, -1.0], [2.0, 0.5]]),
        np.array([10.0, -20.0]),
    )
    yield (
        np.array([[2.0, -1.0, 0.5]]),
        np.array([[1.0, 3.0, -2.0], [0.0, 1.0, 4.0]]),
        np.array([0.25, -0.75]),
    )
    yield np.array([[2.0], [-3.0]]), np.array([[-1.5]]), np.array([1.0])
    for n, inputs, outputs in ((3, 3, 3), (7, 5, 2), (2, 4, 6), (1, 8, 1), (5, 1, 4)):
        yield (
            quarters(rng, n, inputs),
            quarters(rng, outputs, inputs),
            quarters(rng, outputs) + 0.125,  # never 0
        )
    yield 1000 * quarters(rng, 4, 3), quarters(rng, 5, 3), quarters(rng, 5) - 500.125


_ORDER = (
    "Each unit's weights are a row of weight, but x meets its columns here. Turn weight"
    " over first: x @ weight.T has shape (N, in) @ (in, out) -> (N, out)."
)
_MISTAKES = (
    Mistake(
        "The bias is missing: this is what comes out when bias is not added.",
        lambda x, weight, bias: x @ weight.T,
    ),
    Mistake(_ORDER, lambda x, weight, bias: x @ weight + bias),
    Mistake(_ORDER, lambda x, weight, bias: x @ weight),
    Mistake(
        "reshape does not turn a matrix over: it refills the same numbers row by row,"
        " and so mixes the weights of different units. weight.T exchanges rows and"
        " columns.",
        lambda x, weight, bias: x @ weight.reshape(weight.shape[::-1]) + bias,
    ),
    Mistake(
        "weight stands on the left: weight @ x adds up over the examples. Each row of x"
        " is one example, so x comes first: x @ weight.T.",
        lambda x, weight, bias: weight @ x + bias,
    ),
    Mistake(
        "The result lies on its side, (out, N): one row for each unit. Asked for is"
        " one row for each example, (N, out): x @ weight.T + bias.",
        lambda x, weight, bias: (x @ weight.T + bias).T,
    ),
    Mistake(
        "weight @ x.T has one row for each unit, (out, N), so the bias meets the"
        " examples. Write x @ weight.T: one row for each example.",
        lambda x, weight, bias: weight @ x.T + bias,
    ),
    Mistake(
        "The bias is added as a column, one number for each example; it has one number"
        " for each unit, and NumPy adds (out,) to every row by itself.",
        lambda x, weight, bias: x @ weight.T + bias[:, None],
    ),
    Mistake(
        "The bias is subtracted; a layer adds it.",
        lambda x, weight, bias: x @ weight.T - bias,
    ),
    Mistake(
        "The bias is added once for each input; add it once, after the sum.",
        lambda x, weight, bias: x @ weight.T + x.shape[1] * bias,
    ),
    Mistake(
        "Every unit gets the same bias: they are added up. Unit number i has bias[i].",
        lambda x, weight, bias: x @ weight.T + bias.sum(),
    ),
    Mistake(
        "Every unit gets the bias of the first: unit number i has bias[i].",
        lambda x, weight, bias: x @ weight.T + bias[0],
    ),
    Mistake(
        "Only the first unit answers: each row of weight is one more unit.",
        lambda x, weight, bias: x @ weight[0] + bias[0],
    ),
    Mistake(
        "Only the first example is answered: each row of x is one more. Does a"
        " `return` stand inside the loop?",
        lambda x, weight, bias: x[0] @ weight.T + bias,
    ),
    Mistake(
        "Only the last example is answered: the result of each round is overwritten.",
        lambda x, weight, bias: x[-1] @ weight.T + bias,
    ),
    Mistake(
        "This is the mean of the products; a unit takes their sum.",
        lambda x, weight, bias: x @ weight.T / x.shape[1] + bias,
    ),
    Mistake(
        "An activation is in it already (ReLU): the sums may be negative. Activations"
        " are layers of their own, in the next task.",
        lambda x, weight, bias: F.relu(x @ weight.T + bias),
    ),
    Mistake(
        "An activation is in it already (the sigmoid): the sums may be any number.",
        lambda x, weight, bias: F.sigmoid(x @ weight.T + bias),
    ),
    Mistake(
        "A step is in it already: asked for are the sums themselves.",
        lambda x, weight, bias: F.step(x @ weight.T + bias),
    ),
    Mistake(
        "x and weight are multiplied entry by entry (*); @ multiplies each row of x"
        " with each unit's weights and adds up.",
        lambda x, weight, bias: x * weight + bias,
    ),
    Mistake(
        "x and weight are multiplied entry by entry (*); @ multiplies each row of x"
        " with each unit's weights and adds up.",
        lambda x, weight, bias: x * weight.T + bias,
    ),
)

LINEAR = Task(
    "linear(x, weight, bias)",
    forward,
    _cases,
    _MISTAKES,
    READ,
    library=("nnworks.nn.Linear.forward",),
)


def linear_forward(linear, *, seed=0):
    """linear(x, weight, bias): (N, in), (out, in), (out,) -> (N, out)."""
    check_all([LINEAR], [linear], seed)
