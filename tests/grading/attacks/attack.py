"""What an attack is: a submission, the points that it is due, and what must not be."""

from dataclasses import dataclass, field

from nnworks.grading.session import CellIn, Job
from tests.grading.toy import FIRST, RIGHT, SMALL, TESTS

TASKS = tuple(RIGHT)


@dataclass(frozen=True)
class Attack:
    """A submission to the toy assignment of three tasks, 5 points each.

    Parameters
    ----------
    tries : str
        What it is after, for the table in docs/grading.md.
    answers : dict
        {task: source}; the other tasks are answered rightly.
    due : tuple of float
        The points that each task has earned.
    may_lose : bool
        Whether chance decides how much it costs itself; it never gains.
    before : str
        A cell at the top, behind the imports.
    files : dict
        {path: bytes} beside the notebook.
    tests : dict
        {task: source} of tests other than the toy's.
    never : tuple of str
        What must not be in any output.
    """

    tries: str
    answers: dict = field(default_factory=dict)
    due: tuple = (0.0, 5.0, 5.0)
    before: str = ""
    files: dict = field(default_factory=dict)
    tests: dict = field(default_factory=dict)
    never: tuple = ()
    may_lose: bool = False

    def job(self, limits=SMALL):
        """The submission, as the session takes it."""
        tests, cells = TESTS | self.tests, [CellIn(FIRST)]
        if self.before:
            cells.append(CellIn(self.before))
        for task in TASKS:
            cells.append(CellIn(self.answers.get(task, RIGHT[task]), task))
            # That the right answers change nothing is what a rehearsal finds.
            cells.append(CellIn(tests[task], f"test_{task}", True, 5.0, True))
        files = {"data.txt": b"1 2 3\n", **self.files}
        pristine = (FIRST, *(s for task in TASKS for s in (RIGHT[task], tests[task])))
        return Job(tuple(cells), pristine, files, limits)


def every():
    """{name: Attack} of all the modules here."""
    from tests.grading.attacks import objects, parent, restart, scratch, speaks

    found = {}
    for module in (objects, speaks, restart, scratch, parent):
        twice = set(found) & set(module.ATTACKS)
        if twice:
            raise ValueError(f"two attacks are called {sorted(twice)[0]!r}")
        found |= module.ATTACKS
    return found
