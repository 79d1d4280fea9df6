"""The checks of assignment 4 name each misconception, whatever the seed."""

import dataclasses
import re
import time

import numpy as np
import pytest

from nnworks import check, nn
from nnworks.check.ps04 import (
    _adam,
    _batches,
    _digits,
    _dropout,
    _houses,
    _momentum,
    _read,
    _start,
    _stopping,
    _yours,
)
from tests.browsing import ROOT

TASKS = [_momentum.MOMENTUM, _adam.ADAM, _stopping.STOPPING]
by_name = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
seeds = pytest.mark.parametrize("seed", [0, 1, 2026, 12345])


def said(failed):
    return " ".join(str(failed.value).split())


@by_name
@seeds
def test_each_mistake_fails_and_is_named(task, seed):
    for mistake in task.mistakes:
        with pytest.raises(check.CheckFailed) as failed:
            task.check(mistake.function, seed=seed)
        assert mistake.sentence in said(failed)


@by_name
def test_the_reference_passes(task):
    for seed in range(20):
        task.check(task.reference, seed=seed)


@by_name
def test_the_cases_are_varied(task):
    cases = [list(task.cases(np.random.default_rng(seed))) for seed in (0, 1)]
    assert len({np.shape(args[0]) for args in cases[0]}) >= 3
    assert repr(cases[0]) != repr(cases[1]), "the seed changes nothing"


RANDOM = {
    "mini_batches": (_batches.BATCHES, _yours._mini_batches),
    "he": (_start.HE, _yours._he),
    "xavier": (
        _start.XAVIER,
        lambda i, o, rng: rng.normal(0, np.sqrt(2 / (i + o)), (o, i)),
    ),
    "dropout": (
        dataclasses.replace(_dropout._ASKED, library=()),
        _yours.run_dropout(lambda p, rng: nn.Dropout(p, rng=rng)),
    ),
}


@pytest.mark.parametrize("name", ["mini_batches", "he", "xavier"])
def test_a_right_answer_with_chance_in_it_always_passes(name):
    task, right = RANDOM[name]
    for seed in range(100):
        assert task.check(right, seed=seed) > 0


def test_dropout_always_passes(monkeypatch):
    free, right = RANDOM["dropout"]
    monkeypatch.setattr(_dropout, "_ASKED", free)
    for seed in range(100):
        assert _dropout.DROPOUT.check(right, seed=seed) > 0


def test_the_librarys_dropout_is_no_answer():
    _, right = RANDOM["dropout"]
    with pytest.raises(check.CheckFailed, match="the task is to write it"):
        check.ps04.dropout(right)


@pytest.mark.parametrize("start", [_start.HE, _start.XAVIER], ids=lambda s: s.name)
@seeds
def test_every_wrong_width_is_named(start, seed):
    for sentence, width in start.others:

        def wrong(i, o, rng, width=width):
            return rng.normal(0, width(i, o), (o, i))

        with pytest.raises(check.CheckFailed) as failed:
            start.check(wrong, seed=seed)
        assert sentence in said(failed)


@seeds
def test_a_width_that_nobody_knows_fails(seed):
    with pytest.raises(check.CheckFailed) as failed:
        _start.HE.check(lambda i, o, rng: rng.normal(0, 0.3, (o, i)), seed=seed)
    assert "not one that this check knows by name" in said(failed).lower()


FAST = {
    "mini_batches": lambda: check.ps04.mini_batches(_yours._mini_batches),
    "momentum": lambda: check.ps04.momentum(_momentum.step),
    "adam": lambda: check.ps04.adam(_adam.step),
    "initialization": lambda: check.ps04.initialization(
        _yours._he, RANDOM["xavier"][1]
    ),
    "early_stopping": lambda: check.ps04.early_stopping(_stopping.stop),
}


@pytest.mark.parametrize("name", FAST)
def test_it_is_fast_and_prints_one_line(name, capsys):
    started = time.process_time()
    assert FAST[name]() is None
    assert time.process_time() - started < 0.5
    assert re.fullmatch(r"Right: .+\.\n", capsys.readouterr().out)


def test_where_to_read_is_there():
    pages = {
        re.search(r"^# (.+)$", page, re.M)[1]: page
        for page in (p.read_text() for p in ROOT.glob("book/[0-9]_*/*.md"))
    }
    places = [value for name, value in vars(_read).items() if name[0].isupper()]
    assert len(places) >= 8
    for place in places:
        title, section = re.fullmatch(
            r'the chapter "(.+)", section "(.+)"', place
        ).groups()
        assert re.search(rf"^##+ {re.escape(section)}$", pages[title], re.M), place


# Judged by what comes out: the digits


def nearest(X_train, y_train, X_test, seed):
    """A right answer in no time: the label of the nearest image."""
    far = -2 * X_test @ X_train.T + (X_train**2).sum(axis=1)
    return y_train[far.argmin(axis=1)]


def test_digits_takes_whatever_reads_them(capsys):
    check.ps04.digits(nearest)
    assert re.search(
        r"Right: read_digits, 9[89]\.\d %.* over 2 splits", capsys.readouterr().out
    )


def test_the_splits_are_stratified_and_held_out():
    counts = []
    for number in range(_digits.SPLITS):
        X_train, y_train, X_test, y_test = _digits.split(0, number)
        assert len(X_train) == 1438 and len(X_test) == 2 * 359
        shares = [np.bincount(y) / len(y) for y in (y_train, y_test)]
        np.testing.assert_allclose(*shares, atol=0.003)
        rows = {row.tobytes() for row in X_train}
        assert not any(row.tobytes() in rows for row in X_test)
        counts.append(y_test[:20].tolist())
    assert len(set(map(str, counts))) == _digits.SPLITS


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda a, y, b, seed: nearest(a, y, b, seed)[:, None], "shape (M,)"),
        (lambda a, y, b, seed: nearest(a, y, b, seed) + 0.5, "whole numbers"),
        (lambda a, y, b, seed: np.arange(len(b)) % 10, "two answers for one image"),
        (lambda a, y, b, seed: (nearest(a, y, b, seed) + 1) % 10, "hardly better"),
        (lambda a, y, b, seed: np.where(b[:, 20] > 0.1, nearest(a, y, b, 0), 3), "it"),
        (3, "cannot be called"),
        (lambda a, y, b: 1, "cannot be called with 4 values"),
    ],
)
def test_digits_says_what_is_wrong(answer, words):
    with pytest.raises(check.CheckFailed) as failed:
        check.ps04.digits(answer)
    assert words in said(failed).lower().replace("(m,)", "(M,)")


def test_a_single_hopeless_split_is_enough(monkeypatch):
    calls = []

    def poor(a, y, b, seed):
        calls.append(seed)
        return np.where(b.sum(axis=1) > 19, 3, nearest(a, y, b, seed))

    with pytest.raises(check.CheckFailed, match="in 1 of 4 splits"):
        check.ps04.digits(poor)
    # Below it the mean of four cannot reach the band, were the others all right.
    assert (_digits.HOPELESS + 3) / 4 < _digits.LEAST + 0.01
    assert set(calls) == {0}


# The houses


def curved(X_train, y_train, X_test, seed):
    """A right answer in no time: the logarithm of a price from products of columns."""

    def columns(X):
        X = (X - X_train.mean(axis=0)) / X_train.std(axis=0)
        pairs = [X[:, i] * X[:, k] for i in range(5) for k in range(i + 1)]
        return np.column_stack([np.ones(len(X)), X, X**3, *pairs])

    w = np.linalg.lstsq(columns(X_train), np.log(y_train), rcond=None)[0]
    return np.exp(columns(X_test) @ w)


def test_houses_takes_whatever_prices_them(capsys):
    for seed in range(3):
        check.ps04.houses(curved, seed=seed)
    assert "times the error of linear regression" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda a, y, b, seed: _houses.linear(a, y, b), "this is a weighted sum"),
        (lambda a, y, b, seed: curved(a, y, b, seed)[:, None], "its first column"),
        (lambda a, y, b, seed: curved(a, y, b, seed) * np.nan, "nan or inf among"),
        (lambda a, y, b, seed: curved(a, y, b, 0) - y.mean(), "standardised ones"),
        (lambda a, y, b, seed: curved(a, y, b, 0) + b.mean() / 9, "whichever others"),
        (lambda a, y, b, seed: curved(a, y, a, seed), "prices of the training houses"),
        (None, "cannot be called"),
    ],
)
def test_houses_says_what_is_wrong(answer, words):
    with pytest.raises(check.CheckFailed) as failed:
        check.ps04.houses(answer)
    assert words in said(failed).lower()


def test_prices_by_chance_are_refused():
    rng = np.random.default_rng()

    def shaken(a, y, b, seed):
        return curved(a, y, b, seed) * rng.normal(1, 1e-6, len(b))

    with pytest.raises(check.CheckFailed, match="a second call"):
        check.ps04.houses(shaken)


# Pieces of one's own


def test_yours_stands_in_until_it_is_right(capsys):
    class Own(_yours._EarlyStopping):
        pass

    pieces = check.ps04.yours(
        mini_batches=lambda X, y, batch_size, rng: [],
        adam_step=lambda *args: _adam.step(*args),
        he=None,
        Dropout=None,
        EarlyStopping=Own,
    )
    printed = capsys.readouterr().out
    assert "mini_batches is not right yet: the library's stands in" in printed
    assert "adam_step is your own" in printed and "EarlyStopping is your own" in printed
    batches, step, he, dropout, stopping = pieces
    assert len(list(batches(np.ones((5, 1)), np.ones(5), 2, np.random))) == 3
    assert he(3, 2, np.random.default_rng(0)).shape == (2, 3)
    layer = dropout(0.5, np.random.default_rng(0)).eval()
    assert layer.forward(np.ones(3)).tolist() == [1, 1, 1]
    assert stopping is Own and step is not _adam.step
    assert check.ps04.yours(he=_yours._he) is _yours._he


def test_the_librarys_own_stopping_is_right():
    _stopping.STOPPING.check(_yours.run_stopping(_yours._EarlyStopping), seed=3)
