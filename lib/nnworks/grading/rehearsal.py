"""The instructor's own solution, graded like a submission before the class is.

It shows two things that no text of a test shows. In which tests a right answer changes
nothing of what it is given: there no answer needs to, and the judge looks closer at one
that does. And which tests fail a right answer, because they need what they do not have
when they run apart from it.

Marks are given by the gradebook's tests all the same, so what is found here is no part
of the digest by which a change of the tests is seen.
"""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from nnworks.grading.notebook import read_notebook
from nnworks.grading.restore import restore
from nnworks.grading.system import check_system
from nnworks.grading.work import Grading, job_of, make_runner
from nnworks.grading.worker import in_words

__all__ = ["Rehearsing", "rehearse", "rehearsed", "rehearsed_by"]

LESS = (
    "{where}: the instructor's own solution gets {score:g} of {points:g} points in"
    " {test}: {why}"
)
NOT_RUN = (
    "{where}: the instructor's own solution was not run beforehand ({why}); the class"
    " is graded without."
)
_MOST_SAID = 10
_MOST_TEXT = 200


@dataclass(frozen=True)
class Rehearsing(Grading):
    """The work of a pool that is yet to grade: folders of solutions in."""

    def do(self, warm, folder):
        """({notebook: tests in which a right answer changes nothing}, sentences)."""
        plan, said = rehearse(self.plan, folder, warm.run)
        return {name: one.unchanging for name, one in plan.notebooks.items()}, said

    def failed(self, folder, why):
        """The result where the solutions could not be run; `why` is a sentence."""
        return {}, (_not_run(self.plan, why.removesuffix(".")),)

    def hear(self, found):
        """The work of grading itself."""
        return Grading(self.plan.with_unchanging(found))


@contextlib.contextmanager
def rehearsed_by(make_pool, plan, folder, count):
    """A pool whose workers grade, once one of them has run the solutions.

    The others get ready meanwhile.

    Parameters
    ----------
    make_pool : callable
        Makes a `nnworks.grading.pool.Pool` of a work.
    plan : nnworks.grading.plan.Plan
    folder : Path
        With the instructor's notebooks, solutions in them; it may be missing.
    count : int
        How many submissions will be graded.

    Yields
    ------
    (Pool, Plan, tuple of str)
        The plan with what was found, and a sentence about each test that is in doubt.
    """
    if not _solved(plan, folder):
        with make_pool(Grading(plan)) as pool:
            yield pool, plan, ()
        return
    with make_pool(Rehearsing(plan)) as pool:
        pool.start(count)
        ((found, said),) = pool.run([folder])
        pool.tell(found)
        yield pool, plan.with_unchanging(found), said


def rehearsed(plan, folder):
    """The same in a warm process of its own, which then ends: (Plan, sentences)."""
    if not _solved(plan, folder):
        return plan, ()
    try:
        check_system(plan.sandbox)
        with make_runner(plan) as warm:
            return rehearse(plan, folder, warm.run)
    except Exception as error:  # the class can be graded without
        return plan, (_not_run(plan, in_words(error)),)


def rehearse(plan, folder, run):
    """(Plan, sentences) with `run`, which makes a Job's Outcome."""
    notebooks, said = dict(plan.notebooks), []
    for name, original in plan.notebooks.items():
        if not _path(folder, name).is_file():
            continue
        several = len(plan.notebooks) > 1
        where = f"{plan.assignment}/{name}" if several else plan.assignment
        try:
            tests = _tested(plan, _path(folder, name), original, run)
        except Exception as error:
            said.append(NOT_RUN.format(where=where, why=in_words(error)))
            continue
        kept = [c.grade_id for c, out in tests if not out.failure and not out.changed]
        notebooks[name] = replace(original, unchanging=tuple(kept))
        said += [_less(where, *pair) for pair in tests if pair[1].failure]
    if len(said) > _MOST_SAID:
        said[_MOST_SAID:] = [f"{len(said) - _MOST_SAID} more tests are like these."]
    return replace(plan, notebooks=notebooks), tuple(said)


def _tested(plan, path, original, run):
    """The tests of an instructor's notebook, and what came of each."""
    nb, _ = restore(read_notebook(path.read_bytes())[0], original)
    job = replace(job_of(nb, original, plan, {}), figures=False)
    pairs = zip(job.cells, run(job).cells, strict=True)
    return [pair for pair in pairs if pair[0].graded]


def _solved(plan, folder):
    return any(_path(folder, name).is_file() for name in plan.notebooks)


def _not_run(plan, why):
    return NOT_RUN.format(where=plan.assignment, why=why)


def _path(folder, name):
    return Path(folder, f"{name}.ipynb")


def _less(where, cell, out):
    why = " ".join(out.failure.split())
    why = why if len(why) <= _MOST_TEXT else f"{why[:_MOST_TEXT]}..."
    known = {"score": out.score, "points": cell.points, "test": cell.grade_id}
    return LESS.format(where=where, why=why, **known)
