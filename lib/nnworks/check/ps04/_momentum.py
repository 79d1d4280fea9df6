"""momentum_step(p, g, v, lr, beta): a step that remembers the steps before."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps04._read import MOMENTUM as READ
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task


def step(p, g, v, lr, beta):
    """The right answer: the new parameters and the new velocity."""
    v = beta * v + g
    return p - lr * v, v


def _cases(rng):
    yield np.array([1.0, 2.0]), np.array([2.0, -4.0]), np.array([1.0, 3.0]), 0.5, 0.25
    yield np.array([1.0]), np.array([2.0]), np.array([0.0]), 0.125, 0.75
    for shape, lr, beta in (((3,), 0.25, 0.5), ((2, 4), 2.0, 0.75), ((5, 1), 0.125, 0)):
        yield (*(quarters(rng, *shape) for _ in range(3)), lr, beta)
    yield (*(quarters(rng, 4) for _ in range(3)), 0.0625, 0.875)


def _swapped(p, g, v, lr, beta):
    return step(p, g, v, lr, beta)[::-1]


_MISTAKES = (
    Mistake(
        "The sign is wrong: it goes uphill. The step is taken away, p - lr * v.",
        lambda p, g, v, lr, beta: (p + lr * (beta * v + g), beta * v + g),
    ),
    Mistake(
        "The gradient is taken away from the velocity and the velocity from p: two"
        " minus signs, so it goes uphill. Here the velocity collects gradients, v ="
        " beta * v + g.",
        lambda p, g, v, lr, beta: (p - lr * (beta * v - g), beta * v - g),
    ),
    Mistake(
        "The velocity has no memory: beta * v is missing, which is plain gradient"
        " descent.",
        lambda p, g, v, lr, beta: (p - lr * g, g),
    ),
    Mistake(
        "The velocity is right, but the step is taken along the gradient alone: p - lr"
        " * v, with the new v.",
        lambda p, g, v, lr, beta: (p - lr * g, beta * v + g),
    ),
    Mistake(
        "The step is taken with the velocity from before: first the new v, then p - lr"
        " * v with it.",
        lambda p, g, v, lr, beta: (p - lr * v, beta * v + g),
    ),
    Mistake(
        "The gradient is damped by 1 - beta: that is a moving average, as in Adam. Here"
        " it counts whole, beta * v + g.",
        lambda p, g, v, lr, beta: (
            p - lr * (beta * v + (1 - beta) * g),
            beta * v + (1 - beta) * g,
        ),
    ),
    Mistake(
        "beta stands at the gradient; it belongs to the old velocity: beta * v + g.",
        lambda p, g, v, lr, beta: (p - lr * (v + beta * g), v + beta * g),
    ),
    Mistake(
        "beta is not used: nothing of the old velocity is forgotten.",
        lambda p, g, v, lr, beta: (p - lr * (v + g), v + g),
    ),
    Mistake(
        "beta multiplies the sum of both: only the old velocity is damped.",
        lambda p, g, v, lr, beta: (p - lr * beta * (v + g), beta * (v + g)),
    ),
    Mistake(
        "The learning rate is put into the velocity. That is another common form; here"
        " v collects the gradients as they are, and lr stands in front of v.",
        lambda p, g, v, lr, beta: (p - (beta * v + lr * g), beta * v + lr * g),
    ),
    Mistake(
        "The learning rate is put into the velocity with a minus. That is another"
        " common form; here v collects the gradients, and the step is p - lr * v.",
        lambda p, g, v, lr, beta: (p + beta * v - lr * g, beta * v - lr * g),
    ),
    Mistake(
        "The learning rate is not used.",
        lambda p, g, v, lr, beta: (p - (beta * v + g), beta * v + g),
    ),
    Mistake(
        "This is Nesterov's form: it steps along g + beta * v with the new v.",
        lambda p, g, v, lr, beta: (p - lr * (g + beta * (beta * v + g)), beta * v + g),
    ),
    Mistake(
        "The old velocity came back: return the new one, or the memory stays empty.",
        lambda p, g, v, lr, beta: (p - lr * (beta * v + g), v),
    ),
    Mistake(
        "p came back as it was: the new value must be returned, p - lr * v.",
        lambda p, g, v, lr, beta: (p, beta * v + g),
    ),
    Mistake("The two results are in the wrong order: first p, then v.", _swapped),
)

MOMENTUM = Task(
    "momentum_step(p, g, v, lr, beta)",
    step,
    _cases,
    _MISTAKES,
    READ,
    results=("p", "v"),
)


def momentum(momentum_step, *, seed=0):
    """momentum_step(p, g, v, lr, beta): three arrays of a shape -> p, v."""
    check_all([MOMENTUM], [momentum_step], seed)
