"""The same marks and the same outputs, whatever machine and shell they come from."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.grading.classes import RIGHT, TESTS, WRONG

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="needs the sandbox"
)
# All that a shell or a machine could change, printed by an honest program.
TELLING = """
import datetime, locale, os, random, sys, time
import numpy as np
a = np.random.default_rng(0).normal(size=(300, 300)).astype("float32")
print(repr((a @ a.T).sum()), np.linalg.svd(a)[1][:3].tolist())
print(random.random(), np.random.rand(), hash("word"), list({"one", "two", "three"}))
print(time.tzname, datetime.datetime.fromtimestamp(0), locale.getpreferredencoding())
print(sorted([k for k in os.environ if k.startswith(("LANG", "LC_", "PYTHON"))]))
print(os.path.basename(os.getcwd()) != "course", "é", sys.flags.hash_randomization)
"""
TORCH = """
import torch
m = torch.nn.Conv2d(3, 8, 3)
print(torch.get_num_threads(), m(torch.rand(4, 3, 20, 20)).sum().item())
"""
ONE = {
    "OMP_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "LANG": "C",
    "TZ": "UTC",
}
OTHER = {
    "OMP_NUM_THREADS": "2",
    "OPENBLAS_NUM_THREADS": "2",
    "MKL_NUM_THREADS": "2",
    "PYTHONHASHSEED": "77",
    "LANG": "de_DE.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "Asia/Tokyo",
    "PYTHONUTF8": "1",
}


def run(folder, variables, *words):
    kept = ("LANG", "LC_", "TZ", "PYTHONHASHSEED", "PYTHONUTF8")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(kept)}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=clean | {"PATH": path, "PYTHONWARNINGS": "ignore"} | variables,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def outputs(small_class):
    """{notebook: the outputs of its cells}, which hold the marks of the tests too."""
    return {
        path.stem: [
            cell.get("outputs") for cell in nbformat.read(path, as_version=4).cells
        ]
        for path in sorted(small_class.graded("ada").glob("*.ipynb"))
    }


DUE = {"ada": (3, 0, 3), "bob": (3, 3, 0), "eve": (0, 0, 0)}


@pytest.fixture(scope="module")
def handed_in(new_class):
    """What `ada` hands in depends on the machine wherever that can be.

    Of the others bob is a day late, and late work counts nothing.
    """
    course = new_class()
    telling = RIGHT | {"double": RIGHT["double"] + TELLING}
    folder = course.hand_in("ada", telling, timestamp="2026-01-01 00:00:00 UTC")
    nb = nbformat.read(folder / "two.ipynb", as_version=4)
    nb.cells.insert(0, nbformat.v4.new_code_cell(TORCH))
    nbformat.write(nb, folder / "two.ipynb")
    course.hand_in("bob", timestamp="2026-01-03 00:00:00 UTC")
    course.hand_in("eve", WRONG)
    course.due(2)
    with open(course.folder / "nbgrader_config.py", "a") as file:
        file.write("from nnworks.grading import configure\nconfigure(c)\n")
        file.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    return course


@pytest.fixture(scope="module")
def graded(handed_in, tmp_path_factory):
    """The same, graded by the command."""
    course = handed_in.copied(tmp_path_factory.mktemp("graded") / "course")
    words = "nnworks", "grade", "hw", "--jobs", "1", "--csv", "ours.csv"
    run(course.folder, ONE, *words)
    assert rows(course, "ours.csv") == DUE
    said = json.dumps(outputs(course))
    assert "Error" not in said and "float32" in said
    assert course.marks()["ada"]["test_double"] == 2
    return course


@pytest.mark.grading_proof
def test_threads_hash_seed_locale_zone_and_folder_change_nothing(
    handed_in, graded, tmp_path
):
    (tmp_path / "another name").mkdir()
    other = handed_in.copied(tmp_path / "another name" / "course")
    run(other.folder, OTHER, "nnworks", "grade", "hw", "--jobs", "2")
    assert outputs(other) == outputs(graded)
    assert other.marks() == graded.marks()


@pytest.mark.grading_proof  # the plug-in alone: test_plugin
def test_nbgraders_own_command_gives_the_same_and_so_does_its_export(
    handed_in, graded, copy_of, tmp_path
):
    other, here = handed_in.copied(tmp_path / "other"), copy_of(graded)
    run(other.folder, OTHER, "nbgrader", "autograde", "hw")
    assert outputs(other) == outputs(graded)
    assert other.marks() == graded.marks()
    run(here.folder, ONE, "nbgrader", "export", "--to", "nbgraders.csv")
    run(other.folder, OTHER, "nbgrader", "export", "--to", "nbgraders.csv")
    assert rows(here, "nbgraders.csv") == rows(other, "nbgraders.csv") == DUE


def rows(small_class, name):
    """{student: (raw score, penalty, score)} of a CSV file, as numbers."""
    columns = ("raw_score", "late_submission_penalty", "score")
    with open(small_class.folder / name, newline="") as file:
        return {
            row["student_id"]: tuple(float(row[column]) for column in columns)
            for row in csv.DictReader(file)
        }


@pytest.mark.grading_proof  # the penalty alone: test_marks
def test_a_regrade_gives_the_penalty_anew(graded, copy_of):
    late = copy_of(graded)
    anew = dict(runner="", no_sandbox=False, regrade=True, csv="marks.csv")
    easier = "assert double(4) in (4, 8), 'double(4) is neither 4 nor 8'"
    late.write_source(TESTS | {"double": easier})
    code, said = late.release().grade(**anew)
    assert code == 0, said
    assert rows(late, "marks.csv") == DUE | {"eve": (2, 0, 2)}
    late.write_source(TESTS | {"double": "assert double(4) == 5, 'not 5'"})
    code, said = late.release().grade(**anew)
    assert code == 0, said
    assert rows(late, "marks.csv") == {
        "ada": (1, 0, 1),
        "bob": (1, 1, 0),
        "eve": (0, 0, 0),
    }
