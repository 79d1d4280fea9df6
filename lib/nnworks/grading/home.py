"""The objects of one student's process, as the judge sees them: every question asked.

One `Home` a process: when that is started again its proxies are dead, and a new home
takes over.
"""

import contextlib
import functools
import os
import types
import weakref

import numpy as np

from nnworks.check.library import watches
from nnworks.grading import told, wire
from nnworks.grading.changes import Back
from nnworks.grading.common import place_of
from nnworks.grading.link import NO_ANSWER, SLOW, Link, Stopped, unwatched
from nnworks.grading.proxy import Proxy, is_made, kind_for, mark_made, parts_of
from nnworks.grading.shared import Shared

__all__ = ["Home"]

_ERRORS = np.geterr()


@contextlib.contextmanager
def _in_words():
    """Say what the test may do instead of handing over what cannot cross."""
    try:
        yield
    except wire.Unsendable as what:
        raise TypeError(
            f"{what}; only data, functions and the student's own objects can be"
            " handed to the student's process"
        ) from None


class Home:
    """Asks a student's process, and gives out proxies of what lives there.

    Parameters
    ----------
    channel : Channel
    seeds : Seeds
    names : dict
        {function: name} of the functions that both processes have under one name.

    Attributes
    ----------
    back : Back
        What becomes of changes in the arguments of calls.
    """

    def __init__(self, channel, seeds, names=None):
        self.names = {} if names is None else names
        self.link = Link(channel, self._refer, self._resolve, self._called_back)
        self.seeds = seeds
        self.proxies = weakref.WeakValueDictionary()
        self.functions = {}  # token -> a function of the test, for the student to call
        self.kinds, self.errors = {}, {}
        self.shared, self.back, self.asked = Shared(), Back(), 0
        # What objects hold and a test was told of; by what each is known there.
        self.borrowed, self.known = Shared(), {}

    # What the judge asks for.

    def cell(self, source, most, number=0):
        """Run a cell of the student's: (went well, outputs)."""
        answer = self.link.ask("cell", source, most, number, data=True)
        if answer[0] == "raised":
            return False, []
        _, went_well, outputs = self._parts(answer, 3)
        return went_well is True, outputs if type(outputs) is list else []

    def name(self, name, made=False):
        """A global name's value.

        `made` says that it is a class of the notebook's: what a test makes of it may be
        calculated with, because the test asks for objects.

        Raises
        ------
        KeyError
            Where the student's process has none.
        """
        _, value, there = self._parts(self.link.ask("name", name), 3)
        if there is not True:
            raise KeyError(name)
        return self._mark(value, made)

    def put(self, names):
        """Give names of the student's process values, all those that can cross."""
        for name, value in names.items():
            try:
                self.link.ask("put", {name: value})
            except wire.Unsendable:
                continue

    def call(self, proxy, args, kwargs):
        """Call a function there; what it changes in its arguments changes here."""
        made = is_made(proxy)
        value = self._done("call", (args, kwargs), proxy, args, kwargs, borrow=made)
        return self._mark(value, made)

    def calls(self, proxy, many):
        """Call a function once for each tuple of arguments, all in one question.

        Returns
        -------
        list of callable
            Without arguments; each gives what its call came to, as `call` does: the
            value, the warnings, the changed arguments, the exception.
        """
        first, given = self._given()
        self.asked += len(many) - 1
        answer = self._asked("calls", given, proxy, many)
        _, answers = self._parts(answer, 2)
        if type(answers) is not list or len(answers) > len(many):
            raise self.link.refuse(NO_ANSWER)
        answers += [b""] * (len(many) - len(answers))

        def reply(number, args, message):
            with unwatched():
                answer = self.link.decoded(message)
            value = self._result(number, (args, {}), answer)
            return self._mark(value, is_made(proxy))

        return [
            functools.partial(reply, first + place, args, message)
            for place, (args, message) in enumerate(zip(many, answers, strict=True))
        ]

    def method(self, proxy, name, args):
        """Ask an object what Python asks of objects."""
        borrow = name in ("attribute", "item")
        value = self._done("method", (args,), proxy, name, args, borrow=borrow)
        return self._mark(value, is_made(proxy))

    def operator(self, name, operands):
        """Calculate with objects that a test has made of the notebook's classes.

        Any other object could be one that a function returned in the place of a number,
        and be shown by `result - expected` what it has to be.
        """
        ours = [one for one in operands if isinstance(one, Proxy)]
        if not all(map(is_made, ours)):
            return NotImplemented
        value = self._done("operator", (operands,), name, operands)
        return self._mark(value, True)

    def _mark(self, value, made):
        if made and isinstance(value, Proxy):
            mark_made(value)
        return value

    def next(self, iterator):
        """The next value of an iterator."""
        found, ended = self._done("next", (), iterator, 1, borrow=True)
        if type(found) is not list or len(found) > 1:
            raise self.link.refuse(NO_ANSWER)
        if not found:
            raise StopIteration
        return found[0]

    def _done(self, asked, arguments, *parts, borrow=False):
        """Ask for something that runs the student's code.

        To `borrow` is to have what a test changes in the value changed there, too. What
        a mere function returns is not: it may be the test's to calculate with.
        """
        number, given = self._given()
        answer = self._asked(asked, given, *parts)
        value = self._result(number, arguments, answer, of_next=asked == "next")
        if borrow and answer[-1] is True:
            self.borrowed.add(number, ([value],))
        return value

    def _given(self):
        """(number of a question, what goes with it)."""
        keys = tuple(item for codes, _ in watches() for item in codes.items())
        errors = np.geterr()
        errors = errors if errors != _ERRORS else {}
        self.asked, number = self.asked + 1, self.asked
        moved = self.shared.moved()
        with _in_words():
            changed = wire.encode(self.borrowed.moved(), refer=self._refer)
        lent = wire.Reference(b"", ("changed", changed, self.borrowed.let_go()))
        places = self.borrowed.places().items()
        self.known = {one: wire.Reference(b"", ("lent", *at)) for one, at in places}
        return number, (errors, self.seeds.changed(), keys, number, moved, lent)

    def _asked(self, asked, given, *parts):
        with _in_words(), unwatched():
            return self.link.ask(asked, given, *parts, known=self.known)

    def _result(self, number, arguments, answer, of_next=False):
        """What an answer says: the value, or the exception; all else is noted."""
        kind, value, said, used, moved, kept, _ = self._parts(answer, 7)
        self._change(number, arguments, moved, kept)
        self._notice(used)
        told.warn_again(said)
        if kind == "got":
            return value
        error = self._raised(value)
        ended = of_next and isinstance(error, StopIteration)
        raise error if ended else told.aloud(error)

    def _change(self, number, arguments, moved, kept):
        """Change here what was changed there, now and in arguments of before."""
        if not all(type(part) in (list, tuple) for part in (moved, kept)):
            raise self.link.refuse(NO_ANSWER)
        pairs = [pair for pair in moved if type(pair) is tuple and len(pair) == 2]
        numbers = [n for n in kept if type(n) is int]
        for place, new in pairs:
            if place == number and type(place) is int:
                self.back.take(arguments, new)
            elif type(place) is int:
                self.shared.take(place, new, self.back.take)
        if number in numbers:
            self.shared.add(number, arguments)
        self.shared.keep(numbers)

    def _parts(self, answer, count):
        if len(answer) != count or answer[0] not in ("got", "ran", "raised"):
            raise self.link.refuse(NO_ANSWER)
        return answer

    def _raised(self, value):
        try:
            error = told.raised_again(value, self.errors)
        except (ValueError, TypeError):
            return self.link.refuse(NO_ANSWER)
        slow = type(value[0]) is tuple and value[0][0] == "TooSlow"
        return Stopped(SLOW) if slow else error

    def _notice(self, used):
        labels = used if type(used) is tuple else ()
        for codes, called in watches():
            called += [label for label in labels if label in list(codes.values())]

    def give_back(self):
        """A test ends: what it makes from now on of what it was lent is its own.

        It may have taken away what is due, and the student is not to be told of that.
        """
        self.borrowed = Shared()

    # What crosses.

    def _resolve(self, reference):
        token = bytes(reference.token)
        if token in self.functions and reference.about is None:
            return self.functions[token]
        kind = kind_for(reference.about, self.kinds)
        known = self.proxies.get(token)
        if known is None or type(known) is not kind:
            known = self.proxies[token] = kind(self, token)
        return known

    def _refer(self, value):
        if type(value) is wire.Reference:
            return value
        if isinstance(value, Proxy):
            home, token = parts_of(value)
            if home is not self:
                raise wire.Unsendable("that object's process has ended")
            return wire.Reference(token)
        if isinstance(value, types.FunctionType) and value in self.names:
            return wire.Reference(b"", ("name", self.names[value]))
        place = place_of(value)
        if place is not None:
            return wire.Reference(b"", ("found", *place))
        if not callable(value):
            raise wire.Unsendable(f"a {type(value).__name__} of a test cannot cross")
        token = os.urandom(16)
        self.functions[token] = value
        name = str(getattr(value, "__name__", "function"))[:80]
        return wire.Reference(token, ("callback", name))

    def _called_back(self, token, args, kwargs):
        function = self.functions.get(token) if type(token) is bytes else None
        names = kwargs if type(kwargs) is dict else {1: 1}
        if function is None or type(args) is not tuple:
            raise wire.WireError("a call of what was never handed over")
        if not all(type(name) is str for name in names):
            raise wire.WireError("a call with names that are none")
        try:
            return "answer", "got", function(*args, **names)
        except Exception as error:
            return "answer", "raised", (type(error).__name__, str(error)[:4000])
