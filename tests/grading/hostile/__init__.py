"""Hostile submissions of the small assignment, made by functions.

Each says what it tries and what it is due. `sandbox` holds cells that attack the
machine: a submission is the honest notebook with such a cell in it. `files` holds
submissions whose files or notebooks are the attack.
"""

from dataclasses import dataclass

__all__ = ["FULL", "Hostile", "hostile"]

FULL = {"test_double": True, "test_half": True, "test_half_of_arrays": True}


@dataclass(frozen=True)
class Hostile:
    """One hostile submission.

    Attributes
    ----------
    name, why : str
    make : callable
        For cells, () -> source, with @CANARY@ for the folder that must not be touched;
        for files, (folder, canary) -> None, which writes the submission.
    due : dict or None
        {test: passed} of an honest run; None where it must be refused.
    """

    name: str
    why: str
    make: object
    due: dict | None


def hostile(into, due=FULL, **changes):
    """Add the decorated function to the list `into`; its docstring says why."""

    def add(function):
        earned = None if due is None else {**due, **changes}
        into.append(Hostile(function.__name__, function.__doc__, function, earned))
        return function

    return add
