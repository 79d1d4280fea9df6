"""The judge's side: runs the test cells, in a process where no student's code ever ran.

What a test cell reads and does not have is asked from the student's process. What
follows from a cell, its marks and what is shown of it, is decided here.
"""

import builtins
import contextlib
import signal
import socket
import sys
import time
from typing import NamedTuple

from nnworks.check import again
from nnworks.grading import names, wire
from nnworks.grading.changes import Back
from nnworks.grading.channel import Channel, Closed, receive_end
from nnworks.grading.home import Home
from nnworks.grading.job import HELD
from nnworks.grading.limits import trim
from nnworks.grading.link import ENDED, Stopped
from nnworks.grading.proxy import Proxy
from nnworks.grading.seeds import Seeds
from nnworks.grading.verdict import verdict

__all__ = ["Judge", "Names"]

_MOST_MODULES = 5000
_MOST_START = 60.0  # seconds for a student's process to enter its sandbox


LOST = "the student's process was lost before the test could be repeated"


class _Tested(NamedTuple):
    """What came of a test.

    `objects`: whether a name of it is now an object of the student's process;
    `changed`: whether the answer changed what it was given; `dead`: why the student's
    process is gone, or "".
    """

    outputs: list
    score: float
    failure: str
    objects: bool
    changed: bool
    dead: str


class Names(dict):
    """The global names of the test cells; what is missing is asked for.

    Parameters
    ----------
    imports, helpers, classes, theirs
        As `nnworks.grading.names.known` finds them.
    """

    def __init__(self, imports, helpers, classes, theirs):
        super().__init__()
        self.home = None
        self.imports, self.helpers = imports, helpers
        self.classes, self.theirs = frozenset(classes), frozenset(theirs)
        self.ours = set()  # what test cells bind

    def __missing__(self, name):
        if name in self.imports:
            exec(self.imports[name], self)
            return self[name]
        if name in self.helpers:
            exec(self.helpers[name], self)
            self.home.names[self[name]] = name
            return self[name]
        its_own = name in self.ours or hasattr(builtins, name)
        dunder = name.startswith("__")
        if dunder or self.home is None or (its_own and name not in self.theirs):
            raise KeyError(name)
        return self.home.name(name, made=name in self.classes)


class Judge:
    """Serves one submission: runs cells as the supervisor says, and reports.

    Parameters
    ----------
    channel : Channel
        To the supervisor.
    shell : Shell
        Whose names become those of the tests.
    """

    def __init__(self, channel, shell):
        self.channel, self.shell = channel, shell
        self.home, self.names, self.most = None, None, 1 << 20
        self.seeds, self.before, self.number = Seeds(), frozenset(sys.modules), 0

    def serve(self):
        """Do what is asked until the supervisor hangs up."""
        with contextlib.suppress(Closed):
            while True:
                asked, *parts = wire.decode(self.channel.receive())
                reply = getattr(self, f"do_{asked}")(*parts)
                self.channel.send(wire.encode(reply))

    def do_begin(self, known, most, seed):
        """A submission begins: what is known of its names, the bytes a cell may show.

        The checks of nnworks use the seed, too, which no answer can have known.
        """
        again.also([seed])
        self.names, self.most = Names(*known), most
        start_names(self.shell, self.names)
        return ("ready",)

    def do_student(self):
        """A student's process is there; its channel comes right behind."""
        end = receive_end(self.channel.socket)
        if self.home is not None:
            self.home.link.refuse(ENDED)
        channel = Channel(socket.socket(fileno=end))
        known = {} if self.home is None else self.home.names
        self.home = self.names.home = Home(channel, self.seeds, known)
        return wire.decode(channel.receive(time.monotonic() + _MOST_START))

    def do_cell(self, source, seconds, number):
        """Run a cell of the student's: (outputs, why the process is dead or "")."""
        self.home.link.deadline = time.monotonic() + seconds
        try:
            _, outputs = self.home.cell(source, self.most, number)
        except Stopped:
            return [], self.home.link.dead
        self.home.link.finish()  # so that who sent too much is blamed, not the next
        return trim(outputs, self.most), self.home.link.dead

    def do_modules(self):
        """Names of what the tests imported that the warm process had not."""
        return sorted(set(sys.modules) - self.before)[:_MOST_MODULES]

    def do_put(self, wanted):
        """Hand names of the tests to the student's process, as far as they are data."""
        values = {name: self.names[name] for name in wanted if name in self.names}
        self.home.link.deadline = time.monotonic() + 10.0
        with contextlib.suppress(Stopped):
            self.home.put(values)
        return (self.home.link.dead,)

    def do_test(self, source, points, seconds, unchanging, number):
        """Run a test cell; see `_Tested` for the reply.

        Where a right answer changes nothing of what the test hands over, none needs to.
        The test then runs with arguments that nobody can change, since it may compare
        with them afterwards; and where the answer tried, once more as it stands, since
        it may ask whether they changed. The worse of the two counts, and the arguments
        are then what they were, for later tests.
        """
        self.names.ours |= names.bound(source)
        self.number = number
        tested = self._test(source, points, seconds, Back(write=not unchanging))
        if unchanging and tested.changed:
            tested = self._repeated(source, points, seconds, tested)
        return tuple(tested)

    def _repeated(self, source, points, seconds, held):
        if self.home.link.dead:
            lost = Stopped(LOST)
            score, failure, outputs = verdict(None, lost, points, self.shell.outputs)
            return held._replace(outputs=outputs, score=score, failure=failure)
        back = Back(undo=True)
        tested = self._test(source, points, seconds, back)
        back.undo()
        if held.score < tested.score:
            failure = f"{held.failure}\n{HELD}"
            shown = {"outputs": held.outputs, "score": held.score, "failure": failure}
            return tested._replace(**shown, changed=True)
        return tested._replace(changed=True)

    def _test(self, source, points, seconds, back):
        self.home.back = back
        self.home.link.deadline = time.monotonic() + seconds
        self.shell.outputs.most = self.most
        self.seeds.look_at(source)
        stopped = self._run(source, seconds)
        self.home.link.finish()
        self.home.give_back()
        outputs = self.shell.outputs
        value, error = outputs.value, self.shell.error
        printed = [o for o in outputs.found if o["output_type"] == "stream"]
        for output in printed:
            output["name"] = "stdout"  # on stderr it would cost the marks in nbgrader
        shown = [o for o in outputs.found if o["output_type"] == "display_data"]
        score, failure, result = verdict(value, error or stopped, points, outputs)
        found = [*trim([*printed, *shown], self.most), *trim(result, self.most)]
        made = (self.names.get(name) for name in names.bound(source))
        objects = any(isinstance(value, Proxy) for value in made)
        dead = self.home.link.dead
        return _Tested(found, score, failure, objects, back.changed, dead)

    def _run(self, source, seconds):
        def stop(number, frame):
            if self.home.link.busy:  # which has a clock of its own
                signal.setitimer(signal.ITIMER_REAL, 0.1)
                return
            raise Stopped("the test did not end in its time")

        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            self.shell.run(source, self.number)
        except BaseException as error:  # the alarm rang outside the cell
            return error
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
        return None


def start_names(shell, found):
    """Let a shell use `found`, a dict of any class, for its global names."""

    class Module:
        pass

    module = Module()
    module.__dict__ = found
    found |= {"__name__": "__main__", "__builtins__": builtins}
    shell.user_module, shell.user_ns = module, found
    shell.init_user_ns()
