"""The one writer: marks into the gradebook, graded notebooks into autograded/.

A submission is first written whole into a hidden folder beside, whose name then says
that it is ready; then its marks are committed, all at once; then the folder is renamed
into its place. Whoever is stopped between two of these steps leaves a ready folder,
from which the next run takes up: it commits the same marks again and renames. Until the
folder is ready nothing has happened. What is in its place is always whole.
"""

import os
from dataclasses import replace

import nbformat

from nnworks.grading import stamp
from nnworks.grading.marks import Marker, recorded
from nnworks.grading.shelf import Shelf, contents, remove
from nnworks.grading.trouble import Trouble

__all__ = ["Writer"]


class Writer:
    """Writes what was graded; a context manager that only one process can be in.

    Parameters
    ----------
    course : nnworks.grading.course.Course
    book : nnworks.grading.gradebook.Book
    plan : nnworks.grading.plan.Plan

    Attributes
    ----------
    shelf : nnworks.grading.shelf.Shelf
        Of the graded notebooks.
    written : int
        How many submissions were recorded, each from the moment it is in its place.
    """

    def __init__(self, course, book, plan):
        self.book, self.plan, self.written = book, plan, 0
        self.marker = Marker(course, book, plan.assignment)
        permissions = course.converter.permissions
        self.shelf = Shelf(course, "autograded", plan.assignment, permissions)

    def __enter__(self):
        self.shelf.__enter__()
        return self

    def __exit__(self, *error):
        self.shelf.__exit__(*error)

    # -- what was graded ----------------------------------------------------------

    def write(self, graded):
        """Record one graded submission; its Stamp.

        Parameters
        ----------
        graded : nnworks.grading.work.Graded
        """
        return self.book.patiently(lambda: self._write(graded))

    def _write(self, graded):
        student, handed_in = graded.student, _timestamp(graded.files)
        with self.book.transaction() as commit:
            kept, scores, late = self.marker.save(student, graded.notebooks, handed_in)
            mark = stamp.Stamp(
                graded.submission,
                graded.tests,
                scores,
                graded.failures,
                list(graded.notes),
                late,
            )
            files = {**graded.files, **self.plan.files, stamp.NAME: mark.to_bytes()}
            for name, notebook in kept.items():
                text = nbformat.writes(notebook, version=4) + "\n"
                files[f"{name}.ipynb"] = text.encode("utf-8")
            ready = self.shelf.ready(student, files)
            commit()
        try:
            self.shelf.into_place(student, ready)
        finally:  # stopped behind the rename, it is in its place all the same
            self.written += not ready.exists()
        return mark

    # -- what an earlier run left -------------------------------------------------

    def recover(self, digests):
        """Finish what an earlier run was stopped in; the names of these students.

        Parameters
        ----------
        digests : dict
            {student: digest of what is handed in now}. A folder that was graded from
            something else is thrown away.
        """
        finished = []
        for student, state, path in self.shelf.left():
            if state == "ready":
                mark = stamp.read(path)
                wanted = (digests.get(student), self.plan.tests)
                same = mark and (mark.submission, mark.tests) == wanted
                if same and self._finish(student, path):
                    finished.append(student)
                    continue
            elif state == "old" and not self.shelf.place(student).exists():
                os.rename(path, self.shelf.place(student))
                continue
            remove(path)
        return finished

    def _finish(self, student, ready):
        """Commit and rename a ready folder; whether nbgrader took it."""
        try:
            self._commit_again(student, ready)
        except (Trouble, OSError):
            raise
        except Exception:  # what nbgrader does not take is graded again
            return False
        self.shelf.into_place(student, ready)
        return True

    def finished(self, digests):
        """{student: Stamp} of those whose notebooks and marks are as they should be.

        Where the notebooks are right and the gradebook is not (an older copy was put
        back, or the due date moved) the marks are saved again.
        """
        known, found = recorded(self.book, self.plan.assignment), {}
        for student, digest in digests.items():
            mark = stamp.read(self.shelf.place(student))
            if mark and (mark.submission, mark.tests) == (digest, self.plan.tests):
                if known.get(student) != (mark.scores, mark.late):
                    mark = self._again(student, mark)
                found[student] = mark
        return found

    def _again(self, student, mark):
        """Save the marks of a finished folder again; its Stamp, with what is new."""
        place = self.shelf.place(student)
        scores, late = self._commit_again(student, place)
        mark = replace(mark, scores=scores, late=late)
        files = contents(place) | {stamp.NAME: mark.to_bytes()}
        self.shelf.into_place(student, self.shelf.ready(student, files))
        return mark

    def _commit_again(self, student, folder):
        def attempt():
            notebooks = {
                path.stem: nbformat.read(path, as_version=4)
                for path in folder.glob("*.ipynb")
            }
            stamps = folder.glob("timestamp.txt")
            handed_in = _timestamp({p.name: p.read_bytes() for p in stamps})
            with self.book.transaction() as commit:
                _, scores, late = self.marker.save(student, notebooks, handed_in)
                commit()
            return scores, late

        return self.book.patiently(attempt)


def _timestamp(files):
    """The text of timestamp.txt, which intake has looked through; None without one."""
    return files.get("timestamp.txt", b"").decode("utf-8").strip() or None
