"""What is asked of a grading and what comes of it, as data for any machine."""

import pickle
from dataclasses import FrozenInstanceError

import pytest

from nnworks.grading.job import CellIn, CellOut, Job, Outcome
from nnworks.grading.limits import Limits
from tests.grading import toy


def job(*sources, **more):
    return Job(tuple(map(CellIn, sources)), (), **more)


def test_the_further_seed_follows_from_all_cells():
    job, other = toy.job(), toy.job(softmax="# one letter more\n")
    assert job.own_seed() == toy.job().own_seed() != other.own_seed()
    assert 0 <= job.own_seed() < 1 << 62


def test_the_further_seed_is_the_same_on_every_machine():
    """Another number here is another seed for every submission that was graded."""
    assert job("x = 1", "y = 2").own_seed() == 4421155238930473241


def test_the_further_seed_is_one_that_every_generator_takes():
    seeds = {job("x = 1", seed=seed).own_seed() for seed in range(50)}
    assert len(seeds) == 50  # it follows from the job's own, too
    assert 1 << 61 < max(seeds) < 1 << 62


@pytest.mark.parametrize(
    "sources",
    [("a", "b", "c"), ("b", "a"), ("ab",), ("a", "b", ""), ("a\nb",), ("a', 'b",)],
)
def test_other_cells_give_another_further_seed(sources):
    assert job(*sources).own_seed() != job("a", "b").own_seed()


def test_the_further_seed_follows_from_what_the_student_wrote_alone():
    graded = Job((CellIn("a", "test", True, 5.0), CellIn("b")), ("a",), {"b.py": b""})
    assert graded.own_seed() == job("a", "b").own_seed()


def test_text_that_no_file_can_hold_has_a_further_seed():
    assert job("'\ud800'").own_seed() != job("'\ud801'").own_seed()


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("helper.py", "helper"),
        ("package/inside/part.py", "package"),
        ("data.csv", "data.csv"),
        ("a.py.txt", "a.py.txt"),
        ("./helper.py", "helper"),
    ],
)
def test_modules_may_lie_beside_the_notebook(path, module):
    assert job("", files={path: b"", "data/x.csv": b""}).beside() == {module, "data"}


def test_nothing_lies_beside_a_notebook_alone():
    assert job("import numpy").beside() == set()


def test_a_job_and_what_comes_of_it_cross_to_another_machine():
    out = CellOut(({"output_type": "stream", "name": "stdout", "text": "x"},), 1.5)
    for sent in (toy.job(), Outcome((out, CellOut()), ("a note",))):
        assert pickle.loads(pickle.dumps(sent)) == sent


def test_what_crosses_is_not_changed_on_the_way():
    for value in (CellIn("x"), job("x"), CellOut(), Outcome(())):
        name = next(iter(value.__dataclass_fields__))
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, None)


def test_who_says_no_more_is_graded_behind_every_wall():
    asked = job("x")
    assert asked.sandbox is True and asked.limits == Limits()
    assert asked.files == {} and asked.files is not job("x").files
    (cell,) = asked.cells
    assert not (cell.graded or cell.unchanging or cell.left_out or cell.points)
    assert CellOut().score is None and not CellOut().failure
