"""Folders go with their process, however it ended."""

import os
import tempfile
import time

import pytest

from nnworks.grading import leftovers


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(leftovers, "_YOUNG", 0.0)
    return tmp_path


def test_a_folder_is_removed_with_all_that_is_in_it():
    folder = leftovers.Folder()
    (folder.path / "deep" / "er").mkdir(parents=True)
    (folder.path / "deep" / "file").write_text("x")
    folder.remove()
    assert not folder.path.exists()


def test_a_folder_in_use_stays():
    folder = leftovers.Folder()
    assert leftovers.clear() == 0 and folder.path.is_dir()
    folder.remove()


def test_a_folder_whose_process_was_killed_goes(temporary):
    child = os.fork()
    if child == 0:
        folder = leftovers.Folder()
        (folder.path / "file").write_text("x")
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    time.sleep(0.01)
    assert len(list(temporary.iterdir())) == 1
    assert leftovers.clear() == 1
    assert list(temporary.iterdir()) == []


def test_a_young_folder_stays(temporary, monkeypatch):
    (temporary / "nnworks-scratch-new").mkdir()
    monkeypatch.setattr(leftovers, "_YOUNG", 60.0)
    assert leftovers.clear() == 0


def test_other_things_stay(temporary):
    (temporary / "other").mkdir()
    (temporary / "nnworks-scratch-link").symlink_to(temporary / "other")
    (temporary / "nnworks-scratch-file").write_text("x")
    time.sleep(0.01)
    assert leftovers.clear() == 0
    assert len(list(temporary.iterdir())) == 3


def test_a_running_class_and_a_course_stay(temporary):
    """A run does not lock its folder; a course lies where somebody put it."""
    for name in (
        f"nnworks-run-{os.getppid()}-abc",
        "nnworks-course",
        "nnworks-a1b2c3d4",
    ):
        (temporary / name).mkdir()
    time.sleep(0.01)
    assert leftovers.clear() == 0
    assert len(list(temporary.iterdir())) == 3
