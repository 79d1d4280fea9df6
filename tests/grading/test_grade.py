"""The command: who is graded, what is said, which exit code."""

import importlib
import os
import shutil
import subprocess
import sys

import nbformat
import pytest

from nnworks.grading import system
from nnworks.grading.kernel import Kernel
from nnworks.grading.strength import strength
from tests.grading.classes import FULL, NONE, RIGHT, TESTS, WRONG


@pytest.fixture
def three(small_class):
    small_class.hand_in("ada")
    small_class.hand_in("bob", WRONG)
    small_class.hand_in("eve", RIGHT)
    return small_class


def modified(small_class, *students):
    return [(small_class.graded(s) / "one.ipynb").stat().st_mtime_ns for s in students]


def test_all_are_graded_once(three):
    code, said = three.grade(jobs="2")
    assert code == 0, said
    assert "3 handed in, 0 left as they are, 3 to grade" in said
    assert "Graded 3 of 3" in said
    assert three.marks() == {"ada": FULL, "bob": NONE, "eve": FULL}
    before = modified(three, "ada", "bob", "eve")
    code, said = three.grade()
    assert (code, "3 left as they are, 0 to grade" in said) == (0, True)
    assert modified(three, "ada", "bob", "eve") == before


def test_the_summary_names_points_and_mistakes(three):
    _, said = three.grade()
    assert "Points of 3 students, 6 at most: mean 2.0, quartiles 1.5, 3.0, 3.0." in said
    assert "    1  test_double: AssertionError: double(4) is not 8\n" in said


def test_who_hands_in_again_is_graded_again_and_nobody_else(three):
    three.grade()
    before = modified(three, "ada", "eve")
    three.hand_in("bob", RIGHT)
    _, said = three.grade()
    assert "2 left as they are, 1 to grade" in said
    assert three.marks()["bob"] == FULL
    assert modified(three, "ada", "eve") == before


def test_regrade_takes_those_whose_tests_changed(three):
    three.grade()
    three.write_source(TESTS | {"double": "assert double(4) == 4, 'not 4'"})
    three.release()
    three.hand_in("new")
    code, said = three.grade(regrade=True)
    assert (code, "3 to grade" in said) == (0, True), said
    assert three.marks()["ada"]["test_double"] == 0
    assert three.marks()["bob"]["test_double"] == 2
    assert "new" not in three.marks()
    _, said = three.grade()
    assert "3 left as they are, 1 to grade" in said


def test_force_grades_what_is_finished(three):
    three.grade()
    _, said = three.grade(force=True)
    assert "0 left as they are, 3 to grade" in said


@pytest.mark.parametrize("where", ["screen._Bar.update", "shelf.Shelf.into_place"])
def test_stopped_it_counts_what_is_in_its_place(three, monkeypatch, where):
    module, kind, name = where.split(".")
    kind = getattr(importlib.import_module(f"nnworks.grading.{module}"), kind)
    own = getattr(kind, name)

    def ctrl_c(*given):
        own(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(kind, name, ctrl_c)
    code, said = three.grade()
    assert code == 1
    assert said.endswith(
        "Stopped: 1 of 3 are graded and kept; the same command goes on from there.\n"
    )
    assert len(three.marks()) == 1


def test_only_the_students_asked_for(three):
    three.grade(students="[ae]*")
    assert set(three.marks()) == {"ada", "eve"}


def test_one_unreadable_notebook_does_not_stop_the_class(three):
    for name in ("one", "two"):
        (three.submission("bob") / f"{name}.ipynb").write_text("{")
    code, said = three.grade()
    assert code == 1
    assert "bob: refused: one.ipynb " in said and "Not graded: bob." in said
    assert set(three.marks()) == {"ada", "eve"}
    assert not three.graded("bob").exists()


def test_a_notebook_that_is_missing_counts_nothing(small_class):
    small_class.hand_in("ada", notebooks=["one"])
    code, said = small_class.grade()
    assert (code, "ada: two.ipynb counts 0 points." in said) == (0, True)
    assert small_class.marks()["ada"] == FULL | {"test_half": 0.0}


def test_an_empty_course(small_class):
    code, said = small_class.grade()
    assert code == 1
    where = small_class.folder / "submitted" / "STUDENT" / "hw"
    assert said == (
        f"Nobody has handed in hw: each student's files are looked for in {where}.\n"
    )


def test_a_student_without_a_submission(three):
    code, said = three.grade(students="zoe")
    assert code == 1
    assert said.startswith("Nobody whose name matches zoe has handed in hw:")


def test_who_is_late_and_what_a_person_marks_is_said(three):
    three.due(2)
    three.hand_in("bob", timestamp="2026-01-03 00:00:00 UTC")
    three.hand_in("eve", timestamp="2026-01-01 00:00:00 UTC")
    _, said = three.grade()
    assert "\nHanded in late: bob.\n" in said
    assert "\n3 of the points are for a person to give, in formgrader: why.\n" in said


def test_who_handed_in_nothing_is_named(three):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{three.folder / 'marks.db'}", "small") as book:
        for number in range(22):
            book.add_student(f"late{number:02}")
    code, said = three.grade()
    assert code == 0
    assert "Handed in nothing: late00, late01," in said
    assert said.endswith("late19 and 2 more.\n")


BAD = [
    ({"jobs": "0"}, "--jobs 0: give how many"),
    ({"jobs": "many"}, "--jobs many: give how many"),
    ({"memory": "lots"}, "--memory lots: give a size"),
    ({"memory": "1M"}, "--memory 1M: give 256M or more"),
    ({"jobs": "-1"}, "--jobs -1: give how many"),
    ({"timeout": "0"}, "--timeout 0: give the seconds"),
    ({"timeout": "soon"}, "--timeout soon: give the seconds"),
    ({"csv": "."}, "--csv .: give the path of a file"),
    ({"csv": "nowhere/marks.csv"}, "--csv nowhere/marks.csv: give the path of a file"),
    ({"timeout": "-1"}, "--timeout -1: give the seconds"),
    (
        {"assignment": "hw2"},
        "There is no assignment hw2 in this course; did you mean hw?",
    ),
]


@pytest.mark.parametrize("wrong, sentence", BAD, ids=lambda x: str(x)[:20])
def test_bad_usage_is_one_sentence_and_exit_code_2(small_class, wrong, sentence):
    code, said = small_class.grade(**wrong)
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith(sentence)


def test_an_assignment_that_was_never_generated(small_class):
    (small_class.folder / "made" / "hw2").mkdir()
    code, said = small_class.grade(assignment="hw2")
    assert code == 2
    assert "run `nbgrader generate_assignment hw2`" in said


def test_an_assignment_without_graded_cells(small_class):
    for path in (small_class.folder / "made" / "hw").glob("*.ipynb"):
        nb = nbformat.read(path, as_version=4)
        nb.cells = [cell for cell in nb.cells if not cell.metadata.get("nbgrader")]
        nbformat.write(nb, path)
    small_class.release().hand_in("ada")
    code, said = small_class.grade()
    assert code == 0
    assert said.endswith(
        "No cell of hw is graded, so there are no points: give cells"
        " points (Create Assignment in Jupyter) and run"
        " `nbgrader generate_assignment hw`.\n"
    )


def test_a_course_with_nothing_in_it(small_class):
    shutil.rmtree(small_class.folder / "made")
    shutil.rmtree(small_class.folder / "given")
    (small_class.folder / "marks.db").unlink()
    code, said = small_class.grade()
    made = small_class.folder / "made" / "hw"
    assert (code, said) == (
        2,
        "There is no assignment hw in this course; there is none yet: make its"
        f" notebooks in {made}.\n",
    )


def test_a_wrong_name_is_told_before_a_missing_gradebook(small_class):
    (small_class.folder / "marks.db").unlink()
    code, said = small_class.grade(assignment="hw/")
    assert (code, said) == (
        2,
        "There is no assignment hw/ in this course; did you mean hw?\n",
    )
    code, said = small_class.grade(assignment="other")
    assert said == "There is no assignment other in this course; there are: hw.\n"


def test_a_course_without_a_gradebook(small_class):
    (small_class.folder / "marks.db").unlink()
    code, said = small_class.grade()
    assert (code, "run `nbgrader generate_assignment hw`" in said) == (2, True)
    assert not (small_class.folder / "marks.db").exists()


def test_elsewhere_than_on_linux(small_class, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    code, said = small_class.grade(no_sandbox=False)
    assert code == 1 and "--no-sandbox" in said
    monkeypatch.setattr(sys, "platform", "win32")
    code, said = small_class.grade(no_sandbox=True)
    assert code == 1 and "Windows" in said


def test_a_kernel_that_grants_little(three, monkeypatch):
    def granted(**walls):
        found = strength(Kernel(machine="x86_64", **walls))
        monkeypatch.setattr(system, "strength", lambda: found)
        return three.grade(no_sandbox=False)

    code, said = granted(seccomp=True)
    assert (code, said.count("\n")) == (1, 1)
    assert "the user's own files lie open" in said and "--no-sandbox" in said
    code, said = granted(seccomp=True, mount=True)
    assert code == 0 and said.startswith("No Landlock: the mount namespace alone")
    assert three.marks()["ada"] == FULL


def test_as_it_is_typed(small_class):
    command = [sys.executable, "-m", "nnworks", "grade", "hw"]
    done = subprocess.run(
        command, cwd=small_class.folder, capture_output=True, text=True, env=os.environ
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Nobody has handed in hw:")
    done = subprocess.run([*command, "--jobs", "0"], capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
