"""The hold on a warm process: started, asked, replaced, and what is said of its end."""

import contextlib
import os
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from nnworks.grading import client, leftovers, wire
from nnworks.grading.channel import Channel, Closed
from nnworks.grading.client import Warm, WarmDied
from tests.grading.toy import FULL, RIGHT, job, marks, notebook


def test_it_is_replaced_when_it_was_killed(own):
    own.run(job())
    os.kill(own.process.pid, signal.SIGKILL)
    assert marks(own.run(job())) == FULL


def test_it_is_replaced_when_it_is_killed_in_a_submission(own):
    own.run(job())
    slow = RIGHT["softmax"] + "import time; time.sleep(0.6)"
    killing = threading.Timer(0.3, os.kill, (own.process.pid, signal.SIGKILL))
    killing.start()
    assert marks(own.run(job(softmax=slow))) == FULL
    killing.join()


def test_what_always_dies_is_said(own, monkeypatch):
    def spawned_dead():
        spawn()
        own.process.kill()
        own.process.wait()

    own.close()
    spawn = own._spawn
    monkeypatch.setattr(own, "_spawn", spawned_dead)
    with pytest.raises(WarmDied, match="does not answer"):
        own.run(job())


def test_closing_leaves_nothing(own):
    own.run(job())
    pid, home = own.process.pid, own._home.path
    own.close()
    assert not os.path.exists(f"/proc/{pid}") and not os.path.exists(home)
    own.close()
    assert marks(own.run(job())) == FULL


def test_a_process_with_threads_forks_no_more(own, monkeypatch):
    first, ask = own.process, own._ask

    def said(asked, *parts, **more):
        reply = ask(asked, *parts, **more)
        threads = 2 if "fractions" in own.modules else 1
        return (*reply[:2], threads) if asked == "start" else reply

    monkeypatch.setattr(own, "_ask", said)
    submitted = notebook("import fractions", ("assert True", 1.0))
    assert marks(own.run(submitted)) == (1.0,)
    assert own.process is not first and "fractions" not in own.modules


class Process:
    """Stands in for the warm process: it ends when it is told to, or when killed."""

    def __init__(self, deaf=False):
        self.deaf = deaf

    def wait(self, seconds=None):
        if self.deaf:
            raise subprocess.TimeoutExpired("warm", seconds)

    def kill(self):
        self.deaf = False


class Acted(Warm):
    """A Warm whose processes answer, one after the other, as `parts` say."""

    def __init__(self, *parts):
        super().__init__(("a",))
        self.parts, self.asked, self.spawned = list(parts), [], 0

    def _spawn(self):
        mine, theirs = Channel.pair()
        self.channel, self.process, self._home = mine, Process(), leftovers.Folder()
        self.spawned += 1
        answer = self.parts.pop(0)
        threading.Thread(target=self._answer, args=(theirs, answer)).start()

    def _answer(self, channel, answer):
        with contextlib.closing(channel), contextlib.suppress(Closed, ValueError):
            while True:
                asked = wire.decode(channel.receive())
                self.asked.append(asked)
                reply = answer(*asked)
                if reply is None:
                    return
                channel.send(reply)


def ready(asked, modules=(), threads=1):
    failed = [f"{name}: no" for name in modules if name == "bad"]
    return wire.encode((failed, ["No Landlock."], threads))


def hangs_up(*asked):
    return None


def says_nonsense(*asked):
    return b"nonsense"


def test_what_it_says_at_its_start_is_kept():
    with Acted(ready) as warm:
        assert (warm.missing, warm.failed) == (("No Landlock.",), ())
        assert warm.start(["bad"]) == 1
        assert warm.failed == ("bad: no",)
    assert warm.process is None and warm.spawned == 1


def test_modules_are_named_once_and_in_order():
    with Acted(ready) as warm:
        warm.start(["c", "b", "c"])
        warm.start(["b", "a", "d"])
    assert [modules for _, modules in warm.asked] == [
        ["a"],
        ["a", "c", "b"],
        ["a", "c", "b", "d"],
    ]


def test_who_dies_at_the_start_gets_one_more_try():
    with Acted(hangs_up, ready) as warm:
        assert warm.spawned == 2
    with pytest.raises(WarmDied, match=r"^the warm process .* \(Closed\)$"):
        Acted(hangs_up, hangs_up, ready).start()


@pytest.mark.parametrize("answer", [hangs_up, says_nonsense])
def test_whatever_comes_instead_of_an_answer_is_one_error(answer):
    def starts(asked, *parts):
        return ready(asked) if asked == "start" else answer()

    with Acted(starts) as warm:
        with pytest.raises(WarmDied, match="does not answer"):
            warm.end(1)


def test_an_answer_that_comes_too_late_is_none():
    with Acted(ready) as warm:
        with pytest.raises(WarmDied, match="Late"):
            warm._ask("end", 1, most=0.0)


def test_what_cannot_be_imported_is_tried_once():
    """Neither for the next submission, nor for those after it."""

    def dies_of_it(asked, modules):
        return None if "deadly" in modules else ready(asked, modules)

    warm = Acted(*[dies_of_it] * 4)
    with warm:
        warm._learn(["deadly"])
        assert warm.process is None and warm.modules == ("a",)
        asked = len(warm.asked)
        warm._learn(["deadly"])
        assert len(warm.asked) == asked


def test_what_is_known_is_not_asked_for():
    with Acted(ready) as warm:
        warm._learn(["a"])
        warm._learn(["b"])
        warm._learn(["b"])
        assert len(warm.asked) == 2 and warm.modules == ("a", "b")
        warm._learn(["bad"])  # a submission's, not the course's
        assert warm.failed == ()


def test_who_does_not_end_is_killed():
    warm = Acted(ready)
    warm.start()
    process, home = warm.process, warm._home.path
    process.deaf = True
    warm.close()
    assert not process.deaf and not home.exists()
    warm.close()


def test_the_process_finds_nothing_of_the_shell(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_TOKEN", "1234")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    found = client._environment(tmp_path)
    assert "1234" not in found.values() and found["HOME"] == str(tmp_path)
    assert (found["PYTHONHASHSEED"], found["MPLCONFIGDIR"]) == (
        "0",
        "/cache/matplotlib",
    )
    assert (Path(found["PYTHONPATH"]) / "nnworks" / "grading").is_dir()
    monkeypatch.setenv("MPLCONFIGDIR", "/fonts")
    assert client._environment(tmp_path)["MPLCONFIGDIR"] == "/fonts"
