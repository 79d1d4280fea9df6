"""Find which mistake a wrong answer is: the one that gives the same results."""

from dataclasses import dataclass

import numpy as np

from nnworks.check import compare, show
from nnworks.check.call import call

__all__ = ["Case", "Mistake", "diagnose", "general"]


@dataclass(frozen=True)
class Mistake:
    """A misconception: what it is, in a sentence, and a function that makes it."""

    sentence: str
    function: object


@dataclass(frozen=True)
class Case:
    """The arguments of one call, and what the reference returns for them."""

    args: tuple
    like: object  # as the reference returns it: what kind of result is asked for

    @property
    def want(self):
        """The same, read into exact arrays."""
        return compare.read(self.like, self.like)


def diagnose(mistakes, cases, outcomes):
    """Name the mistake whose results equal the student's in every case, or "".

    Parameters
    ----------
    mistakes : iterable of Mistake
    cases : list of Case
    outcomes : list of Outcome
        What the student's function did, case by case.

    Returns
    -------
    str
    """
    for mistake in mistakes:
        if all(
            outcome.same(call(mistake.function, case.args, case.like))
            for case, outcome in zip(cases, outcomes, strict=True)
        ):
            return mistake.sentence
    return _by_the_first_wrong_part(mistakes, cases, outcomes)


def _by_the_first_wrong_part(mistakes, cases, outcomes):
    """Of several results, one may be wrong in one way and a later one in another.

    So compare the results up to the first wrong one, those before it being right.
    """
    if any(outcome.failure or type(outcome.value) is not tuple for outcome in outcomes):
        return ""
    wanted = [case.want for case in cases]
    wrong = [
        i
        for outcome, want in zip(outcomes, wanted, strict=True)
        for i, pair in enumerate(zip(outcome.value, want, strict=True))
        if not compare.same(*pair)
    ]
    end = min(wrong, default=0) + 1
    for mistake in mistakes if wrong else ():
        theirs = (call(mistake.function, case.args, case.like) for case in cases)
        if all(
            not his.failure and compare.same(outcome.value[:end], his.value[:end])
            for outcome, his in zip(outcomes, theirs, strict=True)
        ):
            return mistake.sentence
    return ""


def general(cases, outcomes):
    """Name a mistake that any function can have, or "".

    The parameters and the result are those of `diagnose`.
    """
    if any(outcome.failure for outcome in outcomes):
        return ""
    got = [outcome.value for outcome in outcomes]
    wanted = [case.want for case in cases]
    if all(compare.same(g, _zeros(w)) for g, w in zip(got, wanted, strict=True)):
        return "It returns zeros whatever goes in."
    if all(compare.same(g, got[0]) for g in got[1:]):
        shown = " ".join(show.value(got[0]).split())  # rows of a table in one line
        return (
            f"It returns {shown} whatever goes in: is a result written down where the"
            " calculation belongs?"
        )
    firsts = [np.asarray(case.args[0]) for case in cases]
    if all(compare.same(g, first) for g, first in zip(got, firsts, strict=True)):
        return "It gives back its first input unchanged."
    if all(compare.same(g, _negated(w)) for g, w in zip(got, wanted, strict=True)):
        return "The sign is the wrong way round, everywhere."
    right = [compare.same(g, w) for g, w in zip(got, wanted, strict=True)]
    if right[0] and not any(right[1:]):
        return (
            "It is right for the first example and for no other: is a number from that"
            " example left in the code?"
        )
    return ""


def _zeros(want):
    if isinstance(want, tuple):
        return tuple(_zeros(part) for part in want)
    return np.zeros_like(want)


def _negated(want):
    if isinstance(want, tuple):
        return tuple(_negated(part) for part in want)
    return -want.astype(np.float64)
