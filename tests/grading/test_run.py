"""What one run of `nbgrader autograde` has once, and lets go of at its end."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from nnworks.grading import run as module
from nnworks.grading.course import open_course
from nnworks.grading.intake import Refused
from nnworks.grading.plan import Plan
from nnworks.grading.plugin import JudgeNotebook, RestoreNotebook
from nnworks.grading.run import run_of
from nnworks.grading.trouble import Trouble
from tests.grading import fake
from tests.grading.classes import CONFIG
from tests.grading.plugged import autograde


def test_one_warm_process_for_a_run_and_none_after_it(plugged, monkeypatch):
    seen = []
    monkeypatch.setattr(fake.Warm, "__enter__", lambda self: seen.append("in") or self)
    monkeypatch.setattr(fake.Warm, "__exit__", lambda self, *e: seen.append("out"))
    plugged.hand_in("ada")
    plugged.hand_in("bob")
    autograde()
    assert seen == ["in", "out"]


def test_limits_are_nbgraders_own_setting(plugged):
    with open("nbgrader_config.py", "a") as file:
        file.write("c.Execute.timeout = 7\nc.JudgeNotebook.memory = '1G'\n")
    limits = run_of(open_course().converter, "hw").plan.limits
    assert (limits.cell_s, limits.memory_bytes) == (7.0, 1 << 30)


# -- without a gradebook ----------------------------------------------------------

SETTINGS = """
c.JudgeNotebook.timeout = 3
c.JudgeNotebook.sandbox = False
c.JudgeNotebook.figures = True
c.JudgeNotebook.runner = "some:Runner"
"""


class Seen:
    """What a run asked for, by what stands in for the rest of the grading."""

    def __init__(self):
        self.steps, self.walls, self.trouble = [], ("No Landlock.",), None

    def check_system(self, sandbox):
        self.sandbox = sandbox
        return self.walls

    def open_book(self, course, assignment):
        self.steps.append("open")
        return SimpleNamespace(close=lambda: self.steps.append("close"))

    def make_plan(self, course, book, assignment, limits, **more):
        if self.trouble:
            raise self.trouble
        return Plan(assignment, {}, {"data.txt": b"4"}, limits, **more)

    def make_runner(self, plan):
        self.steps.append("make")
        return self

    def __enter__(self):
        self.steps.append("in")
        return self

    def __exit__(self, *error):
        self.steps.append("out")

    def run(self, job):
        return f"outcome of {job}"

    def rehearse(self, plan, folder, run):
        self.steps.append(("rehearse", folder, run("it")))
        return replace(plan, tests="rehearsed"), ("A test is in doubt.",)

    def accept(self, folder, expected, theirs):
        self.steps.append((folder, expected, theirs))
        if folder.parent.name == "bob":
            raise Refused("bad.")
        return f"what {folder.parent.name} handed in"


@pytest.fixture
def seen(tmp_path, monkeypatch):
    """Stands in for all that a run uses; the course in the folder has no gradebook."""
    (tmp_path / "nbgrader_config.py").write_text(CONFIG + SETTINGS)
    monkeypatch.chdir(tmp_path)
    made = Seen()
    names = ("check_system", "open_book", "make_plan", "make_runner", "rehearse")
    for name in names:
        monkeypatch.setattr(module, name, getattr(made, name))
    monkeypatch.setattr(module.intake, "accept", made.accept)
    return made


@pytest.fixture
def running(seen):
    made = run_of(open_course().converter, "hw")
    del seen.steps[:]
    return made


def test_the_plan_is_made_by_the_courses_settings(seen, running):
    plan = running.plan
    assert (plan.assignment, plan.limits.cell_s) == ("hw", 3.0)
    assert (plan.sandbox, plan.figures, plan.runner) == (False, True, "some:Runner")
    assert seen.sandbox is False


def test_walls_that_are_missing_are_said_once(seen, caplog):
    converter = open_course().converter
    converter.log.propagate = True
    for _ in range(2):
        run_of(converter, "hw")
    assert set(caplog.messages) == {"No Landlock."}
    assert seen.steps == ["open", "close"]


def test_the_gradebook_is_closed_whatever_is_wrong_with_it(seen):
    converter, seen.trouble = open_course().converter, Trouble("No such assignment.")
    with pytest.raises(Trouble, match="No such assignment"):
        run_of(converter, "hw")
    assert seen.steps == ["open", "close"]
    seen.trouble = None
    assert run_of(converter, "hw").plan.assignment == "hw"


def test_a_run_is_the_converters_and_its_preprocessors(seen):
    converter, other = open_course().converter, open_course().converter
    first = run_of(converter, "hw")
    judge = JudgeNotebook(parent=converter)
    assert run_of(judge, "hw") is run_of(RestoreNotebook(parent=judge), "hw") is first
    assert run_of(converter, "hw2") is not first is not run_of(other, "hw")


def test_a_submission_is_read_once_and_only_the_last_is_kept(seen, running, tmp_path):
    for student in ("ada", "ada", "eve", "ada"):
        assert running.accepted(student) == f"what {student} handed in"
    submitted = tmp_path / "submitted"
    assert seen.steps == [
        (submitted / student / "hw", {}, {"data.txt": b"4"})
        for student in ("ada", "eve", "ada")
    ]


def test_who_is_refused_leaves_nothing_to_grade(running):
    running.accepted("ada")
    for _ in range(2):
        with pytest.raises(Refused, match="bad"):
            running.accepted("bob")


def test_the_solution_is_run_before_the_first_job(seen, running, tmp_path, caplog):
    running.course.converter.log.propagate = True
    assert running.grade("job") == "outcome of job"
    assert running.grade("job 2") == "outcome of job 2"
    running.rehearse()
    rehearsed = ("rehearse", tmp_path / "made" / "hw", "outcome of it")
    assert seen.steps == ["make", "in", rehearsed]
    assert running.plan.tests == "rehearsed"
    assert set(caplog.messages) == {"A test is in doubt."}


def test_a_run_that_never_began_ends_as_well_as_one_that_did(seen, running):
    running.close()
    assert seen.steps == []
    running.rehearse()
    running.close()
    running.close()
    assert seen.steps[0] == "make" and seen.steps.count("out") == 1
    assert seen.steps[-1] == "out"


def test_what_fails_in_the_rehearsal_leaves_a_run_to_close(seen, running, monkeypatch):
    def rehearse(plan, folder, run):
        raise ZeroDivisionError

    monkeypatch.setattr(module, "rehearse", rehearse)
    with pytest.raises(ZeroDivisionError):
        running.grade("job")
    running.close()
    assert seen.steps == ["make", "in", "out"]
