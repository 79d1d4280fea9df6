"""Judge weights that a student's function gives by what the network with them does."""

from dataclasses import dataclass

import numpy as np

from nnworks import functional as F
from nnworks.check import show
from nnworks.check.call import call
from nnworks.check.failure import CheckFailed, message
from nnworks.check.ps02._linear import forward

NAMES = ("weight1", "bias1", "weight2", "bias2")
_LIKE = ([[1.0]], [1.0], [[1.0]], [1.0])  # lists will do, and lists of rows
_MEANING = {
    "weight1": "It has a row for each hidden unit and in it a number for each input.",
    "bias1": "It has one number for each hidden unit: as many as weight1 has rows.",
    "weight2": "It has one row, for the one output, and in it a number for each hidden"
    " unit.",
    "bias2": "It has one number, for the one output, in brackets of its own.",
}


def hidden(parts, x):
    """What the hidden units say: (N, in) -> (N, H) of 0 and 1."""
    return F.step(forward(x, *parts[:2]))


def scores(parts, x):
    """The sum of the output unit, before any step: (N, in) -> (N,)."""
    return forward(hidden(parts, x), *parts[2:])[:, 0]


@dataclass(frozen=True)
class Built:
    """A function that gives the weights of a network with one hidden layer of steps.

    `units` is the number of hidden units, None where the student chooses it.
    """

    signature: str
    called: str
    inputs: int
    units: int | None
    read: str

    @property
    def name(self):
        """The function's name."""
        return self.signature.partition("(")[0]

    def parts(self, function, args=(), given=""):
        """Call it and read weight1, bias1, weight2, bias2 in the shapes asked for."""
        if not callable(function):
            self.fail(
                given,
                f"{type(function).__name__}, which cannot be called",
                f"the function {self.name}",
                f"Hand over the function itself, {self.name}, without brackets.",
            )
        outcome = call(function, args, _LIKE)
        if outcome.failure:
            self.fail(given, outcome.failure[0], self._wanted(), outcome.failure[1])
        if outcome.changed:
            name = ("edges", "heights")[outcome.changed[0]]
            self.fail(
                given,
                f"{name} was changed",
                "the inputs as they were",
                f"It changes {name} in place; make a new array instead.",
            )
        self._refuse_shapes(outcome.value, given)
        return outcome.value

    def _refuse_shapes(self, parts, given):
        rows = self.units or (len(parts[0]) if parts[0].ndim == 2 else 0)
        units = rows or "H"
        shapes = ((units, self.inputs), (units,), (1, units), (1,))
        for name, part, shape in zip(NAMES, parts, shapes, strict=True):
            if part.shape != shape:
                text = f"({units},)" if len(shape) == 1 and name != "bias2" else shape
                self.fail(
                    given,
                    f"{name} of shape {part.shape}",
                    f"{name} of shape {text}".replace("'", ""),
                    _MEANING[name],
                )
            if not np.isfinite(part).all():
                self.fail(
                    given,
                    f"{name} = {show.value(part)}",
                    "plain numbers",
                    f"{name} holds nan or inf.",
                )

    def _wanted(self):
        return "weight1, bias1, weight2, bias2 of a network with one hidden layer"

    def fail(self, given, got, expected, mistake):
        """Raise CheckFailed in the usual five parts."""
        raise CheckFailed(
            message(
                self.name,
                called=self.called,
                with_=given,
                got=got,
                expected=expected,
                mistake=mistake,
                read=self.read,
            )
        ) from None
