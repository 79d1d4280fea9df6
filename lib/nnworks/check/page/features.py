"""The tasks in the page of the chapter "Features"."""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.page._chapter import chapter_of
from nnworks.check.several import check_all, quarters
from nnworks.check.task import Task

__all__ = ["accuracy", "centre_of_ink"]

chapter = chapter_of("Features")


def _picture_cases(rng):
    yield (
        np.array([[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.0]]),
    )
    yield (np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]),)
    yield (np.array([[0.5, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.5]]),)
    for height, width in ((5, 5), (4, 7), (9, 6)):
        picture = rng.integers(0, 5, (height, width)) / 4
        picture[-1] = 0.0  # a rim of paper below and to the right
        picture[:, -1] = 0.0
        picture[1, 0] = 1.0
        yield (picture,)


def _centre(picture, ink=None):
    rows, columns = np.indices(picture.shape)
    ink = picture if ink is None else ink
    return (ink * rows).sum() / ink.sum(), (ink * columns).sum() / ink.sum()


def _moments(picture):
    rows, columns = np.indices(picture.shape)
    return (picture * rows).sum(), (picture * columns).sum()


def _box(picture):
    rows, columns = np.nonzero(picture)
    return (rows.min() + rows.max()) / 2, (columns.min() + columns.max()) / 2


def _each(function):
    """The same change to the row and to the column of the right answer."""
    return lambda picture: tuple(map(function, _centre(picture)))


_CENTRE_MISTAKES = (
    Mistake(
        "Row and column are swapped: the row comes first. Summing along axis 1 leaves"
        " one number for each row.",
        lambda picture: _centre(picture)[::-1],
    ),
    Mistake(
        "Nothing is divided by the ink: these are sums of row times ink. A mean divides"
        " by the total of the ink.",
        _moments,
    ),
    Mistake(
        "It divides by the number of pixels, paper too; divide by the total ink.",
        lambda picture: tuple(m / picture.size for m in _moments(picture)),
    ),
    Mistake(
        "It divides by the number of inked pixels; divide by the total of the ink, to"
        " which a grey pixel gives less.",
        lambda picture: tuple(m / np.count_nonzero(picture) for m in _moments(picture)),
    ),
    Mistake(
        "Every inked pixel counts the same here: a pixel of ink 0.5 counts half.",
        lambda picture: _centre(picture, picture > 0),
    ),
    Mistake(
        "Only pixels of full ink count here: grey ones count too, by their share.",
        lambda picture: _centre(picture, picture == 1),
    ),
    Mistake(
        "This is the middle of the box around the ink; more ink on one side draws the"
        " centre to that side.",
        _box,
    ),
    Mistake(
        "This is the middle of the whole picture, wherever the ink lies.",
        lambda picture: tuple((n - 1) / 2 for n in picture.shape),
    ),
    Mistake(
        "Rows and columns are counted from 1 here; they begin at 0.",
        _each(lambda v: v + 1),
    ),
    Mistake(
        "The result is cut to a whole number: leave int() and round() away.",
        _each(np.floor),
    ),
    Mistake(
        "The result is cut to a whole number: leave int() and round() away.",
        _each(np.rint),
    ),
    Mistake(
        "This is one pixel of the most ink; the mean place of all ink is asked for.",
        lambda picture: np.unravel_index(picture.argmax(), picture.shape),
    ),
    Mistake(
        "This is the row of most ink and the column of most ink; the mean place of all"
        " the ink is asked for.",
        lambda picture: (picture.sum(axis=1).argmax(), picture.sum(axis=0).argmax()),
    ),
    Mistake(
        "This counts from the other end: row 0 is the first of the table.",
        lambda picture: tuple(
            n - 1 - v for n, v in zip(picture.shape, _centre(picture), strict=True)
        ),
    ),
)

CENTRE_OF_INK = Task(
    "centre_of_ink(picture)",
    _centre,
    _picture_cases,
    _CENTRE_MISTAKES,
    chapter("Edges, parts, objects"),
    results=("row", "column"),
)


def centre_of_ink(centre_of_ink, *, seed=0):
    """centre_of_ink(picture): (H, W) -> row, column."""
    check_all([CENTRE_OF_INK], [centre_of_ink], seed)


def _score_cases(rng):
    yield np.array([[5.0, 0.0, -1.0], [0.0, 2.0, 1.0]]), np.array([0, 0])
    yield np.array([[-3.0, -1.0], [-2.0, -4.0], [0.5, 0.25]]), np.array([1, 0, 1])
    yield (
        np.array([[4.0, 1.0, 2.0], [1.0, 2.0, 3.0], [2.0, 7.0, 1.0]]),
        np.array([0, 2, 1]),
    )
    for examples, classes in ((4, 4), (7, 3), (20, 10)):
        scores = rng.permuted(
            np.tile(np.arange(classes), (examples, 1)), axis=1
        ) + quarters(rng, examples, 1)
        right = scores.argmax(axis=1)
        # Some are right and some wrong, whatever the seed.
        wrong = (right + rng.integers(1, classes, examples)) % classes
        yield scores, np.where(np.arange(examples) % 3 == 1, wrong, right)


def _right(scores, y):
    return scores.argmax(axis=1) == y


def _of_the_right_class(scores, y):
    return scores[np.arange(len(y)), y]


def _shares(scores):
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


_ACCURACY_MISTAKES = (
    Mistake(
        "This is how many are right; divide by the number of examples.",
        lambda scores, y: np.sum(_right(scores, y)),
    ),
    Mistake(
        "This is the share of mistakes; the right answers are asked for.",
        lambda scores, y: np.mean(~_right(scores, y)),
    ),
    Mistake(
        "This is how many are wrong; the share of right ones is asked for.",
        lambda scores, y: np.sum(~_right(scores, y)),
    ),
    Mistake(
        "This is a percentage; a share goes from 0 to 1.",
        lambda scores, y: 100 * np.mean(_right(scores, y)),
    ),
    Mistake(
        "One answer came back for each example; take their mean.",
        _right,
    ),
    Mistake(
        "These are the predictions; compare them with y, and take the mean.",
        lambda scores, y: scores.argmax(axis=1),
    ),
    Mistake(
        "It takes the smallest score of each row; the largest one wins.",
        lambda scores, y: np.mean(scores.argmin(axis=1) == y),
    ),
    Mistake(
        "It divides by the number of classes; divide by the number of examples.",
        lambda scores, y: np.sum(_right(scores, y)) / scores.shape[1],
    ),
    Mistake(
        "It divides by the number of all scores; divide by the number of examples.",
        lambda scores, y: np.sum(_right(scores, y)) / scores.size,
    ),
    Mistake(
        "It says only whether all are right; the share is asked for.",
        lambda scores, y: float(np.all(_right(scores, y))),
    ),
    Mistake(
        "It asks whether the score of the right class is above zero; it must be the"
        " largest of its row, and that may be negative.",
        lambda scores, y: np.mean(_of_the_right_class(scores, y) > 0),
    ),
    Mistake(
        "This is the mean score of the right classes; count how often that score is the"
        " largest of its row.",
        lambda scores, y: np.mean(_of_the_right_class(scores, y)),
    ),
    Mistake(
        "This is the mean probability of the right classes; accuracy counts an answer"
        " as right or wrong, however sure it is.",
        lambda scores, y: np.mean(_shares(scores)[np.arange(len(y)), y]),
    ),
    Mistake(
        "It compares the largest score itself with y; argmax gives its place, which is"
        " the class.",
        lambda scores, y: np.mean(scores.max(axis=1) == y),
    ),
    Mistake(
        "Classes are counted from 1 here; the first one is 0.",
        lambda scores, y: np.mean(scores.argmax(axis=1) + 1 == y),
    ),
    Mistake(
        "Only the first example counts: the `return` stands inside the loop. Move it to"
        " the left, below the loop.",
        lambda scores, y: float(_right(scores, y)[0]),
    ),
    Mistake(
        "Only the first example counts: the `return` stands inside the loop. Move it to"
        " the left, below the loop.",
        lambda scores, y: float(_right(scores, y)[0]) / len(y),
    ),
    Mistake(
        "argmax without an axis finds one place in the whole table; with axis=1 it"
        " finds one in each row.",
        lambda scores, y: np.mean(scores.argmax() == y),
    ),
    Mistake(
        "argmax goes along axis 0 here, down the columns; the scores of one example lie"
        " in a row, along axis 1.",
        lambda scores, y: np.mean(scores.argmax(axis=0) == y),
    ),
    Mistake(
        "argmax goes along axis 0 here, down the columns; the scores of one example lie"
        " in a row, along axis 1.",
        lambda scores, y: np.mean(
            [p == k for p, k in zip(scores.argmax(axis=0), y, strict=False)]
        ),
    ),
)

ACCURACY = Task(
    "accuracy(scores, y)",
    lambda scores, y: float(np.mean(_right(scores, y))),
    _score_cases,
    _ACCURACY_MISTAKES,
    chapter("Shapes"),
)


def accuracy(accuracy, *, seed=0):
    """accuracy(scores, y): (N, C), (N,) of int -> one number."""
    check_all([ACCURACY], [accuracy], seed)
