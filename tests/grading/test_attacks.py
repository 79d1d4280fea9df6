"""Every attack gets the points that it has earned, and the next student all of his."""

import re

import pytest

from tests.grading import toy
from tests.grading.attacks.attack import every

ATTACKS = every()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_what_it_has_earned(warm, name):
    attack, parent = ATTACKS[name], warm.process.pid
    outcome = warm.run(attack.job())
    marks, due = toy.marks(outcome), attack.due
    if attack.may_lose:
        marks = tuple(map(max, zip(marks, due, strict=True)))
    assert marks == due
    shown = "\n".join(map(toy.text, outcome.cells))
    assert not [word for word in attack.never if word in shown]
    assert warm.process is not None and warm.process.pid == parent
    assert warm.process.poll() is None
    shown += "".join(toy.failures(outcome)) + "".join(outcome.notes)
    shown.encode()  # nothing that no file can hold
    assert not re.search(r"\x1b(?!\[[0-9;]*m)|[\x00\x08\x9b]", shown)


@pytest.mark.parametrize("name", ["patched_for_the_next", "modules_written", "signals"])
def test_the_next_student_is_graded_as_if_alone(warm, name):
    warm.run(ATTACKS[name].job())
    wrong, right = toy.job(**toy.WRONG), toy.job()
    assert toy.marks(warm.run(wrong)) == (0.0, 0.0, 0.0)
    outcome = warm.run(right)
    assert toy.marks(outcome) == toy.FULL and outcome.notes == ()
