"""The checks of assignment 1 name each misconception, whatever the seed."""

import dataclasses
import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from nnworks import check, data
from nnworks.check.ps01 import (
    _batch,
    _digits,
    _sigmoid,
    _step,
    _sum,
    _tanh_relu,
    _train,
    _update,
)

TASKS = [
    _sum.WEIGHTED_SUM,
    _step.STEP,
    _step.DECIDE,
    _sigmoid.SIGMOID,
    _sigmoid.SIGMOID_DERIVATIVE,
    _tanh_relu.TANH,
    _tanh_relu.TANH_DERIVATIVE,
    _tanh_relu.RELU,
    _tanh_relu.RELU_DERIVATIVE,
    _batch.BATCH,
    _update.UPDATE,
    _train.TRAIN,
]
CHAPTER = Path(__file__).parents[2] / "book/1_neurons/neuron.md"
by_name = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)


def free(task):
    """The task without its guard: the mistakes are built from the library's parts."""
    return dataclasses.replace(task, library=())


@by_name
@pytest.mark.parametrize("seed", [0, 1, 2026, 12345])
def test_each_mistake_fails_and_is_named(task, seed):
    for mistake in task.mistakes:
        with pytest.raises(check.CheckFailed) as failed:
            free(task).check(mistake.function, seed=seed)
        assert mistake.sentence in " ".join(str(failed.value).split())


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
def test_where_to_read_is_there(task):
    section = re.search(r'section "(.*)"', task.read)[1]
    assert re.search(rf"^#+ {re.escape(section)}$", CHAPTER.read_text(), re.MULTILINE)


@by_name
def test_it_is_fast(task):
    started = time.process_time()
    free(task).check(task.reference, seed=0)
    assert time.process_time() - started < 0.5


def classify(X_train, y_train, X_test):
    w, b, _ = _train.train(X_train, y_train, 1.0, 100)
    return X_test @ w + b >= 0


def test_digits_passes_with_room_whatever_the_seed(capsys):
    for seed in range(3):
        check.ps01.digits(classify, seed=seed)
    shares = re.findall(r"([\d.]+) % of the held-out", capsys.readouterr().out)
    assert len(shares) == 3 and all(float(share) > 98.5 for share in shares)


def test_digits_is_fast():
    data.digits()  # scikit-learn's import is the notebook's, not the check's
    started = time.process_time()
    check.ps01.digits(classify)
    assert time.process_time() - started < 1.0


def test_digits_swaps_the_labels_of_every_other_split():
    (X, y, _), _ = _digits._split(0, 0)
    images, kind = data.digits(classes=(4, 9))
    which = {image.tobytes(): label for image, label in zip(images, kind, strict=True)}
    kinds = np.array([which[image.tobytes()] for image in X])
    assert set(kinds[y == 1]) == {9}
    (X, y, _), _ = _digits._split(0, 1)
    kinds = np.array([which[image.tobytes()] for image in X])
    assert set(kinds[y == 1]) == {4}


def test_gates_takes_every_right_choice():
    check.ps01.gates(
        lambda: {
            "AND": (np.array([3.0, 2.0]), -5.0),
            "OR": [(1, 1), -1],
            "NAND": ([-3, -2], 4),
            "NOR": ([-1, -1], 0),
        }
    )


def test_checking_needs_numpy_alone():
    code = "import nnworks.check, sys; print(*(m for m in sys.modules if '.' not in m))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    found = set(done.stdout.split())
    assert "numpy" in found
    assert not found & {"matplotlib", "sklearn", "scipy", "torch", "IPython", "pandas"}


def test_success_prints_one_line_and_returns_nothing(capsys):
    assert check.ps01.weighted_sum(lambda x, w, b: x @ w + b, seed=5) is None
    assert re.fullmatch(
        r"Right: weighted_sum, in \d+ cases\.\n", capsys.readouterr().out
    )
