"""``python -m nnworks feedback``: a page for every student, many at once."""

import json
import sys

from nnworks.grading.options import jobs_of
from nnworks.grading.stamp import digest
from nnworks.grading.trouble import Trouble, exit_code, in_a_sentence

__all__ = ["feedback_command", "write_feedback"]

STAMP = ".nnworks"  # beside the pages: the digest of what they show


def feedback_command(chosen, out=sys.stdout, err=sys.stderr):
    """Run the command; its exit code: 0 all written, 1 not all, 2 bad usage.

    Parameters
    ----------
    chosen : argparse.Namespace
        See `nnworks.__main__`.
    out, err : text file
    """
    return exit_code(lambda: write_feedback(chosen, out, err), err)


def write_feedback(chosen, out, err):
    """Write the pages that are not there yet, or not up to date; whether all are.

    Raises
    ------
    Trouble
        One sentence about what keeps it from going on.
    """
    jobs = jobs_of(chosen.jobs)
    from nnworks.grading.course import open_course
    from nnworks.grading.gradebook import open_book
    from nnworks.grading.screen import Screen
    from nnworks.grading.shelf import Shelf

    course = open_course(feedback=True)
    book = open_book(course, chosen.assignment)
    try:
        known = [found.name for found in book.gradebook.assignments]
        course.check(chosen.assignment, known)
        graded = _graded(course, chosen)
        permissions = course.converter.permissions
        with Shelf(course, "feedback", chosen.assignment, permissions) as shelf:
            run = _Run(course, book, shelf, Screen(out, err))
            run.ungraded = _ungraded(course, chosen, graded)
            return run.write(graded, jobs, chosen.force)
    finally:
        book.close()


def _ungraded(course, chosen, graded):
    """Who handed something in that is not graded, and so gets no page."""
    pattern = chosen.students or course.directory.student_id
    handed_in = course.submissions(chosen.assignment, pattern)
    return {s.student for s in handed_in} - {s.student for s in graded}


def _graded(course, chosen):
    pattern = chosen.students or course.directory.student_id
    found = course.submissions(chosen.assignment, pattern, step="autograded")
    if not found:
        name = chosen.assignment
        raise Trouble(
            f"Nothing of {name} is graded yet: run `python -m nnworks grade {name}`."
        )
    return found


class _Run:
    """One run: which pages are to be made, the lines, the files."""

    def __init__(self, course, book, shelf, screen):
        self.course, self.book, self.shelf, self.screen = course, book, shelf, screen
        self.refused, self.ungraded = [], set()

    def write(self, graded, jobs, force):
        """Write what is to be written; whether everybody has a page."""
        from nnworks.grading.pool import Pool
        from nnworks.grading.render import Rendering
        from nnworks.grading.screen import named
        from nnworks.grading.shelf import remove

        for _, _, path in self.shelf.left():
            remove(path)
        todo = [pages for pages in map(self._read, graded) if pages]
        if not force:
            todo = [pages for pages in todo if not self._is_there(pages)]
        name = self.shelf.assignment
        up_to_date = len(graded) - len(self.refused) - len(todo)
        self.screen.say(
            f"{name}: {len(graded)} graded, {up_to_date} with a page that is up to"
            f" date, {len(todo)} to write into {self.shelf.root}."
        )
        bar = self.screen.bar(len(todo), "written")
        with Pool(Rendering(), jobs) as pool, bar:
            for pages in pool.run(todo):
                if pages.refused:
                    self._refuse(pages.student, pages.refused)
                else:
                    self._put(pages)
                bar.update()
        if self.refused:
            self.screen.say(f"Without feedback: {named(self.refused)}.")
        if self.ungraded:
            self.screen.say(f"Not graded, so without feedback: {named(self.ungraded)}.")
        return not (self.refused or self.ungraded)

    def _refuse(self, student, why):
        self.refused.append(student)
        self.screen.say(f"{student}: {why}")

    def _read(self, submission):
        """The graded notebooks of a student with their marks; None with a line."""
        import nbformat

        from nnworks.grading.render import Pages
        from nnworks.grading.worker import in_words

        student, pages = submission.student, {}
        try:
            for path in sorted(submission.folder.glob("*.ipynb")):
                notebook = nbformat.read(path, as_version=4)
                pages[path.stem] = self._with_marks(student, path, notebook)
        except Exception as error:
            if in_a_sentence(error):
                raise
            self._refuse(student, f"error: {in_words(error)}.")
            return None
        shown = [(n, p.notebook, p.resources) for n, p in pages.items()]
        return Pages(student, digest(json.dumps(shown, sort_keys=True)), pages)

    def _with_marks(self, student, path, notebook):
        """The Page of a notebook, its marks read by nbgrader's own preprocessor."""
        from nbgrader.preprocessors import GetGrades

        from nnworks.grading.render import Page

        resources = {
            "unique_key": path.stem,
            "output_files_dir": f"{path.stem}_files",
            "metadata": {"name": path.stem, "path": str(path.parent)},
            "nbgrader": {
                "student": student,
                "assignment": self.shelf.assignment,
                "notebook": path.stem,
                "db_url": str(self.course.directory.db_url),
            },
        }
        with self.book.lent():
            notebook, resources = GetGrades(parent=self.course.converter)(
                notebook, resources
            )
        self.book.session.rollback()
        return Page(notebook, resources)

    def _is_there(self, pages):
        """Whether a student's pages show just this already."""
        place = self.shelf.place(pages.student)
        try:
            same = (place / STAMP).read_text(encoding="utf-8") == pages.digest
        except (OSError, ValueError):
            return False
        return same and all((place / f"{n}.html").is_file() for n in pages.pages)

    def _put(self, pages):
        """Write a student's pages, with the files that nbgrader would put beside."""
        from nnworks.grading import stamp
        from nnworks.grading.shelf import contents

        folder = self.course.place("autograded", pages.student, self.shelf.assignment)
        files = {
            name: content
            for name, content in contents(folder).items()
            if not name.endswith(".ipynb") and name != stamp.NAME
        }
        for name, text in pages.html.items():
            files[f"{name}.html"] = text.encode("utf-8")
        files[STAMP] = pages.digest.encode()
        self.shelf.into_place(pages.student, self.shelf.ready(pages.student, files))
