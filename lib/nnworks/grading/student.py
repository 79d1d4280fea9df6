"""The student's side: runs the student's cells, and what the judge asks for of them.

Nothing here is trusted by anyone. Student code runs in this very process and can change
all of it; what it sends is checked on the other side.
"""

import builtins
import contextlib
import operator
import secrets
import signal
import sys
import types
import warnings

import numpy as np

from nnworks.check.library import noticing
from nnworks.grading import wire
from nnworks.grading.channel import Closed
from nnworks.grading.common import found
from nnworks.grading.objects import ASKED, about, as_data, set_seeds
from nnworks.grading.shared import Lent, Shared
from nnworks.grading.told import TooSlow, tell

__all__ = ["Student", "own_builtins"]

_MOST_WARNINGS = 100
_MOST_TEXT = 2000


class JudgeFunction:
    """A function of a test cell, handed over as an argument."""

    def __init__(self, student, token, name):
        self._student, self._token, self.__name__ = student, token, name

    def __call__(self, *args, **kwargs):
        """Have the test's process call it, with data."""
        return self._student.call_back(self._token, args, kwargs)


class Whole:
    """Has a value cross as a reference that could cross as data."""

    def __init__(self, value):
        self.value = value


def own_builtins(shell):
    """Give the cells builtins of their own.

    What a cell replaces there (`len`, say) is then replaced for cells, and not for all
    that runs and answers them: it costs no other task.
    """
    own = types.ModuleType("builtins")
    vars(own).update(vars(builtins))
    sys.modules["builtins"] = shell.user_ns["__builtins__"] = own


class Student:
    """Answers one request after another.

    Parameters
    ----------
    channel : Channel
        To the judge.
    shell : Shell
        Whose names are the student's.
    """

    def __init__(self, channel, shell):
        self.channel, self.shell = channel, shell
        self.kept = {}  # token -> object, so that what was handed over lives on
        self.tokens = {}  # id -> token
        self.number = b""
        self.shared, self.lent = Shared(), Lent()

    def serve(self):
        """Answer until the judge hangs up."""
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        with contextlib.suppress(Closed):
            while True:
                self._request(self.channel.receive())

    def _request(self, message):
        before, self.number = self.number, message[:8]
        self.channel.send(self.number + self._answer(message[8:]))
        self.number = before

    def _answer(self, body):
        try:
            asked, seconds, *parts = wire.decode(body, resolve=self._resolve)
            with _at_most(seconds):
                reply = getattr(self, f"do_{asked}")(*parts)
            return self._encoded(reply)
        except BaseException as error:  # whatever it is, the judge hears of it
            return wire.encode(("raised", tell(error), (), (), (), (), False))

    # What can be asked.

    def do_cell(self, source, most, number):
        """Run a cell."""
        self.shell.outputs.most = most
        went_well = self.shell.run(source, number)
        return "ran", went_well, self.shell.outputs.found

    def do_echo(self, value):
        """Hand a value back, as a call does.

        By this the judge hears that all before has been answered, and that this process
        can still answer: a cell may have replaced what all of it is made of.
        """
        nothing = {}, None, (), -1, (), None
        return self._watched(nothing, lambda: value, ())[:2]

    def do_name(self, name):
        """The value of a global name, and whether there is one."""
        names = self.shell.user_ns
        there = name in names and name not in self.shell.user_ns_hidden
        return "got", names[name] if there else None, there

    def do_put(self, names):
        """Give global names values."""
        self.shell.user_ns.update(names)
        return "got", None, True

    def do_call(self, given, function, args, kwargs):
        """Call a function; what it changed in its arguments goes back, too."""
        return self._watched(given, lambda: function(*args, **kwargs), (args, kwargs))

    def do_calls(self, given, function, many):
        """Call a function several times; each answer as it stands behind its call."""
        errors, state, keys, number, *moved = given
        answers = []
        for place, args in enumerate(many):
            one = (errors, state, keys, number + place, *moved)
            reply = self.do_call(one, function, args, {})
            answers.append(self._encoded(reply))
            if reply[0] == "raised" and reply[1][0][0] == TooSlow.__name__:
                break  # the clock rang, and rings but once
            state, moved = None, ((), None)
        return "got", answers

    def do_method(self, given, target, name, args):
        """What Python itself would ask of an object: a length, an item, a number."""
        return self._watched(given, lambda: ASKED[name](target, *args), (args,))

    def do_operator(self, given, name, operands):
        """Calculate."""
        action = getattr(operator, name)
        return self._watched(given, lambda: action(*operands), (operands,))

    def do_next(self, given, iterator, count):
        """The next values of an iterator, at most so many, and whether it ended."""

        def some():
            found = []
            try:
                while len(found) < count:
                    found.append(next(iterator))
            except StopIteration:
                return found, True
            return found, False

        return self._watched(given, some, ())

    def _watched(self, given, action, arguments):
        """Do something for the judge and tell all that it did besides.

        `given` is (NumPy's error handling, seeds, functions to look out for, the number
        of this question, what the judge changed in earlier arguments, and nothing: what
        it changed in what it was lent was changed as the question was read).
        """
        errors, state, keys, number, moved, _ = given
        if state is not None:
            set_seeds(state)
        for place, new in moved:
            self.shared.take(place, new)
        self.shared.add(number, arguments)
        seen, used, box = [], [], []
        with self.shell.redirected(), _recording(seen, errors):
            try:
                with noticing(dict(keys), used):
                    box.append(action())
                kind = "got"
            except BaseException as error:  # SystemExit is an answer, too
                # The caller's frame is that of `action`, as it is check.call's own.
                kind, box = "raised", [tell(error.with_traceback(_inner(error)))]
        self.shell.outputs.start()
        said = tuple(dict.fromkeys(map(_said, seen)))[:_MOST_WARNINGS]
        used = tuple(dict.fromkeys(used))
        moved, kept = self.shared.moved(), self.shared.let_go()
        lends = kind == "got" and self.lent.add(number, box)
        return kind, box[0], said, used, moved, kept, lends

    def _encoded(self, reply):
        """A reply as bytes, with a reference to a value too large or within itself."""
        try:
            return wire.encode(reply, refer=self._refer)
        except wire.Unsendable:
            kind, value, *more = reply
            return wire.encode((kind, Whole(value), *more), refer=self._refer)

    def call_back(self, token, args, kwargs):
        """Have the judge call one of its functions."""
        asked = ("call_back", token, args, kwargs)
        message = wire.encode(asked, refer=self._refer)
        with _at_most(0):  # the judge looks at the time itself
            self.channel.send(self.number + message)
            while True:
                message = self.channel.receive()
                answer = message[8:]
                if message[:8] == self.number:
                    break
                self._request(message)
        _, kind, value = wire.decode(answer, resolve=self._resolve)
        if kind == "raised":
            raise _as_exception(*value)
        return value

    # Objects that stay here.

    def _refer(self, value):
        instead = as_data(value)
        if instead is not None:
            return instead
        value = value.value if type(value) is Whole else value
        token = self.tokens.get(id(value))
        if token is None:
            token = self.tokens[id(value)] = secrets.token_bytes(16)
            self.kept[token] = value
        return wire.Reference(token, about(value))

    def _resolve(self, reference):
        if reference.about is None:
            return self.kept[reference.token]
        kind, *rest = reference.about
        if kind == "lent":
            return self.lent.at(*rest)
        if kind == "changed":  # before what comes behind it is looked up
            return self.lent.take(wire.decode(rest[0], resolve=self._resolve), rest[1])
        if kind == "callback":
            return JudgeFunction(self, reference.token, *rest)
        return self.shell.user_ns[rest[0]] if kind == "name" else found(*rest)


def _said(warning):
    return warning.category.__name__[:80], str(warning.message)[:_MOST_TEXT]


@contextlib.contextmanager
def _recording(seen, errors):
    with warnings.catch_warnings(record=True) as caught, np.errstate(**errors):
        warnings.simplefilter("always")
        try:
            yield
        finally:
            seen += caught


def _as_exception(name, text):
    kind = getattr(builtins, name, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = RuntimeError
    return kind(text)


# Time: an alarm in this process ends what goes on for too long and leaves the rest of
# the notebook as it is. Who switches it off is ended from outside a little later.


@contextlib.contextmanager
def _at_most(seconds):
    """Raise TooSlow after so many seconds; 0 stops the clock."""
    signal.signal(signal.SIGALRM, _too_slow)
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left)


def _too_slow(number, frame):
    raise TooSlow("it ran for longer than it may")


def _inner(error):
    """The traceback from the frame on that made the call."""
    return error.__traceback__.tb_next or error.__traceback__
