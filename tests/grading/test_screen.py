"""What a person sees: lines, the bar below them, names in a row."""

import io

import pytest

from nnworks.grading.screen import NAMED, Screen, named


class Terminal(io.StringIO):
    """A text file that is a terminal 60 characters wide."""

    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "20")
    return Terminal()


def shown(terminal):
    """What a person sees, last of all: a bar is written over itself."""
    return terminal.getvalue().rpartition("\r")[2].rstrip()


def test_lines_go_to_out_and_nothing_to_err():
    out, err = io.StringIO(), io.StringIO()
    screen = Screen(out, err)
    screen.say("hw: 3 handed in")
    screen.say("")
    assert (out.getvalue(), err.getvalue()) == ("hw: 3 handed in\n\n", "")


def test_there_is_no_bar_where_nobody_looks():
    err = io.StringIO()
    with Screen(io.StringIO(), err).bar(2, "graded") as bar:
        bar.update()
        bar.update()
    assert err.getvalue() == ""


def test_a_bar_says_how_many_are_done_and_how_fast(terminal):
    with Screen(io.StringIO(), terminal).bar(3, "looked at") as bar:
        assert shown(terminal) == "starting ..."
        bar.start_t -= 60  # a minute ago
        bar.update()
        bar.refresh()
        said = shown(terminal)
    assert said.startswith("1 of 3 looked at |") and said.endswith(" left")
    assert "| 1 a minute, " in said
    # The lines below it say what came of it.
    assert shown(terminal) == "" and "3 of 3" not in terminal.getvalue()


def test_a_line_goes_above_the_bar(terminal):
    screen = Screen(terminal, terminal)
    with screen.bar(2, "graded") as bar:
        bar.update()
        screen.say("ada: a note")
        lines = terminal.getvalue().split("\n")
        assert lines[-2].rpartition("\r")[2] == "ada: a note"
        assert "of 2 graded" in lines[-1]


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["ada"], "ada"),
        ({"bob": 1, "ada": 2}, "ada, bob"),
        ((name for name in "ba"), "a, b"),
        ({"ü", "z"}, "z, ü"),
    ],
    ids=["none", "one", "mapping", "once", "order"],
)
def test_names_are_in_order(names, text):
    assert named(names) == text


def test_of_many_names_the_first_are_said():
    names = [f"{number:03}" for number in range(NAMED)]
    assert named(reversed(names)) == ", ".join(names)
    assert named([*names, "100"]) == f"{', '.join(names)} and 1 more"
    assert named(["zoe", *names, "100"]) == f"{', '.join(names)} and 2 more"
