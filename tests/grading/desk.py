"""A writer at work, in this process: what it needs of a course, opened once."""

from nnworks.grading.course import open_course
from nnworks.grading.gradebook import open_book
from nnworks.grading.limits import Limits
from nnworks.grading.plan import make_plan
from nnworks.grading.work import grade
from nnworks.grading.writer import Writer
from tests.grading.fake import Warm


class Desk:
    """A writer, and what it needs, in the course of the current folder."""

    def __init__(self):
        self.course = open_course()
        self.book = open_book(self.course, "hw", patience=0.2)
        self.plan = make_plan(self.course, self.book, "hw", Limits())
        self.writer = Writer(self.course, self.book, self.plan)

    def graded(self, student):
        submission = self.course.submissions("hw", student)[0]
        return grade(self.plan, submission, Warm().run)

    def write(self, student):
        with self.writer:
            return self.writer.write(self.graded(student))
