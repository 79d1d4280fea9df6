"""A worker that sleeps in the place of grading: hundreds of them fit on two cores."""

import random
import time
from dataclasses import replace

from nnworks.grading.dask_worker import Grader

__all__ = ["MEAN", "SPREAD", "Sleeper", "drawn"]

MEAN, SPREAD = 0.5, 0.6  # seconds; of the logarithm: 1 in 20 takes over twice the mean


def drawn(number):
    """The seconds that a submission takes, the same in every run; lognormal."""
    normal = random.Random(number).gauss(0.0, SPREAD)
    return MEAN * 2.718281828459045 ** (normal - SPREAD**2 / 2)


class Sleeper(Grader):
    """Answers after the drawn time with what a real submission came to."""

    def __init__(self, plan, versions, graded):
        super().__init__(plan, versions)
        self.graded = graded

    def grade(self, submission):
        """Sleep, then hand over a Graded of the usual size."""
        time.sleep(drawn(int(submission.student)))
        return replace(self.graded, student=submission.student)
