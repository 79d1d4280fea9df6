"""exercises/ holds what nbgrader makes of solutions/, and gives nothing away."""

import os
import shutil

import nbformat
import pytest
from nbclient import NotebookClient

from tests.proof.course import REAL
from tests.proof.pipeline import Pipeline
from tests.proof.released import leaks, stored, unexpected

every_assignment = pytest.mark.parametrize("assignment", REAL.assignments())


def test_every_solution_has_its_twin_and_no_other():
    solutions = {f"{p.parent.name}/{p.name}" for p in REAL.solution_paths()}
    released = {
        f"{p.parent.name}/{p.name}" for p in REAL.root.glob("exercises/*/*.ipynb")
    }
    assert released == solutions, "run: make exercises"
    assert solutions, "solutions/ holds no notebook"


@every_assignment
def test_no_answer_mark_or_hidden_test(assignment):
    assert not leaks(REAL.solution_path(assignment), REAL.released_path(assignment))


@every_assignment
def test_no_outputs_are_stored(assignment):
    assert not stored(REAL.released_path(assignment))
    assert not stored(REAL.solution_path(assignment), tag="keep_output")


@pytest.mark.slow
@every_assignment
def test_nbgrader_makes_the_same_bytes(assignment, tmp_path):
    path = Pipeline(REAL, assignment, tmp_path).release()
    made = {p.name: p.read_bytes() for p in path.parent.iterdir() if p.is_file()}
    kept = REAL.released_path(assignment).parent
    committed = {p.name: p.read_bytes() for p in kept.iterdir() if p.is_file()}
    assert sorted(made) == sorted(committed), "run: make exercises"
    for name, content in made.items():
        assert content == committed[name], f"{name} is stale; run: make exercises"


@pytest.mark.slow
@every_assignment
def test_the_unsolved_notebook_runs_to_its_end(assignment, tmp_path):
    notebook = nbformat.read(REAL.released_path(assignment), as_version=4)
    inputs = REAL.released_path(assignment).parent
    shutil.copytree(inputs, tmp_path, dirs_exist_ok=True)
    client = NotebookClient(
        notebook,
        allow_errors=True,
        timeout=300,
        resources={"metadata": {"path": tmp_path}},
    )
    # nbclient plays the output widgets of `interact` itself and may then wait for ever
    # for a reply that is there (jupyter/jupyter_client, pull request 1059).
    client.widget_registry = {}
    client.execute(env=os.environ | {"OMP_NUM_THREADS": "1"})
    assert not unexpected(notebook)
