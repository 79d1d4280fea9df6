"""The judge's line to a student's process: one question, one answer, in time."""

import contextlib
import os
import sys
import time

import numpy as np

from nnworks.grading import wire
from nnworks.grading.channel import Closed, Late, TooLong

__all__ = ["ENDED", "NO_ANSWER", "SLOW", "Link", "Stopped", "unwatched"]

_MOST_NESTED = 20
_ECHO = (1, 1.5, True, None, "a", b"b", [np.arange(3.0)], {"c": np.float64(2)})
ENDED = "the student's process ended"
NO_ANSWER = "the student's process sent what is no answer"
SLOW = "the student's code ran for longer than it may"
GRACE = 1.0  # seconds for a student's process to end by itself what takes too long


class Stopped(BaseException):
    """The student's process is gone, or is not waited for any longer.

    No `Exception`, so that no test takes it for an answer.
    """

    def _render_traceback_(self):
        return [str(self)]


class Link:
    """Asks a student's process.

    Parameters
    ----------
    channel : Channel
    refer, resolve : callable
        As `wire.encode` and `wire.decode` take them.
    call_back : callable
        ``call_back(token, args, kwargs)`` calls a function of the test for the student.

    Attributes
    ----------
    dead : str
        Why nothing can be asked any more; "" while it can.
    deadline : float
        Until when answers are waited for, as a time of `time.monotonic`.
    busy : bool
        Whether an answer is being waited for.
    """

    def __init__(self, channel, refer, resolve, call_back):
        self.channel, self.refer, self.resolve = channel, refer, resolve
        self.call_back = call_back
        self.dead, self.deadline, self._nested = "", 0.0, 0
        self.busy = False

    def ask(self, asked, *parts, data=False, known=None):
        """Ask for something; the answer's parts.

        With `data` the answer may hold no reference to an object; `known` is as in
        `wire.encode`.

        Raises
        ------
        Stopped
            When no answer came in time, or none that an honest process gives.
        Unsendable
            When a part of the question cannot cross.
        """
        if self._nested == 0:
            self.settle()
        if self.dead:
            raise Stopped(self.dead)
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise Stopped(SLOW)
        body = wire.encode((asked, seconds, *parts), refer=self.refer, known=known)
        number = os.urandom(8)
        try:
            self.busy = True
            self.channel.send(number + body, self.deadline + GRACE)
            return self._answer(number, None if data else self.resolve)
        except (wire.WireError, TooLong):
            raise self.refuse(NO_ANSWER) from None
        except Closed:
            raise self.refuse(ENDED) from None
        except Late:
            raise self.refuse(SLOW) from None
        finally:
            self.busy = False

    def decoded(self, message):
        """An answer that came within another one, as bytes; its parts."""
        try:
            if type(message) is not bytes:
                raise wire.WireError("no message")
            answer = wire.decode(message, resolve=self.resolve)
        except wire.WireError:
            raise self.refuse(NO_ANSWER) from None
        if type(answer) is not tuple or not answer:
            raise self.refuse(NO_ANSWER)
        return answer

    def _answer(self, number, resolve):
        while True:
            message = self.channel.receive(self.deadline + GRACE)
            if message[:8] != number:
                raise wire.WireError("an answer to another question")
            answer = wire.decode(message[8:], resolve=resolve)
            if type(answer) is not tuple or not answer:
                raise wire.WireError("no answer")
            if answer[0] != "call_back":
                return answer
            self._called_back(number, answer)

    def _called_back(self, number, answer):
        if self._nested >= _MOST_NESTED or len(answer) != 4:
            raise wire.WireError("a call that nobody expects")
        self._nested, self.busy = self._nested + 1, False
        try:
            reply = self.call_back(*answer[1:])
        finally:
            self._nested, self.busy = self._nested - 1, True
        try:
            body = wire.encode(reply, refer=self.refer)
        except wire.Unsendable as what:
            text = f"what the test's function returned cannot cross: {what}"
            body = wire.encode(("answer", "raised", ("TypeError", text)))
        self.channel.send(number + body, self.deadline + GRACE)

    def settle(self):
        """End the line where something lies on it that nobody asked for."""
        if not self.dead and self.channel.waiting():
            self.refuse(ENDED if self.channel.at_end() else NO_ANSWER)

    def finish(self):
        """Settle, when the other side has shown that it has nothing more to say.

        What it sends behind an answer, a second one, may still be on its way.
        """
        with contextlib.suppress(Stopped):
            answer = self.ask("echo", _ECHO, data=True)
            if wire.encode(answer) != wire.encode(("got", _ECHO)):
                self.refuse(NO_ANSWER)
        self.settle()

    def refuse(self, why):
        """End the line; the exception to raise."""
        self.dead = self.dead or why
        self.channel.close()
        return Stopped(why)


@contextlib.contextmanager
def unwatched():
    """No profiler here meanwhile: what a check looks out for runs in the other process.

    It would be called for each function that a message passes through.
    """
    watching = sys.getprofile()
    if watching is None:
        yield
        return
    sys.setprofile(None)
    try:
        yield
    finally:
        sys.setprofile(watching)
