"""The same marks and the same outputs, whatever machine and shell they come from."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.grading.classes import RIGHT, TESTS, WRONG, SmallClass

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


@pytest.fixture
def telling(small_class):
    """What `ada` hands in depends on the machine wherever that can be."""
    folder = small_class.hand_in("ada", RIGHT | {"double": RIGHT["double"] + TELLING})
    nb = nbformat.read(folder / "two.ipynb", as_version=4)
    nb.cells.insert(0, nbformat.v4.new_code_cell(TORCH))
    nbformat.write(nb, folder / "two.ipynb")
    return small_class


def test_threads_hash_seed_locale_zone_and_folder_change_nothing(telling, tmp_path):
    elsewhere = tmp_path / "another name" / "course"
    shutil.copytree(telling.folder, elsewhere)
    other = SmallClass(elsewhere)
    run(telling.folder, ONE, "nnworks", "grade", "hw", "--jobs", "1")
    run(other.folder, OTHER, "nnworks", "grade", "hw", "--jobs", "2")
    said = json.dumps(outputs(telling))
    assert "Error" not in said and "float32" in said
    assert outputs(other) == outputs(telling)
    assert other.marks() == telling.marks()
    assert other.marks()["ada"]["test_double"] == 2


def test_nbgraders_own_command_gives_the_same(telling, tmp_path):
    other = SmallClass(tmp_path / "other")
    shutil.copytree(telling.folder, other.folder)
    with open(other.folder / "nbgrader_config.py", "a") as file:
        file.write("from nnworks.grading import configure\nconfigure(c)\n")
    run(telling.folder, ONE, "nnworks", "grade", "hw")
    run(other.folder, OTHER, "nbgrader", "autograde", "hw")
    assert outputs(other) == outputs(telling)
    assert other.marks() == telling.marks()


# -- late, regraded, exported ------------------------------------------------------


@pytest.fixture
def late(small_class):
    """Three students, of whom bob is a day late; late work counts nothing."""
    small_class.hand_in("ada", timestamp="2026-01-01 00:00:00 UTC")
    small_class.hand_in("bob", timestamp="2026-01-03 00:00:00 UTC")
    small_class.hand_in("eve", WRONG)
    small_class.due(2)
    with open(small_class.folder / "nbgrader_config.py", "a") as file:
        file.write("from nnworks.grading import configure\nconfigure(c)\n")
        file.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    return small_class


def rows(small_class, name):
    """{student: (raw score, penalty, score)} of a CSV file, as numbers."""
    columns = ("raw_score", "late_submission_penalty", "score")
    with open(small_class.folder / name, newline="") as file:
        return {
            row["student_id"]: tuple(float(row[column]) for column in columns)
            for row in csv.DictReader(file)
        }


DUE = {"ada": (3, 0, 3), "bob": (3, 3, 0), "eve": (0, 0, 0)}


def test_nbgraders_late_penalty_is_given_both_ways_and_exported(late, tmp_path):
    other = SmallClass(tmp_path / "other")
    shutil.copytree(late.folder, other.folder)
    run(late.folder, ONE, "nnworks", "grade", "hw", "--csv", "ours.csv")
    run(late.folder, ONE, "nbgrader", "export", "--to", "nbgraders.csv")
    run(other.folder, OTHER, "nbgrader", "autograde", "hw")
    run(other.folder, OTHER, "nbgrader", "export", "--to", "nbgraders.csv")
    assert rows(late, "ours.csv") == DUE
    assert rows(late, "nbgraders.csv") == rows(other, "nbgraders.csv") == DUE


def test_a_regrade_gives_the_penalty_anew(late):
    run(late.folder, ONE, "nnworks", "grade", "hw")
    easier = "assert double(4) in (4, 8), 'double(4) is neither 4 nor 8'"
    late.write_source(TESTS | {"double": easier})
    late.release()
    run(late.folder, ONE, "nnworks", "grade", "hw", "--regrade", "--csv", "marks.csv")
    assert rows(late, "marks.csv") == DUE | {"eve": (2, 0, 2)}
    late.write_source(TESTS | {"double": "assert double(4) == 5, 'not 5'"})
    late.release()
    run(late.folder, ONE, "nnworks", "grade", "hw", "--regrade", "--csv", "marks.csv")
    assert rows(late, "marks.csv") == {
        "ada": (1, 0, 1),
        "bob": (1, 1, 0),
        "eve": (0, 0, 0),
    }
