"""The lines at the end of a run."""

import io

from nnworks.check.failure import message
from nnworks.grading.screen import Screen
from nnworks.grading.stamp import Stamp
from nnworks.grading.summary import mistake, pace, summary

LONG = "You took the maximum of each column, where the task asks for that of each row"


def stamps(*points, failures=()):
    named = dict(zip("abcdefgh", failures, strict=False))
    return {
        name: Stamp("", "", {"hw": {"t": score}}, {"hw": named.get(name, {})})
        for name, score in zip("abcdefgh", points, strict=False)
    }


def test_points():
    lines = summary(stamps(0.0, 1.0, 2.0, 3.0, None), 3)
    assert lines == [
        "Points of 5 students, 3 at most: mean 1.2, quartiles 0.0, 1.0, 2.0."
    ]


def test_one_student_has_no_quartiles():
    assert summary(stamps(2.5), 3) == ["Points of 1 student, 3 at most: mean 2.5."]
    assert summary({}, 3) == []


def test_the_commonest_mistakes_come_first():
    said = [{"t": "AssertionError: a"}, {"t": "AssertionError: b"}]
    lines = summary(stamps(0, 0, 0, 1, failures=[*said, said[1]]), 1)
    assert lines[2:] == [
        "The commonest mistakes:",
        "    2  t: AssertionError: b",
        "    1  t: AssertionError: a",
    ]


def test_a_check_names_the_mistake():
    text = message("relu", got="[1]", mistake=f"{LONG}. {LONG}.", read="chapter 1")
    assert mistake(text) == f"{LONG}. {LONG}."


def test_a_failure_without_a_named_mistake():
    assert mistake("AssertionError: 1 is not 2\nmore") == "AssertionError: 1 is not 2"
    assert mistake("AssertionError:\n\n  Arrays are not equal") == (
        "AssertionError: Arrays are not equal"
    )
    assert mistake("") == "no word about it"


def test_what_is_not_written_hides_no_mistake():
    unwritten = message("f", got="-", mistake="None yet: it is not written.", read="-")
    nothing = {f"t{n}": unwritten for n in range(6)} | {"t0": "NotImplementedError: f"}
    lines = summary(stamps(0, 0, 0, failures=[nothing, nothing, {"t1": "A: b"}]), 6)
    assert lines[1] == "Not written: t0 2, t1 2, t2 2, t3 2, t4 2 and 1 more tasks."
    assert lines[3:] == ["The commonest mistakes:", "    1  t1: A: b"]
    assert summary(stamps(0, failures=[{"t": unwritten}]), 1)[1:] == [
        "Not written: t 1."
    ]


def test_a_long_mistake_ends_with_its_sentence():
    said = {"a": f"{LONG}. {LONG}.", "b": LONG * 2}
    first, second = summary(stamps(0, failures=[said]), 1)[3:]
    assert first == f"    1  a: {LONG}."
    assert second.endswith("...") and len(second) == 100


def test_a_rate_in_a_unit_that_one_can_picture():
    assert pace(30, 2) == "15.0 a second"
    assert pace(5, 15) == "20 a minute"
    assert pace(0, 0) == "0 a minute"


def test_what_acts_on_a_terminal_is_not_printed():
    out = io.StringIO()
    Screen(out, io.StringIO()).say("\x1b[2Jada\u202e: a note\nover two lines, ü")
    assert out.getvalue() == "?[2Jada?: a note\nover two lines, ü\n"
