"""Full marks on our own assignments are for those who solve them."""

import pytest

from nnworks.check import again
from nnworks.grading.around import ways_around
from tests.grading import toy
from tests.grading.attacks.course import TABLES, cheats
from tests.proof.course import REAL

CHEATS = cheats()


@pytest.mark.parametrize("name", CHEATS)
def test_a_cheat_gets_what_it_has_earned(warm, name):
    cheat = CHEATS[name]
    job = cheat.job()
    outcome = warm.run(job)
    assert toy.marks(outcome) == (job.cells[-1].points if cheat.passes else 0.0,)
    assert cheat.named in " ".join(outcome.notes)


def test_the_table_passes_where_no_further_seed_is_asked():
    names = {}
    exec("import numpy as np\n" + TABLES["table"].source, names)
    from nnworks.check import ps01

    for seed in (0, 2026):
        ps01.sigmoid(names["sigmoid"], names["sigmoid_derivative"], seed=seed)


def test_the_further_seed_follows_from_all_cells():
    job, other = toy.job(), toy.job(softmax="# one letter more\n")
    assert job.own_seed() == toy.job().own_seed() != other.own_seed()
    assert 0 <= job.own_seed() < 1 << 62


def test_each_answer_is_checked_once_with_the_further_seed():
    asked = []

    @again.with_more_seeds
    def check(answer, *, seed=0):
        asked.append((answer, seed))
        print("said")
        return 3

    again.also([7, 8])
    try:
        assert check("a") == 3 and check("a", seed=1) == 3
        assert asked == [("a", 0), ("a", 7), ("a", 8), ("a", 1)]
    finally:
        again.also([])
    check("b")
    assert asked[4:] == [("b", 0)]


@pytest.mark.parametrize("assignment", REAL.assignments())
def test_nothing_is_said_of_those_who_solve_it(assignment):
    cells = [cell["source"] for cell in REAL.notebook(assignment).cells]
    mine = [
        answer.source
        for task in REAL.notebook(assignment).tasks
        for answer in REAL.right(assignment, task.name)
    ]
    assert ways_around(cells + mine, cells) == ()


def test_what_is_named_is_named_once_and_briefly():
    cells = ["import gc, torch\nfrom os import path", "import gc\neval('1')", "x = ("]
    (note,) = ways_around(cells, ["import os"])
    assert note == (
        "It uses gc (code cell 1), torch (code cell 1), eval (code cell 2), which its"
        " task does not need."
    )
    (note,) = ways_around([f"import a{n}" for n in range(30)], [])
    assert note.endswith("and 22 more, which its task does not need.")


def test_a_cell_too_long_to_be_looked_through_is_named():
    (note,) = ways_around(["x = 1", "import os\n" + "y = 2\n" * 20_000], ["import os"])
    assert "too long to be looked through (code cell 2)" in note
