"""read_digits(): the student's own network on handwritten digits, judged by a band."""

import numpy as np

from nnworks.check.call import call
from nnworks.check.ps04._asked import Asked
from nnworks.check.ps04._read import DIGITS as READ

SPLITS = 4
# Some splits are harder than others. These four are of average difficulty, as
# docs/training_record.json shows, and so is the band: what the notebook's network gets,
# less than any mistake that matters costs.
FIRST, LEAST = 9, 0.97
HOPELESS = 0.9  # one split below this, and no mean of four reaches the band
CLEAR = 0.978  # the mean of two splits from which on two more would not change it
_ASKED = Asked("read_digits(X_train, y_train, X_test, seed)", READ)
_EACH = "one digit, 0 to 9, for each row of X_test"


def split(seed, number):
    """(X_train, y_train, X_test, y_test), stratified 80/20; each test image twice.

    In every other split the digits have other names, one more than they were (and 0
    for 9), so that an answer must learn from y_train.
    """
    from nnworks.data import digits as load
    from nnworks.data import train_test_split

    X, y = load()
    y = (y + number % 2) % 10
    rng = np.random.default_rng([FIRST + seed, number])
    X_train, X_test, y_train, y_test = train_test_split(X, y, rng=rng)
    return (
        X_train,
        y_train,
        np.concatenate([X_test, X_test[::-1]]),
        np.concatenate([y_test, y_test[::-1]]),
    )


def digits(read_digits, *, seed=0):
    """read_digits(X_train, y_train, X_test, seed): images, labels, images -> (M,).

    Up to four times the 1,797 images are split anew, the same share of every digit in
    both parts, four fifths to learn from and one fifth held out. Two splits are enough
    where their result is clear.
    """
    splits = [split(seed, number) for number in range(SPLITS)]
    right = []
    for number, parts in enumerate(splits):
        right.append(_share(read_digits, *parts, number))
        if right[-1] < HOPELESS or (number == 1 and np.mean(right) >= CLEAR):
            break
    mean = float(np.mean(right))
    if mean < LEAST:
        _ASKED.fail(
            _given(*splits[0][:3]),
            f"{100 * mean:.1f} % right on held-out images"
            f" ({', '.join(f'{100 * share:.1f}' for share in right)} in"
            f" {len(right)} of {SPLITS} splits)",
            f"at least {100 * LEAST:.0f} %; a network trained as in this notebook gets"
            " about 98 %",
            _why(right, read_digits, splits),
        )
    print(
        f"Right: read_digits, {100 * mean:.1f} % of the held-out images on average,"
        f" {100 * min(right):.1f} to {100 * max(right):.1f} % over {len(right)} splits."
    )


def _given(X_train, y_train, X_test):
    return (
        f"{len(X_train)} images of digits to learn from, {len(X_test) // 2} others held"
        " out (each stands twice in X_test)"
    )


def _share(function, X_train, y_train, X_test, y_test, seed):
    """The share of right answers in one split; fails where there are no answers."""
    args, given = (X_train, y_train, X_test, seed), _given(X_train, y_train, X_test)
    got = _ASKED.value(function, args, y_test, given, _EACH)
    if got.shape != y_test.shape:
        _ASKED.fail(given, f"shape {got.shape}", _EACH, _shape(got, X_train, X_test))
    if not np.isin(got, range(10)).all():
        other = got[~np.isin(got, range(10))][0]
        _ASKED.fail(given, f"an array that holds {other:.4g}", _EACH, _NO_DIGIT)
    half = len(got) // 2
    twice = np.mean(got[:half] != got[half:][::-1])
    if twice > 0:
        _ASKED.fail(
            given,
            f"two answers for one image, for {100 * twice:.1f} % of them",
            "the same answer wherever an image stands in X_test",
            _DROPS,
        )
    return float(np.mean(got == y_test))


def _shape(got, X_train, X_test):
    if got.shape == (len(X_test), 10):
        return (
            "These are the ten scores of each image: the digit is the place of the"
            " largest, argmax(axis=1)."
        )
    if got.shape == (len(X_train),):
        return "These are answers for the training images: X_test is what is asked."
    if got.ndim == 0:
        return "One answer for all images: each row has its own, argmax(axis=1)."
    return "Each row of X_test needs one digit, in an array of shape (M,)."


_NO_DIGIT = "The answers are whole numbers, the places of the largest score."
_DROPS = (
    "Dropout is still on while the network answers, so chance decides with it: call"
    " model.eval() behind the training."
)


def _why(right, function, splits):
    """Which mistake it is, as far as answers can tell."""
    *args, truth = splits[0]
    got = call(function, (*args, 0), truth)
    if not call(function, (*args, 0), truth).same(got):
        return (
            "Called twice with the same images and the same seed, it answers"
            " differently. Let all chance come from np.random.default_rng(seed)."
        )
    if len(np.unique(got.value)) == 1:
        return (
            "It says the same digit for every image: nothing was learned. Is"
            " optimizer.step() inside the loop, and does backward run before it?"
        )
    if len(right) > 1 and right[0] > HOPELESS and right[1] < 0.2:
        return (
            "It does not learn from y_train: where the digits have other names, it"
            " answers as before."
        )
    if np.mean(right) < 0.3:
        return (
            "Hardly better than guessing. Is every step there, in this order:"
            " zero_grad, forward, loss, backward, step? Do X and y stay paired?"
        )
    return _nearly(np.mean(right), function, args)


def _nearly(share, function, args):
    X_train, y_train, _ = args
    known = call(function, (X_train, y_train, X_train, 0), y_train)
    if known.failure or known.value.shape != y_train.shape:
        return "Not one that this check knows by name: print the loss of each epoch."
    seen = float(np.mean(known.value == y_train))
    if seen < 0.985:
        return (
            f"It gets {100 * seen:.1f} % of the images right that it learned from: it"
            " has not learned enough. More epochs, more hidden units, another learning"
            " rate, or gradients that are set to 0 before each batch?"
        )
    return (
        f"It gets {100 * seen:.1f} % of the images right that it learned from, and"
        f" {100 * share:.1f} % of the others: it learned them by heart. Dropout behind"
        " the hidden layer helps, and more hidden units with it."
    )
