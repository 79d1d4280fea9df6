"""Temporary files of a run are gone after it, also when the run was killed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from nnworks.grading.workplace import workplace


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_gone_afterwards(tmp_path):
    with pytest.raises(ZeroDivisionError), workplace() as folder:
        place = Path(folder, "student", "deep")
        place.mkdir(parents=True)
        place.chmod(0)
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, sys, tempfile
tempfile.tempdir = sys.argv[1]
from nnworks.grading.workplace import workplace
with workplace() as folder:
    open(os.path.join(folder, "left"), "w").close()
    os._exit(9)
"""


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path):
    subprocess.run([sys.executable, "-c", KILLED, tmp_path])
    (left,) = tmp_path.iterdir()
    own = tmp_path / f"nnworks-run-{os.getpid()}-x"
    other = tmp_path / "nnworks-run-of-mine"
    own.mkdir(), other.mkdir()
    with workplace() as folder:
        assert set(tmp_path.iterdir()) == {own, other, Path(folder)}
    assert not left.exists()
