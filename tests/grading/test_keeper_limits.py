"""What the keeper counts: memory and processes of all together, and files on disk."""

import contextlib
import mmap
import os
import tempfile
import time
from pathlib import Path

import pytest

from nnworks.grading import keeper, sandbox
from nnworks.grading.keeper import OVER_DISK, OVER_MEMORY, OVER_PROCESSES, Limits

from .boxes import MEGABYTE, as_an_ordinary_user, inside, refused
from .walls import pytest_generate_tests, pytestmark  # noqa: F401


def test_memory_of_all_processes_together_ends_at_the_limit(decoys, user):
    def work():
        for _ in range(6):
            if os.fork() == 0:
                held = b"x" * (150 * MEGABYTE)
                time.sleep(30)
                os._exit(len(held) > 0)
        time.sleep(30)

    ended = inside(decoys / "scratch", work, user=user)
    if user == "contained":  # where no count holds, no process is started
        assert "Operation not permitted" in ended.failure
        return
    assert os.waitstatus_to_exitcode(ended.status) == keeper.OVER_MEMORY
    assert "memory" in sandbox.explain(ended.status)


def test_a_fork_bomb_ends_at_the_limit(decoys, user, without):
    def work():
        started = 0
        for _ in range(200):
            try:
                if os.fork() == 0:
                    time.sleep(30)
                    os._exit(0)
            except OSError:
                return started
            started += 1
        time.sleep(5)
        return started

    ended = inside(decoys / "scratch", work, user=user, without=without)
    over = os.waitstatus_to_exitcode(ended.status) == keeper.OVER_PROCESSES
    assert over or ended.value < 20
    assert ended.seconds < 15


def test_a_big_file_and_many_files_end_at_the_limit(decoys, user, without, monkeypatch):
    monkeypatch.setattr(keeper, "_COUNT_EVERY", 0.2)

    def work():
        def big():
            with open("big", "wb") as file:
                for _ in range(8):
                    file.write(b"x" * MEGABYTE)

        said = [refused(big)]
        os.remove("big")
        return said

    ended = inside(decoys / "scratch", work, user=user, without=without)
    assert ended.value == [""]

    def many():
        for number in range(64):
            Path(f"f{number}").write_bytes(b"x" * MEGABYTE)
        time.sleep(5)

    ended = inside(decoys / "scratch", many, user=user, without=without)
    full = "No space left" in ended.failure
    assert full or os.waitstatus_to_exitcode(ended.status) == keeper.OVER_DISK


@pytest.fixture
def family(monkeypatch):
    """family(7, 5): processes that hold so much, the first above the others."""

    def these(*memory):
        held = dict(enumerate(memory))
        monkeypatch.setattr(keeper, "_descendants", lambda child: list(held)[1:])
        monkeypatch.setattr(keeper, "own_memory", held.get)

    return these


@pytest.mark.parametrize(
    ("memory", "due"),
    [
        ((110,), None),
        ((111,), OVER_MEMORY),
        ((105, 105), None),
        ((105, 106), OVER_MEMORY),
        ((20, 111), OVER_MEMORY),  # who holds less makes no room for the others
    ],
)
def test_memory_is_counted_above_the_baseline_of_each(family, memory, due):
    family(*memory)
    assert Limits(memory_bytes=10, baseline=100, processes=9).passed(0) == due


def test_processes_are_counted_with_the_first(family):
    limits = Limits(memory_bytes=10, baseline=0, processes=3)
    family(0, 0, 0)
    assert limits.passed(0) is None
    family(0, 0, 0, 0)
    assert limits.passed(0) == OVER_PROCESSES


def on_disk(folder, most):
    """What is said where all files may take so many bytes."""
    limits = Limits(1 << 40, 0, 1 << 20, folder, most)
    limits.counted -= keeper._COUNT_EVERY
    return limits.passed(os.getpid())


def taken(*files):
    return sum(os.lstat(file).st_blocks * 512 for file in files)


def test_files_may_take_what_they_may_and_not_a_byte_more(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    files = [tmp_path / "x", tmp_path / "a/y", tmp_path / "a/b/z"]
    for file in files:
        file.write_bytes(b"x" * 9000)
    most = taken(*files)
    assert on_disk(tmp_path, most) is None
    assert on_disk(tmp_path, most - 1) == OVER_DISK


def test_files_are_counted_now_and_then(tmp_path):
    (tmp_path / "x").write_bytes(b"x" * 9000)
    limits = Limits(1 << 40, 0, 1 << 20, tmp_path, 0)
    assert limits.passed(os.getpid()) is None
    limits.counted -= keeper._COUNT_EVERY
    assert [limits.passed(os.getpid()) for _ in range(2)] == [OVER_DISK, None]


def test_a_link_counts_for_itself_alone(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "big").write_bytes(b"x" * MEGABYTE)
    (tmp_path / "in/file").symlink_to(tmp_path / "big")
    (tmp_path / "in/folder").symlink_to(tmp_path)
    assert on_disk(tmp_path / "in", MEGABYTE // 2) is None


@pytest.mark.parametrize(("entries", "due"), [(5, None), (4, OVER_DISK)])
def test_more_entries_than_are_counted_are_too_many(
    tmp_path, monkeypatch, entries, due
):
    monkeypatch.setattr(keeper, "_ENTRIES", entries)
    (tmp_path / "a").mkdir()
    for name in ("x", "y", "a/x", "a/y"):
        (tmp_path / name).touch()
    assert on_disk(tmp_path, 1 << 30) == due


@pytest.mark.parametrize(("depth", "due"), [(3, None), (2, OVER_DISK)])
def test_deeper_folders_than_are_counted_are_too_many(
    tmp_path, monkeypatch, depth, due
):
    monkeypatch.setattr(keeper, "_DEPTH", depth)
    (tmp_path / "a/b/c").mkdir(parents=True)
    assert on_disk(tmp_path, 1 << 30) == due


def test_a_folder_that_nobody_can_list_is_too_much():
    def work():
        with tempfile.TemporaryDirectory() as name:
            os.mkdir(f"{name}/dark", mode=0o300)
            return on_disk(name, 1 << 30)

    assert as_an_ordinary_user(work) == OVER_DISK


def test_folders_with_names_too_long_for_one_path_are_too_much(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(20):
        os.mkdir("d" * 250)
        os.chdir("d" * 250)
    assert on_disk(tmp_path, 1 << 30) == OVER_DISK


def test_a_file_that_goes_meanwhile_hides_no_other(tmp_path, monkeypatch):
    (tmp_path / "a").touch()
    (tmp_path / "b").write_bytes(b"x" * MEGABYTE)
    scandir = os.scandir

    @contextlib.contextmanager
    def and_then_one_goes(folder):
        with scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        (tmp_path / "a").unlink()
        yield entries

    monkeypatch.setattr(os, "scandir", and_then_one_goes)
    assert on_disk(tmp_path, MEGABYTE // 2) == OVER_DISK


def test_a_folder_that_goes_meanwhile_is_nothing(tmp_path):
    assert on_disk(tmp_path / "gone", 1) is None
    (tmp_path / "file").touch()
    assert on_disk(tmp_path / "file", 1) is None


def test_own_memory_is_what_nobody_else_holds(tmp_path):
    size = 32 * MEGABYTE
    (tmp_path / "file").write_bytes(bytes(size))
    with open(tmp_path / "file", "rb") as file:
        before = keeper.own_memory()
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            assert max(mapped[::4096]) == 0
            assert keeper.own_memory() - before < size // 2
    held = b"x" * size
    assert keeper.own_memory() - before > size // 2
    with mmap.mmap(-1, size) as shared:
        shared.write(held)
        assert keeper.own_memory() - before > size * 3 // 2
        assert keeper.own_memory(os.getpid()) - before > size * 3 // 2


def test_who_has_ended_holds_nothing():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert keeper.own_memory(pid) == 0
    os.waitpid(pid, 0)
    assert keeper.own_memory(pid) == 0
