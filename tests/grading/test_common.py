"""What both processes have under one name."""

import collections
import functools
import itertools
import json
import math
import operator

import numpy as np
import pytest

from nnworks.grading.common import found, place_of

BOTH = [np.sin, np.add, np.mean, np.linalg.norm, np.float32, math.sqrt, len, int, str]
BOTH += [collections.Counter, functools.reduce, itertools.chain, operator.add, math, np]
BOTH += [np.linalg, ValueError, np.random.default_rng, np.random.Generator]


def called(value):
    """A name without an address: by that two workers of one run would not agree."""
    return getattr(value, "__name__", type(value).__name__)


@pytest.mark.parametrize("value", BOTH, ids=called)
def test_what_both_have_is_found_by_its_place(value):
    assert found(*place_of(value)) == value


def test_pytorch_too():
    torch = pytest.importorskip("torch")
    for value in (torch.relu, torch.nn.functional.softmax, torch.nn.Linear, torch):
        assert found(*place_of(value)) is value


def _own(x):
    return x


class _Sine:
    __module__, __qualname__ = "numpy", "sin"


OWN = [_own, _Sine, _Sine(), json.dumps, json, lambda x: x, functools.partial(len)]
OWN += [
    np.random.default_rng(0).random,
    itertools.chain.from_iterable,
    np.ones(2),
    "sin",
    3,
    None,
    object(),
]


@pytest.mark.parametrize("value", OWN, ids=called)
def test_what_only_one_has_has_no_place(value):
    assert place_of(value) is None


def test_a_name_that_is_no_text_is_no_place():
    named = functools.partial(len)
    named.__module__, named.__qualname__ = 3, "len"
    assert place_of(named) is None


def test_a_place_that_is_none_is_an_error():
    with pytest.raises(AttributeError):
        found("numpy", "no.such")
    with pytest.raises(ImportError):
        found("numpy.nothing", "")
