"""Full marks on our own assignments are for those who solve them."""

import pytest

from nnworks.check import again
from tests.grading import toy
from tests.grading.attacks.course import TABLES, cheats

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
