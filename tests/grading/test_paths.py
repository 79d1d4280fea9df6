import os
import sys
from pathlib import Path

import numpy as np
import pytest

from nnworks.grading.paths import environment, readable


def covered(path, found):
    path = Path(path).resolve()
    return any(part == path or part in path.parents for part in found)


def test_python_and_its_packages_may_be_read():
    found = readable()
    for path in (sys.executable, os.__file__, np.__file__):
        assert covered(path, found)


def test_home_and_the_root_may_not():
    found = readable()
    assert Path.home() not in found and Path("/") not in found
    for path in found:
        assert path not in Path.home().parents


def test_what_is_hidden_stays_so(tmp_path, monkeypatch):
    course = tmp_path / "course"
    package = course / "lib"
    package.mkdir(parents=True)
    for path in (package, course, tmp_path):
        monkeypatch.syspath_prepend(str(path))
    monkeypatch.setenv("NNWORKS_DATA", str(tmp_path))
    found = readable(hidden=[course])
    assert package in found
    assert course not in found and tmp_path not in found


def test_data_beside_the_course_may_be_read(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("NNWORKS_DATA", str(tmp_path / "data"))
    assert tmp_path / "data" in readable(hidden=[tmp_path / "course"])


def test_the_folder_of_temporary_files_is_no_library(tmp_path, monkeypatch):
    (tmp_path / "own").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "own"))
    for path in (tmp_path, tmp_path / "own", tmp_path / "own/lib"):
        path.mkdir(exist_ok=True)
        monkeypatch.syspath_prepend(str(path))
    found = readable()
    assert tmp_path / "own/lib" in found
    assert tmp_path not in found and tmp_path / "own" not in found


def test_a_course_inside_pythons_folder_is_cut_out(tmp_path, monkeypatch):
    for name in ("lib", "share/course/source", "share/fonts"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    found = readable(hidden=[tmp_path / "share/course"])
    assert tmp_path / "lib" in found and tmp_path / "share/fonts" in found
    assert not covered(tmp_path / "share/course/source", found)


def test_the_folder_python_started_in_is_no_library(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend("")
    assert not covered(tmp_path, readable())


@pytest.mark.parametrize(
    "name", ["PATH", "HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"]
)
def test_the_environment_points_into_scratch(name, tmp_path, monkeypatch):
    monkeypatch.setenv(name, "/somewhere/else")
    monkeypatch.setenv("AWS_SECRET", "x")
    found = environment(tmp_path)
    assert "somewhere" not in found[name] and "AWS_SECRET" not in found
    assert name == "PATH" or found[name].startswith(str(tmp_path))
    assert found["OMP_NUM_THREADS"] == found["OPENBLAS_NUM_THREADS"] == "1"


def test_nothing_that_marks_could_hang_on_is_the_machines(tmp_path, monkeypatch):
    for name in ("TZ", "LANG", "OMP_NUM_THREADS", "JOBLIB_MULTIPROCESSING"):
        monkeypatch.setenv(name, "Asia/Tokyo")
    assert "Asia/Tokyo" not in environment(tmp_path).values()
