"""Submissions without tasks, for tests of who grades them and where."""

from nnworks.grading.course import Submission
from nnworks.grading.limits import Limits
from nnworks.grading.plan import Original, Plan

EMPTY = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


def hand_in(folder, name):
    """A Submission, which says who it is and where it may note that it was begun."""
    place = folder / name
    place.mkdir()
    (place / "hw.ipynb").write_text(EMPTY)
    (place / "who").write_text(name)
    (place / "once").write_text(str(folder / f"{name}.once"))
    return Submission(name, place)


def plan(runner="Nothing"):
    """A Plan whose jobs are run by a stand-in of `tests.grading.runners`."""
    runner = f"tests.grading.runners:{runner}"
    return Plan("hw", {"hw": Original(())}, {}, Limits(), runner=runner)
