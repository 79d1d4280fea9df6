"""What one run of `nbgrader autograde` has once: the plan and the warm process."""

from nnworks.grading import intake
from nnworks.grading.course import Course
from nnworks.grading.gradebook import open_book
from nnworks.grading.options import limits_of
from nnworks.grading.plan import make_plan
from nnworks.grading.rehearsal import rehearse
from nnworks.grading.system import check_system
from nnworks.grading.work import make_runner

__all__ = ["Run", "run_of"]


class Run:
    """One assignment in one run of nbgrader's converter.

    Attributes
    ----------
    plan : nnworks.grading.plan.Plan
        `rehearse` completes it.
    """

    def __init__(self, converter, assignment):
        from nnworks.grading.plugin import JudgeNotebook

        judge = JudgeNotebook(parent=converter)
        self.course, self._log = Course(converter), converter.log
        self._warm, self._accepted = None, {}
        for wall in check_system(judge.sandbox):
            converter.log.warning(wall)
        book = open_book(self.course, assignment)
        try:
            limits = limits_of(self.course, judge.timeout, judge.memory)
            more = {"sandbox": judge.sandbox, "figures": judge.figures}
            more |= {"runner": judge.runner}
            self.plan = make_plan(self.course, book, assignment, limits, **more)
        finally:
            book.close()

    def accepted(self, student):
        """What was taken in of a student's submission, read once; see intake."""
        if student not in self._accepted:
            folder = self.course.place("submitted", student, self.plan.assignment)
            plan = self.plan
            taken = intake.accept(folder, plan.expected(), plan.files)
            self._accepted = {student: taken}  # the one before is done with
        return self._accepted[student]

    def rehearse(self):
        """Start the warm process and run the instructor's own solution, once."""
        if self._warm is not None:
            return
        self._warm = make_runner(self.plan).__enter__()
        folder = self.course.place("source", ".", self.plan.assignment)
        self.plan, said = rehearse(self.plan, folder, self._warm.run)
        for sentence in said:
            self._log.warning(sentence)

    def grade(self, job):
        """The Outcome of a job."""
        self.rehearse()
        return self._warm.run(job)

    def close(self):
        """End the warm process."""
        if self._warm is not None:
            self._warm.__exit__(None, None, None)
        self._warm = None


def run_of(configurable, assignment):
    """The Run that a converter, or one of its preprocessors, is part of."""
    while not hasattr(configurable, "coursedir"):
        configurable = configurable.parent
    runs = vars(configurable).setdefault("_nnworks_runs", {})
    if assignment not in runs:
        runs[assignment] = Run(configurable, assignment)
    return runs[assignment]
