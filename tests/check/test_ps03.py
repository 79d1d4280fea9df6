"""The checks of assignment 3 name each misconception, whatever the seed."""

import dataclasses
import time

import numpy as np
import pytest

from nnworks import check
from nnworks.check.ps03 import (
    _checker,
    _cross_entropy,
    _linear,
    _mse,
    _relu,
    _sequential,
    _sgd,
    _sigmoid,
    _softmax_cross_entropy,
)

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
