"""The global random generators: set at the start, and what of a test's is sent on."""

import importlib.util
import random
import sys
import types

import numpy as np
import pytest

from nnworks.grading import wire
from nnworks.grading.seeds import Seeds, reseed


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


def test_a_number_that_was_put_by_is_sent_as_well(seeds):
    """The second of two normal numbers moves nothing else."""
    np.random.seed(3)
    np.random.randn()
    seeds.changed()
    np.random.randn()
    assert set(seeds.changed()) == {"numpy"}


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("", False),
        ("assert f(2) == 4", False),
        ("check.f(g, seed=1)", False),
        ("check.f(g, seed = 1)", False),
        ("assert seed == 1", True),
        ("from random import seed", True),
        ("x = torch.randn(3)", True),
        ("shuffle(x)", True),
    ],
)
def test_the_text_says_whether_a_test_is_about_chance(seeds, source, used):
    seeds.look_at(source)
    assert seeds.used is used


@pytest.fixture
def without_torch(monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))


def test_a_seed_gives_the_same_numbers_again(without_torch):
    due = random.Random(7).random(), np.random.RandomState(7).rand()
    for _ in range(2):
        reseed(7)
        assert (random.random(), np.random.rand()) == due
    reseed(8)
    assert random.random() != due[0] and np.random.rand() != due[1]


def test_torch_that_is_there_is_seeded_at_once(without_torch, monkeypatch):
    given = []
    made = types.SimpleNamespace(manual_seed=given.append)
    monkeypatch.setitem(sys.modules, "torch", made)
    finders = list(sys.meta_path)
    reseed(7)
    assert given == [7] and sys.meta_path == finders


def test_torch_is_seeded_when_it_is_imported(without_torch, tmp_path, monkeypatch):
    """And no other module; torch is here a file of three lines."""
    source = "given = []\ndef manual_seed(seed):\n    given.append(seed)"
    for name in ("torch", "not_torch"):
        (tmp_path / f"{name}.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    finders = list(sys.meta_path)
    reseed(7)
    found = {name: importlib.import_module(name) for name in ("not_torch", "torch")}
    for name in found:
        monkeypatch.delitem(sys.modules, name)
    assert (found["torch"].given, found["not_torch"].given) == ([7], [])
    assert sys.meta_path == finders


def test_torch_that_is_not_installed_is_missed_as_always(without_torch, monkeypatch):
    finders = list(sys.meta_path)
    reseed(7)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert sys.meta_path[0].find_spec("torch") is None
    assert sys.meta_path == finders
