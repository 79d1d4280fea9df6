"""Mounts: what is not shown does not exist, and what is written is in memory."""

import os
from pathlib import Path

import pytest

from nnworks.grading import mounts
from nnworks.grading.kernel import become_user
from nnworks.grading.mounts import MAPS, enclose

from .boxes import MEGABYTE, USERS, as_user, granted_to, refused
from .walls import pytestmark  # noqa: F401


@pytest.fixture
def enclosed(decoys):
    """enclosed(work): what work() returns where that is all there is."""
    granted = granted_to(USERS[0])
    (decoys / "shown/deep").mkdir(parents=True)
    (decoys / "shown/deep/file").write_text("shown")
    (decoys / "link").symlink_to("shown/deep")

    def run(work, read=("shown", "link"), devices=("/dev/null",), owner=None):
        def within():
            ids = os.getuid(), os.getgid()
            if granted.user:
                become_user(*ids, *ids)
            paths = [decoys / name for name in read]
            enclose(paths, decoys / "scratch", map(Path, devices), MEGABYTE, owner)
            return work()

        if granted.mount:
            return as_user(USERS[0], within)
        assert as_user(USERS[0], lambda: refused(within)) == ""
        return pytest.skip("this machine grants no mounts")

    return run


def everything():
    return [Path(at) / name for at, *names in os.walk("/") for name in sum(names, [])]


def test_what_is_not_shown_does_not_exist(enclosed, decoys):
    def work():
        return sorted(map(str, everything()))

    due = [decoys / name for name in ("link", "scratch", "scratch/data.csv", "shown")]
    due += [decoys / "shown/deep", decoys / "shown/deep/file", Path("/dev/null"), MAPS]
    due = {*due, *(above for path in due for above in path.parents)} - {Path("/")}
    assert enclosed(work) == sorted(map(str, due))


def test_the_old_root_is_not_above_the_new_one(enclosed):
    top, above = enclosed(lambda: [os.listdir("/"), os.listdir("/..")])
    assert sorted(above) == sorted(top)


def test_a_link_that_is_shown_is_a_link(enclosed, decoys):
    def work():
        return [os.readlink(decoys / "link"), (decoys / "link/file").read_text()]

    assert enclosed(work) == ["shown/deep", "shown"]


def test_what_is_shown_cannot_be_changed(enclosed, decoys):
    file, folder = decoys / "shown/deep/file", decoys / "shown/deep"
    attempts = [
        lambda: os.open(file, os.O_WRONLY),
        lambda: os.chmod(file, 0o777),
        lambda: os.remove(file),
        lambda: (folder / "new").touch(),
        lambda: os.open(decoys / "gradebook.db", os.O_WRONLY),
        lambda: (decoys / "new").mkdir(),
        lambda: Path("/new").mkdir(),
        lambda: (decoys / "link").unlink(),
    ]

    def work():
        flags = [os.statvfs(path).f_flag for path in (file, folder, "/")]
        shut = os.ST_RDONLY | os.ST_NOSUID | os.ST_NODEV
        texts = [file.read_text(), (decoys / "gradebook.db").read_text()]
        return [texts, [flag & shut == shut for flag in flags], *map(refused, attempts)]

    texts, flags, *said = enclosed(work, read=("shown", "link", "gradebook.db"))
    assert texts == ["shown", "secret"] and all(flags)
    assert said == [""] * len(attempts)


def test_devices_are_read_and_written(enclosed):
    def work():
        with open("/dev/zero", "rb") as zero, open("/dev/null", "wb") as null:
            return [zero.read(2).hex(), null.write(b"x"), os.listdir("/dev")]

    zeros, written, there = enclosed(work, devices=("/dev/null", "/dev/zero"))
    assert (zeros, written, sorted(there)) == ("0000", 1, ["null", "zero"])


def test_scratch_is_a_copy_in_memory(enclosed, decoys):
    scratch = decoys / "scratch"
    (scratch / "a").mkdir()
    (scratch / "a/link").symlink_to(decoys / "gradebook.db")

    def work():
        given = [Path("data.csv").read_text(), os.readlink("a/link"), os.getcwd()]
        Path("data.csv").write_text("changed")
        Path("new").write_text("new")
        return [*given, oct(os.stat(".").st_mode)]

    gradebook = str(decoys / "gradebook.db")
    assert enclosed(work) == ["1,2\n", gradebook, str(scratch), "0o40700"]
    assert (scratch / "data.csv").read_text() == "1,2\n"
    assert sorted(os.listdir(scratch)) == ["a", "data.csv"]


def test_files_of_scratch_take_no_more_than_their_size(enclosed):
    def work():
        os.remove("data.csv")
        file = os.open("big", os.O_CREAT | os.O_WRONLY)
        written = os.write(file, bytes(MEGABYTE))
        return [written, refused(lambda: os.write(file, b"x"))]

    assert enclosed(work) == [MEGABYTE, ""]


def test_names_are_counted_as_well(enclosed, monkeypatch):
    monkeypatch.setattr(mounts, "_ENTRIES", 40)

    def work():
        return [refused(Path(f"{number}").mkdir) for number in range(41)]

    said = enclosed(work)
    assert said[:30] == ["allowed: None"] * 30 and said[-1] == ""


def test_the_list_of_mapped_files_is_there_and_empty(enclosed):
    assert enclosed(MAPS.read_text) == ""


def test_the_copies_belong_to_who_is_named(enclosed, decoys):
    (decoys / "scratch/link").symlink_to("nowhere")
    alone = granted_to(USERS[0]).user
    owner = (os.getuid(), os.getgid()) if alone else (61184, 61185)

    def work():
        found = [os.lstat(path) for path in (".", "data.csv", "link")]
        return [(status.st_uid, status.st_gid) for status in found]

    assert enclosed(work, owner=owner) == [list(owner)] * 3


def test_nothing_of_it_shows_outside(enclosed, decoys):
    enclosed(int)
    assert (decoys / "gradebook.db").read_text() == "secret"
    assert str(decoys) not in Path("/proc/self/mounts").read_text()


def test_a_path_that_is_not_there_is_an_error(enclosed):
    enclosed(int)
    with pytest.raises(AssertionError, match="FileNotFoundError"):
        enclosed(int, read=("gone",))
