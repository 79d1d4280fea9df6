"""Each synthetic student finds in the network what is right of theirs, and no more."""

import io
import os
import subprocess
import sys

import numpy as np
import pytest

from nnworks.mine import mine
from nnworks.mine.assemble import Found
from nnworks.mine.command import _joined, gather
from nnworks.mine.extract import piece as extract
from nnworks.mine.judge import judge
from nnworks.mine.notebooks import NOTEBOOKS, read
from nnworks.mine.pieces import PIECES
from tests.mine.folders import COURSE, fill
from tests.proof.course import REAL
from tests.proof.students import synthetic

THERE = [(assignment, i) for assignment in COURSE for i in range(4)]
BLOCKED = "import sys; sys.modules['nnworks'] = None; import runpy; "
BLOCKED += "runpy.run_path('my_network.py', run_name='__main__')"


def test_every_piece_is_a_task_of_its_notebook():
    for piece in PIECES:
        if piece.assignment in COURSE:
            course = REAL.notebook(COURSE[piece.assignment])
            assert piece.cell in {task.name for task in course.tasks}
            assert f"check.{piece.assignment}.{piece.cell}(" in piece.check
    for assignment, name in COURSE.items():
        if assignment in NOTEBOOKS:
            assert REAL.notebook(name).name == NOTEBOOKS[assignment]


@pytest.mark.slow
@pytest.mark.parametrize("assignment, number", THERE)
def test_what_is_right_is_theirs(assignment, number, tmp_path):
    if assignment not in {piece.assignment for piece in PIECES}:
        return
    student = synthetic(REAL, COURSE[assignment])[number]
    path = fill(tmp_path, COURSE[assignment], student.cells)
    before = path.read_bytes()
    found = gather({name: read(tmp_path, name) for name in NOTEBOOKS})
    for one in found:
        if one.piece.assignment == assignment:
            due = student.marks[one.piece.cell] > 0
            assert one.own == due, f"{student.name}: {one.piece.cell}: {one.why}"
        else:
            assert not one.own and one.why.startswith("no ")
    assert path.read_bytes() == before


@pytest.mark.slow
def test_the_network_of_who_solved_everything(tmp_path):
    for assignment in COURSE.values():
        fill(tmp_path, assignment, synthetic(REAL, assignment)[0].cells)
    out = io.StringIO()
    assert mine(tmp_path, out) == 0
    text = (tmp_path / "my_network.py").read_text(encoding="utf-8")
    assert (tmp_path / "my_network.png").stat().st_size > 5000
    assert "BEGIN SOLUTION" not in text and "NotImplementedError" not in text
    whole = {piece.assignment for piece in PIECES} <= set(COURSE)
    assert (
        "Nothing here needs the library any more." in " ".join(text.split())
    ) == whole
    if whole:  # then no line is ours: it runs where the library is not
        done = subprocess.run(
            [sys.executable, "-c", BLOCKED],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env=os.environ | {"MPLBACKEND": "agg"},
        )
        assert done.returncode == 0, done.stderr
        assert "of new digits are read" in done.stdout


@pytest.mark.slow
def test_a_mixture_trains_too(tmp_path):
    for assignment, number in zip(COURSE.values(), (3, 2, 1, 2, 3), strict=False):
        fill(tmp_path, assignment, synthetic(REAL, assignment)[number].cells)
    done = subprocess.run(
        [sys.executable, "-m", "nnworks", "mine", str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    share = float(done.stdout.rpartition("it reads ")[2].partition("%")[0])
    assert share > 95
    assert "4 of 4 arrays of gradients right" in done.stdout
    apart = done.stdout.partition("the same gradients, at most ")[2].partition(" ")[0]
    assert float(apart) < 1e-10


TAKEN = [
    (piece, number)
    for piece in PIECES
    if piece.assignment in COURSE
    for number in range(len(REAL.right(COURSE[piece.assignment], piece.cell)))
]


@pytest.mark.parametrize(
    "piece, number", TAKEN, ids=[f"{piece.cell}-{number}" for piece, number in TAKEN]
)
def test_right_answers_written_another_way_are_taken(piece, number, tmp_path):
    assignment = COURSE[piece.assignment]
    answer = REAL.right(assignment, piece.cell)[number]
    fill(tmp_path, assignment, {piece.cell: answer.source})
    texts = extract(read(tmp_path, piece.assignment), piece.cell, piece.names)
    assert judge("\n\n\n".join(texts), piece.check) == ""
    found = [
        Found(one, texts) if one is piece else Found(one, why="not there")
        for one in PIECES
    ]
    names = {"__name__": "my_network"}
    exec(_joined(found), names)  # what fits together, with this piece among the others
    rng = np.random.default_rng(0)
    model, _, parameters = names["new_network"]([4, 3, 2], rng)
    X, y = rng.random((5, 4)), np.arange(5) % 2
    assert names["gradients"](model, parameters, X, y) > 0
