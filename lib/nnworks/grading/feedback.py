"""``python -m nnworks feedback``: a page for every student, many at once."""

import re
import secrets
import sys

from nnworks.grading.options import jobs_of
from nnworks.grading.trouble import Trouble, exit_code

__all__ = ["feedback_command", "write_feedback"]

STAMP = ".nnworks"  # beside the pages: the digest of what they show
# What nbgrader's exchange puts beside a notebook that is handed in.
TIME, SECRET = "timestamp.txt", "submission_secret.txt"
_PRINTABLE = re.compile(rb"[!-~]{1,1000}")


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
    from nnworks.grading.quick import import_nbformat

    import_nbformat()
    from nnworks.grading.course import open_course
    from nnworks.grading.gradebook import open_book
    from nnworks.grading.screen import Screen
    from nnworks.grading.shelf import Shelf

    course = open_course(feedback=True)
    book = open_book(course, chosen.assignment)
    try:
        known = [found.name for found in book.gradebook.assignments]
    finally:
        book.close()
    course.check(chosen.assignment, known)
    graded = _graded(course, chosen)
    permissions = course.converter.permissions
    with Shelf(course, "feedback", chosen.assignment, permissions) as shelf:
        run = _Run(course, shelf, Screen(out, err))
        run.ungraded = _ungraded(course, chosen, graded)
        return run.write(graded, jobs, chosen.force)


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

    def __init__(self, course, shelf, screen):
        self.course, self.shelf, self.screen = course, shelf, screen
        self.refused, self.ungraded = [], set()
        everybody = course.submissions(shelf.assignment, step="autograded")
        self.exchange = any((s.folder / SECRET).is_file() for s in everybody)

    def write(self, graded, jobs, force):
        """Write what is to be written; whether everybody has a page."""
        from nnworks.grading.render import Asked
        from nnworks.grading.screen import named
        from nnworks.grading.shelf import remove

        for _, _, path in self.shelf.left():
            remove(path)
        name = self.shelf.assignment
        self.screen.say(f"{name}: {len(graded)} graded, pages into {self.shelf.root}.")
        there = {s.student: "" if force else self._there(s) for s in graded}
        asked = [Asked(s.student, s.folder, there[s.student]) for s in graded]
        written = self._write(asked, jobs, there)
        left = len(graded) - written - len(self.refused)
        self.screen.say(f"Written for {written}, up to date already for {left}.")
        if self.refused:
            self.screen.say(f"Without feedback: {named(self.refused)}.")
        if self.ungraded:
            self.screen.say(f"Not graded, so without feedback: {named(self.ungraded)}.")
        return not (self.refused or self.ungraded)

    def _write(self, asked, jobs, there):
        """Write the pages that show something else than those there; how many."""
        from nnworks.grading.pool import Pool
        from nnworks.grading.render import Rendering

        written = 0
        bar = self.screen.bar(len(asked), "looked at")
        with Pool(Rendering(self.shelf.assignment), jobs) as pool, bar:
            for pages in pool.run(asked):
                if pages.trouble:
                    raise Trouble(pages.trouble)
                if pages.refused:
                    self._refuse(pages.student, pages.refused)
                elif pages.digest != there[pages.student]:
                    self._put(pages)
                    written += 1
                bar.update()
        return written

    def _refuse(self, student, why):
        self.refused.append(student)
        self.screen.say(f"{student}: {why}")

    def _there(self, submission):
        """The digest of what a student's pages show that are there; "" without them."""
        place = self.shelf.place(submission.student)
        names = [f"{path.stem}.html" for path in submission.folder.glob("*.ipynb")]
        if self.exchange:
            others = self._other_names(submission.student)
            names += [TIME, SECRET, *(f"{other}.html" for other in others)]
        if not all((place / name).is_file() for name in names):
            return ""
        try:
            return (place / STAMP).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return ""

    def _put(self, pages):
        """Write a student's pages, with the files that nbgrader would put beside."""
        from nnworks.grading.render import beside

        folder = self.course.place("autograded", pages.student, self.shelf.assignment)
        files = beside(folder)
        if self.exchange:
            files = _releasable(files)
        for name, text in pages.html.items():
            files[f"{name}.html"] = text.encode("utf-8")
        if self.exchange:
            for other, name in self._other_names(pages.student).items():
                files[f"{other}.html"] = files[f"{name}.html"]
        files[STAMP] = pages.digest.encode()
        self.shelf.into_place(pages.student, self.shelf.ready(pages.student, files))

    def _other_names(self, student):
        """{name that a student gave to a notebook: name that it was graded by}.

        `nbgrader fetch_feedback` asks for the page of the notebook that was handed in.
        Which is which is known where there is one of each.
        """
        given = self._notebooks("submitted", student)
        graded = self._notebooks("autograded", student)
        others, missing = given - graded, graded - given
        if len(others) != 1 or len(missing) != 1:
            return {}
        return {others.pop(): missing.pop()}

    def _notebooks(self, step, student):
        """The names of a student's notebooks in a step's folder."""
        place = self.course.place(step, student, self.shelf.assignment)
        return {path.stem for path in place.glob("[!.]*.ipynb") if path.is_file()}


def _releasable(files):
    """The files such that `nbgrader release_feedback` can read what it reads.

    It stops in the midst of the class at the first student without a time or a secret:
    one who handed in another way, or who took care that it stops. Nobody knows the
    secret that is put in, so nobody fetches that page.
    """
    kept = {}
    for name, content in files.items():
        first, inside, _ = name.partition("/")
        if not first.endswith(".html") and not (inside and first in (TIME, SECRET)):
            kept[name] = content
    kept.setdefault(TIME, b"")
    if not _PRINTABLE.fullmatch(kept.get(SECRET, b"")):
        kept[SECRET] = secrets.token_hex(64).encode()
    return kept
