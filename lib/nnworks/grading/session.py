"""One submission from its first cell to its marks; what dies is started again."""

import time
from pathlib import Path

from nnworks.grading import names, scratch, wire
from nnworks.grading.around import ways_around
from nnworks.grading.channel import Channel, Closed, Late, TooLong, send_end
from nnworks.grading.client import Warm
from nnworks.grading.job import CellIn, CellOut, Job, Outcome
from nnworks.grading.keeper import KILLED
from nnworks.grading.leftovers import Folder
from nnworks.grading.limits import Limits, Trimmer
from nnworks.grading.link import ENDED
from nnworks.grading.sandbox import SandboxError

__all__ = ["CellIn", "CellOut", "Job", "Killed", "Limits", "Outcome", "Session", "Warm"]

_SLACK = 5.0  # seconds beyond a cell's own until a judge that is silent is ended


class Killed(Exception):
    """A process of the session was killed, maybe by somebody else: try once more."""


class _JudgeDied(Exception):
    """The judge ended, or was silent for too long."""


class Session:
    """Runs the cells of one submission in order.

    Parameters
    ----------
    warm : Warm
        A started one.
    job : Job
    again : bool
        Whether the submission can be graded once more: then the first process that was
        killed, early enough, is answered by Killed. What kills is not always the
        submission: a machine that is short of memory takes anybody's process.
    """

    def __init__(self, warm, job, again=False):
        self.warm, self.job, self.limits = warm, job, job.limits
        self.again_until = time.monotonic() + again * job.limits.notebook_s / 4
        self.tests = {cell.source for cell in job.cells if cell.graded}
        self.pristine = tuple(s for s in job.pristine if s not in self.tests)
        self.folder = None
        self.student = self.judge = self.channel = None
        self.offenders, self.starts, self.notes = set(), 0, []
        self.trim, self.over = Trimmer(self.limits), ""
        self.put = {}  # place of a test cell -> names of it that later cells read
        self.passed, self.objects = set(), set()  # places of test cells

    def __enter__(self):
        self.folder = Folder()
        return self

    def __exit__(self, *exception):
        try:
            self._end()
        finally:
            self.folder.remove()

    def run(self):
        """Grade the submission.

        Returns
        -------
        Outcome

        Raises
        ------
        WarmDied, SandboxError, Killed
        """
        self.ends = time.monotonic() + self.limits.notebook_s
        theirs = [cell.source for cell in self.job.cells if not cell.graded]
        self.notes += ways_around(theirs, self.pristine)
        self._begin()
        cells = tuple(self._timed(place) for place in range(len(self.job.cells)))
        return Outcome(cells, tuple(self.notes))

    @staticmethod
    def imported(job):
        """Names of the modules that the instructor's cells import."""
        return sorted(names.modules(job.pristine) - _beside(job))

    def modules(self):
        """Names of what the tests imported that the warm process had not."""
        if self.judge is None:
            return []
        try:
            found = self._ask("modules", most=10.0)
        except _JudgeDied:
            return []
        beside = _beside(self.job)
        return [name for name in found if name.partition(".")[0] not in beside]

    def _timed(self, place):
        started = time.monotonic()
        cell = self.job.cells[place]
        if not self.over and started >= self.ends:
            self._give_up(
                f"the notebook ran for longer than its {self.limits.notebook_s:g} s;"
                f" code cells from number {place + 1} on were not run"
            )
        if self.over:
            outputs, score, failure = self._left_out(cell)
        elif cell.graded:
            outputs, score, failure = self._test(place)
        else:
            outputs, score, failure = self._cell(place)
        seconds = time.monotonic() - started
        return CellOut(tuple(outputs), score, failure, seconds)

    def _left_out(self, cell):
        if not cell.graded:
            return (), None, ""
        return _failed("NotRun", self.over), 0.0, f"not run: {self.over}"

    def _give_up(self, why):
        self.over = why
        self.notes.append(f"{why[0].upper()}{why[1:]}.")

    # Cells.

    def _seconds(self):
        return max(min(self.limits.cell_s, self.ends - time.monotonic()), 0.1)

    def _cell(self, place):
        seconds = self._seconds()
        try:
            outputs, dead = self._ask(
                "cell", self.job.cells[place].source, seconds, most=seconds
            )
        except _JudgeDied:
            outputs, dead = [], "the judge ended"
            self._end()
        outputs = list(self.trim(outputs))
        if dead:
            self.offenders.add(place)
            why = self._restart(place, dead)
            outputs += _failed("Stopped", why)
        return outputs, None, ""

    def _test(self, place):
        cell, seconds = self.job.cells[place], self._seconds()
        try:
            outputs, score, failure, objects, dead = self._ask(
                "test", cell.source, cell.points, seconds, most=seconds
            )
            self.passed |= {place} if not failure else set()
            self.objects |= {place} if objects else set()
        except _JudgeDied:
            failure = "the test did not end in its time, or used too much memory"
            outputs, score, dead = list(_failed("Stopped", failure)), 0.0, "-"
            self._end()
        kept = list(self.trim([o for o in outputs if o["output_type"] != "error"]))
        kept += [o for o in outputs if o["output_type"] == "error"]
        if dead:
            self._restart(place, dead)
        later = self._read_later(place)
        wanted = sorted(names.bound(cell.source) & later)
        if wanted and not self.over:
            self.put[place] = wanted
            self._put(place)
        return kept, score, failure

    def _read_later(self, place):
        """Names that the instructor's cells behind this test read, tests left out."""
        source = self.job.cells[place].source
        every = list(self.job.pristine)
        start = every.index(source) + 1 if source in every else 0
        later = [s for s in every[start:] if s not in self.tests]
        return frozenset().union(*map(names.read, later))

    def _put(self, place):
        try:
            (dead,) = self._ask("put", self.put[place], most=30.0)
        except _JudgeDied:
            dead = "-"
            self._end()
        if dead:
            del self.put[place]
            self._restart(place + 1, dead)

    # Processes.

    def _begin(self):
        """Start a judge and a student's process."""
        spec = {"seed": self.job.seed, "memory_bytes": self.limits.memory_bytes}
        spec["folder"] = self._folder(f"judge-{self.starts}")
        self.judge, end = self.warm.fork("judge", spec)
        self.channel = Channel(end)
        given, most = tuple(self.job.given), self.limits.output_bytes
        begin = "begin", self.pristine, given, most, self.job.own_seed()
        self._ask(*begin, most=30.0)
        self._start_student()

    def _start_student(self):
        self.starts += 1
        folder = self._folder(f"student-{self.starts}")
        spec = {
            "folder": folder,
            "read": [str(path) for path in self.warm.read],
            "sandbox": self.job.sandbox,
            "figures": self.job.figures,
            "seed": self.job.seed,
        }
        for name in ("memory_bytes", "cpu_s", "file_bytes", "processes"):
            spec[name] = getattr(self.limits, name)
        self.student, end = self.warm.fork("student", spec)
        with end:
            said = self._ask("student", most=120.0, end=end)
        if said[0] != "ready":
            raise SandboxError(said[1])

    def _folder(self, name):
        """A fresh folder that holds the submission's files."""
        folder = self.folder.path / name
        folder.mkdir(mode=0o755)
        scratch.fill(folder, self.job.files)
        return str(folder)

    def _ask(self, asked, *parts, most, end=None):
        """Ask the judge; `most` is the seconds that it may take, by its own count."""
        deadline = time.monotonic() + most + _SLACK
        try:
            self.channel.send(wire.encode((asked, *parts)), deadline)
            if end is not None:
                send_end(self.channel.socket, end)
            return wire.decode(self.channel.receive(deadline))
        except (Closed, OSError):
            self._may_begin_again()
            raise _JudgeDied from None
        except (Late, TooLong, wire.WireError):
            raise _JudgeDied from None

    def _may_begin_again(self):
        if time.monotonic() < self.again_until:
            raise Killed

    def _end(self):
        """End both processes; how the student's ended."""
        why = self.warm.end(self.student) if self.student else ""
        if self.judge:
            self.channel.close()
            self.warm.end(self.judge)
        self.student = self.judge = None
        return why

    def _restart(self, place, dead):
        """Start the student's process again and run the cells before `place` again.

        A cell at which it ends once more is left out, too. Returns what is said of it.
        """
        while True:
            judge = self.judge
            how = self.warm.end(self.student) if self.student else ""
            self.student = None
            if how.startswith(KILLED):
                self._may_begin_again()
            why = how if how and dead == ENDED else dead
            words = f"at code cell {place + 1} the student's process was lost: {why}"
            if self.starts > self.limits.restarts:
                self._give_up(f"{words}, once more than it may")
                return words
            self.notes.append(f"{words[0].upper()}{words[1:]}; it was started again.")
            failed = self._again(place, fresh=judge is None)
            if failed is None:
                return words
            place, dead = failed
            self.offenders.add(place)

    def _again(self, place, fresh):
        """Start anew as far as `place`; (place, why) of a cell at which that ends."""
        try:
            self._begin() if fresh else self._start_student()
        except _JudgeDied:
            self._give_up("the judge could not be started again")
            return None
        for earlier, cell in enumerate(self.job.cells[:place]):
            if earlier in self.offenders or time.monotonic() >= self.ends:
                continue
            try:
                dead = self._once_more(earlier, cell, fresh)
            except _JudgeDied:
                dead = "the judge ended"
                self._end()
            if dead:
                return earlier, dead
        return None

    def _once_more(self, place, cell, fresh):
        seconds = self._seconds()
        if not cell.graded:
            return self._ask("cell", cell.source, seconds, most=seconds)[-1]
        # Its names are gone with the judge, or stand for objects that are gone.
        if place in self.passed and (fresh or place in self.objects):
            reply = self._ask("test", cell.source, 0.0, seconds, most=seconds)
            if reply[-1]:
                return reply[-1]
        if place not in self.put:
            return ""
        return self._ask("put", self.put[place], most=30.0)[-1]


def _beside(job):
    """Names of modules that may lie beside the notebook."""
    return {Path(path).parts[0].removesuffix(".py") for path in job.files}


def _failed(name, text):
    told = {"ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
    return ({"output_type": "error", **told},)
