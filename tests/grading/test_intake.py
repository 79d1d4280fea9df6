import json
import os
import stat
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nbgrader.utils import parse_utc

from nnworks.grading import intake
from nnworks.grading.folder import look_into
from nnworks.grading.intake import Accepted, Refused, accept

from .boxes import as_an_ordinary_user
from .submissions import NAMES, honest, plain, put

IDS = {"hw1": NAMES}


@pytest.fixture
def folder(tmp_path):
    return put(tmp_path / "ps1", {"hw1.ipynb": honest(), "data.csv": "1,2\n"})


def refusal(folder, expected=("hw1",)):
    with pytest.raises(Refused) as said:
        accept(folder, expected)
    text = str(said.value)
    assert text.count("\n") == 0 and text.rstrip().endswith(".") and len(text) < 300
    return text


def contents(folder):
    return {
        str(p.relative_to(folder)): (os.lstat(p).st_mode, os.lstat(p).st_size)
        for p in folder.rglob("*")
    }


def test_an_honest_submission_is_taken_whole(folder):
    before = contents(folder)
    got = accept(folder, ("hw1",))
    assert list(got.notebooks) == ["hw1"] and got.notebook is got.notebooks["hw1"]
    assert got.files == {"data.csv": b"1,2\n"}
    assert got.notes == () and got.timestamp is None
    assert contents(folder) == before


def test_what_was_found_elsewhere_counts_as_the_folder(folder):
    os.symlink("/etc/passwd", folder / "link")
    assert accept(look_into(folder), ("hw1",)) == accept(folder, ("hw1",))


@pytest.mark.parametrize("make", ["link", "fifo", "folder"])
def test_a_notebook_that_is_no_file_is_refused(folder, tmp_path, make):
    path, other = folder / "hw1.ipynb", tmp_path / "solution.ipynb"
    path.rename(other)
    if make == "link":
        path.symlink_to(other)
    elif make == "fifo":
        os.mkfifo(path)
    else:
        path.mkdir()
    assert "hw1.ipynb" in refusal(folder)


def test_a_folder_that_is_a_link_is_refused(folder, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert "link" in refusal(link)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    assert "cannot be read" in refusal(tmp_path / "nobody")


def test_an_empty_folder_is_refused(tmp_path):
    assert "no notebook at all" in refusal(put(tmp_path / "ps1", {}))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("not json", "not JSON"),
        (b"\xff\xfe", "UTF-8"),
        ("", "empty"),
        ({"nbformat": 5, "cells": []}, "nbformat 5"),
        ([1], "not a notebook"),
    ],
)
def test_an_unreadable_notebook_is_refused_and_stays(folder, content, word):
    put(folder, {"hw1.ipynb": content})
    before = contents(folder)
    text = refusal(folder)
    assert word in text and "ask the student" in text
    assert contents(folder) == before


@pytest.mark.parametrize(
    "name", ["HW1.ipynb", "hw1 (1).ipynb", "my homework.ipynb", "sub/hw1.ipynb"]
)
@pytest.mark.parametrize("expected", [IDS, ("hw1",)], ids=["ids", "names"])
def test_a_renamed_notebook_is_recognised(folder, name, expected):
    put(folder, {"notes.ipynb": {**honest(), "cells": [plain("1")]}})
    (folder / "sub").mkdir()
    (folder / "hw1.ipynb").rename(folder / name)
    got = accept(folder, expected)
    assert len(got.notebook["cells"]) == len(honest()["cells"])
    assert any("was taken for hw1.ipynb" in note for note in got.notes)
    assert any("notes.ipynb is no notebook of this" in note for note in got.notes)


def test_the_name_in_another_unicode_form_is_the_same(tmp_path):
    folder = put(tmp_path / "ps1", {"u\u0308bung.ipynb": honest()})
    assert list(accept(folder, ("\u00fcbung",)).notebooks) == ["\u00fcbung"]


def test_of_two_renamed_ones_the_fuller_counts(folder):
    less = honest()
    less["cells"] = less["cells"][:3]
    (folder / "hw1.ipynb").unlink()
    put(folder, {"a.ipynb": less, "b.ipynb": honest()})
    got = accept(folder, IDS)
    assert len(got.notebook["cells"]) == len(honest()["cells"])


def test_a_notebook_without_graded_cells_is_not_guessed(folder):
    (folder / "hw1.ipynb").rename(folder / "x.ipynb")
    put(folder, {"x.ipynb": {**honest(), "cells": [plain("1")]}})
    assert "rename it" in refusal(folder)
    assert "rename it" in refusal(folder, IDS)


def test_two_notebooks_one_bad(folder):
    put(folder, {"hw2.ipynb": "broken"})
    got = accept(folder, ("hw2", "hw1"))
    assert list(got.notebooks) == ["hw1"]
    assert "hw2.ipynb is not JSON" in got.notes[0]


def test_two_notebooks_swap_no_names(folder):
    other = honest()
    other["cells"] = other["cells"][:2]
    put(folder, {"HW2.ipynb": other})
    got = accept(folder, ("hw1", "hw2"))
    assert list(got.notebooks) == ["hw1", "hw2"]
    assert len(got.notebooks["hw2"]["cells"]) == 2


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-03-04 05:06:07 UTC", datetime(2026, 3, 4, 5, 6, 7)),
        ("2026-03-04T05:06:07+02:00", datetime(2026, 3, 4, 3, 6, 7)),
        ("2026-03-04T05:06:07", datetime(2026, 3, 4, 5, 6, 7)),
    ],
)
def test_a_timestamp_is_read(folder, text, time):
    put(folder, {"timestamp.txt": text})
    got = accept(folder, ("hw1",))
    assert got.timestamp == time and "timestamp.txt" in got.files and not got.notes


@given(st.from_regex(intake._EXCHANGE, fullmatch=True))
@example("2026-03-04 05:06:07.080910 UTC")
@example("2026-13-04 05:06:07 UTC")  # for nbgrader the 13th of April
def test_what_the_exchange_writes_is_read_as_nbgrader_reads_it(text):
    try:
        due = parse_utc(text)
    except ValueError:
        with pytest.raises(ValueError):
            intake._utc(text)
    else:
        assert intake._utc(text) == due


def test_nobody_waits_for_nbgrader_to_read_what_its_exchange_writes(
    folder, monkeypatch
):
    monkeypatch.setitem(sys.modules, "nbgrader.utils", None)
    put(folder, {"timestamp.txt": "2026-03-04 05:06:07.080910 UTC"})
    assert accept(folder, ("hw1",)).timestamp == datetime(2026, 3, 4, 5, 6, 7, 80910)


@pytest.mark.parametrize(
    "text",
    ["yesterday-ish", "", "99999999999999999999", "0001-01-01", b"\xff\xfe", "9" * 5000]
    + ["2026-13-45", "\x00", "2026-03-04 05:06:07 Nowhere/None x", "9999-12-31"],
)
def test_an_unreadable_timestamp_is_dropped(folder, text):
    put(folder, {"timestamp.txt": text})
    got = accept(folder, ("hw1",))
    assert got.timestamp is None and "timestamp.txt" not in got.files
    assert got.notes == ("timestamp.txt holds no time; it was left out.",)


@pytest.mark.parametrize("tail", [b"\xff", b"soon", b"1 2 " * 3_000_000])
def test_a_time_with_much_behind_it_is_no_time(folder, tail):
    """The writer reads all of it, which takes dateutil hours."""
    put(folder, {"timestamp.txt": b"2026-01-01 00:00:00 UTC" + b" " * 200 + tail})
    got = accept(folder, ("hw1",))
    assert got.timestamp is None and "timestamp.txt" not in got.files
    assert got.notes == ("timestamp.txt holds no time; it was left out.",)


def test_a_sparse_notebook_is_refused_unread(folder):
    os.truncate(folder / "hw1.ipynb", 10**12)
    assert "MB" in refusal(folder)


def test_of_many_notes_the_first_are_kept(folder):
    put(folder, {f"many/{i:04}.txt": "x" for i in range(400)})
    got = accept(folder, ("hw1",))
    assert len(got.files) == 299 and len(got.notes) == 20
    assert got.notes[-1] == "83 more things were left out."


def test_what_may_not_be_read_is_refused():
    with tempfile.TemporaryDirectory() as top:
        folder = put(Path(top) / "ps1", {"hw1.ipynb": honest()})
        Path(top).chmod(0o755)
        folder.chmod(0o755)
        (folder / "hw1.ipynb").chmod(0)
        assert "cannot be read" in as_an_ordinary_user(lambda: refusal(folder))
        folder.chmod(0)
        assert "cannot be read" in as_an_ordinary_user(lambda: refusal(folder))
        folder.chmod(0o755)


NAME = st.text(st.characters(blacklist_characters="/\0"), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.dictionaries(NAME, st.binary(max_size=20), max_size=4))
def test_any_files_are_accepted_or_refused(tmp_path_factory, data, files):
    nb = data.draw(st.booleans())
    folder = tmp_path_factory.mktemp("any") / "ps1"
    folder.mkdir()
    for name, content in files.items():
        try:
            (folder / name).write_bytes(content)
        except (OSError, UnicodeEncodeError):
            continue
    if nb:
        put(folder, {"hw1.ipynb": honest()})
    try:
        got = accept(folder, ("hw1",))
    except Refused as error:
        assert not nb and "\n" not in str(error)
        return
    assert isinstance(got, Accepted) and nb
    for path in got.files:
        assert path.isprintable() and not path.startswith(("/", "."))
        assert ".." not in path.split("/")
    json.dumps(got.notes, ensure_ascii=False).encode()
    assert stat.S_ISDIR(os.lstat(folder).st_mode)
