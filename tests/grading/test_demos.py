"""A demonstration is left out where nothing needs it."""

import contextlib
from dataclasses import replace

import pytest

from nnworks.grading.course import open_course
from nnworks.grading.demos import left_out
from nnworks.grading.gradebook import open_book
from nnworks.grading.limits import Limits
from nnworks.grading.plan import make_plan
from nnworks.grading.work import grade, make_runner
from tests.proof.course import REAL
from tests.proof.pipeline import Pipeline
from tests.proof.students import synthetic

SHOW = "X, y = clouds(60)\ndraw(f(X), y)"
F = "def f(x):\n    return 2 * x"
TEST = "assert f(1) == 2"


def places(*sources, shows=(SHOW,)):
    return set(left_out(sources, shows))


def test_what_only_shows_is_left_out():
    assert places(F, TEST, SHOW) == {2}
    assert places(F, SHOW, TEST, SHOW) == {1, 3}


def test_a_cell_without_the_tag_runs():
    assert places(F, TEST, SHOW, shows=()) == set()


def test_a_cell_that_a_student_changed_runs():
    assert places(F, TEST, SHOW + "\nprint(X)") == set()


def test_a_demonstration_that_a_test_reads_runs():
    assert places(F, SHOW, "assert len(X) == 60") == set()


def test_a_demonstration_that_an_answer_reads_runs():
    assert places(F, SHOW, "def g():\n    return X") == set()


def test_an_answer_that_stands_before_it_may_need_it_when_it_is_called():
    early = "def f(x):\n    return x * len(X)"
    assert places(early, SHOW, TEST) == set()
    assert places("f = lambda x: x * len(X)", SHOW, TEST) == set()


def test_what_is_bound_anew_is_not_needed():
    assert places(F, SHOW, "X = 3\nassert f(X) == 6") == {1}
    assert places(F, SHOW, "X += 3\nassert f(X) == 6") == set()
    assert places(F, SHOW, "if f(1) == 2:\n    X = 3\nassert X") == set()
    assert places(F, SHOW, "for X in range(f(0)):\n    pass\nprint(X)") == set()
    assert places(F, SHOW, "del X") == set()


def test_a_demonstration_that_another_needs_goes_with_it():
    second = "print(X.mean())"
    assert places(F, SHOW, TEST, second, shows=(SHOW, second)) == {1, 3}
    assert places(F, SHOW, TEST, second) == set()


def test_what_a_kept_demonstration_needs_is_kept():
    first, second = "a = 1", "b = a + 1"
    assert places(first, second, "assert b", shows=(first, second)) == set()


def test_a_later_function_may_be_called_by_what_stands_above():
    caller = "def h():\n    return late()"
    assert places(caller, SHOW, "def late():\n    return X\nassert h()") == set()


def test_a_cell_that_cannot_be_read_needs_everything():
    assert places(F, SHOW, "def :") == set()
    assert places(F, SHOW, "y = 2\n" * 20_000) == set()


def test_names_in_texts_are_read():
    for source in ("%timeit f(X)", "!ls {X}", "eval('X')", "globals()['X']"):
        assert places(F, SHOW, source) == set(), source
    assert places("%matplotlib inline", F, SHOW, TEST) == {2}


def handed_in(assignment, folder, names):
    pipeline = Pipeline(REAL, assignment, folder)
    pipeline.release()
    students = {kind.name: kind.cells for kind in synthetic(REAL, assignment)}
    for name in names:
        pipeline.submit(name, students[name])


@pytest.mark.grading_proof
@pytest.mark.parametrize("assignment", REAL.assignments())
def test_what_is_left_out_of_our_assignments_changes_no_mark(assignment, tmp_path):
    students = ["solution", "stub", "partial", "wrong"]
    handed_in(assignment, tmp_path, students)
    with contextlib.chdir(tmp_path):
        course = open_course()
        book = open_book(course, assignment)
        plan = make_plan(course, book, assignment, Limits())
        book.close()
        assert all(original.shows for original in plan.notebooks.values())
        found = course.submissions(assignment)
        assert [one.student for one in found] == sorted(students)
        with make_runner(plan) as warm:
            for submission in found:
                every, fewer = (
                    grade(replace(plan, figures=wanted), submission, warm.run)
                    for wanted in (True, False)
                )
                assert fewer.failures == every.failures
                assert fewer.notes == every.notes
