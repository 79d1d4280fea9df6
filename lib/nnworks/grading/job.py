"""What is asked of a grading and what comes of it: plain data that crosses machines."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from nnworks.grading.limits import Limits

__all__ = ["HELD", "CellIn", "CellOut", "Job", "Outcome"]

HELD = "The answer changes what it is given; this is what comes of it where it cannot."


@dataclass(frozen=True)
class CellIn:
    """A code cell of a submission, as it was restored.

    `grade_id` is nbgrader's, "" for a cell without one. A cell is `graded` when it is a
    test cell, which the judge runs for up to `points`; a cell that students write and a
    person marks is not. A test is `unchanging` when it is known that a right answer
    changes nothing of what the test hands over. A cell that is `left_out` only shows
    something, and is not run.
    """

    source: str
    grade_id: str = ""
    graded: bool = False
    points: float = 0.0
    unchanging: bool = False
    left_out: bool = False


@dataclass(frozen=True)
class Job:
    """A submission to grade.

    Parameters
    ----------
    cells : tuple of CellIn
        The code cells, in the notebook's order.
    pristine : tuple of str
        The code cells of the instructor's own notebook, for its imports and names.
    given : tuple of str
        Those of them in which students are to write nothing: a function that one of
        them defines is the tests' own, whatever a student makes of its name.
    files : dict of str to bytes
        What lies beside the notebook.
    limits : Limits
    seed : int
        Of the random generators, in both processes.
    sandbox : bool
        Whether the student's process gives up what it may do.
    figures : bool
        Whether Matplotlib's figures are drawn, which often takes longer than all else.
    """

    cells: tuple
    pristine: tuple
    files: dict = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    seed: int = 0
    sandbox: bool = True
    figures: bool = True
    given: tuple = ()

    def beside(self):
        """Names of modules that may lie beside the notebook."""
        return {Path(path).parts[0].removesuffix(".py") for path in self.files}

    def own_seed(self):
        """A seed that nobody can have known who wrote these cells.

        It follows from all their text, so it is the same on every machine and in every
        run, and a table of results for it would have to hold itself.
        """
        text = repr((self.seed, [cell.source for cell in self.cells]))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "little") >> 2


@dataclass(frozen=True)
class CellOut:
    """What a cell came to.

    `score` is a graded cell's, from 0 to its points, and None for the others; `failure`
    says why it is not all of them. Stored in the notebook, `outputs` give nbgrader's
    own counting the same score. `changed` says of a test that the answer changed what
    it was given, random generators apart.
    """

    outputs: tuple = ()
    score: float | None = None
    failure: str = ""
    seconds: float = 0.0
    changed: bool = False


@dataclass(frozen=True)
class Outcome:
    """A `CellOut` for each cell, and sentences about what a person should look at."""

    cells: tuple
    notes: tuple = ()
