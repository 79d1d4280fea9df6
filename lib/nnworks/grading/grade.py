"""``python -m nnworks grade``: a class at once, and from where the last run stopped."""

import contextlib
import functools
import sys
import time

from nnworks.grading.options import bytes_of, csv_of, jobs_of, limits_of, seconds_of
from nnworks.grading.system import check_system
from nnworks.grading.trouble import Trouble, exit_code, of_a_name

__all__ = ["grade_class", "grade_command"]

POINTLESS = (
    "No cell of {name} is graded, so there are no points: give cells points (Create"
    " Assignment in Jupyter) and run `nbgrader generate_assignment {name}`."
)
STOPPED = (
    "Stopped: {done} of {all} are graded and kept; the same command goes on from there."
)


def grade_command(chosen, out=sys.stdout, err=sys.stderr):
    """Run the command; its exit code: 0 all graded, 1 not all, 2 bad usage.

    Parameters
    ----------
    chosen : argparse.Namespace
        See `nnworks.__main__`.
    out, err : text file
    """
    return exit_code(lambda: grade_class(chosen, out, err), err)


def grade_class(chosen, out, err):
    """Grade what is to be graded; whether all of it was.

    Raises
    ------
    Trouble
        One sentence about what keeps it from going on.
    """
    # A cluster's workers look at their own systems.
    there = getattr(chosen, "dask", None)
    missing = () if there else check_system(not chosen.no_sandbox)
    pool = _pool_of(chosen)
    seconds = seconds_of(chosen.timeout) if chosen.timeout else 0.0
    if chosen.memory:
        bytes_of(chosen.memory)
    if chosen.csv:
        csv_of(chosen.csv)
    # Only now what takes a second to import.
    from nnworks.grading.quick import import_nbformat

    import_nbformat()
    from nnworks.grading.course import open_course
    from nnworks.grading.gradebook import open_book
    from nnworks.grading.plan import make_plan
    from nnworks.grading.screen import Screen
    from nnworks.grading.writer import Writer

    course = open_course()
    book = open_book(course, chosen.assignment)
    try:
        limits = limits_of(course, seconds, chosen.memory or "")
        more = {"sandbox": not chosen.no_sandbox, "figures": chosen.figures}
        more |= {"runner": chosen.runner} if getattr(chosen, "runner", "") else {}
        plan = make_plan(course, book, chosen.assignment, limits, **more)
        submissions = _handed_in(course, chosen)
        with Writer(course, book, plan) as writer:
            screen = Screen(out, err)
            for wall in missing:
                screen.say(wall)
            source = course.place("source", ".", chosen.assignment)
            run = _Run(writer, plan, screen, source)
            all_graded = run.grade(submissions, pool, chosen)
            if not chosen.students and not run.stopped:
                run.absent(book, submissions)
        if chosen.csv:
            from nnworks.grading.export import export_csv

            export_csv(course, book, chosen.assignment, chosen.csv)
        return all_graded
    finally:
        book.close()


def _pool_of(chosen):
    """What makes the pool, of this machine, or of the cluster asked for.

    A function of (plan, folder of the solutions, count of submissions); see
    `nnworks.grading.rehearsal.rehearsed_by` for what it gives.
    """
    jobs, address = jobs_of(chosen.jobs), getattr(chosen, "dask", None)
    if address is None:
        return functools.partial(_here, jobs)
    from nnworks.grading.dask_pool import check_address

    check_address(address)
    return functools.partial(_there, address, jobs if chosen.jobs else None)


def _here(jobs, *rehearsal):
    from nnworks.grading.pool import Pool
    from nnworks.grading.rehearsal import rehearsed_by

    return rehearsed_by(lambda work: Pool(work, jobs), *rehearsal)


@contextlib.contextmanager
def _there(address, jobs, plan, folder, count):
    from nnworks.grading.dask_pool import DaskPool
    from nnworks.grading.rehearsal import rehearsed

    plan, said = rehearsed(plan, folder)
    with DaskPool(plan, address, jobs) as pool:
        yield pool, plan, said


def _handed_in(course, chosen):
    pattern = chosen.students or course.directory.student_id
    found = course.submissions(chosen.assignment, pattern)
    if not found:
        where = course.place("submitted", "STUDENT", chosen.assignment)
        who = "Nobody" if pattern == "*" else f"Nobody whose name matches {pattern}"
        raise Trouble(
            f"{who} has handed in {chosen.assignment}: each student's files are looked"
            f" for in {where}."
        )
    return found


class _Run:
    """One run over a class: what is to be done, the lines, the summary."""

    def __init__(self, writer, plan, screen, source):
        self.writer, self.plan, self.screen = writer, plan, screen
        self.source = source  # the folder of the instructor's own notebooks
        self.refused, self.stopped = [], False

    def grade(self, submissions, pool, chosen):
        """Grade those that are not finished; whether all of them were."""
        from nnworks.grading.stamp import folder_digest

        digests = {s.student: folder_digest(s.folder) for s in submissions}
        self.writer.recover(digests)
        stamps = self.writer.finished(digests)
        todo = self._selected(submissions, stamps, chosen)
        self.screen.say(
            f"{self.plan.assignment}: {len(submissions)} handed in,"
            f" {len(submissions) - len(todo)} left as they are, {len(todo)} to grade."
        )
        start = time.monotonic()
        try:
            for mark_of in self._graded(todo, pool):
                stamps |= mark_of
        except KeyboardInterrupt:
            self.stopped = True
            done = self.writer.written
            self.screen.say(STOPPED.format(done=done, all=len(todo)))
            return False
        self._end(stamps, len(todo), time.monotonic() - start)
        return not self.refused

    def _selected(self, submissions, stamps, chosen):
        from nnworks.grading import stamp

        if chosen.force:
            return submissions
        todo = [s for s in submissions if s.student not in stamps]
        if not chosen.regrade:
            return todo
        earlier = [(s, stamp.read(self.writer.shelf.place(s.student))) for s in todo]
        return [s for s, mark in earlier if mark and mark.tests != self.plan.tests]

    def _graded(self, todo, make_pool):
        """Yield {student: Stamp} of each that is recorded; say what is to be seen."""
        if not todo:  # no cluster is asked then
            return
        with (
            self.screen.bar(len(todo), "graded") as bar,
            make_pool(self.plan, self.source, len(todo)) as (pool, self.plan, said),
        ):
            for sentence in said:
                self.screen.say(sentence)
            for graded in pool.run(todo):
                mark = self._record(graded)
                bar.update()
                for note in mark.notes if mark else ():
                    self.screen.say(f"{graded.student}: {note}")
                if mark:
                    yield {graded.student: mark}

    def _record(self, graded):
        """The Stamp of what was written; None, and a line, where nothing was."""
        why = graded.refused
        if not why:
            try:
                return self.writer.write(graded)
            except Exception as error:  # one notebook must not stop the class
                if isinstance(error, Trouble | OSError) and not of_a_name(error):
                    raise
                from nnworks.grading.worker import in_words

                why = f"error: {in_words(error)}."
        self.refused.append(graded.student)
        self.screen.say(f"{graded.student}: refused: {why}")
        return None

    def _end(self, stamps, count, seconds):
        from nnworks.grading.screen import named
        from nnworks.grading.summary import pace, summary

        cells = [c for o in self.plan.notebooks.values() for c in o.source_cells]
        graded = count - len(self.refused)
        if count:
            fast = f", {pace(graded, seconds)}" if graded else ""
            self.screen.say(f"Graded {graded} of {count} in {seconds:.0f} s{fast}.")
        most = sum(cell["points"] for cell in cells)
        for line in summary(stamps, most) if most else ():
            self.screen.say(line)
        if not any(cell["grade"] or cell["task"] for cell in cells):
            self.screen.say(POINTLESS.format(name=self.plan.assignment))
        by_hand = [c for c in cells if c["task"] or (c["grade"] and c["solution"])]
        if by_hand and stamps:
            points = sum(cell["points"] for cell in by_hand)
            self.screen.say(
                f"{points:g} of the points are for a person to give, in formgrader:"
                f" {named(cell['name'] for cell in by_hand)}."
            )
        late = [student for student, mark in stamps.items() if mark.late]
        if late:
            self.screen.say(f"Handed in late: {named(late)}.")
        if self.refused:
            self.screen.say(f"Not graded: {named(self.refused)}.")

    def absent(self, book, submissions):
        """Say who of the gradebook's students handed in nothing."""
        from nnworks.grading.screen import named

        known = {student.id for student in book.gradebook.students}
        book.session.rollback()
        absent = known - {submission.student for submission in submissions}
        if absent:
            self.screen.say(f"Handed in nothing: {named(absent)}.")
