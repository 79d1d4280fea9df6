import importlib
import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from nnworks.grading import keeper
from nnworks.grading.intake import Refused, accept
from nnworks.grading.restore import restore
from nnworks.grading.scratch import remove

from .boxes import inside
from .hostile.files import FILES
from .hostile.sandbox import CELLS
from .submissions import NAMES, SOURCE_CELLS, score
from .walls import ENDS, pytestmark, settings  # noqa: F401

# What is only said to be missing where there is no filter of system calls.
FILTERED = ("memory_that_is_not_counted", "out_of_the_namespace")
# An ordinary user may not reach root's own Python: what the cells import comes first.
for module in ("ctypes", "mmap", "resource", "signal", "socket", "threading"):
    importlib.import_module(module)


@pytest.fixture
def canary():
    """A folder that nothing may touch, with the scratch folder far from it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "canary"
        folder.mkdir()
        Path(name).chmod(0o777)
        (folder / "keep.txt").write_text("keep")
        (folder / "secret.txt").write_text("TOPSECRET")
        for path in (folder, *folder.iterdir()):
            path.chmod(0o777)
        yield folder


def state(folder):
    paths = [folder, *sorted(folder.rglob("*"))]
    return [
        (p.name, os.lstat(p).st_mode, p.read_text() if p.is_file() else "")
        for p in paths
    ]


def attacks():
    for attack in CELLS:
        for setting in settings(ENDS, turn=attack.name):
            name = f"{attack.name}-{setting.id}"
            yield pytest.param(attack, *setting.values, id=name, marks=setting.marks)


@pytest.mark.parametrize(("attack", "user", "without"), attacks())
def test_a_cell_that_attacks_the_machine(attack, without, user, canary):
    scratch = canary.parent / "scratch"
    scratch.mkdir()
    source = attack.make().replace("@CANARY@", str(canary))
    before, started = state(canary), time.monotonic()

    def work():
        names = {}
        exec(compile(source, "<cell>", "exec"), names)
        return names["reached"]

    ended = inside(scratch, work, user=user, without=without)
    # Where scratch lies on disk, the keeper may have ended what fills it.
    if ended.status == keeper.OVER_DISK << 8:
        ended = replace(ended, failure="", value=[])
    assert ended.failure == ""
    if not ("seccomp" in without and attack.name in FILTERED):
        assert ended.value == []
    if attack.name == "children_that_will_not_go":
        time.sleep(max(0.0, 0.8 - (time.monotonic() - started)))
    assert state(canary) == before
    remove(scratch)
    assert not scratch.exists()


@pytest.mark.parametrize("attack", FILES, ids=lambda attack: attack.name)
def test_files_that_attack_the_grader(attack, canary):
    folder = canary.parent / "ps1"
    folder.mkdir()
    attack.make(folder, canary)
    before = state(canary)
    if attack.due is None:
        with pytest.raises(Refused) as said:
            accept(folder, {"hw1": NAMES})
        assert "\n" not in str(said.value) and len(str(said.value)) < 300
    else:
        got = accept(folder, {"hw1": NAMES})
        nb, notes = restore(got.notebook, SOURCE_CELLS)
        assert score(nb) == attack.due
        assert len(str(nb)) < 2_000_000
        assert b"TOPSECRET" not in b"".join(got.files.values())
        assert "TOPSECRET" not in str(nb)
        for note in (*got.notes, *notes):
            assert note.isprintable() and len(note) < 400
        assert len(got.notes) <= 20 and len(notes) <= 20
    assert state(canary) == before
