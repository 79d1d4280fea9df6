"""read_digits(): the student's own layers run a trained network on real digits."""

import numpy as np

from nnworks import functional as F
from nnworks import weights
from nnworks.check.call import call
from nnworks.check.diagnose import Mistake
from nnworks.check.ps02._linear import forward
from nnworks.check.ps02._read import DIGITS as READ
from nnworks.check.task import Task


def read(x, weight1, bias1, weight2, bias2):
    """The right answer: images -> their shares for each digit, and the digits."""
    return _read(x, weight1, bias1, weight2, bias2)


def _read(x, w1, b1, w2, b2, *, f=F.relu, share=None, choose=None):
    """The same with one of its parts exchanged, which is what mistakes are."""
    share = share or (lambda z: F.softmax(z, 1))
    choose = choose or (lambda p: p.argmax(axis=1))
    shares = share(forward(f(forward(x, w1, b1)), w2, b2))
    return shares, choose(shares)


def _with(**parts):
    return lambda *args: _read(*args, **parts)


def _cases(rng):
    yield (
        np.array([[1.0, 2.0], [0.0, -1.0], [-2.0, 0.5]]),
        np.array([[1.0, -1.0], [2.0, 1.0]]),
        np.array([0.5, -1.0]),
        np.array([[1.0, 0.25], [-1.0, 1.0], [0.25, 0.0]]),
        np.array([0.5, -1.0, 1.75]),
    )
    # Scores of no round numbers: no two classes are ever equal.
    for n, inputs, hidden, classes in ((4, 3, 5, 2), (2, 2, 2, 2), (7, 6, 4, 10)):
        yield (
            rng.normal(size=(n, inputs)),
            rng.normal(size=(hidden, inputs)),
            rng.normal(size=hidden),
            2 * rng.normal(size=(classes, hidden)),
            rng.normal(size=classes),
        )
    _, images, _, _ = weights.digits_split()
    yield (images, *weights.digits())
    yield (rng.permutation(images)[:50], *weights.digits())


_NO_SOFTMAX = (
    "The softmax is missing: these are the scores, which are no shares and do not add"
    " up to 1."
)
_MISTAKES = (
    Mistake(
        "The activation between the layers is missing: without it, two layers are one.",
        _with(f=F.identity),
    ),
    Mistake(_NO_SOFTMAX, _with(share=lambda z: z)),
    Mistake(
        "A ReLU stands behind the last layer too: negative scores are lost before the"
        " softmax.",
        _with(share=lambda z: F.softmax(F.relu(z), 1)),
    ),
    Mistake(
        "The hidden layer uses the sigmoid; this network was trained with ReLU.",
        _with(f=F.sigmoid),
    ),
    Mistake(
        "The hidden layer uses tanh; this network was trained with ReLU.",
        _with(f=F.tanh),
    ),
    Mistake(
        "The hidden layer uses the softmax; it belongs behind the last layer alone.",
        _with(f=lambda z: F.softmax(z, 1)),
    ),
    Mistake(
        "The softmax is taken twice, which makes all shares nearly equal.",
        _with(share=lambda z: F.softmax(F.softmax(z, 1), 1)),
    ),
    Mistake(
        "Each score went through a sigmoid of its own; softmax compares the ten.",
        _with(share=F.sigmoid),
    ),
    Mistake(
        "bias1 is missing.",
        lambda x, w1, b1, w2, b2: _read(x, w1, 0 * b1, w2, b2),
    ),
    Mistake(
        "bias2 is missing.",
        lambda x, w1, b1, w2, b2: _read(x, w1, b1, w2, 0 * b2),
    ),
    Mistake(
        "np.argmax(probabilities) without an axis looks through the whole array: each"
        " row has its own digit, axis=1.",
        _with(choose=np.argmax),
    ),
    Mistake(
        "argmax runs down the columns, over the images: it finds the image most like"
        " each digit. Each row has its own digit, axis=1.",
        _with(choose=lambda p: p.argmax(axis=0)),
    ),
    Mistake(
        "The digit is the place of the largest share, argmax; this is how large it is.",
        _with(choose=lambda p: p.max(axis=1)),
    ),
    Mistake(
        "This is the least likely digit: argmin in place of argmax.",
        _with(choose=lambda p: p.argmin(axis=1)),
    ),
    Mistake(
        "The digits are one too large: the first share is the share of 0.",
        _with(choose=lambda p: p.argmax(axis=1) + 1),
    ),
    Mistake(
        "The two results are in the wrong order: probabilities first, then digits.",
        lambda *args: _read(*args)[::-1],
    ),
    Mistake(
        "Every image is called 0.",
        _with(choose=lambda p: np.zeros(len(p), dtype=int)),
    ),
)

DIGITS = Task(
    "read_digits(x, weight1, bias1, weight2, bias2)",
    read,
    _cases,
    _MISTAKES,
    READ,
    library=("nnworks.nn.Sequential.forward", "nnworks.nn.Linear.forward"),
    results=("probabilities", "digits"),
)


def digits(read_digits, *, seed=0):
    """read_digits(x, weight1, bias1, weight2, bias2) -> (N, 10), (N,).

    Small networks of random weights first; then the trained one reads the images that
    its training held out, and must be right as often as it is known to be.
    """
    count = DIGITS.check(read_digits, seed=seed)
    _, images, _, truth = weights.digits_split()
    args = (images, *weights.digits())
    answers = call(read_digits, args, read(*args)).value[1]
    right = int(np.sum(answers == truth))
    print(
        f"Right: read_digits, in {count} cases. It reads {right} of the {len(truth)}"
        f" held-out digits, {100 * right / len(truth):.1f} %."
    )
