"""One submission from its first cell to its marks; what dies is started again."""

import time

from nnworks.grading import names
from nnworks.grading.around import ways_around
from nnworks.grading.client import Warm
from nnworks.grading.job import HELD, CellIn, CellOut, Job, Outcome
from nnworks.grading.keeper import KILLED
from nnworks.grading.limits import Limits, Trimmer
from nnworks.grading.link import ENDED
from nnworks.grading.pair import JudgeDied, Killed, Pair

__all__ = ["CellIn", "CellOut", "Job", "Killed", "Limits", "Outcome", "Session", "Warm"]

REPEATED = (
    "{name}: the answer changes the arrays that it is given; the test was repeated with"
    " arrays that it cannot change."
)
_MARKS = ("error", "execute_result")  # from which nbgrader reads the marks
_LEFT_OUT = "Not run in the grading: this cell only shows something.\n"
_LEFT_OUT = ({"output_type": "stream", "name": "stdout", "text": _LEFT_OUT},)


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
        self.job, self.limits = job, job.limits
        self.tests = {cell.source for cell in job.cells if cell.graded}
        self.pristine = tuple(s for s in job.pristine if s not in self.tests)
        self.pair = Pair(warm, job, self.pristine, again)
        self.offenders, self.notes = set(), []
        self.trim, self.over = Trimmer(self.limits), ""
        self.put = {}  # place of a test cell -> names of it that later cells read
        self.passed, self.objects, self.changed = set(), set(), set()  # places of tests

    def __enter__(self):
        self.pair.__enter__()
        return self

    def __exit__(self, *exception):
        self.pair.__exit__(*exception)

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
        self.pair.begin()
        cells = tuple(self._timed(place) for place in range(len(self.job.cells)))
        return Outcome(cells, tuple(self.notes))

    @staticmethod
    def imported(job):
        """Names of the modules that the instructor's cells import."""
        return sorted(names.modules(job.pristine) - job.beside())

    def modules(self):
        """Names of what the tests imported that the warm process had not."""
        if self.pair.judge is None:
            return []
        try:
            found = self.pair.ask("modules", most=10.0)
        except JudgeDied:
            return []
        beside = self.job.beside()
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
            outputs, score, failure = self._not_run(cell)
        elif cell.left_out:
            outputs, score, failure = _LEFT_OUT, None, ""
        elif cell.graded:
            outputs, score, failure = self._test(place)
        else:
            outputs, score, failure = self._cell(place)
        seconds = time.monotonic() - started
        changed = place in self.changed
        return CellOut(tuple(outputs), score, failure, seconds, changed)

    def _not_run(self, cell):
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
            outputs, dead = self._run_cell(place, seconds)
        except JudgeDied:
            outputs, dead = [], "the judge ended"
            self.pair.end()
        outputs = list(self.trim(outputs))
        if dead:
            self.offenders.add(place)
            why = self._restart(place, dead)
            outputs += _failed("Stopped", why)
        return outputs, None, ""

    def _test(self, place):
        cell, seconds = self.job.cells[place], self._seconds()
        try:
            outputs, score, failure, objects, changed, dead = self._run_test(
                place, cell.points, seconds
            )
            self.passed |= {place} if not failure else set()
            self.objects |= {place} if objects else set()
            self.changed |= {place} if changed else set()
        except JudgeDied:
            failure = "the test did not end in its time, or used too much memory"
            outputs, score, dead = list(_failed("Stopped", failure)), 0.0, "-"
            self.pair.end()
        if place in self.changed and cell.unchanging and (score or HELD in failure):
            self.notes.append(REPEATED.format(name=cell.grade_id))
        # Without room for them nbgrader would take a test with part of its points for
        # one with all.
        decide = [o for o in outputs if o["output_type"] in _MARKS]
        kept = [*self.trim([o for o in outputs if o not in decide]), *decide]
        if dead:
            self._restart(place, dead)
        later = self._read_later(place)
        wanted = sorted(names.bound(cell.source) & later)
        if wanted and not self.over:
            self.put[place] = wanted
            self._put(place)
        return kept, score, failure

    def _run_cell(self, place, seconds):
        asked = "cell", self.job.cells[place].source, seconds, place + 1
        return self.pair.ask(*asked, most=seconds)

    def _run_test(self, place, points, seconds):
        cell = self.job.cells[place]
        asked = "test", cell.source, points, seconds, cell.unchanging, place + 1
        return self.pair.ask(*asked, most=seconds * (1 + cell.unchanging))

    def _read_later(self, place):
        """Names that the instructor's cells behind this test read, tests left out."""
        source = self.job.cells[place].source
        every = list(self.job.pristine)
        start = every.index(source) + 1 if source in every else 0
        later = [s for s in every[start:] if s not in self.tests]
        return frozenset().union(*map(names.read, later))

    def _put(self, place):
        try:
            (dead,) = self.pair.ask("put", self.put[place], most=30.0)
        except JudgeDied:
            dead = "-"
            self.pair.end()
        if dead:
            del self.put[place]
            self._restart(place + 1, dead)

    def _restart(self, place, dead):
        """Start the student's process again and run the cells before `place` again.

        A cell at which it ends once more is left out, too. Returns what is said of it.
        """
        while True:
            judge = self.pair.judge
            how = self.pair.end_student()
            if how.startswith(KILLED):
                self.pair.may_begin_again()
            why = how if how and dead == ENDED else dead
            words = f"at code cell {place + 1} the student's process was lost: {why}"
            if self.pair.starts > self.limits.restarts:
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
            self.pair.begin() if fresh else self.pair.start_student()
        except JudgeDied:
            self._give_up("the judge could not be started again")
            return None
        for earlier, cell in enumerate(self.job.cells[:place]):
            skip = cell.left_out or earlier in self.offenders
            if skip or time.monotonic() >= self.ends:
                continue
            try:
                dead = self._once_more(earlier, cell, fresh)
            except JudgeDied:
                dead = "the judge ended"
                self.pair.end()
            if dead:
                return earlier, dead
        return None

    def _once_more(self, place, cell, fresh):
        seconds = self._seconds()
        if not cell.graded:
            return self._run_cell(place, seconds)[-1]
        # Its names are gone with the judge, or stand for objects that are gone.
        if place in self.passed and (fresh or place in self.objects):
            reply = self._run_test(place, 0.0, seconds)
            if reply[-1]:
                return reply[-1]
        if place not in self.put:
            return ""
        return self.pair.ask("put", self.put[place], most=30.0)[-1]


def _failed(name, text):
    told = {"ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
    return ({"output_type": "error", **told},)
