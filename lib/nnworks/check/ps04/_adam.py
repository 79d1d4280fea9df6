"""adam_step(p, g, m, s, t, lr, beta1, beta2, eps): the best-known optimizer."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.ps04._read import ADAM as READ
from nnworks.check.several import check_all
from nnworks.check.task import Task


def step(p, g, m, s, t, lr, beta1, beta2, eps):
    """The right answer: p, and the two moving averages."""
    return _step(p, g, m, s, t, lr, beta1, beta2, eps)


def _own(root, eps):
    return np.sqrt(root) + eps


def _step(
    p,
    g,
    m,
    s,
    t,
    lr,
    beta1,
    beta2,
    eps,
    *,
    square=np.square,
    first=1,
    mean=True,
    root=True,
    below=_own,
    sign=-1,
    new=lambda beta: 1 - beta,
):
    """The same with one of its parts exchanged, which is what mistakes are."""
    m = beta1 * m + new(beta1) * g
    s = beta2 * s + new(beta2) * square(g)
    m_hat = m / (1 - beta1 ** (t + first - 1)) if mean else m
    s_hat = s / (1 - beta2 ** (t + first - 1)) if root else s
    return p + sign * lr * m_hat / below(s_hat, eps), m, s


def _with(**parts):
    return lambda *args: _step(*args, **parts)


def _cases(rng):
    yield (
        *map(np.array, ([1.0, 2.0], [0.5, -4.0], [0.0, 0.0], [0.0, 0.0])),
        *(1, 0.1, 0.9, 0.999, 1e-8),
    )
    yield (
        *map(np.array, ([1.0, 2.0], [0.5, -4.0], [1.0, 1.0], [1.0, 4.0])),
        *(3, 0.1, 0.5, 0.75, 0.125),
    )
    for shape, t, lr, eps in (
        ((3,), 2, 0.01, 0.1),
        ((2, 3), 10, 0.5, 1e-8),
        ((4, 1), 1, 2.0, 0.5),
        ((5,), 400, 0.1, 1e-4),
    ):
        p, g, m = (rng.normal(size=shape) for _ in range(3))
        beta1, beta2 = rng.uniform(0.3, 0.8), rng.uniform(0.85, 0.95)
        # s averages squares of the same numbers, so it is no smaller than they say.
        yield p, g, m, m**2 + rng.uniform(0.1, 2, shape), t, lr, beta1, beta2, eps


def _corrected_kept(p, g, m, s, t, lr, beta1, beta2, eps):
    new, m, s = _step(p, g, m, s, t, lr, beta1, beta2, eps)
    return new, m / (1 - beta1**t), s / (1 - beta2**t)


def _corrected_before(p, g, m, s, t, lr, beta1, beta2, eps):
    """The old averages are corrected, not the new ones."""
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    m, s = beta1 * m + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


def _swapped_betas(p, g, m, s, t, lr, beta1, beta2, eps):
    return _step(p, g, m, s, t, lr, beta2, beta1, eps)


def _one_beta(p, g, m, s, t, lr, beta1, beta2, eps):
    return _step(p, g, m, s, t, lr, beta1, beta1, eps)


def _times_t(p, g, m, s, t, lr, beta1, beta2, eps, guarded=True):
    m, s = beta1 * m + (1 - beta1) * g, beta2 * s + (1 - beta2) * g**2
    m_hat, s_hat = m / (1 - beta1 * t), s / (1 - beta2 * t)
    if not guarded:
        return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s
    return p - lr * m_hat / (np.sqrt(np.abs(s_hat)) + eps), m, s


def _no_averages(p, g, m, s, t, lr, beta1, beta2, eps):
    new, _, _ = _step(p, g, m, s, t, lr, beta1, beta2, eps)
    return new, m, s


def _turned(p, g, m, s, t, lr, beta1, beta2, eps):
    """The shares of old and new are exchanged."""
    return _step(p, g, m, s, t, lr, 1 - beta1, 1 - beta2, eps)


def _turned_averages(p, g, m, s, t, lr, beta1, beta2, eps):
    m, s = (1 - beta1) * m + beta1 * g, (1 - beta2) * s + beta2 * g**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return p - lr * m_hat / (np.sqrt(s_hat) + eps), m, s


_T_FROM_0 = (
    "The bias correction counts one step too few, as if t began at 0. At the first step"
    " t is 1."
)
_MISTAKES = (
    Mistake(
        "The bias correction is missing: both averages began at 0 and are too small at"
        " first. Divide m by 1 - beta1**t and s by 1 - beta2**t.",
        _with(mean=False, root=False),
    ),
    Mistake(_T_FROM_0, _with(first=0)),
    Mistake(
        "The bias correction counts one step too many: t is 1 at the first step"
        " already.",
        _with(first=2),
    ),
    Mistake(
        "The bias correction of s is missing: divide it by 1 - beta2**t.",
        _with(root=False),
    ),
    Mistake(
        "The bias correction of m is missing: divide it by 1 - beta1**t.",
        _with(mean=False),
    ),
    Mistake(
        "The bias correction multiplies by t: it is beta to the power t, beta1**t.",
        _times_t,
    ),
    Mistake(
        "The bias correction multiplies by t, so 1 - beta2 * t falls below 0 and has no"
        " root: nan. It is beta to the power t, beta2**t.",
        lambda *args: _times_t(*args, guarded=False),
    ),
    Mistake(
        "The corrected averages are returned. The averages go on as they are; the"
        " correction is for this step alone, under names of its own.",
        _corrected_kept,
    ),
    Mistake(
        "The old averages are used for the step: first the new m and s, then their"
        " correction, then the step.",
        _corrected_before,
    ),
    Mistake(
        "eps stands inside the root; it is added to the root.",
        _with(below=lambda s, eps: np.sqrt(s + eps)),
    ),
    Mistake(
        "eps is not used: without it, 0 is divided by 0 where all gradients are 0.",
        _with(below=lambda s, eps: np.sqrt(s)),
    ),
    Mistake(
        "The root is missing: s averages squares, so its root is as large as a"
        " gradient.",
        _with(below=lambda s, eps: s + eps),
    ),
    Mistake(
        "The root is missing, and eps beside it: the step is divided by np.sqrt(s_hat)"
        " + eps.",
        _with(below=lambda s, eps: s),
    ),
    Mistake(
        "The gradient is not squared: s averages g**2.",
        _with(square=np.abs),
    ),
    Mistake(
        "The square of the average is not the average of the squares: s takes g**2, not"
        " m**2.",
        lambda p, g, m, s, t, lr, b1, b2, eps: _step(
            *(p, g, m, s, t, lr, b1, b2, eps),
            square=lambda g: (b1 * m + (1 - b1) * g) ** 2,
        ),
    ),
    Mistake("The sign is wrong: it goes uphill.", _with(sign=1)),
    Mistake(
        "beta1 and beta2 are exchanged: beta1 belongs to m, beta2 to s.", _swapped_betas
    ),
    Mistake("s uses beta1; its own memory is beta2.", _one_beta),
    Mistake(
        "The shares are turned round: beta is what is kept of the old average, 1 - beta"
        " is what the new gradient counts.",
        _turned,
    ),
    Mistake(
        "The shares are turned round: beta is what is kept of the old average, 1 - beta"
        " is what the new gradient counts.",
        _turned_averages,
    ),
    Mistake(
        "The gradient counts whole in the averages; it counts 1 - beta.",
        _with(new=lambda beta: 1.0),
    ),
    Mistake("The old averages came back: return the new m and s.", _no_averages),
    Mistake(
        "The learning rate is not used.",
        lambda p, g, m, s, t, lr, b1, b2, eps: _step(p, g, m, s, t, 1.0, b1, b2, eps),
    ),
    Mistake(
        "The step uses the gradient itself; it goes along m, its moving average.",
        lambda p, g, m, s, t, lr, b1, b2, eps: (
            p - lr * g / (np.sqrt((b2 * s + (1 - b2) * g**2) / (1 - b2**t)) + eps),
            *_step(p, g, m, s, t, lr, b1, b2, eps)[1:],
        ),
    ),
)

ADAM = Task(
    "adam_step(p, g, m, s, t, lr, beta1, beta2, eps)",
    step,
    _cases,
    _MISTAKES,
    READ,
    results=("p", "m", "s"),
)


def adam(adam_step, *, seed=0):
    """adam_step(p, g, m, s, t, ...): four arrays of a shape, t from 1 -> p, m, s."""
    check_all([ADAM], [adam_step], seed)
