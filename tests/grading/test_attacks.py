"""Every attack gets the points that it has earned, and the next student all of his."""

import re

import pytest

from tests.browsing import ROOT
from tests.grading import toy
from tests.grading.attacks.attack import every

ATTACKS = every()


# The short form takes every other one, and none that waits for several time limits.
SLOW = {"no_alarm_no_signal", "drop_by_drop"}
LATER = SLOW | set(sorted(ATTACKS)[1::2])
PROOF = {True: pytest.mark.grading_proof, False: ()}
NAMES = [pytest.param(name, marks=PROOF[name in LATER]) for name in ATTACKS]


@pytest.mark.parametrize("name", NAMES)
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


def _tables():
    """The text with our own attacks, and the text with another author's."""
    text = (ROOT / "docs" / "grading_attacks.md").read_text()
    return text.split("\n## ")


def _rows(text):
    lines = [line for line in text.splitlines() if line[:1] == "|"]
    return [[c.strip() for c in line.strip("|").split("|")] for line in lines[2:]]


def test_the_cases_of_another_author_are_counted_in_the_text():
    _, text = _tables()
    rows = _rows(text)
    alone = sum(row[1] == "survived" for row in rows)
    assert all(row[2:] == ["survived", "survived"] for row in rows)
    said = (ROOT / "docs" / "grading.md").read_text()
    assert f"{alone} of {len(rows)} survive nbgrader alone, and all of them" in said


def test_the_numbers_in_the_text_are_those_of_the_table():
    rows = [tuple(row[1:]) for row in _rows(_tables()[0])]

    def total(cell):
        return sum(map(float, cell.split())) if cell[0].isdigit() else 0.0

    harmful = sum(alone.startswith("not run") for _, alone, _ in rows)
    no_line = sum(alone.startswith("it has no") for _, alone, _ in rows)
    odd = [(due, alone) for due, alone, _ in rows if due != alone]
    odd = [row for row in odd if not row[1].startswith(("not run", "it has no"))]
    more = sum(total(alone) > total(due) for due, alone in odd)
    none = sum(alone == "no marks" for _, alone in odd)
    given = len(rows) - harmful - no_line
    ours = [(due, held) for due, _, held in rows if due != held]
    assert all(total(held) < total(due) for due, held in ours)
    said = " ".join((ROOT / "docs" / "grading.md").read_text().split())
    for words in (
        f"the table: {len(rows)} attacks of our own",
        f"nbgrader alone was given {given} of them, and {len(odd)} get other marks than"
        f" they are due: {more} get more and {len(odd) - more} get less, {none} of"
        " these no marks.",
        f"{harmful} could harm the machine and were not run; {no_line} aim at a line",
        f"Under nnworks all {len(rows)} were run. None gets more than it is due;"
        f" {len(ours)} gets less",
    ):
        assert words in said
