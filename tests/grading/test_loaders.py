"""A DataLoader with workers, where there can be none."""

import sys

import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from nnworks.grading.loaders import load_here
from nnworks.grading.session import CellIn, Job

WORKERS = {"num_workers": 2, "timeout": 9.0, "prefetch_factor": 3}


@pytest.fixture
def here(monkeypatch):
    """A function that calls load_here, until the end of the test."""
    monkeypatch.setattr(DataLoader, "_get_iterator", DataLoader._get_iterator)
    return load_here


def loader(**options):
    rows = TensorDataset(torch.arange(10.0).reshape(5, 2))
    generator = torch.Generator().manual_seed(3)
    return DataLoader(rows, 2, shuffle=True, generator=generator, **options)


def epochs(loading, count=2):
    return [[rows.tolist() for (rows,) in loading] for _ in range(count)]


@pytest.mark.parametrize("persistent", [False, True])
def test_the_batches_are_those_of_the_workers(here, persistent):
    found = epochs(loader(persistent_workers=persistent, **WORKERS))
    assert found[0] != found[1]  # shuffled anew
    here()
    assert epochs(loader(persistent_workers=persistent, **WORKERS)) == found


def test_what_was_asked_for_can_still_be_read(here):
    here()
    loading = loader(**WORKERS)
    epochs(loading)
    assert (loading.num_workers, loading.timeout) == (2, 9.0)


def test_a_dataset_that_fails_leaves_what_was_asked_for(here):
    here()
    loading = DataLoader([], None, sampler=5, num_workers=2)
    with pytest.raises(TypeError, match="'int' object is not iterable"):
        iter(loading)
    assert loading.num_workers == 2


def test_without_pytorch_nothing_is_done(here, monkeypatch):
    own = DataLoader._get_iterator
    monkeypatch.delitem(sys.modules, "torch.utils.data.dataloader")
    here()
    assert DataLoader._get_iterator is own


def test_in_the_sandbox(warm):
    warm.start(("torch",))
    answer = """
import torch
from torch.utils.data import DataLoader
def total(rows):
    return sum(part.sum() for part in DataLoader(rows, 2, num_workers=2))
"""
    test = "assert total(torch.arange(5.0)) == 10"
    cells = CellIn(answer), CellIn(test, "total", graded=True, points=1.0)
    outcome = warm.run(Job(cells, ("import torch", test)))
    assert (outcome.cells[1].score, outcome.cells[1].failure) == (1.0, "")
