"""One question, one answer, in time: what else comes ends the line, not the judge."""

import threading
import time

import pytest

from nnworks.grading import link, wire
from nnworks.grading.channel import Channel, Closed
from nnworks.grading.link import ENDED, NO_ANSWER, SLOW, Link, Stopped


class Student:
    """The other end of a line: `answers` says what comes for each question."""

    def __init__(self, *answers):
        mine, self.channel = Channel.pair()
        self.called = []
        self.link = Link(mine, None, None, self.call_back)
        self.link.deadline = time.monotonic() + 0.5
        self.thread = threading.Thread(target=self.serve, args=(answers,))
        self.thread.start()

    def call_back(self, *given):
        self.called.append(given)
        return "answer", "got", 7

    def serve(self, answers):
        try:
            for answer in answers:
                number = self.channel.receive(time.monotonic() + 30)[:8]
                for message in answer(number):
                    self.channel.send(message)
        except Closed:
            pass

    def end(self):
        self.channel.close()
        self.link.channel.close()
        self.thread.join()


@pytest.fixture
def student(request):
    made = Student(*request.param)
    yield made
    made.end()


def right(number):
    return [number + wire.encode(("got", 1))]


def nothing(number):
    return []


def other_number(number):
    return [bytes(8) + wire.encode(("got", 1))]


def garbage(number):
    return [number + b"garbage"]


def no_tuple(number):
    return [number + wire.encode(["got"])]


def short(number):
    return [b"1"]


def twice(number):
    return right(number) * 2


def calls_back(number):
    return [number + wire.encode(("call_back", b"token", (1,), {}))]


def calls_back_oddly(number):
    return [number + wire.encode(("call_back",))]


@pytest.mark.parametrize("student", [[right, right]], indirect=True)
def test_questions_are_answered(student):
    assert student.link.ask("one") == ("got", 1)
    assert student.link.ask("two") == ("got", 1)
    assert student.link.dead == ""


@pytest.mark.parametrize(
    ("student", "why"),
    [
        ([other_number], NO_ANSWER),
        ([garbage], NO_ANSWER),
        ([no_tuple], NO_ANSWER),
        ([short], NO_ANSWER),
        ([calls_back_oddly], NO_ANSWER),
    ],
    indirect=["student"],
    ids=["another number", "garbage", "no tuple", "too short", "an odd call"],
)
def test_what_is_no_answer_ends_the_line(student, why):
    for _ in range(2):  # and it stays ended
        with pytest.raises(Stopped, match=why):
            student.link.ask("one")
    assert student.link.dead == why


@pytest.mark.parametrize("student", [[nothing]], indirect=True)
def test_silence_ends_the_line_a_little_behind_the_deadline(student, monkeypatch):
    monkeypatch.setattr(link, "GRACE", 0.3)
    started = time.monotonic()
    with pytest.raises(Stopped, match=SLOW):
        student.link.ask("one")
    assert student.link.dead == SLOW and time.monotonic() - started < 20


@pytest.mark.parametrize("student", [[]], indirect=True)
def test_hanging_up_ends_the_line(student):
    student.channel.close()
    with pytest.raises(Stopped, match=ENDED):
        student.link.ask("one")


@pytest.mark.parametrize("student", [[]], indirect=True)
def test_beyond_the_deadline_nothing_is_asked_and_the_line_lives_on(student):
    student.link.deadline = time.monotonic() - 1
    with pytest.raises(Stopped, match=SLOW):
        student.link.ask("one")
    assert student.link.dead == ""


@pytest.mark.parametrize("student", [[twice, right]], indirect=True)
def test_an_answer_that_nobody_asked_for_ends_the_line(student):
    assert student.link.ask("one") == ("got", 1)
    student.thread.join(0.2)
    student.link.settle()
    assert student.link.dead == NO_ANSWER


@pytest.mark.parametrize("student", [[calls_back, right]], indirect=True)
def test_a_function_of_the_test_is_called_meanwhile(student):
    assert student.link.ask("one") == ("got", 1)
    assert student.called == [(b"token", (1,), {})]


@pytest.mark.parametrize("student", [[right]], indirect=True)
def test_what_cannot_cross_is_said_before_it_is_sent(student):
    with pytest.raises(wire.Unsendable):
        student.link.ask("one", object())
    assert student.link.ask("one") == ("got", 1)


def test_a_reference_where_only_data_may_be_ends_the_line():
    def refers(number):
        value = wire.encode(("ran", print), refer=lambda v: wire.Reference(b"x"))
        return [number + value]

    other = Student(refers)
    try:
        other.link.resolve = lambda reference: 1
        with pytest.raises(Stopped, match=NO_ANSWER):
            other.link.ask("cell", data=True)
    finally:
        other.end()
