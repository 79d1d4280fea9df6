"""train(): a network that learns by the student's own Tensor, step for step.

The reference goes backward layer by layer, by hand: two ways to the same gradients.
"""

import numpy as np

from nnworks import functional as F
from nnworks.check.diagnose import Mistake
from nnworks.check.ps05._read import NETWORK as READ
from nnworks.check.several import check_all
from nnworks.check.task import Task


def trained(X, Y, weight1, bias1, weight2, bias2, lr, steps):
    """The right answer: the loss before each step, and the four arrays after all."""
    return _trained(X, Y, weight1, bias1, weight2, bias2, lr, steps)


def _same(z):
    return z


def _ones(z):
    return np.ones_like(z)


def _trained(
    X,
    Y,
    *start,
    activation=(F.relu, F.relu_derivative),
    last=(_same, _ones),
    biases=(1, 1),
    step=(1, 1, 1, 1),
    keep=0.0,
    after=False,
):
    """The same with one of its parts exchanged, which is what mistakes are."""
    *start, lr, steps = start
    p = [np.array(a) for a in start]
    grads, losses = [0.0] * 4, []
    for _ in range(steps):
        loss, new = _gradients(X, Y, p, activation, last, biases)
        grads = [keep * old + g for old, g in zip(grads, new, strict=True)]
        p = [a - lr * s * g for a, s, g in zip(p, step, grads, strict=True)]
        if after:
            loss, _ = _gradients(X, Y, p, activation, last, biases)
        losses.append(loss)
    return (losses, *p)


def _gradients(X, Y, p, activation, last, biases):
    weight1, bias1, weight2, bias2 = p
    a = X @ weight1.T + biases[0] * bias1
    hidden = activation[0](a)
    b = hidden @ weight2.T + biases[1] * bias2
    scores = last[0](b)
    loss = -(Y * F.log_softmax(scores)).sum() / len(X)
    g2 = (F.softmax(scores) - Y) / len(X) * last[1](b)
    g1 = g2 @ weight2 * activation[1](a)
    gradients = [
        g1.T @ X,
        biases[0] * g1.sum(axis=0),
        g2.T @ hidden,
        biases[1] * g2.sum(axis=0),
    ]
    return float(loss), gradients


def _with(**parts):
    return lambda *args: _trained(*args, **parts)


def _cases(rng):
    for n, inputs, hidden, classes, steps in (
        (3, 2, 2, 2, 1),
        (3, 2, 2, 2, 3),
        (6, 2, 5, 3, 8),
        (4, 3, 3, 3, 5),
        (5, 4, 1, 2, 2),
    ):
        yield (
            rng.normal(size=(n, inputs)),
            np.eye(classes)[rng.integers(0, classes, n)],
            rng.normal(size=(hidden, inputs)),
            rng.normal(size=hidden) + 0.5,
            rng.normal(size=(classes, hidden)),
            rng.normal(size=classes),
            float(rng.uniform(0.1, 0.5)),
            steps,
        )


def _lr(change):
    return lambda *args: _trained(*args[:-2], change(args[-2]), args[-1])


def _steps(change):
    return lambda *args: _trained(*args[:-1], change(args[-1]))


TRAIN = Task(
    "trained(X, Y, weight1, bias1, weight2, bias2, lr, steps)",
    trained,
    _cases,
    (
        Mistake(
            "The gradients of earlier steps are still in: going back adds. Set each"
            " p.grad to zeros before go_back(loss).",
            _with(keep=1.0),
        ),
        Mistake(
            "The activation between the layers is missing: without it, two layers are"
            " one.",
            _with(activation=(_same, _ones)),
        ),
        Mistake(
            "A ReLU stands behind the last layer too: negative scores are lost.",
            _with(last=(F.relu, F.relu_derivative)),
        ),
        Mistake(
            "It climbs: the step goes against the gradient, p.data - lr * p.grad.",
            _lr(lambda lr: -lr),
        ),
        Mistake("The learning rate is left out of the step.", _lr(lambda lr: 1.0)),
        Mistake(
            "The losses are right at first, and nothing learns: after go_back each"
            " parameter must take its step, p.data = p.data - lr * p.grad.",
            _lr(lambda lr: 0.0),
        ),
        Mistake(
            "bias1 is missing.",
            _with(biases=(0, 1)),
        ),
        Mistake(
            "bias2 is missing.",
            _with(biases=(1, 0)),
        ),
        Mistake(
            "Only the weights learn, the biases stay: all four take a step.",
            _with(step=(1, 0, 1, 0)),
        ),
        Mistake(
            "Only the last layer learns: all four parameters take a step.",
            _with(step=(0, 0, 1, 1)),
        ),
        Mistake(
            "Only the first layer learns: all four parameters take a step.",
            _with(step=(1, 1, 0, 0)),
        ),
        Mistake(
            "The losses are those after each step; keep each one before its step.",
            _with(after=True),
        ),
        Mistake(
            "Only the last loss came back in the list; one belongs to each step.",
            lambda *args: (_trained(*args)[0][-1:], *_trained(*args)[1:]),
        ),
        Mistake(
            "One step came, whatever `steps` says: does the `return` stand in the"
            " loop?",
            _steps(lambda steps: min(steps, 1)),
        ),
        Mistake("One step too many.", _steps(lambda steps: steps + 1)),
        Mistake("One step is missing.", _steps(lambda steps: steps - 1)),
    ),
    READ,
    results=("losses", "weight1", "bias1", "weight2", "bias2"),
)


def network(trained, *, seed=0):
    """trained(X, Y, weight1, bias1, weight2, bias2, lr, steps) -> losses and the four.

    The four arrays as they are after so many steps of gradient descent.
    """
    check_all([TRAIN], [trained], seed)
