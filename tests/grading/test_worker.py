"""A worker of the pool does what comes, says in words what fails, and ends."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nnworks.grading.trouble import Trouble
from nnworks.grading.worker import TRIES, CannotStart, News, in_words, serve
from tests.grading.classes import WORKER_PATH


class Work:
    """Doubles numbers; its `trouble`s are met one after the other when it is opened."""

    def __init__(self, *trouble, by=2):
        self.trouble, self.by, self.closed = list(trouble), by, []

    @contextlib.contextmanager
    def open(self):
        self.closed.append(False)
        if self.trouble:
            raise self.trouble.pop(0)
        try:
            yield "tool"
        finally:
            self.closed[-1] = True

    def do(self, tool, item):
        assert tool == "tool"
        if isinstance(item, BaseException):
            raise item
        return self.by * item

    def failed(self, item, why):
        return type(item).__name__, why

    def hear(self, by):
        self.by = by
        return self


class Line:
    """A connection over which these items come, and at whose end nobody is left."""

    def __init__(self, items):
        self.items, self.sent = list(items), []

    def recv(self):
        if not self.items:
            raise EOFError
        return self.items.pop(0)

    def send(self, answer):
        self.sent.append(answer)


def answers(work, *items):
    """What is sent for these items, and then no more."""
    line = Line(items)
    serve(line, work)
    return line.sent


def test_each_item_is_answered_in_turn_until_none_comes():
    work = Work()
    assert answers(work, 1, 2, 3) == [2, 4, 6] and work.closed == [True]
    assert answers(Work()) == []


def test_news_change_what_is_done_from_then_on_and_have_no_answer():
    assert answers(Work(), 1, News([5]), 1, News([7]), 1) == [2, 5, 7]


def test_what_fails_is_said_of_its_item_alone():
    work = Work()
    bad = ZeroDivisionError("by\n  bob."), OSError(2, "No such file")
    assert answers(work, *bad, 3) == [
        ("ZeroDivisionError", "error: ZeroDivisionError: by bob."),
        ("FileNotFoundError", "error: FileNotFoundError: [Errno 2] No such file."),
        6,
    ]
    assert work.closed == [True]


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_what_ends_the_worker_closes_its_tool(end):
    work = Work()
    with pytest.raises(end):
        answers(work, 1, end())
    assert work.closed == [True]


def test_what_is_killed_while_it_starts_is_started_again():
    work = Work(*[OSError("killed")] * (TRIES - 1))
    assert answers(work, 4) == [8]
    assert work.closed == [False] * (TRIES - 1) + [True]


def test_what_never_starts_is_one_sentence_and_does_nothing():
    work = Work(*[OSError("no memory\nleft")] * TRIES, OSError("once too often"))
    (said,) = answers(work, 4)
    assert type(said) is CannotStart
    assert said == "It cannot start: OSError: no memory left."
    assert len(work.trouble) == 1


def test_trouble_is_said_as_it_is_and_tried_once():
    work = Work(Trouble("No sandbox here: install it."), Trouble("Again."))
    (said,) = answers(work, 4)
    assert type(said) is CannotStart and said == "No sandbox here: install it."
    assert len(work.trouble) == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("no"), "ValueError: no"),
        (ValueError("It is not.  Not\tso\n."), "ValueError: It is not. Not so"),
        (ValueError(), "ValueError"),
        (ValueError("..."), "ValueError"),
        (KeyError("a"), "KeyError: 'a'"),
        (
            OSError(13, "Permission denied"),
            "PermissionError: [Errno 13] Permission denied",
        ),
        (ValueError("\x1b[31mred\u202e"), "ValueError: ?[31mred?"),
        (ValueError("x" * 300), "ValueError: " + "x" * 300),
        (ValueError("x" * 301), "ValueError: " + "x" * 297 + "..."),
    ],
)
def test_an_error_in_words_is_one_short_line(error, words):
    assert in_words(error) == words


def started(end, parent):
    command = [sys.executable, "-P", "-m", "nnworks.grading.worker"]
    words = [str(end.fileno()), str(parent)]
    return subprocess.Popen(command + words, pass_fds=[end.fileno()])


linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Linux's kernel ends them"
)


@linux
def test_a_worker_whose_parent_is_gone_already_does_not_begin(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", WORKER_PATH)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        orphan = started(theirs, os.getpid() + 1)
        assert orphan.wait(60) == 1
        child = started(theirs, os.getpid())
        ours.shutdown(socket.SHUT_WR)
        assert child.wait(60) == 0  # nothing came: there is nothing to do


PARENT = """
import threading
from nnworks.grading.pool import Pool
from tests.grading.runners import Sleeps
with Pool(Sleeps(), 1) as pool:
    results = pool.run([1])
    tell = lambda: print(pool._workers[0].process.pid, flush=True)
    threading.Timer(0.5, tell).start()
    next(results)
"""


@linux
def test_workers_end_when_their_parent_is_killed(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", WORKER_PATH)
    command = [sys.executable, "-c", PARENT]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    worker = int(parent.stdout.readline())
    assert Path(f"/proc/{worker}").exists()
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    for _ in range(100):
        if not _lives(worker):
            return
        time.sleep(0.1)
    raise AssertionError("the worker went on without its parent")


def _lives(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return "Z" not in stat.rpartition(")")[2].split()[0]
