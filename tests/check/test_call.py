import sys
import warnings

import numpy as np
import pytest

from nnworks.check.call import call, calls

X = np.array([1.0, 2.0])


def identity(x):
    return x


def test_arguments_are_copies_and_changes_are_noticed():
    given = X.copy()

    def grow(x):
        x += 1
        return x

    outcome = call(grow, (given,), X)
    assert outcome.changed == (0,)
    assert given.tolist() == [1.0, 2.0]
    assert outcome.value.tolist() == [2.0, 3.0]


def test_a_view_of_the_input_is_no_change():
    outcome = call(lambda x: x[::1], (X,), X)
    assert outcome.changed == () and outcome.value.tolist() == [1.0, 2.0]


def test_a_change_of_shape_or_sign_of_zero_is_a_change():
    def reshape(x):
        x.shape = (2, 1)
        return X

    def negate_zero(x):
        x *= -1
        return x

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert call(reshape, (X,), X).changed == (0,)
    assert call(negate_zero, (np.zeros(2),), X).changed == (0,)


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda x: 1 / 0, "ZeroDivisionError"),
        (lambda x: undefined, "NameError"),  # noqa: F821
        (lambda x: x[5], "IndexError"),
        (lambda x: x @ np.ones(3), "ValueError"),
        (lambda x: sys.exit(1), "SystemExit"),
        (lambda: 1.0, "it cannot be called with one value"),
        (lambda x, y: 1.0, "it cannot be called with one value"),
    ],
)
def test_errors_become_words(function, words):
    outcome = call(function, (X,), X)
    assert words in outcome.failure[0]
    assert outcome.failure[1]  # and what they usually mean


def test_a_type_error_inside_is_not_taken_for_one_of_the_call():
    outcome = call(lambda x: identity(x, x), (X,), X)
    assert "cannot be called" not in outcome.failure[0]
    assert "TypeError" in outcome.failure[0] and "line" in outcome.failure[0]


class Layers:
    def __init__(self):
        self.layers = []

    def no_self(x):
        return x

    def forgets_self(self, x):
        return layers  # noqa: F821

    def misspells(self, x):
        return self.layer


class NoInit:
    pass


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda x: Layers().no_self(x), "first parameter is `self`"),
        (lambda x: Layers().forgets_self(x), "self.layers"),
        (lambda x: Layers().misspells(x), "spelt the same everywhere"),
        (lambda x: Layers().forward(x), "a layer has a method"),
        (lambda x: NoInit(x), "has no __init__"),
        (lambda x: Layers()(x), "layer.forward(x)"),
        (lambda x: x + np.ones(3), "compared from the right"),
        (lambda x: x @ np.ones(3), "the last axis of A"),
    ],
)
def test_errors_of_classes_and_shapes_are_explained(function, words):
    assert words in call(function, (X,), X).failure[1]


def test_endless_recursion_is_an_error_like_others():
    def again(x):
        return again(x)

    assert "calls itself without end" in call(again, (X,), X).failure[1]


def test_not_written_yet_says_so():
    def stub(x):
        raise NotImplementedError("double every entry")

    outcome = call(stub, (X,), X)
    assert outcome.failure[0] == "NotImplementedError: double every entry"
    assert "not written" in outcome.failure[1] and "return" in outcome.failure[1]


def test_the_line_named_is_the_students():
    def wrong(x):
        return np.linalg.inv(x)  # this line

    assert "np.linalg.inv(x)  # this line" in call(wrong, (X,), X).failure[0]


def test_an_interrupt_goes_through():
    def interrupted(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(interrupted, (X,), X)


def test_numerical_warnings_are_noticed_and_nothing_reaches_stderr(capfd):
    def noisy(x):
        print("careful", file=sys.stderr)
        warnings.warn("a word of my own", stacklevel=1)
        return np.exp(1000 * x)

    outcome = call(noisy, (X,), X)
    assert outcome.warned == ("overflow encountered in exp",)
    assert capfd.readouterr().err == ""


def test_warnings_are_noticed_where_the_student_silenced_them_before():
    with np.errstate(all="ignore"):
        assert call(lambda x: x / 0, (X,), X).warned


def test_who_handles_an_overflow_has_none():
    def handled(x):
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(1000 * x))

    assert call(handled, (X,), X).warned == ()


def test_a_generator_is_not_run():
    ran = []

    def generate(x):
        ran.append(1)
        yield x

    assert "generator" in call(generate, (X,), X).failure[0]
    assert not ran


def test_the_librarys_functions_are_noticed():
    from nnworks import functional

    watched = ("nnworks.functional.sigmoid",)
    assert call(functional.sigmoid, (X,), X, library=watched).used == watched
    assert call(functional.tanh, (X,), X, library=watched).used == ()


def test_another_profiler_stays_in_charge():
    def profiler(frame, event, argument):
        pass

    sys.setprofile(profiler)
    try:
        call(identity, (X,), X, library=("nnworks.functional.sigmoid",))
        assert sys.getprofile() is profiler
    finally:
        sys.setprofile(None)


def test_outcomes_are_the_same_when_nobody_could_tell_them_apart():
    plain = call(identity, (X,), X)
    assert plain.same(call(np.positive, (X,), X))
    assert not plain.same(call(np.negative, (X,), X))
    assert not plain.same(call(lambda x: [1.0, 2.0], (X,), X))
    assert not plain.same(call(lambda x: 1 / 0, (X,), X))


class Proxy:
    """A function of another process: it can be called, and says nothing of itself."""

    __slots__ = ("_function",)

    def __init__(self, function):
        object.__setattr__(self, "_function", function)

    def __call__(self, *args):
        return object.__getattribute__(self, "_function")(*args)

    def __getattribute__(self, name):
        raise AttributeError(name)

    def __eq__(self, other):
        raise TypeError("a proxy cannot be compared")

    def __bool__(self):
        raise TypeError("a proxy has no truth value")


def test_a_proxy_can_be_checked():
    from nnworks import check

    check.ps01.weighted_sum(Proxy(lambda x, w, b: x @ w + b))
    with pytest.raises(check.CheckFailed, match="bias is missing"):
        check.ps01.weighted_sum(Proxy(lambda x, w, b: x @ w))
    assert check.draft(Proxy(lambda z: z + 1), X, instead=X).tolist() == [2.0, 3.0]


class Elsewhere:
    """A function of another process: all its calls are made before any is looked at."""

    def __init__(self, function):
        self.function, self.asked = function, 0

    def _nnworks_calls(self, many):
        self.asked += 1
        return [lambda args=args: self.function(*args) for args in many]


def test_several_calls_are_one_question_with_the_same_outcomes():
    def grow(x):
        if x[0] < 0:
            raise ValueError("negative")
        x += 1
        return np.log(x - 1)

    cases = [((np.array([first, 2.0]),), X) for first in (1.0, -1.0, 0.0)]
    there = Elsewhere(grow)
    outcomes = calls(there, cases)
    assert there.asked == 1
    for one, other in zip(calls(grow, cases), outcomes, strict=True):
        assert one.same(other)
    assert [outcome.error for outcome in outcomes] == [None, ValueError, None]
    assert [outcome.changed for outcome in outcomes] == [(0,), (), (0,)]
    assert [bool(outcome.warned) for outcome in outcomes] == [False, False, True]
