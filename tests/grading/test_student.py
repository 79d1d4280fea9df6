"""The student's side: one answer to each question, whatever the code there does."""

import contextlib
import signal
import socket

import numpy as np
import pytest

from nnworks.grading import wire
from nnworks.grading.capture import Outputs
from nnworks.grading.channel import Channel
from nnworks.grading.student import Student

# As `Home` gives: errors, seeds, watches, number, moved, lent.
GIVEN = ({}, None, (), 0, (), None)


class Shell:
    """A shell without IPython."""

    def __init__(self, source=""):
        self.user_ns, self.user_ns_hidden = {}, {"hidden"}
        self.outputs, self.redirected = Outputs(), contextlib.nullcontext
        exec(source, self.user_ns)

    def run(self, source, number):
        self.outputs.start()
        with contextlib.suppress(ZeroDivisionError):
            exec(source, self.user_ns)
            return True
        return False


@pytest.fixture(autouse=True)
def alarms_as_before():
    before = signal.getsignal(signal.SIGALRM)
    yield
    signal.signal(signal.SIGALRM, before)


def served(source, *messages):
    """What a student's process, with this source run in it, sends for messages."""
    judge, end = Channel.pair()
    for message in messages:
        judge.send(message)
    judge.socket.shutdown(socket.SHUT_WR)
    Student(end, Shell(source)).serve()
    end.close()
    sent = []
    while not judge.at_end():
        sent.append(judge.receive())
    judge.close()
    return sent


def question(number, asked, *parts, seconds=5.0):
    body = wire.encode((asked, seconds, *parts))
    return number.to_bytes(8, "big") + body


def answers(source, *questions, seconds=5.0):
    """The answer to each question; references stand as what they are."""
    numbered = enumerate(questions, 1)
    messages = [question(n, *parts, seconds=seconds) for n, parts in numbered]
    sent = served(source, *messages)
    assert [int.from_bytes(s[:8], "big") for s in sent] == [*range(1, len(sent) + 1)]
    assert len(sent) == len(questions)
    return [wire.decode(s[8:], resolve=lambda reference: reference) for s in sent]


def _f(value):
    return wire.Reference(b"", ("name", "f"))


def call(*args, source, given=GIVEN):
    """(kind, value, warnings, noticed, changed, kept, lent) of a call of `f`."""
    body = wire.encode(("call", 5.0, given, _f, args, {}), refer=_f)
    (sent,) = served(source, bytes(8) + body)
    return wire.decode(sent[8:])


def test_a_cell_runs_and_says_how_it_went():
    good, bad, name = answers(
        "", ("cell", "x = 2", 9, 1), ("cell", "1/0", 9, 2), ("name", "x")
    )
    assert good == ("ran", True, []) and bad == ("ran", False, [])
    assert name == ("got", 2, True)


def test_a_name_that_is_not_there_is_said_to_be_none():
    missing, hidden = answers("hidden = 3", ("name", "x"), ("name", "hidden"))
    assert missing == ("got", None, False)
    assert hidden[2] is False  # IPython's own names are nobody's answer


def test_names_are_put():
    put, got = answers("", ("put", {"x": [1, 2]}), ("name", "x"))
    assert put == ("got", None, True) and got == ("got", [1, 2], True)


def test_what_is_no_data_crosses_as_one_reference_each_time():
    source = (
        "class Net:\n    def __call__(self, x):\n        return x\nnet = also = Net()"
    )
    one, other = answers(source, ("name", "net"), ("name", "also"))
    reference = one[1]
    assert isinstance(reference, wire.Reference) and len(reference.token) == 16
    assert other[1].token == reference.token
    assert reference.about == ("Net", ("call",))


def test_what_holds_itself_crosses_as_a_reference():
    ((kind, value, there),) = answers("x = []\nx.append(x)", ("name", "x"))
    assert (kind, there) == ("got", True) and value.about[0] == "list"


def test_a_call_gives_its_value_and_what_it_did_besides():
    source = """
import warnings
import numpy as np
def f(x):
    warnings.warn("twice", RuntimeWarning)
    x *= 2
    return x.sum()
"""
    kind, value, said, noticed, changed, kept, lent = call(np.ones(3), source=source)
    assert (kind, value, noticed, kept, lent) == ("got", 6.0, (), (), False)
    assert said == (("RuntimeWarning", "twice"),)
    ((number, ((x,), _)),) = changed
    assert number == 0 and x.tolist() == [2, 2, 2]


@pytest.mark.parametrize(
    ("raises", "name", "text"),
    [
        ("1 / 0", "ZeroDivisionError", "division by zero"),
        ("raise SystemExit(3)", "SystemExit", "3"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", ""),
        ("raise type('Own', (BaseException,), {})('mine')", "Own", "mine"),
        ("f()", "RecursionError", "maximum recursion"),
    ],
)
def test_whatever_a_call_raises_is_an_answer(raises, name, text):
    kind, value, *_ = call(source=f"def f():\n    {raises}")
    assert kind == "raised"
    assert name in str(value[0]) and text in str(value)


def test_what_takes_too_long_ends_and_the_next_question_is_answered():
    endless, next_one = answers(
        "x = 5", ("cell", "while True: pass", 9, 1), ("name", "x"), seconds=0.2
    )
    assert endless[0] == "raised" and endless[1][0][0] == "TooSlow"
    assert next_one == ("got", 5, True)


@pytest.mark.parametrize(
    "body",
    [b"", b"garbage", wire.encode(("name",)), wire.encode(("no_such", 1.0))],
    ids=["empty", "garbage", "short", "unknown"],
)
def test_what_is_no_question_is_answered_too(body):
    first, second = served("x = 1", bytes(8) + body, question(1, "name", "x"))
    assert wire.decode(first[8:])[0] == "raised"
    assert wire.decode(second[8:]) == ("got", 1, True)


def test_seeds_of_the_test_are_the_students():
    given = ({}, {"numpy": np.random.RandomState(7).get_state()}, (), 0, (), None)
    source = "import numpy as np\ndef f(): return np.random.rand()"
    assert call(source=source, given=given)[1] == np.random.RandomState(7).rand()


def test_numerical_errors_are_handled_as_the_test_has_them():
    given = ({"divide": "raise"}, None, (), 0, (), None)
    source = "def f(x): return 1 / x"
    kind, value, *_ = call(np.zeros(1), source=source, given=given)
    assert kind == "raised" and "FloatingPointError" in str(value)
    kind, value, said, *_ = call(np.zeros(1), source=source)
    assert kind == "got" and value == np.inf
    assert said == (("RuntimeWarning", "divide by zero encountered in divide"),)


def test_a_function_of_the_test_is_asked_for_and_answered():
    """The judge's answer bears the number of the question that it belongs to."""

    def refer(value):
        if value is len:
            return wire.Reference(b"", ("name", "f"))
        return wire.Reference(b"t" * 16, ("callback", "g"))

    number = bytes(7) + b"\1"
    asks = wire.encode(("call", 5.0, GIVEN, len, (print,), {}), refer=refer)
    answer = wire.encode(("answer", "got", 20))
    called, replied = served(
        "def f(g): return g(4) + 1", number + asks, number + answer
    )
    asked, token, args, kwargs = wire.decode(called[8:])
    assert (asked, token, args, kwargs) == ("call_back", b"t" * 16, (4,), {})
    assert called[:8] == replied[:8] == number
    assert wire.decode(replied[8:])[:2] == ("got", 21)


def test_several_calls_have_an_answer_each():
    asks = wire.encode(("calls", 5.0, GIVEN, _f, [(1,), (0,), (4,)]), refer=_f)
    (sent,) = served("def f(x): return 8 / x", bytes(8) + asks)
    kind, found = wire.decode(sent[8:])
    kinds = [wire.decode(one)[:2] for one in found]
    assert kind == "got" and [k for k, _ in kinds] == ["got", "raised", "got"]
    assert (kinds[0][1], kinds[2][1]) == (8.0, 2.0)
