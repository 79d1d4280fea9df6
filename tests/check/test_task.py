import numpy as np
import pytest

from nnworks.check.diagnose import Mistake
from nnworks.check.failure import CheckFailed, message
from nnworks.check.task import Task


def cases(rng):
    yield np.array([1.0, 2.0]), 3.0
    for size in (1, 4):
        yield rng.integers(1, 9, size) / 4, 0.5


SCALE = Task(
    "scale(x, factor)",
    lambda x, factor: x * factor,
    cases,
    (
        Mistake("The factor is added.", lambda x, factor: x + factor),
        Mistake("The factor is used twice.", lambda x, factor: x * factor**2),
    ),
    "the chapter on scales",
    library=("nnworks.functional.identity",),
)


def failure(function, task=SCALE):
    with pytest.raises(CheckFailed) as failed:
        task.check(function, seed=1)
    return str(failed.value)


def test_a_right_answer_returns_the_number_of_cases():
    assert SCALE.check(lambda x, factor: factor * x, seed=0) == 3


def test_the_message_has_its_parts():
    text = failure(lambda x, factor: x + factor)
    assert text.splitlines()[0] == "scale is not right yet."
    assert "called    scale(x, factor)" in text
    assert "with      x = np.array([1.0, 2.0]), factor = 3.0" in text
    assert "got       [4.0, 5.0]" in text
    assert "expected  [3.0, 6.0]" in text
    assert "mistake   The factor is added." in text
    assert "read      the chapter on scales" in text


def test_the_arguments_can_be_pasted_back():
    text = failure(lambda x, factor: x + factor)
    line = text.partition("with      ")[2].splitlines()[0]
    names = {"np": np}
    exec(line.replace("), ", "); "), names)
    assert names["x"].tolist() == [1.0, 2.0] and names["factor"] == 3.0


def test_jupyter_shows_the_message_alone():
    with pytest.raises(CheckFailed) as failed:
        SCALE.check(lambda x, factor: x, seed=0)
    assert failed.value._render_traceback_() == str(failed.value).splitlines()
    assert isinstance(failed.value, AssertionError)


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda x, factor: x * factor**2, "used twice"),
        (lambda x, factor: 0 * x, "zeros whatever goes in"),
        (lambda x, factor: np.array([3.0, 6.0]), "whatever goes in"),
        (lambda x, factor: x, "first input unchanged"),
        (lambda x, factor: -x * factor, "the wrong way round"),
        (lambda x, factor: x * 3, "right for the first example and for no other"),
        (lambda x, factor: x * 7, "Not one that this check knows"),
        (lambda x, factor: None, "`return`"),
        (lambda x, factor: list(x * factor), "np.array(...)"),
        (lambda x: x, "as many"),
    ],
)
def test_mistakes_are_named(function, words):
    assert words in " ".join(failure(function).split())


def test_a_mistake_is_named_only_when_it_fits_all_cases():
    def sometimes(x, factor):
        return x + factor if x.size == 2 else x * factor

    assert "The factor is added" not in failure(sometimes)


def test_what_is_right_and_changes_its_input_fails():
    def in_place(x, factor):
        x *= factor
        return x

    assert "It changes x in place" in failure(in_place)


def test_what_is_right_the_first_time_only_fails():
    calls = []

    def tired(x, factor):
        calls.append(x)
        return x * factor if len(calls) <= 3 else x

    assert "Called twice" in failure(tired)


def test_random_answers_are_called_so():
    rng = np.random.default_rng(0)
    text = failure(lambda x, factor: x * factor + rng.normal())
    assert "uses random numbers" in " ".join(text.split())


def test_using_the_library_fails():
    from nnworks.functional import identity

    text = failure(lambda x, factor: identity(x * factor))
    assert "You called nnworks.functional.identity; the task is to write it." in text


def test_a_warning_fails_a_right_value():
    def lucky(x, factor):
        np.exp(np.array(1000.0))
        return x * factor

    assert "overflow encountered in exp" in failure(lucky)


@pytest.mark.parametrize("given", [None, 3.0, np.array([1.0]), "scale", {}])
def test_what_is_no_function_is_refused(given):
    assert "cannot be called" in failure(given)


def test_long_lines_are_wrapped_and_tables_are_not():
    row = "  " + "0   1   " * 20
    text = message("f", called="f()", got=f"table\n{row}", expected="word " * 40)
    assert row in text
    long = [line for line in text.splitlines() if len(line) > 88]
    assert long == [" " * 12 + row]


def test_of_two_mistakes_in_two_results_the_first_is_named():
    task = Task(
        "both(x)",
        lambda x: (x + 1, 2 * x),
        lambda rng: [(np.arange(n) + 0.5,) for n in (1, 2, 3)],
        (
            Mistake("one is missing", lambda x: (x, 2 * x)),
            Mistake("not doubled", lambda x: (x + 1, x)),
        ),
        "here",
        results=("first", "second"),
    )
    for answer, words in [
        (lambda x: (x, x), "one is missing"),
        (lambda x: (x + 1, x), "not doubled"),
        (lambda x: (x + 3, x), "Not one that this check knows"),
    ]:
        with pytest.raises(CheckFailed, match=words):
            task.check(answer, seed=0)


def test_a_thin_function_shows_what_is_around():
    task = Task(
        "ReLU(x)", np.abs, lambda rng: [(1.0,)], (), "here", called="ReLU().forward(x)"
    )
    with pytest.raises(CheckFailed, match=r"called +ReLU\(\).forward\(x\)"):
        task.check(lambda x: 0.0, seed=0)
    with pytest.raises(CheckFailed, match=r"called +ReLU\(\).forward\(x\)"):
        task.check(3, seed=0)
