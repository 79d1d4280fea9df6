"""book/_data/graders.json speaks of the graders that are there, and of all of them."""

from tests.proof import record
from tests.proof.course import REAL, graded_tasks


def test_it_lists_every_task_in_order():
    listed = [(a["assignment"], [t["task"] for t in a["tasks"]]) for a in record.read()]
    there = [
        (assignment, [task.name for task in REAL.notebook(assignment).tasks])
        for assignment in [*REAL.assignments(), *REAL.chapters()]
    ]
    assert listed == there, record.STALE


def test_every_survivor_has_its_reason():
    survivors = [
        survivor
        for assignment in record.read()
        for task in assignment["tasks"]
        for survivor in task["survivors"]
    ]
    assert all(survivor["reason"] for survivor in survivors)


def test_every_answer_file_belongs_to_a_task():
    tasks = set(graded_tasks(REAL))
    for kind in ("wrong", "right"):
        files = (REAL.root / "tests" / kind).glob("*/*.py")
        strange = {(f.parent.name, f.stem) for f in files} - tasks
        assert not strange, f"tests/{kind}: no such task: {sorted(strange)}"
    for path in (REAL.root / "tests/proof/equivalent").glob("*.toml"):
        known = {assignment for assignment, _ in tasks}
        assert path.stem in known, f"{path.name}: no such assignment"
