"""The one writer: marks into the gradebook, graded notebooks into autograded/.

A submission is first written whole into a hidden folder beside, whose name then says
that it is ready; then its marks are committed, all at once; then the folder is renamed
into its place. Whoever is stopped between two of these steps leaves a ready folder,
from which the next run takes up: it commits the same marks again and renames. Until the
folder is ready nothing has happened. What is in its place is always whole.
"""

import contextlib
import errno
import fcntl
import os
import shutil

import nbformat

from nnworks.grading import stamp
from nnworks.grading.marks import Marker, recorded
from nnworks.grading.trouble import Trouble

__all__ = ["HIDDEN", "Writer"]

HIDDEN = ".nnworks"
BUSY = (
    "Another run grades this course already; wait for it, or end it, and run the same"
    " command again."
)


class Writer:
    """Writes what was graded; a context manager that only one process can be in.

    Parameters
    ----------
    course : nnworks.grading.course.Course
    book : nnworks.grading.gradebook.Book
    plan : nnworks.grading.plan.Plan
    """

    def __init__(self, course, book, plan):
        self.course, self.book, self.plan = course, book, plan
        self.marker = Marker(course, book, plan.assignment)
        self.hidden = course.place("autograded") / HIDDEN / plan.assignment
        self.mode = int(str(course.converter.permissions), 8)
        self._lock = None

    def __enter__(self):
        self.hidden.mkdir(parents=True, exist_ok=True)
        self._share(self.hidden.parent.parent)
        self._lock = open(self.hidden.parent / "lock", "a")
        try:
            fcntl.lockf(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            if error.errno in (errno.EACCES, errno.EAGAIN):
                raise Trouble(BUSY) from error
            raise
        return self

    def __exit__(self, *error):
        self._lock.close()

    def destination(self, student):
        """The folder of a student's graded notebooks."""
        return self.course.place("autograded", student, self.plan.assignment)

    # -- what was graded ----------------------------------------------------------

    def write(self, graded):
        """Record one graded submission; its Stamp."""
        return self.book.patiently(lambda: self._write(graded))

    def _write(self, graded):
        beside = self._beside(graded.student, "part")
        _remove(beside)
        with self.book.transaction() as commit:
            kept, scores, late = self.marker.save(
                graded.student, graded.notebooks, _timestamp(graded.files)
            )
            mark = stamp.Stamp(
                graded.submission,
                graded.tests,
                scores,
                graded.failures,
                list(graded.notes),
                late,
            )
            try:
                self._fill(beside, kept, {**graded.files, **self.plan.files}, mark)
                ready = self._ready(graded.student, beside)
            except BaseException:
                _remove(beside)
                raise
            commit()
        self._into_place(graded.student, ready)
        return mark

    def _fill(self, folder, notebooks, files, mark):
        folder.mkdir(parents=True)
        for name, notebook in notebooks.items():
            text = nbformat.writes(notebook, version=4) + "\n"
            (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        stamp.write(folder, mark)
        for place, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(place, name)
                _to_disk(path)
                os.chmod(path, self.mode)
            self._share(place)

    def _share(self, folder):
        """Let the group write, where the course says so, as nbgrader does."""
        if self.course.directory.groupshared:
            with contextlib.suppress(PermissionError):
                os.chmod(folder, (os.stat(folder).st_mode | 0o2770) & 0o2777)

    def _ready(self, student, beside):
        """Say by its name that a folder is whole."""
        ready = self._beside(student, "ready")
        _remove(ready)
        _to_disk(beside)
        os.rename(beside, ready)
        _to_disk(ready.parent)
        return ready

    def _into_place(self, student, ready):
        place, old = self.destination(student), self._beside(student, "old")
        place.parent.mkdir(parents=True, exist_ok=True)
        self._share(place.parent)
        _remove(old)
        with contextlib.suppress(FileNotFoundError):
            os.rename(place, old)
        os.rename(ready, place)
        _to_disk(place.parent)
        _remove(old)

    def _beside(self, student, state):
        return self.hidden / f"{student}.{state}"

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
        for path in sorted(self.hidden.iterdir()):
            student, _, state = path.name.rpartition(".")
            if state == "ready":
                mark = stamp.read(path)
                wanted = (digests.get(student), self.plan.tests)
                same = mark and (mark.submission, mark.tests) == wanted
                if same and self._finish(student, path):
                    finished.append(student)
                    continue
            elif state == "old" and not self.destination(student).exists():
                os.rename(path, self.destination(student))
                continue
            _remove(path)
        return finished

    def _finish(self, student, ready):
        """Commit and rename a ready folder; whether nbgrader took it."""
        try:
            self._commit_again(student, ready)
        except (Trouble, OSError):
            raise
        except Exception:  # what nbgrader does not take is graded again
            return False
        self._into_place(student, ready)
        return True

    def finished(self, digests):
        """{student: Stamp} of those whose notebooks and marks are as they should be.

        Where the notebooks are right and the gradebook is not (an older copy was put
        back, or the due date moved) the marks are saved again.
        """
        known, found = recorded(self.book, self.plan.assignment), {}
        for student, digest in digests.items():
            folder = self.destination(student)
            mark = stamp.read(folder)
            if mark and (mark.submission, mark.tests) == (digest, self.plan.tests):
                if known.get(student) != (mark.scores, mark.late):
                    mark = self._again(student, folder)
                found[student] = mark
        return found

    def _again(self, student, folder):
        """Save the marks of a finished folder again; its Stamp, with what is new."""
        old = stamp.read(folder)
        scores, late = self._commit_again(student, folder)
        mark = stamp.Stamp(
            old.submission, old.tests, scores, old.failures, old.notes, late
        )
        beside = self._beside(student, "part")
        _remove(beside)
        shutil.copytree(folder, beside)
        os.chmod(beside / stamp.NAME, 0o644)
        stamp.write(beside, mark)
        os.chmod(beside / stamp.NAME, self.mode)
        self._into_place(student, self._ready(student, beside))
        return mark

    def _commit_again(self, student, folder):
        def attempt():
            notebooks = {
                path.stem: nbformat.read(path, as_version=4)
                for path in folder.glob("*.ipynb")
            }
            stamps = folder.glob("timestamp.txt")
            timestamp = _timestamp({p.name: p.read_bytes() for p in stamps})
            with self.book.transaction() as commit:
                _, scores, late = self.marker.save(student, notebooks, timestamp)
                commit()
            return scores, late

        return self.book.patiently(attempt)


def _timestamp(files):
    """The text of timestamp.txt, which intake has looked through; None without one."""
    return files.get("timestamp.txt", b"").decode("utf-8").strip() or None


def _to_disk(path):
    """Wait until a file or folder is on the disk, against a power failure."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(folder):
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder)
