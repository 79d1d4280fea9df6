"""Check one function against a reference, as a declarative task describes it."""

from dataclasses import dataclass

import numpy as np

from nnworks.check import compare, show
from nnworks.check.again import is_more, with_more_seeds
from nnworks.check.call import calls
from nnworks.check.diagnose import Case, diagnose, general
from nnworks.check.failure import CheckFailed, message

__all__ = ["Task", "refuse_what_cannot_be_called"]

_UNKNOWN = (
    "Not one that this check knows by name. Put these inputs into the formula by hand,"
    " step by step, and print each step of your function beside it."
)
_UNSTEADY = (
    "Called twice with the same inputs, it answers differently: it uses random numbers,"
    " or keeps something from one call to the next."
)
_AS_IT_WAS = "the inputs as they were: who calls the function may still need them"


@dataclass(frozen=True)
class Task:
    """A function that a student writes.

    Parameters
    ----------
    signature : str
        As in the exercise: "weighted_sum(x, w, b)".
    reference : callable
        The right answer, in float64.
    cases : callable
        ``cases(rng)`` gives a list of argument tuples, the easiest to read first.
    mistakes : tuple of Mistake
        The likeliest first.
    read : str
        Where it was taught.
    library : tuple of str
        Functions of nnworks that are the answer, and so may not be called.
    results : tuple of str
        The names of the results, where there are several.
    called : str
        What is shown as the call where the function is a thin one around something
        else: "ReLU().forward(x)" for the signature "ReLU(x)".
    """

    signature: str
    reference: object
    cases: object
    mistakes: tuple
    read: str
    library: tuple = ()
    results: tuple = ()
    called: str = ""

    @property
    def name(self):
        """The function's name."""
        return self.signature.partition("(")[0]

    @property
    def parameters(self):
        """The names of its parameters."""
        inside = self.signature.partition("(")[2].rstrip(")")
        return tuple(part.strip() for part in inside.split(",") if part.strip())

    @with_more_seeds
    def check(self, function, *, seed):
        """Call the function in all cases; return their number.

        Raises
        ------
        CheckFailed
            At the first case that goes wrong, with what was called, with what, what
            came back, what was expected, which mistake that is and where to read.
        """
        refuse_what_cannot_be_called(self, function)
        rng = np.random.default_rng(seed)
        cases = [Case(args, self.reference(*args)) for args in self.cases(rng)]
        watched = {"library": self.library, "answer": self.reference}
        outcomes = calls(function, [(c.args, c.like) for c in cases], **watched)
        for case, outcome in zip(cases, outcomes, strict=True):
            found = self._problem(outcome, case.want)
            if found is not None:
                named = "" if outcome.used else self._name(function, cases, outcomes)
                self._fail(case.args, found, named)
        # With the first seed it was seen whether anything is left from call to call.
        changing = None if is_more() else self._changing(function, cases, outcomes)
        if changing is not None:
            self._fail(*changing, _UNSTEADY)
        return len(cases)

    def _name(self, function, cases, outcomes):
        """The mistake in a sentence, "" where it is none of those known."""
        named = diagnose(self.mistakes, cases, outcomes)
        if not named and not any(outcome.error for outcome in outcomes):
            changing = self._changing(function, cases, outcomes)
            named = _UNSTEADY if changing else general(cases, outcomes)
        return named

    def _changing(self, function, cases, outcomes):
        """Call it a second time, last case first: nothing may be left from before.

        Returns (args, Difference) of a case that now ends differently, or None.
        """
        pairs = list(zip(cases, outcomes, strict=True))[::-1]
        second = calls(function, [(case.args, case.like) for case, _ in pairs])
        for (case, outcome), again in zip(pairs, second, strict=True):
            if not again.same(outcome):
                return case.args, compare.Difference(
                    f"{_brief(again)}, when called a second time",
                    f"{_brief(outcome)}, as the first time",
                )
        return None

    def _problem(self, outcome, want):
        """What is wrong with one outcome, as a Difference; None if nothing is."""
        if outcome.used:
            return compare.Difference(
                f"a call of {outcome.used[0]}",
                "your own calculation",
                f"You called {outcome.used[0]}; the task is to write it.",
            )
        if outcome.failure:
            return compare.Difference(
                outcome.failure[0], show.value(want), outcome.failure[1]
            )
        found = compare.difference(outcome.value, want, self.results)
        if found is None and outcome.changed:
            found = self._changed(outcome)
        if found is None and outcome.warned:
            found = compare.Difference(
                f"{show.value(outcome.value)}, and a warning: {outcome.warned[0]}",
                f"{show.value(want)}, without a warning",
                "The result is right by luck: on the way a number became too large to"
                " hold, or a calculation had no answer.",
            )
        return found

    def _changed(self, outcome):
        name = self.parameters[outcome.changed[0]]
        return compare.Difference(
            f"the right result, but {name} was changed",
            _AS_IT_WAS,
            f"It changes {name} in place: `{name} += ...` and `{name}[...] = ...` write"
            f" into the caller's own array. `{name} = {name} + ...` makes a new one.",
        )

    def _fail(self, args, found, named):
        raise CheckFailed(
            message(
                self.name,
                called=self.called or self.signature,
                with_=show.arguments(self.parameters, args),
                got=found.got,
                expected=found.expected,
                mistake=named or found.hint or _UNKNOWN,
                read=self.read,
            )
        ) from None


def refuse_what_cannot_be_called(task, function):
    """Raise CheckFailed where something else than a function was handed over."""
    if callable(function):
        return
    raise CheckFailed(
        message(
            task.name,
            called=task.called or task.signature,
            got=f"{type(function).__name__}, which cannot be called",
            expected=f"the function {task.name}",
            mistake=f"Hand over the function itself, {task.name}, without brackets: is"
            " its name used for something else in a later cell?",
            read=task.read,
        )
    )


def _brief(outcome):
    return outcome.failure[0] if outcome.failure else show.value(outcome.value)
