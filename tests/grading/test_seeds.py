"""The global random generators: what of a test's own the student's go on from."""

import random
import sys

import numpy as np
import pytest

from nnworks.grading import wire
from nnworks.grading.seeds import Seeds


@pytest.fixture(autouse=True)
def generators_as_before():
    before = np.random.get_state(), random.getstate()
    yield
    np.random.set_state(before[0])
    random.setstate(before[1])


@pytest.fixture
def seeds():
    made = Seeds()
    made.look_at("np.random.seed(3)")
    return made


def test_what_moved_is_sent_once(seeds):
    assert seeds.changed() is None
    np.random.rand()
    assert set(seeds.changed()) == {"numpy"}
    random.random()
    assert set(seeds.changed()) == {"random"}
    assert seeds.changed() is None


SAME = {
    "numpy.random.seed": ("numpy", lambda: np.random.seed(3)),
    "numpy.random.set_state": (
        "numpy",
        lambda: np.random.set_state(np.random.RandomState(3).get_state()),
    ),
    "random.seed": ("random", lambda: random.seed(3)),
    "random.setstate": ("random", lambda: random.setstate(random.Random(3).getstate())),
}


@pytest.mark.parametrize("name", SAME)
def test_what_is_set_to_the_same_once_more_is_sent_again(seeds, name):
    """The student's generator went on from there meanwhile."""
    moved, again = SAME[name]
    again()
    first = seeds.changed()
    assert set(first) == {moved} and seeds.changed() is None
    again()
    assert wire.encode(seeds.changed()) == wire.encode(first)
    assert seeds.changed() is None


def test_a_test_that_speaks_of_no_random_numbers_sends_none(seeds):
    seeds.look_at("assert f(x, seed=3) == 2")
    np.random.seed(3)
    assert seeds.changed() is None
    seeds.look_at("assert f(x, seed == 3)")
    assert set(seeds.changed()) == {"numpy"}


def test_the_state_of_torch_can_be_read_by_a_process_without_it(seeds, monkeypatch):
    import torch

    state = torch.get_rng_state()
    torch.manual_seed(3)
    sent = wire.encode(seeds.changed())
    monkeypatch.delitem(sys.modules, "torch")
    assert wire.decode(sent)["torch"].dtype == np.uint8
    monkeypatch.undo()
    torch.manual_seed(3)
    assert set(seeds.changed()) == {"torch"}
    torch.set_rng_state(state)
