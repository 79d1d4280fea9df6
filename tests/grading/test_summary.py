"""The lines at the end of a run."""

from nnworks.check.failure import message
from nnworks.grading.stamp import Stamp
from nnworks.grading.summary import mistake, summary

LONG = "You took the maximum of each column, where the task asks for that of each row"


def stamps(*points, failures=()):
    named = dict(zip("abcdefgh", failures, strict=False))
    return {
        name: Stamp("", "", {"hw": {"t": score}}, {"hw": named.get(name, {})})
        for name, score in zip("abcdefgh", points, strict=False)
    }


def test_points():
    lines = summary(stamps(0.0, 1.0, 2.0, 3.0, None), 3)
    assert lines == ["Points of 5, 3 at most: mean 1.2, quartiles 0.0, 1.0, 2.0."]


def test_one_student_has_no_quartiles():
    assert summary(stamps(2.5), 3) == ["Points of 1, 3 at most: mean 2.5."]
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
