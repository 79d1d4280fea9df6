import os
import tempfile
from pathlib import Path

import pytest

from nnworks.grading.scratch import fill, remove

from .boxes import as_an_ordinary_user


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "scratch").mkdir()
    return tmp_path / "scratch"


def test_files_are_written_with_their_folders(folder):
    fill(folder, {"a.txt": b"1", "data/deep/b.csv": b"2"})
    assert (folder / "data/deep/b.csv").read_bytes() == b"2"


@pytest.mark.parametrize(
    "name", ["../x", "/x", "a/../../x", "a//x", "", ".", "a/.", "\0"]
)
def test_a_path_that_leads_out_is_left_out(folder, name):
    fill(folder, {name: b"x"})
    assert list(folder.parent.rglob("*")) == [folder]


def test_of_a_file_and_a_folder_of_one_name_the_later_stays(folder):
    fill(folder, {"data": b"student", "data/x.csv": b"1"})
    assert (folder / "data/x.csv").read_bytes() == b"1"
    fill(folder, {"data/x.csv": b"1", "data": b"instructor"})
    assert (folder / "data").read_bytes() == b"instructor"


def deep(levels):
    """Folders nested more deeply than a path or a recursion can be."""
    here = os.getcwd()
    try:
        for _ in range(levels):
            os.mkdir("d" * 50)
            os.chdir("d" * 50)
        Path("x").write_text("x")
    finally:
        os.chdir(here)


def hostile(folder):
    here = os.getcwd()
    os.chdir(folder)
    try:
        deep(1500)
        for name in (b"\xff\xfe", b"a\nb", b"-rf", b"x" * 255, b" ", b"*"):
            os.mkdir(name)
            Path(os.fsdecode(name), "0-0-0").mkdir()
            Path(os.fsdecode(name), "0-0-0", "f").write_text("x")
        os.symlink(folder.parent / "keep", "link")
        os.symlink("link", "link2")
        os.mkfifo("fifo")
        Path("locked/in").mkdir(parents=True)
        Path("locked/in/f").write_text("x")
        for name in ("locked/in/f", "locked/in", "locked", "."):
            os.chmod(name, 0)
    finally:
        os.chdir(here)


def test_whatever_is_in_it_a_folder_is_removed():
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        top.chmod(0o777)
        (top / "keep").mkdir()
        (top / "keep/it").write_text("kept")

        def work():
            (top / "scratch").mkdir()
            hostile(top / "scratch")
            remove(top / "scratch")
            return (top / "scratch").exists()

        assert as_an_ordinary_user(work) is False
        assert (top / "keep/it").read_text() == "kept"


def test_many_levels_with_many_folders(folder):
    for at in range(3):
        for name in ("a", "b", "0-0-0"):
            (folder / "/".join([name] * (at + 1))).mkdir(parents=True)
    remove(folder)
    assert not folder.exists()
    remove(folder)  # and once more
