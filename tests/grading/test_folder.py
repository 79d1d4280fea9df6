"""A stranger's folder: what is read of it, what is left out, and what is said of it."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from nnworks.grading import folder as module
from nnworks.grading.folder import Found, look_into
from nnworks.grading.notebook import shown

from .boxes import as_an_ordinary_user
from .submissions import put

ODD = "its name cannot be used everywhere"


@pytest.fixture
def folder(tmp_path):
    return put(tmp_path / "ps1", {"hw1.ipynb": "{}", "data.csv": "1,2\n"})


def names(found):
    """What was read beside the two files that are always there."""
    assert {"hw1.ipynb", "data.csv"} <= set(found.files)
    return set(found.files) - {"hw1.ipynb", "data.csv"}


def test_what_is_read_is_counted(folder):
    put(folder, {"data/deep/x.txt": "x"})
    found = look_into(folder)
    files = {"hw1.ipynb": b"{}", "data.csv": b"1,2\n", "data/deep/x.txt": b"x"}
    assert found.files == files
    assert (found.bytes_read, found.entries) == (7, 5)
    assert (found.notes, found.links) == ([], set())


def test_an_empty_folder_is_no_mistake(tmp_path):
    assert look_into(os.fspath(put(tmp_path / "ps1", {}))) == Found()


CODES = "numpy.py NumPy.PY sitecustomize.pyc x.pth numpy.so a/__init__.py numpy.egg/x"
LEFT_OUT = {
    **dict.fromkeys(CODES.split(), "only the code in the notebook is run"),
    "numpy.cpython-311-x86_64-linux-gnu.so": "only the code in the notebook is run",
    ".hidden/x.txt": "it is hidden",
    ".bashrc": "it is hidden",
    "a\\b.txt": ODD,
    "c:x.txt": ODD,
    "a\nb.txt": ODD,
    "\u202etxt.exe": ODD,
    "x" * 201: ODD,
    os.fsdecode(b"\xff\xfe.txt"): "its name is not text",
}


@pytest.mark.parametrize(("name", "why"), LEFT_OUT.items(), ids=range(len(LEFT_OUT)))
def test_what_could_be_run_or_mistaken_is_left_out(folder, name, why):
    put(folder, {name: "x"})
    found = look_into(folder)
    assert names(found) == set()
    (note,) = found.notes
    assert note.endswith(f" was left out: {why}.") and note.isprintable()


@pytest.mark.parametrize("name", ["x" * 200, "numpy.py.txt", "py", "übung.txt", "a b"])
def test_what_only_looks_like_it_is_read(folder, name):
    put(folder, {name: "x"})
    found = look_into(folder)
    assert names(found) == {name} and found.notes == []


def test_what_editors_leave_is_left_without_a_word(folder):
    put(folder, {".ipynb_checkpoints/hw1-checkpoint.ipynb": "{}", ".DS_Store": "x"})
    put(folder, {"__pycache__/x.pyc": "x", "__MACOSX/._hw1.ipynb": "x"})
    put(folder, {"below/Thumbs.db": "x"})
    found = look_into(folder)
    assert names(found) == set() and found.notes == []


# -- links, and what is no file ---------------------------------------------------


def test_links_and_special_files_are_left_out(folder, tmp_path, monkeypatch):
    secret = put(tmp_path / "secret", {"s.txt": "TOPSECRET"})
    links = {"link.txt": secret / "s.txt", "inside.txt": "data.csv", "folder": secret}
    links |= {"loop": "loop", "up": "..", "d/hw2.ipynb": "/etc/passwd"}
    (folder / "d").mkdir()
    for name, target in links.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.csv")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("sock")
        found = look_into(folder)
    assert names(found) == set()
    assert found.links == {*links, "pipe.csv", "sock"}
    kinds = dict.fromkeys(links, "link") | {"pipe.csv": "pipe", "sock": "socket"}
    said = [f"{n} was left out: it is a {kind}." for n, kind in kinds.items()]
    assert sorted(found.notes) == sorted(said)


def become_when_seen(monkeypatch, path, change):
    """Let a path be looked at as it is, and be another thing when it is opened."""
    real = os.stat

    def stat_and_change(name, **more):
        status = real(name, **more)
        if name == path.name:
            change()
        return status

    monkeypatch.setattr(os, "stat", stat_and_change)


@pytest.mark.parametrize("name", ["x.txt", "below"])
def test_what_becomes_a_link_meanwhile_is_not_followed(
    folder, tmp_path, monkeypatch, name
):
    secret = put(tmp_path / "secret", {"s.txt": "TOPSECRET"})
    path, aside = folder / name, tmp_path / "aside"
    put(folder, {"x.txt": "x"} if name == "x.txt" else {"below/s.txt": "x"})

    def change():
        path.rename(aside)
        path.symlink_to(secret / "s.txt" if name == "x.txt" else secret)

    become_when_seen(monkeypatch, path, change)
    found = look_into(folder)
    (note,) = found.notes
    assert names(found) == set()
    assert note.startswith(f"{name} was left out: it cannot be read (")


def made_a_pipe(path):
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (made_a_pipe, "it is no file"),
        (Path.unlink, "it cannot be read (No such file or directory)"),
        (lambda path: path.write_bytes(b"x" * 11), "it grew while it was read"),
    ],
    ids=["pipe", "gone", "grown"],
)
def test_what_is_another_thing_by_then_costs_only_itself(
    folder, monkeypatch, change, why
):
    monkeypatch.setattr(module, "_FILE_BYTES", 10)
    put(folder, {"a.txt": "x", "z.txt": "z"})
    become_when_seen(monkeypatch, folder / "a.txt", lambda: change(folder / "a.txt"))
    found = look_into(folder)
    assert names(found) == {"z.txt"}
    assert found.notes == [f"a.txt was left out: {why}."]


# -- how much ---------------------------------------------------------------------


def test_too_large_files_are_left_out_unread(folder):
    with open(folder / "sparse.bin", "wb") as file:
        file.truncate(10**12)
    found = look_into(folder)
    assert names(found) == set()
    assert found.notes == ["sparse.bin was left out: it has 1000000 MB, more than 20."]


def test_a_file_may_be_as_large_as_the_limit_and_a_notebook_larger(folder, monkeypatch):
    monkeypatch.setattr(module, "_FILE_BYTES", 10)
    monkeypatch.setattr(module, "MOST_BYTES", 20)
    put(folder, {"10.txt": b"x" * 10, "11.txt": b"x" * 11})
    put(folder, {"20.IPYNB": b"x" * 20, "21.ipynb": b"x" * 21})
    found = look_into(folder)
    assert names(found) == {"10.txt", "20.IPYNB"}
    assert [note.split()[0] for note in found.notes] == ["21.ipynb", "11.txt"]


def test_a_size_just_above_the_limit_is_said_as_above_it(folder):
    with open(folder / "data.bin", "wb") as file:
        file.truncate(20_000_001)
    (note,) = look_into(folder).notes
    assert note == "data.bin was left out: it has 21 MB, more than 20."


def test_all_files_together_have_a_limit(folder, monkeypatch):
    monkeypatch.setattr(module, "_TOGETHER", 30)
    put(folder, {"a.txt": b"x" * 12, "b.txt": b"x" * 12, "c.txt": b"x" * 13})
    put(folder, {"d.txt": b""})
    found = look_into(folder)
    assert names(found) == {"a.txt", "b.txt", "d.txt"}
    assert found.bytes_read == 2 + 4 + 24
    (note,) = found.notes
    assert note.startswith("c.txt was left out: all files have more than ")


def test_of_too_many_files_the_first_are_read(folder, monkeypatch):
    monkeypatch.setattr(module, "_FILES", 4)
    put(folder, dict.fromkeys(("many/a", "many/b", "many/c"), "x"))
    found = look_into(folder)
    assert names(found) == {"many/a", "many/b"}
    assert found.notes == ["many/c was left out: there are more than 4 files."]


def test_notebooks_come_before_a_flood_of_other_files(folder, monkeypatch):
    monkeypatch.setattr(module, "_FILES", 2)
    put(folder, dict.fromkeys(("0.txt", "1.txt", "z.ipynb"), "x"))
    assert list(look_into(folder).files) == ["hw1.ipynb", "z.ipynb"]


@pytest.mark.parametrize(("most", "notes"), [(8, 0), (7, 1), (1, 1)])
def test_a_flood_is_not_listed_to_its_end(folder, monkeypatch, most, notes):
    monkeypatch.setattr(module, "_ENTRIES", most)
    put(folder, dict.fromkeys("abcdef", "x"))
    found = look_into(folder)
    assert found.notes == [f"More than {most} files: the rest was left out."] * notes
    # The notebook is found wherever it stands in the list.
    assert "hw1.ipynb" in found.files
    assert found.entries == 8 and most <= len(found.files) <= most + 1


def test_even_notebooks_are_not_listed_without_end(folder, monkeypatch):
    monkeypatch.setattr(module, "_ENTRIES", 1)
    put(folder, dict.fromkeys((f"{number}.ipynb" for number in range(110)), "x"))
    found = look_into(folder)
    assert found.entries == 101 and len(found.files) <= 101


def test_folders_in_folders_are_read_to_a_depth(folder):
    put(folder, {"d/" * 8 + "x.txt": "x", "d/" * 8 + "e/" * 50 + "y": "y"})
    found = look_into(folder)
    assert names(found) == {"d/" * 8 + "x.txt"}
    assert found.notes == ["d/" * 8 + "e was left out: its folders are too deep."]


# -- what cannot be read ----------------------------------------------------------


def test_unreadable_files_are_left_out():
    with tempfile.TemporaryDirectory() as top:
        files = {"hw1.ipynb": "{}", "data.csv": "1", "closed/x.txt": "x"}
        folder = put(Path(top) / "ps1", files)
        for path in (Path(top), folder):
            path.chmod(0o755)
        for name in ("data.csv", "closed"):
            (folder / name).chmod(0)
        found = as_an_ordinary_user(lambda: vars(look_into(folder)) | TEXT)
        (folder / "closed").chmod(0o755)
    assert found["notes"] == [
        f"{name} was left out: it cannot be read (Permission denied)."
        for name in ("closed", "data.csv")
    ]


TEXT = {"files": None, "links": None}  # bytes and sets do not cross a pipe as JSON


def sentence(folder):
    """Why a folder cannot be read at all."""
    with pytest.raises(OSError) as said:
        look_into(folder)
    return str(said.value)


def test_a_folder_that_is_a_link_is_told_from_one_that_is_not_there(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    (tmp_path / "nowhere").symlink_to("nothing")
    for name in ("link", "nowhere"):
        assert sentence(tmp_path / name) == (
            f"The folder {name} is a link: put the student's own files in its place."
        )
    for path, why in (
        (tmp_path / "n", "No such file or directory"),
        (folder / "data.csv", "Not a directory"),
    ):
        assert sentence(path) == (
            f"The folder {shown(path)} cannot be read ({why}): look at its"
            " permissions, or collect it again."
        )


def test_a_folder_that_cannot_be_listed_is_no_empty_one(folder, monkeypatch):
    def scandir(directory, real=os.scandir):
        if os.fstat(directory).st_ino in broken:
            raise OSError(5, "Input/output error")
        return real(directory)

    put(folder, {"below/x.txt": "x"})
    monkeypatch.setattr(os, "scandir", scandir)
    broken = {os.stat(folder / "below").st_ino}
    assert look_into(folder).notes == ["below/ cannot be read (Input/output error)."]
    broken = {os.stat(folder).st_ino}
    assert "cannot be read (Input/output error): look at its" in sentence(folder)


def test_no_descriptor_stays_open(folder, tmp_path):
    put(folder, {"below/x.txt": "x", "code.py": "x"})
    before = len(os.listdir("/dev/fd"))
    look_into(folder)
    sentence(tmp_path / "nobody")
    assert len(os.listdir("/dev/fd")) <= before
