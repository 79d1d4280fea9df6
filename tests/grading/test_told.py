"""Exceptions that cross: the same name and text, a class of this process's own."""

import numpy as np
import pytest

from nnworks.check import explain
from nnworks.grading import wire
from nnworks.grading.told import aloud, raised_again, tell


def crossed(action, made=None):
    """An exception as it arrives on the other side."""
    try:
        action()
    except BaseException as error:
        told = tell(error.with_traceback(error.__traceback__.tb_next))
    return raised_again(wire.decode(wire.encode(told)), {} if made is None else made)


class Own(IndexError):
    pass


class Odd(Exception):
    def __init__(self, a, b):
        self.a = a

    def __str__(self):
        return f"odd {self.a}"


def raising(error):
    def action():
        raise error

    return action


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (ValueError("a"), ValueError, "a"),
        (ValueError(), ValueError, ""),
        (ValueError("a", 3), ValueError, "('a', 3)"),
        (KeyError("a"), KeyError, "'a'"),
        (KeyError((1, 2)), KeyError, "(1, 2)"),
        (StopIteration(3), StopIteration, "3"),
        (NotImplementedError("later"), NotImplementedError, "later"),
        (OSError(2, "No"), FileNotFoundError, "[Errno 2] No"),
        (np.exceptions.AxisError("axis"), np.exceptions.AxisError, "axis"),
        (np.linalg.LinAlgError("singular"), np.linalg.LinAlgError, "singular"),
        (UnicodeDecodeError("utf-8", b"a", 0, 1, "bad"), UnicodeDecodeError, None),
        (Own("own"), IndexError, "own"),
        (Odd(1, 2), Exception, "odd 1"),
        (SystemExit(3), SystemExit, "3"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_name_and_text_stay(error, kind, text):
    got = crossed(raising(error))
    assert type(got).__name__ == type(error).__name__
    assert isinstance(got, kind)
    assert str(got) == (str(error) if text is None else text)


def test_known_classes_are_themselves_and_own_ones_are_one_each():
    made = {}
    assert type(crossed(raising(ValueError("a")), made)) is ValueError
    first, second = (crossed(raising(Own("a")), made) for _ in range(2))
    assert type(first) is type(second) and type(first) is not Own


def test_what_a_check_asks_of_it_is_told():
    def theirs(x):
        return missing  # noqa: F821

    error = crossed(lambda: theirs(1))
    assert error.name == "missing"
    assert not explain.at_the_call(error)
    assert explain.their_line(error).endswith("return missing  # noqa: F821")
    assert error.__notes__ == [f"It was raised {explain.their_line(error)}"]


def test_a_call_with_the_wrong_number_of_values_is_told():
    try:
        (lambda x: x)()
    except TypeError as error:
        got = raised_again(tell(error), {})
    assert explain.at_the_call(got)


@pytest.mark.parametrize(
    "message",
    [
        None,
        (),
        ((), "text", (), (False, "", False), ""),
        ((1,), "text", (), (False, "", False), ""),
        (("ValueError",), 3, (), (False, "", False), ""),
        (("ValueError",), "text", (), (False, 3, False), ""),
        (("ValueError",), "text", (), 3, ""),
    ],
)
def test_what_is_no_exception_is_refused(message):
    with pytest.raises((ValueError, TypeError)):
        raised_again(message, {})


@pytest.mark.parametrize(
    "name", ["type", "object", "exit", "KeyError\n", "a b", "", "__class__", "x" * 99]
)
def test_a_name_is_never_more_than_a_name(name):
    got = raised_again(((name,), "text", ("text",), (False, "", False), ""), {})
    assert isinstance(got, RuntimeError) and str(got) == "text"


@pytest.mark.parametrize("kind", [StopIteration, StopAsyncIteration, GeneratorExit])
def test_what_ends_a_loop_silently_is_said_aloud(kind):
    error = aloud(raised_again(tell(type("Mine", (kind,), {})()), {}))
    assert type(error) is RuntimeError and "Mine, which says that a loop" in str(error)
    assert error.nnworks_told is not None


def test_what_is_loud_already_stays_as_it_is():
    error = IndexError("pop from empty list")
    assert aloud(error) is error
