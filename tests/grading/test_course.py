"""Which course this folder is, where its folders are, and what is wrong with it."""

import os
from pathlib import Path

import pytest
from nbgrader.apps import GenerateFeedbackApp
from nbgrader.converters import Autograde, GenerateFeedback

from nnworks.grading.course import open_course
from nnworks.grading.trouble import BAD_USAGE, Trouble
from tests.grading.classes import CONFIG
from tests.grading.submissions import put


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A course without anything in it."""
    (tmp_path / "nbgrader_config.py").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def trouble(attempt):
    """The sentence of what is the typist's mistake."""
    with pytest.raises(Trouble) as said:
        attempt()
    assert said.value.code == BAD_USAGE
    assert str(said.value).count("\n") == 0
    return str(said.value)


def configured(folder, text):
    with open(folder / "nbgrader_config.py", "a") as file:
        file.write(text)
    return open_course()


# -- where things are -------------------------------------------------------------


def test_places_are_the_configurations(folder):
    course = open_course()
    assert course.root == folder
    assert course.place("source") == folder / "made"
    assert course.place("source", ".", "hw") == folder / "made" / "hw"
    assert course.place("submitted", "ada", "hw") == folder / "submitted" / "ada" / "hw"
    course = configured(folder, "c.CourseDirectory.submitted_directory = 'x/../in'\n")
    assert course.place("submitted") == folder / "in"


def test_feedback_has_a_converter_of_its_own(folder):
    assert type(open_course().converter) is Autograde
    course = open_course(feedback=True)
    assert type(course.converter) is GenerateFeedback
    assert type(course.converter.parent) is GenerateFeedbackApp
    assert course.place("source") == folder / "made"


def test_the_instructors_folder_or_else_the_released_one(folder):
    course = open_course()
    put(folder / "made", {"hw": "no folder"})
    assert course.source("hw") is None
    (folder / "given" / "hw").mkdir(parents=True)
    assert course.source("hw") == folder / "given" / "hw"
    (folder / "made" / "hw").unlink()
    (folder / "made" / "hw").mkdir()
    assert course.source("hw") == folder / "made" / "hw"


def test_assignments_have_a_folder_in_one_of_the_two(folder):
    course = open_course()
    assert course.assignments() == []
    for name in ("made/hw2", "made/hw", "given/hw", "given/old", "made/.hidden"):
        (folder / name).mkdir(parents=True)
    put(folder / "made", {"notes.txt": "x"})
    assert course.assignments() == ["hw", "hw2", "old"]


# -- who handed in ----------------------------------------------------------------


def students(course, *chosen, **more):
    found = course.submissions(*chosen, **more)
    assert all(submission.folder.is_dir() for submission in found)
    return [submission.student for submission in found]


def test_submissions_are_the_folders_of_an_assignment_by_student(folder):
    for name in ("eve/hw", "ada/hw", "ada/hw2", "bob/hw2", "ada.b c/hw", ".git/hw"):
        put(folder / "submitted" / name, {"one.ipynb": "{}"})
    put(folder / "submitted", {"notes.txt": "x", "zoe/hw": "no folder"})
    course = open_course()
    assert students(course, "hw") == ["ada", "ada.b c", "eve"]
    (first, *_) = course.submissions("hw")
    assert (first.folder, first.digest, first.found) == (
        folder / "submitted" / "ada" / "hw",
        "",
        None,
    )
    assert students(course, "hw3") == []


@pytest.mark.parametrize(
    ("pattern", "names"),
    [("a*", ["ada", "alan"]), ("[!a]*", ["eve"]), ("ada", ["ada"]), ("Ada", [])],
)
def test_students_are_chosen_by_a_pattern(folder, pattern, names):
    for name in ("ada", "alan", "eve"):
        put(folder / "submitted" / name / "hw", {})
    assert students(open_course(), "hw", pattern) == names


def test_an_assignments_name_is_no_pattern(folder):
    for name in ("hw", "h*", "h.", "h[w]"):
        put(folder / "submitted" / f"with {name}" / name, {})
    course = open_course()
    for name in ("hw", "h*", "h.", "h[w]"):
        assert students(course, name) == [f"with {name}"]


def test_another_step_is_asked_for_by_name(folder):
    put(folder / "autograded" / "ada" / "hw", {})
    put(folder / "submitted" / "bob" / "hw", {})
    assert students(open_course(), "hw", step="autograded") == ["ada"]


def test_whom_the_course_excludes_has_handed_in_nothing(folder):
    for name in ("ada", "bob", "test", "tester", "est"):
        put(folder / "submitted" / name / "hw", {})
    course = configured(folder, "c.CourseDirectory.student_id_exclude = 'test,bob'\n")
    assert students(course, "hw") == ["ada", "est", "tester"]


def test_a_structure_of_the_courses_own(folder):
    structure = "{nbgrader_step}/{assignment_id}/{student_id}"
    put(folder / "submitted" / "hw" / "ada", {})
    setting = f"c.CourseDirectory.directory_structure = {structure!r}\n"
    course = configured(folder, setting)
    assert students(course, "hw") == ["ada"]
    assert course.place("submitted", "ada", "hw") == folder / "submitted/hw/ada"


# -- what is wrong with it --------------------------------------------------------


def test_an_assignment_that_is_known_is_no_trouble(folder):
    open_course().check("hw", ["hw"])


@pytest.mark.parametrize(
    ("asked", "known", "there"),
    [
        ("hw21", ["hw22", "other"], "did you mean hw22?"),
        ("hwx", ["other"], "did you mean hw?"),
        ("zzz", ["b", "a"], "there are: a, b, hw."),
    ],
)
def test_an_unknown_assignment_gets_the_nearest_name(folder, asked, known, there):
    (folder / "made" / "hw").mkdir(parents=True)
    with pytest.raises(Trouble) as said:
        open_course().check(asked, known)
    assert said.value.code == BAD_USAGE
    assert str(said.value) == f"There is no assignment {asked} in this course; {there}"


def test_a_course_without_assignments_says_where_they_are_made(folder):
    assert trouble(lambda: open_course().check("hw", ())) == (
        "There is no assignment hw in this course; there is none yet: make its"
        f" notebooks in {folder / 'made' / 'hw'}."
    )


def test_what_was_not_generated_yet_is_told_from_what_is_not_there(folder):
    (folder / "made" / "hw").mkdir(parents=True)
    assert trouble(lambda: open_course().check("hw", ["other"])) == (
        "The gradebook does not know hw yet: run `nbgrader generate_assignment hw`."
    )


def test_a_folder_without_a_course(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert trouble(open_course) == (
        f"There is no nbgrader course in {tmp_path}: go to the folder with"
        " nbgrader_config.py, or make one with `nbgrader quickstart`."
    )


@pytest.mark.parametrize("step", ["source", "release", "submitted"])
def test_a_course_needs_no_configuration(tmp_path, monkeypatch, step):
    monkeypatch.chdir(tmp_path)
    Path(step).mkdir()
    assert open_course().root == tmp_path


WRONG = {
    "c.Autograde.nothing(\n": "SyntaxError: '(' was never closed",
    "1 / 0\n": "ZeroDivisionError: division by zero",
    "raise SystemExit('on two\\nlines')\n": "SystemExit: on two lines",
    "c.CourseDirectory.ignore = 3\n": "The 'ignore' trait of a CourseDirectory",
}


@pytest.mark.parametrize("feedback", [False, True])
@pytest.mark.parametrize("text", WRONG)
def test_a_configuration_with_a_mistake_in_it(folder, capfd, text, feedback):
    with open(folder / "nbgrader_config.py", "a") as file:
        file.write(text)
    said = trouble(lambda: open_course(feedback))
    assert said.startswith("nbgrader_config.py cannot be read: ")
    assert WRONG[text] in said
    assert capfd.readouterr() == ("", "")


def test_no_word_of_nbgraders_is_printed(folder, capfd):
    open_course()
    assert capfd.readouterr() == ("", "")
    assert os.listdir(folder) == ["nbgrader_config.py"]
