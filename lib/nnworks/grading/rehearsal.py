"""The instructor's own solution, graded like a submission before the class is.

It shows two things that no text of a test shows. In which tests a right answer changes
nothing of what it is given: there no answer needs to, and the judge looks closer at one
that does. And which tests fail a right answer, because they need what they do not have
when they run apart from it.

Marks are given by the gradebook's tests all the same, so what is found here is no part
of the digest by which a change of the tests is seen.
"""

from dataclasses import replace
from pathlib import Path

from nnworks.grading.notebook import read_notebook
from nnworks.grading.restore import restore
from nnworks.grading.system import check_system
from nnworks.grading.work import job_of, make_runner
from nnworks.grading.worker import in_words

__all__ = ["rehearse", "rehearsed"]

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


def rehearsed(plan, folder):
    """Run the solutions in a warm process of their own, which then ends.

    Parameters
    ----------
    plan : nnworks.grading.plan.Plan
    folder : Path
        With the instructor's notebooks, solutions in them; it may be missing.

    Returns
    -------
    (Plan, tuple of str)
        The plan with what was found, and a sentence about each test that is in doubt.
    """
    if not any(_path(folder, name).is_file() for name in plan.notebooks):
        return plan, ()
    try:
        check_system(plan.sandbox)
        with make_runner(plan) as warm:
            return rehearse(plan, folder, warm.run)
    except Exception as error:  # the class can be graded without
        return plan, (NOT_RUN.format(where=plan.assignment, why=in_words(error)),)


def rehearse(plan, folder, run):
    """The same with `run`, which makes a Job's Outcome."""
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


def _path(folder, name):
    return Path(folder, f"{name}.ipynb")


def _less(where, cell, out):
    why = " ".join(out.failure.split())
    why = why if len(why) <= _MOST_TEXT else f"{why[:_MOST_TEXT]}..."
    known = {"score": out.score, "points": cell.points, "test": cell.grade_id}
    return LESS.format(where=where, why=why, **known)
