"""Call a function whose answer is random, or trained, and say what is wrong with it.

There is no one right result to compare with, so each check looks at what must hold for
every right one: it says which rule is broken, and what breaks it.
"""

from dataclasses import dataclass

from nnworks.check.call import call
from nnworks.check.failure import CheckFailed, message
from nnworks.check.task import refuse_what_cannot_be_called


@dataclass(frozen=True)
class Asked:
    """What is called, and how a failure is told.

    Parameters
    ----------
    signature : str
        As in the exercise.
    read : str
        Where it was taught.
    library : tuple of str
        Functions of nnworks that are the answer, and so may not be called.
    called : str
        What is shown as the call, where it is another.
    """

    signature: str
    read: str
    library: tuple = ()
    called: str = ""

    @property
    def name(self):
        """The function's name."""
        return self.signature.partition("(")[0]

    @property
    def parameters(self):
        """The names of its parameters."""
        inside = self.signature.partition("(")[2].rstrip(")")
        return tuple(part.strip() for part in inside.split(","))

    def value(self, function, args, like, given, expected):
        """The result, read into exact arrays; CheckFailed where there is none."""
        refuse_what_cannot_be_called(self, function)
        outcome = call(function, args, like, library=self.library)
        if outcome.used:
            self.fail(
                given,
                f"a call of {outcome.used[0]}",
                "your own calculation",
                f"You called {outcome.used[0]}; the task is to write it.",
            )
        if outcome.failure:
            self.fail(given, outcome.failure[0], expected, outcome.failure[1])
        if outcome.changed:
            name = self.parameters[outcome.changed[0]]
            self.fail(
                given,
                f"{name} was changed",
                "the inputs as they were: who calls the function may still need them",
                f"It changes {name} in place; work on a copy, or on an order of row"
                " numbers.",
            )
        if outcome.warned:
            self.fail(
                given,
                f"a warning: {outcome.warned[0]}",
                expected,
                "On the way a number became too large to hold, or a calculation had no"
                " answer.",
            )
        return outcome.value

    def fail(self, given, got, expected, mistake):
        """Raise CheckFailed in the usual parts."""
        raise CheckFailed(
            message(
                self.name,
                called=self.called or self.signature,
                with_=given,
                got=got,
                expected=expected,
                mistake=mistake,
                read=self.read,
            )
        ) from None
