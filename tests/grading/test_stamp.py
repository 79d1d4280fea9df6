"""Digests see every change and touch nothing; a stamp is whole or none."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnworks.grading import scratch, stamp
from nnworks.grading.stamp import Stamp, digest, folder_digest


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_have_different_digests(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "handed_in"
    (place / "data").mkdir(parents=True)
    (place / "hw.ipynb").write_text("{}")
    (place / "data" / "numbers.txt").write_text("1 2 3")
    return place


CHANGES = {
    "content": lambda place: (place / "hw.ipynb").write_text("[]"),
    "below": lambda place: (place / "data" / "numbers.txt").write_text("1 2 4"),
    "name": lambda place: (place / "hw.ipynb").rename(place / "hw2.ipynb"),
    "more": lambda place: (place / "timestamp.txt").write_text("now"),
    "link": lambda place: (place / "new").symlink_to("/"),
    "pipe": lambda place: os.mkfifo(place / "pipe"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(folder, change):
    before = folder_digest(folder)
    assert folder_digest(folder) == before
    change(folder)
    assert folder_digest(folder) != before


def test_links_are_not_followed(folder, tmp_path):
    (tmp_path / "outside").write_text("secret")
    (folder / "link").symlink_to(tmp_path / "outside")
    before = folder_digest(folder)
    (tmp_path / "outside").write_text("other")
    assert folder_digest(folder) == before


def test_of_a_large_file_size_and_time_are_taken(folder, monkeypatch):
    monkeypatch.setattr(stamp, "_READ_WHOLE", 2)
    os.utime(folder / "hw.ipynb", ns=(1, 1))
    os.utime(folder / "data" / "numbers.txt", ns=(1, 1))
    before = folder_digest(folder)
    (folder / "data" / "numbers.txt").write_text("3 2 1")
    os.utime(folder / "data" / "numbers.txt", ns=(1, 1))
    assert folder_digest(folder) == before
    os.utime(folder / "data" / "numbers.txt", ns=(2, 2))
    assert folder_digest(folder) != before


def test_a_stamp_comes_back(tmp_path):
    mark = Stamp("a", "b", {"hw": {"t": None}}, {"hw": {"t": "é"}}, ["n"], 3.0)
    (tmp_path / stamp.NAME).write_bytes(mark.to_bytes())
    assert stamp.read(tmp_path) == mark


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"submission": 1, "x": 2}'])
def test_what_is_no_stamp(tmp_path, text):
    assert stamp.read(tmp_path) is None
    (tmp_path / stamp.NAME).write_text(text)
    assert stamp.read(tmp_path) is None


def test_of_many_files_no_more_is_read_than_of_a_large_one(folder, monkeypatch):
    monkeypatch.setattr(stamp, "_READ_WHOLE", 6)
    for name in ("data/numbers.txt", "hw.ipynb"):
        os.utime(folder / name, ns=(1, 1))
    before = folder_digest(folder)
    (folder / "hw.ipynb").write_text("[]")  # 2 bytes, behind the 5 of the first file
    os.utime(folder / "hw.ipynb", ns=(1, 1))
    assert folder_digest(folder) == before
    os.utime(folder / "hw.ipynb", ns=(2, 2))
    assert folder_digest(folder) != before


def test_folders_in_folders_without_end_stop_nothing(folder):
    handle = os.open(folder, os.O_RDONLY)
    for _ in range(3000):  # more than Python's stack, and than a path may be long
        os.mkdir("d", dir_fd=handle)
        inner = os.open("d", os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = inner
    os.close(handle)
    before = folder_digest(folder)
    (folder / "d" / "d" / "new.txt").write_text("x")
    try:
        assert folder_digest(folder) != before
    finally:
        scratch.remove(folder)  # no one else can
