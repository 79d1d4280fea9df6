"""The two processes of a submission: what each is given, and what comes if one dies."""

import contextlib
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from nnworks.grading import pair as pair_module
from nnworks.grading import wire
from nnworks.grading.channel import Channel, receive_end
from nnworks.grading.pair import JudgeDied, Killed, Pair
from nnworks.grading.sandbox import SandboxError
from nnworks.grading.session import CellIn, Limits
from nnworks.grading.workplace import CORE
from tests.grading.toy import FULL, SMALL, failures, job, marks, notebook, text

READY = ("ready",)


class Forks:
    """Stands in for the warm process; its judges say what was laid down beforehand."""

    read = (Path("/usr"),)

    def __init__(self, *replies):
        self.replies, self.forked, self.ended = replies, [], []
        self.lines, self.students = [], []  # ends of the judges', ends handed out

    def fork(self, role, spec):
        mine, theirs = socket.socketpair()
        self.forked.append((role, spec))
        if role == "judge":
            self.lines.append(Channel(theirs))
            for reply in self.replies:
                self.lines[-1].send(
                    reply if type(reply) is bytes else wire.encode(reply)
                )
        else:
            self.students.append(mine)
            theirs.close()
        return 100 + len(self.forked), mine

    def end(self, number):
        self.ended.append(number)
        return f"how {number} ended"

    def asked(self):
        """The next question that the last judge was asked."""
        return wire.decode(self.lines[-1].receive())

    def specs(self, role):
        return [spec for name, spec in self.forked if name == role]


@contextlib.contextmanager
def begun(*replies, again=False, asked=None):
    forks = Forks(*replies or (READY, READY))
    with Pair(forks, asked or job(), ("import numpy as np",), again) as pair:
        pair.begin()
        yield pair, forks


def test_a_judge_and_a_students_process_begin_together():
    asked = job()
    with begun(asked=asked) as (pair, forks):
        assert [role for role, _ in forks.forked] == ["judge", "student"]
        assert (pair.judge, pair.student, pair.starts) == (101, 102, 1)
        begin, known, most, seed = forks.asked()
        assert begin == "begin" and known[0] == {"np": "import numpy as np"}
        assert (most, seed) == (SMALL.output_bytes, asked.own_seed())
        assert forks.asked() == ("student",)
        os.close(receive_end(forks.lines[0].socket))  # the student's, for its judge
        assert forks.students[0].fileno() == -1  # and for nobody else


def test_each_process_is_given_its_limits_and_what_it_may_see(monkeypatch):
    monkeypatch.setenv(CORE, "3")
    limits = Limits(memory_bytes=1, cpu_s=2.0, file_bytes=3, processes=4)
    asked = replace(job(limits), seed=5, sandbox=False, figures=False)
    with begun(asked=asked) as (_, forks):
        ((judge,), (student,)) = forks.specs("judge"), forks.specs("student")
        assert {k: judge[k] for k in judge if k != "folder"} == {
            "seed": 5,
            "memory_bytes": 1,
        }
        assert {k: student[k] for k in student if k != "folder"} == {
            "read": ["/usr"],
            "sandbox": False,
            "figures": False,
            "seed": 5,
            "core": "3",
            "memory_bytes": 1,
            "cpu_s": 2.0,
            "file_bytes": 3,
            "processes": 4,
        }


def test_each_process_has_a_fresh_folder_with_the_files():
    with begun(READY, READY, READY) as (pair, forks):
        pair.end_student()
        pair.start_student()
        folders = [Path(spec["folder"]) for _, spec in forks.forked]
        assert len(set(folders)) == 3 and pair.starts == 2
        for folder in folders:
            assert (folder / "data.txt").read_bytes() == b"1 2 3\n"
            assert folder.stat().st_mode & 0o777 == 0o755
    assert not any(folder.exists() for folder in folders)


def test_a_student_that_cannot_be_shut_in_is_no_student():
    with pytest.raises(SandboxError, match="^no walls$"):
        with begun(READY, ("failed", "no walls")):
            raise AssertionError


def test_what_is_asked_of_the_judge_is_answered():
    with begun(READY, READY, ("answer", [1])) as (pair, forks):
        assert pair.ask("modules", 7, most=5.0) == ("answer", [1])
        forks.asked(), forks.asked()
        os.close(receive_end(forks.lines[0].socket))
        assert forks.asked() == ("modules", 7)


@pytest.mark.parametrize(("again", "due"), [(True, Killed), (False, JudgeDied)])
def test_a_judge_that_is_gone_is_asked_for_once_more_where_it_is_early(again, due):
    with begun(again=again) as (pair, forks):
        forks.lines[0].close()
        with pytest.raises(due):
            pair.ask("modules", most=5.0)


def test_a_judge_that_is_silent_has_died_of_its_own(monkeypatch):
    monkeypatch.setattr(pair_module, "_SLACK", 0.05)
    with begun(again=True) as (pair, _), pytest.raises(JudgeDied):
        pair.ask("modules", most=0.0)


@pytest.mark.parametrize("reply", [b"", b"no message", b"NN"])
def test_a_judge_that_says_what_none_says_has_died_of_its_own(reply):
    with begun(READY, READY, reply, again=True) as (pair, _):
        with pytest.raises(JudgeDied):
            pair.ask("modules", most=5.0)


def test_it_is_early_in_the_first_quarter_of_the_notebooks_time(monkeypatch):
    clock = type("Clock", (), {"now": 50.0, "monotonic": lambda self: self.now})()
    monkeypatch.setattr(pair_module, "time", clock)
    asked = job(replace(SMALL, notebook_s=40.0))
    once, more = (Pair(Forks(), asked, (), again) for again in (False, True))
    once.may_begin_again()
    clock.now = 59.9
    with pytest.raises(Killed):
        more.may_begin_again()
    clock.now = 60.0
    more.may_begin_again()


def test_both_are_ended_once_the_student_first():
    with begun() as (pair, forks):
        assert pair.end() == "how 102 ended"
        assert forks.ended == [102, 101] and pair.channel.socket.fileno() == -1
        assert (pair.student, pair.judge) == (None, None)
        assert pair.end() == pair.end_student() == ""
    assert forks.ended == [102, 101]


def test_all_is_ended_and_removed_whatever_happens(monkeypatch):
    with pytest.raises(ZeroDivisionError), begun() as (_, forks):
        folders = [Path(spec["folder"]) for _, spec in forks.forked]
        assert all(folder.exists() for folder in folders)
        raise ZeroDivisionError
    assert forks.ended == [102, 101]
    assert not any(folder.exists() for folder in folders)
    with (
        pytest.raises(OSError, match="the warm process is gone"),
        begun() as (_, forks),
    ):
        folder = Path(forks.specs("judge")[0]["folder"])

        def end(number):
            raise OSError("the warm process is gone")

        forks.end = end
    assert not folder.parent.exists()


# With real processes: what dies is started again, and what was earned stays.


def test_a_cell_that_ends_its_process_costs_that_cell(warm):
    outcome = warm.run(
        notebook(
            "def f(x):\n    return x + 1",
            ("assert f(1) == 2", 1.0),
            "import os; f = None; os._exit(1)",
            ("assert f(2) == 3", 2.0),
            "def g():\n    return 7",
            ("assert g() == 7", 4.0),
        )
    )
    assert marks(outcome) == (1.0, 2.0, 4.0)
    (note,) = outcome.notes
    assert note.startswith("At code cell 3 the student's process was lost")
    assert "exit code 1" in note and note.count(".") == 1
    assert "exit code 1" in text(outcome.cells[2])


def test_an_object_of_an_earlier_test_is_made_again(warm):
    outcome = warm.run(
        notebook(
            "class Counter:\n    n = 0\n    def up(self):\n        self.n += 1",
            ("counter = Counter()\ncounter.up()\nassert counter.n == 1", 1.0),
            "import os; os._exit(1)",
            ("counter.up()\nassert counter.n == 2", 1.0),
        )
    )
    assert marks(outcome) == (1.0, 1.0)


def test_a_test_that_no_alarm_ends_costs_its_own_cell(warm):
    outcome = warm.run(
        notebook(
            "def size(): return 10**9",
            ("known = 7\nassert size() > 0", 1.0),
            ("10 ** (10 ** size())", 1.0),  # one long step in C
            ("assert known == 7 and size() == 10**9", 1.0),
            limits=Limits(cell_s=1, notebook_s=60),
        )
    )
    assert marks(outcome) == (1.0, 0.0, 1.0)
    assert "did not end in its time" in failures(outcome)[1]


KILLER = """
import os, signal, pathlib
once = pathlib.Path({once!r})
if not once.exists():
    once.touch()
    os.kill({whom}, signal.SIGKILL)
"""


@pytest.mark.parametrize("whom", ["judge", "student"])
def test_who_is_killed_from_outside_loses_nothing(warm, tmp_path, whom):
    """As by a system that is short of memory: once, for no reason of its own."""
    killer = KILLER.format(once=str(tmp_path / "once"), whom="os.getpid()")
    asked = job(replace(SMALL, notebook_s=600))  # it is early for a long time
    if whom == "judge":  # a test cell runs there, outside any sandbox
        cells = [*asked.cells, CellIn(killer, "killer", True, 1.0)]
        asked = replace(asked, cells=tuple(cells))
        outcome = warm.run(asked)
        assert marks(outcome) == (*FULL, 1.0) and outcome.notes == ()
        return
    cells = [CellIn(killer), *asked.cells]
    outcome = warm.run(replace(asked, cells=tuple(cells), sandbox=False))
    assert marks(outcome) == FULL
    assert not any("started again" in note for note in outcome.notes)


def test_a_judge_that_is_killed_each_time_costs_its_own_test(warm):
    killer = CellIn("import os\nos.kill(os.getpid(), 9)", "killer", True, 1.0)
    asked = job()
    cells = (killer, *asked.cells)
    outcome = warm.run(replace(asked, cells=cells))
    assert marks(outcome) == (0.0, *FULL)


def test_a_process_that_ends_again_and_again_is_left(warm):
    cells = ["import os; os._exit(1)"] * 6
    outcome = warm.run(notebook(*cells, ("assert True", 1.0), limits=SMALL))
    assert marks(outcome) == (0.0,)
    assert "once more than it may" in outcome.notes[-1]
    assert "not run" in failures(outcome)[0]
