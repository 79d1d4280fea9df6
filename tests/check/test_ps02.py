"""The checks of assignment 2 name each misconception, whatever the seed."""

import dataclasses
import re
import time

import numpy as np
import pytest

from nnworks import check, weights
from nnworks.check.ps02 import (
    _activations,
    _bumps,
    _collapse,
    _count,
    _digits,
    _linear,
    _log_softmax,
    _read,
    _sequential,
    _softmax,
)
from tests.browsing import ROOT

TASKS = [
    _linear.LINEAR,
    _activations.RELU,
    _activations.SIGMOID,
    _activations.TANH,
    _softmax.SOFTMAX,
    _log_softmax.LOG_SOFTMAX,
    _sequential.TWO,
    _sequential.THREE,
    _sequential.ONE,
    _sequential.NONE,
    _count.COUNT,
    _collapse.COLLAPSE,
    _digits.DIGITS,
]
by_name = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.signature)


def free(task):
    """The task without its guard: the mistakes are built from the library's parts."""
    return dataclasses.replace(task, library=())


def said(failed):
    return " ".join(str(failed.value).split())


@by_name
@pytest.mark.parametrize("seed", [0, 1, 2026, 12345])
def test_each_mistake_fails_and_is_named(task, seed):
    for mistake in task.mistakes:
        with pytest.raises(check.CheckFailed) as failed:
            free(task).check(mistake.function, seed=seed)
        assert mistake.sentence in said(failed)


@by_name
def test_the_reference_passes(task):
    for seed in range(20):
        free(task).check(task.reference, seed=seed)


@by_name
def test_the_cases_are_varied(task):
    shapes = {np.shape(args[0]) for args in task.cases(np.random.default_rng(0))}
    assert len(shapes) >= 3
    first = [repr(list(task.cases(np.random.default_rng(seed)))) for seed in (0, 1)]
    assert first[0] != first[1], "the seed changes nothing"


@by_name
def test_it_is_fast(task):
    free(task).check(task.reference, seed=0)  # the images are loaded once
    started = time.process_time()
    free(task).check(task.reference, seed=0)
    assert time.process_time() - started < 0.5


def test_where_to_read_is_there():
    pages = {
        re.search(r"^# (.+)$", page, re.M)[1]: page
        for page in (p.read_text() for p in ROOT.glob("book/[0-9]_*/*.md"))
    }
    places = [value for name, value in vars(_read).items() if name[0].isupper()]
    assert len(places) >= 9
    for place in places:
        title, section = re.fullmatch(
            r'the chapter "(.+)", section "(.+)"', place
        ).groups()
        assert re.search(rf"^##+ {re.escape(section)}$", pages[title], re.M), place


# Weights set by hand, judged by what the network with them does

OR, NAND, AND = ([1, 1], -0.5), ([-1, -1], 1.5), ([1, 1], -1.5)


def xor(first, second, output):
    rows, biases = zip(first, second, strict=True)
    return lambda: ([*rows], [*biases], [output[0]], [output[1]])


def test_xor_takes_every_right_choice(capsys):
    for units in [
        (OR, NAND, AND),
        (NAND, OR, AND),
        (AND, ([-1, -1], 0.5), ([-1, -1], 0.5)),  # neither AND nor NOR
        (([1, -1], -1), ([-1, 1], -1), ([1, 1], -1)),  # exactly 0 fires
        (([0.3, 0.3], -0.1), ([0.3, 0.3], -0.5), ([2, -3], -1)),
    ]:
        check.ps02.xor_by_hand(xor(*units))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("Hidden unit 1 is OR, hidden unit 2 is NAND.")
    assert len(lines) == 5


@pytest.mark.parametrize(
    ("units", "words"),
    [
        ((OR, OR, AND), "Both say the same"),
        ((OR, AND, AND), "They are fine"),
        ((OR, NAND, ([-1, -1], 1.5)), "opposite of XOR in every row"),
        ((OR, NAND, ([1, 1], -0.5)), "every row: bias2 is too large"),
        ((OR, NAND, ([1, 1], -2.5)), "no row: bias2 is too low"),
        ((OR, ([1, 1], 0.5), AND), "For (0, 1) and (1, 1) they say the same"),
        ((([1, 0], -0.5), ([0, 1], -0.5), AND), "no line separates the four rows"),
        ((OR, NAND, ([1, 1], -1.0)), "at 0 it fires"),
        ((([0, 0], 0), ([0, 0], 0), ([0, 0], 0)), "every sum is 0"),
    ],
)
def test_xor_says_where_it_goes_wrong(units, words):
    with pytest.raises(check.CheckFailed) as failed:
        check.ps02.xor_by_hand(xor(*units))
    assert words in said(failed)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda: ([1, 1], [0, 0], [[1, 1]], [0]), "weight1 = [..."),
        (lambda: ([[1, 1]], [0], [[1]], [0]), "weight1 of shape (1, 2)"),
        (lambda: ([[1, 1], [1, 1]], [0, 0], [[1], [1]], [0]), "weight2 of shape"),
        (lambda: (np.ones((2, 2)), [0, 0], [1, 1], [0]), "a list of rows belongs"),
        (lambda: (np.ones((2, 2)), [0, 0], np.ones((1, 2)), -1), "bias2 of shape ()"),
        (lambda: ([[1, 1], [1]], [0, 0], [[1, 1]], [0]), "different lengths"),
        (lambda: ([[1, 1], [np.nan, 1]], [0, 0], [[1, 1]], [0]), "nan or inf"),
        (lambda: ([[1, 1], [1, 1]], [0, 0]), "2 values, where 4 belong"),
        (lambda: None, "return"),
        (3, "cannot be called"),
    ],
)
def test_what_is_no_network_gets_one_sentence(answer, words):
    with pytest.raises(check.CheckFailed) as failed:
        check.ps02.xor_by_hand(answer)
    assert words.removeprefix("weight1 = [...") in said(failed)


@pytest.mark.parametrize("seed", [0, 1, 2026, 12345])
def test_each_mistake_of_bumps_is_named(seed):
    for sentence, make in _bumps._MISTAKES:
        with pytest.raises(check.CheckFailed) as failed:
            check.ps02.bumps(make, seed=seed)
        assert sentence in said(failed)


def pairs(edges, heights):
    """Two steps a bump, one up and one down, ten times as steep as needed."""
    return (
        np.full((2 * len(heights), 1), 10.0),
        -10.0 * np.concatenate([edges[:-1], edges[1:]]),
        np.concatenate([heights, -heights])[None],
        np.zeros(1),
    )


def falling(edges, heights):
    """Units that fire left of their edge."""
    jumps = np.diff(np.concatenate([[0.0], heights, [0.0]]))
    return -np.ones((len(edges), 1)), 1.0 * edges, -jumps[None], np.array([jumps.sum()])


def test_bumps_takes_every_network_that_does_it(capsys):
    for seed in range(5):
        for answer in (_bumps.network, pairs, falling):
            check.ps02.bumps(answer, seed=seed)
    far = re.findall(r"within ([\d.]+) .* ([\d.]+)\)", capsys.readouterr().out)
    assert len(far) == 15 and all(0 < float(a) <= float(b) < 0.2 for a, b in far)


def test_bumps_follow_the_curve_or_fail():
    def short(edges, heights):
        return _bumps.network(edges[:14], heights[:13])

    with pytest.raises(check.CheckFailed, match="away from the curve"):
        check.ps02.bumps(short)


def test_bumps_leave_their_inputs_alone_and_are_steady():
    def changes(edges, heights):
        parts = _bumps.network(edges, heights)
        heights *= 2
        return parts

    with pytest.raises(check.CheckFailed, match="heights was changed"):
        check.ps02.bumps(changes)
    calls = []

    def tires(edges, heights):
        calls.append(1)
        return _bumps.network(edges, heights * (len(calls) < 8))

    with pytest.raises(check.CheckFailed, match="answers differently"):
        check.ps02.bumps(tires)


def test_bumps_is_fast():
    started = time.process_time()
    check.ps02.bumps(_bumps.network)
    assert time.process_time() - started < 0.5


def test_digits_says_how_many_are_right(capsys):
    task = free(_digits.DIGITS)
    assert task.check(_digits.read, seed=3) >= 6
    check.ps02.digits(_digits.read)
    assert f"reads {weights.DIGITS_RIGHT} of the 359" in capsys.readouterr().out


def test_no_two_digits_are_equally_likely():
    for seed in range(20):
        for args in _digits.DIGITS.cases(np.random.default_rng(seed)):
            best = np.sort(_digits.read(*args)[0], axis=1)[:, -2:]
            assert np.diff(best, axis=1).min() > 1e-6


def test_layers_used_up_are_noticed():
    class UsedUp:
        def __init__(self, layers):
            self.layers = iter(layers)

        def forward(self, x):
            return _sequential.relay(x, self.layers)

    def network(x, *numbers):
        model = UsedUp(_sequential.layers(numbers))
        model.forward(x)
        return model.forward(x)

    with pytest.raises(check.CheckFailed) as failed:
        check.ps02.sequential(network)
    assert "used up by the first forward pass" in said(failed)


def test_yours_stands_in_until_it_is_right(capsys):
    linear, softmax = check.ps02.yours(
        linear=lambda x, weight, bias: x,
        softmax=lambda x: _softmax.SOFTMAX.reference(x),
    )
    printed = capsys.readouterr().out
    assert "linear is not right yet" in printed
    x, weight, bias = np.ones((2, 3)), np.ones((4, 3)), np.arange(4.0)
    assert np.array_equal(linear(x, weight, bias), x @ weight.T + bias)
    assert np.allclose(softmax(np.zeros((1, 2))), 0.5)


def test_success_prints_one_line_and_returns_nothing(capsys):
    assert check.ps02.collapse(_collapse.merged, seed=5) is None
    assert re.fullmatch(r"Right: collapse, in \d+ cases\.\n", capsys.readouterr().out)
    check.ps02.sequential(_sequential.network)
    assert re.fullmatch(
        r"Right: Sequential, in \d+ networks of 0 to 5 layers\.\n",
        capsys.readouterr().out,
    )
