"""Killed at any moment: the next run finishes, and nothing is lost or done twice."""

import collections
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import nbformat
import pytest
from nbgrader.api import Gradebook

from nnworks.grading import shelf, stamp
from tests.grading.classes import FULL, NONE, RIGHT, WRONG
from tests.grading.processes import KINDS, alive, kill, tree

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="reads /proc"
)
# Long enough that there is a middle to be killed in.
SLOWLY = "import time; time.sleep(0.2)\n"
STUDENTS = ("ada", "bob", "cleo", "dan", "eve", "fay")
DUE = {name: FULL if name != "bob" else NONE for name in STUDENTS}
COMMAND = [sys.executable, "-m", "nnworks", "grade", "hw", "--jobs"]


@pytest.fixture
def handed_in(small_class):
    for name in STUDENTS:
        answers = WRONG if DUE[name] == NONE else RIGHT
        small_class.hand_in(name, {k: SLOWLY + a for k, a in answers.items()})
    return small_class


def heed():
    """Let Ctrl-C count, which what runs in the background hands down as ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(small_class, jobs=1, stdout=subprocess.DEVNULL):
    return subprocess.Popen(
        [*COMMAND, f"{jobs}"],
        cwd=small_class.folder,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed,
    )


def end(run):
    """(exit code, what it said on stderr) when it ends by itself."""
    _, said = run.communicate(timeout=300)
    return run.returncode, said


def kill_some(run, kinds):
    """Kill a process of each kind in turn, at random moments; what was killed.

    The tree of processes is looked at before each, for what must be gone afterwards.
    """
    killed, seen, due = [], {}, None
    waiting = list(kinds)
    while waiting and run.poll() is None:
        found = tree(run.pid)
        mine = sorted(pid for (pid, _), kind in found.items() if kind == waiting[0])
        if mine and due is None:
            due = time.monotonic() + random.uniform(0, 0.7)
        if mine and time.monotonic() >= due:
            seen |= found
            kill(random.choice(mine))
            killed.append(waiting.pop(0))
            due = None
        time.sleep(0.03)  # to look at all processes takes time from the run
    return killed, seen


def check_between(small_class):
    """What holds at any moment: all or nothing of each student."""
    with sqlite3.connect(small_class.folder / "marks.db") as book:
        assert book.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    book.close()
    for name, marks in small_class.marks().items():
        assert marks == DUE[name]
    for folder in small_class.folder.glob("autograded/[!.]*/hw"):
        mark = stamp.read(folder)
        assert (
            mark.scores["one"]["test_double"] == DUE[folder.parent.name]["test_double"]
        )
        for name in ("one", "two"):
            nbformat.validate(nbformat.read(folder / f"{name}.ipynb", as_version=4))


def places(small_class):
    """{student: which file its notebook is}."""
    return {
        folder.parent.name: (folder / "one.ipynb").stat().st_ino
        for folder in small_class.folder.glob("autograded/[!.]*/hw")
    }


def gone(processes):
    """Whether all of them are gone, soon."""
    for _ in range(150):
        if not alive(processes):
            return True
        time.sleep(0.1)
    return False


def one_round(small_class):
    """Kill, look, finish, look: what was killed."""
    kinds = random.sample(KINDS[1:], len(KINDS) - 1) + ["parent"]
    run = start(small_class, jobs=2)
    killed, seen = kill_some(run, kinds)
    code, said = end(run)
    assert gone(seen), alive(seen)
    assert code == (-9 if "parent" in killed else 0), said
    check_between(small_class)
    before = places(small_class)
    code, said = end(start(small_class))
    assert code == 0, said
    check_between(small_class)
    assert small_class.marks() == DUE
    # What was in its place was neither graded nor written a second time.
    assert places(small_class) | before == places(small_class)
    assert set(places(small_class)) == set(DUE)
    hidden = small_class.folder / "autograded" / shelf.HIDDEN / "hw"
    assert list(hidden.iterdir()) == []
    return killed


@pytest.mark.slow
def test_killed_in_one_run(handed_in):
    assert len(one_round(handed_in)) >= 2


@pytest.mark.grading_proof
def test_killed_a_hundred_times(handed_in, tmp_path):
    empty = tmp_path / "empty.db"
    shutil.copy(handed_in.folder / "marks.db", empty)
    total = collections.Counter()
    while total.total() < 100 or min(total[kind] for kind in KINDS) < 12:
        total.update(one_round(handed_in))
        shutil.rmtree(handed_in.folder / "autograded")
        shutil.copy(empty, handed_in.folder / "marks.db")
    print(dict(total))


@pytest.mark.grading_proof
def test_ctrl_c_keeps_what_is_graded_and_says_how_to_go_on(handed_in):
    with Gradebook(f"sqlite:///{handed_in.folder / 'marks.db'}", "small") as book:
        book.add_student("zoe")  # of whom nothing is said then
    for name in STUDENTS[4:]:  # who come last take long: a busy machine is in time
        handed_in.hand_in(name, {k: 4 * SLOWLY + a for k, a in RIGHT.items()})
    run = start(handed_in, jobs=2, stdout=subprocess.PIPE)
    while run.poll() is None and not places(handed_in):
        time.sleep(0.01)
    seen = tree(run.pid)
    run.send_signal(signal.SIGINT)
    said, complaints = run.communicate(timeout=60)
    assert (run.returncode, complaints) == (1, "")
    before = places(handed_in)
    assert said.endswith(
        f"Stopped: {len(before)} of 6 are graded and kept; the same command goes on"
        " from there.\n"
    )
    assert 0 < len(before) < 6
    assert gone(seen), alive(seen)
    check_between(handed_in)
    code, complaints = end(start(handed_in))
    assert code == 0, complaints
    assert handed_in.marks() == DUE
    assert places(handed_in) | before == places(handed_in)


@pytest.mark.grading_proof
def test_after_a_full_disk_the_next_run_finishes_though_the_gradebook_is_locked(
    handed_in,
):
    """RLIMIT_FSIZE stands in for the disk: no file can grow beyond it.

    In the next run another program writes into the gradebook now and then.
    """
    code, said = end(start_with_little_room(handed_in, 20_000))
    assert (code, said) == (
        1,
        "The disk is full: make room and run the same command again; what was graded so"
        " far is kept.\n",
    )
    check_between(handed_in)
    run = start(handed_in)
    locked = lock_now_and_then(handed_in, run)
    code, said = end(run)
    assert (code, locked > 3) == (0, True), said
    assert handed_in.marks() == DUE


def start_with_little_room(small_class, most):
    code = (
        "import resource, signal, sys, runpy\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\n"
        f"sys.argv = {['nnworks', *COMMAND[3:], '1']!r}\n"
        "runpy.run_module('nnworks', run_name='__main__')\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=small_class.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def lock_now_and_then(small_class, run):
    """Write into the gradebook as another program does; how often."""
    times = 0
    with sqlite3.connect(
        small_class.folder / "marks.db", isolation_level=None, timeout=60
    ) as other:
        while run.poll() is None:
            other.execute("BEGIN EXCLUSIVE")
            time.sleep(0.3)
            other.execute("ROLLBACK")
            time.sleep(0.1)
            times += 1
    other.close()
    return times
