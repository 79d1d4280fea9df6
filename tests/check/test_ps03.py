"""The checks of assignment 3 name each misconception, whatever the seed."""

import dataclasses
import json
import re
import time

import numpy as np
import pytest

from nnworks import check, nn
from nnworks.check.ps03 import (
    _checker,
    _cross_entropy,
    _layers,
    _linear,
    _mse,
    _read,
    _relu,
    _sequential,
    _sgd,
    _sigmoid,
    _softmax_cross_entropy,
)
from tests.browsing import ROOT

TASKS = [
    _mse.MSE,
    _cross_entropy.CROSS_ENTROPY,
    _checker.CHECKER,
    _relu.RELU,
    _sigmoid.SIGMOID,
    _linear.LINEAR,
    _softmax_cross_entropy.SOFTMAX_CROSS_ENTROPY,
    _sequential.TWO,
    _sequential.THREE,
    _sequential.ONE,
    _sequential.NONE,
    _sgd.THREE,
    _sgd.ONE,
    _sgd.TWO,
    _sgd.SIX,
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
    wrong = []
    for mistake in task.mistakes:
        with pytest.raises(check.CheckFailed) as failed:
            free(task).check(mistake.function, seed=seed)
        if mistake.sentence not in said(failed):
            wrong.append((mistake.sentence, said(failed)))
    assert not wrong


@by_name
def test_the_reference_passes(task):
    for seed in range(20):
        free(task).check(task.reference, seed=seed)


@by_name
def test_the_cases_are_varied(task):
    cases = list(task.cases(np.random.default_rng(0)))
    assert len({tuple(map(np.shape, args)) for args in cases}) >= 2
    first = [repr(list(task.cases(np.random.default_rng(seed)))) for seed in (0, 1)]
    assert first[0] != first[1], "the seed changes nothing"


@by_name
def test_it_is_fast(task):
    started = time.process_time()
    free(task).check(task.reference, seed=0)
    assert time.process_time() - started < 0.5


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


# The references, held against the library and against nudging


def test_the_references_are_the_librarys():
    rng = np.random.default_rng(0)
    x, target = rng.normal(size=(5, 4)), rng.normal(size=(5, 4))
    criterion = nn.MSELoss()
    assert _mse.mean_squared_error(x, target)[0] == criterion(x, target)
    np.testing.assert_allclose(
        _mse.mean_squared_error(x, target)[1], criterion.backward(), rtol=1e-14
    )
    criterion, labels = nn.CrossEntropyLoss(), rng.integers(0, 4, 5)
    assert _cross_entropy.surprise(x, labels) == criterion(x, labels)
    slopes = _softmax_cross_entropy.slopes(x, labels)
    np.testing.assert_allclose(slopes, criterion.backward(), rtol=1e-14)


@pytest.mark.parametrize("kind", [_layers.ReLU, _layers.Sigmoid])
def test_the_layers_that_stand_in_pass_the_gradient_check(kind):
    rng = np.random.default_rng(1)
    linear = _layers.Linear(rng.normal(size=(3, 2)), rng.normal(size=3))
    check.check_gradients(_layers.Sequential(linear, kind()), rng.normal(size=(4, 2)))


def test_the_slopes_of_the_cubes_are_those_of_nudging():
    rng = np.random.default_rng(2)
    x, m = rng.normal(size=(3, 4)), rng.normal(size=4)
    nudged = check.numerical_gradient(lambda: _checker.cubes(x, m), x)
    np.testing.assert_allclose(_checker.slopes(x, m), nudged, rtol=1e-6, atol=1e-8)


# What no mistake in a list can be: changes in place, answers that are not steady


def test_an_input_changed_in_place_is_noticed():
    def changes(prediction, target):
        result = _mse.mean_squared_error(prediction, target)
        target += 1
        return result

    with pytest.raises(check.CheckFailed, match="target was changed"):
        check.ps03.mse(changes)


def test_gradients_kept_from_the_call_before_are_noticed():
    held = {}

    def keeps(grad_output, x, weight, bias):
        grad_x, w, b = _linear.backward(grad_output, x, weight, bias)
        if held.setdefault("x", x.tobytes()) != x.tobytes():
            held["seen"] = True
        return grad_x, w, b + (len(held) > 1 and held["x"] == x.tobytes())

    with pytest.raises(check.CheckFailed, match="answers differently"):
        check.ps03.linear_backward(keeps)


def test_layers_used_up_are_noticed():
    class UsedUp(_layers.Sequential):
        def backward(self, grad_output):
            self.layers = list(self.layers)
            while self.layers:
                grad_output = self.layers.pop().backward(grad_output)
            return grad_output

    with pytest.raises(check.CheckFailed) as failed:
        check.ps03.sequential_backward(_sequential.through(UsedUp))
    assert "not right yet" in said(failed)


def test_the_cases_of_the_checker_hold_both_verdicts():
    for seed in range(20):
        cases = list(_checker.CHECKER.cases(np.random.default_rng(seed)))
        verdicts = [_checker.checker(*args)[1] for args in cases]
        assert 8 <= sum(verdicts) <= len(verdicts) - 8
        assert len({args[0].ndim for args in cases}) == 2


def test_no_score_stands_so_far_out_that_rounding_decides():
    for seed in range(20):
        for x, m, _ in _checker.CHECKER.cases(np.random.default_rng(seed)):
            found = np.abs(_checker.slopes(x, m))
            assert not found.any() or found.min() > 1e-3 * found.max()


# The student's own pieces, or the library's


def test_yours_stands_in_until_it_is_right(capsys):
    class Backward(_layers.ReLU):
        def backward(self, grad_output):
            return grad_output

    def thin(grad_output, x):
        layer = Backward()
        layer.forward(x)
        return layer.backward(grad_output)

    relu, mse, sgd, checker = check.ps03.yours(
        ReLU=(Backward, thin),
        mse=_mse.mean_squared_error,
        sgd=(print, lambda lr, *arrays: arrays[::2]),
        gradient_checker=(None, None),
    )
    printed = capsys.readouterr().out
    assert relu is _layers.ReLU and mse is _mse.mean_squared_error
    assert "ReLU.backward is not right yet: the library's" in printed
    assert "mse is your own." in printed
    weight = np.ones((2, 2))
    sgd([weight], [np.full((2, 2), 2.0)], 0.25)
    assert (weight == 0.5).all()
    x = np.array([1.0, -2.0])
    slopes, right = checker(lambda x: float((x**2).sum()), x, 2 * x)
    assert right and np.allclose(slopes, 2 * x) and (x == [1, -2]).all()


def test_success_prints_one_line_and_returns_nothing(capsys):
    assert check.ps03.mse(_mse.mean_squared_error, seed=5) is None
    assert re.fullmatch(r"Right: mse, in \d+ cases\.\n", capsys.readouterr().out)
    check.ps03.sequential_backward(_sequential.through(_layers.Sequential))
    assert re.fullmatch(
        r"Right: Sequential\.backward, in \d+ networks of 0 to 5 layers\.\n",
        capsys.readouterr().out,
    )
    check.ps03.sgd(_sgd.step)
    assert re.fullmatch(r"Right: sgd, in \d+ cases\.\n", capsys.readouterr().out)


def test_the_notebook_names_the_same_places():
    path = ROOT / "solutions" / "ps03_backprop" / "backprop.ipynb"
    cells = json.loads(path.read_text())["cells"]
    words = "\n".join("".join(cell["source"]) for cell in cells)
    found = re.findall(r'Taught in (the chapter "[^"]+", section "[^"]+")\.', words)
    assert found == [
        _read.MSE,
        _read.CROSS_ENTROPY,
        _read.CHECKER,
        _read.LAYERS,
        _read.LAYERS,
        _read.LINEAR,
        _read.SCORES,
        _read.SEQUENTIAL,
        _read.SGD,
    ]
