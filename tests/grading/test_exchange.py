"""nbgrader's exchange, both ways, with our grading and our feedback in the middle."""

import contextlib
import logging
from pathlib import Path

import pytest
from nbgrader import apps

from tests.grading.classes import FULL, NONE, RIGHT, WRONG, answer
from tests.grading.test_feedback import feedback, lines, page

pytestmark = [
    # nbgrader's own way of adding a submission warns about itself.
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]
STUDENT = """
c = get_config()
c.CourseDirectory.course_id = "small"
c.CourseDirectory.student_id = {name!r}
c.Exchange.root = {root!r}
c.Exchange.cache = {cache!r}
"""


def command(kind, folder, *words):
    """One nbgrader command in a folder, in this process."""
    with contextlib.chdir(folder):
        app = kind(log_level=logging.WARNING)
        app.initialize(list(words))
        app.start()


class Exchange:
    """An instructor with a course, and students each with a folder of their own."""

    def __init__(self, small_class, folder):
        self.course, self.folder = small_class, folder
        self.root = str(folder / "exchange")
        with open(small_class.folder / "nbgrader_config.py", "a") as file:
            file.write(f"c.Exchange.root = {self.root!r}\n")

    def instructor(self, kind, *flags):
        command(kind, self.course.folder, "hw", *flags)

    def student(self, name, kind):
        home = self.home(name)
        if not home.exists():
            home.mkdir()
            known = dict(name=name, root=self.root, cache=str(home / "cache"))
            (home / "nbgrader_config.py").write_text(STUDENT.format(**known))
        command(kind, home, "hw")

    def home(self, name):
        return self.folder / name

    def pages(self, name):
        """{notebook: page} of each of a student's submissions, fetched."""
        self.student(name, apps.FetchFeedbackApp)
        return [
            {path.stem: path.read_text(encoding="utf-8") for path in folder.iterdir()}
            for folder in sorted((self.home(name) / "hw" / "feedback").glob("*"))
        ]

    def submit(self, name, answers):
        """Fetch the assignment, write the answers, hand in; where it lies then."""
        self.student(name, apps.FetchAssignmentApp)
        given = self.home(name) / "hw"
        names = ["data.txt", "one.ipynb", "two.ipynb"]
        assert sorted(path.name for path in given.iterdir()) == names
        answer(given, given, answers)
        self.student(name, apps.SubmitApp)
        (place,) = Path(self.root, "small", "inbound").glob(f"{name}+*")
        return place

    def give_back(self):
        """Collect, grade, write the pages and release them."""
        self.instructor(apps.CollectApp, "--update")
        for code, said in (self.course.grade(), feedback()):
            assert code == 0, said
        self.instructor(apps.ReleaseFeedbackApp)


@pytest.fixture
def exchange(small_class, tmp_path, monkeypatch):
    monkeypatch.chdir(small_class.folder)
    made = Exchange(small_class, tmp_path)
    made.instructor(apps.ReleaseAssignmentApp)
    return made


@pytest.mark.slow
def test_from_release_to_the_page_that_a_student_fetches(exchange):
    exchange.submit("ada", RIGHT)
    exchange.submit("bob", WRONG)
    exchange.give_back()
    assert exchange.course.marks() == {"ada": FULL, "bob": NONE}
    released = list(Path(exchange.root, "small", "feedback").iterdir())
    assert len(released) == 4  # and other users may read them
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in released)
    for name, score in {"ada": "2.0 / 2.0", "bob": "0.0 / 2.0"}.items():
        (fetched,) = exchange.pages(name)
        assert sorted(fetched) == ["one", "two"]
        assert f"Score: {score}" in fetched["one"]
        assert fetched["one"] == page(exchange.course, name)


@pytest.mark.grading_proof
def test_the_same_notebook_handed_in_again_has_a_page_again(exchange):
    exchange.submit("ada", RIGHT)
    exchange.give_back()
    exchange.student("ada", apps.SubmitApp)
    exchange.give_back()
    first, second = exchange.pages("ada")
    assert sorted(first) == sorted(second) == ["one", "two"]


@pytest.mark.grading_proof
def test_a_notebook_that_its_student_renamed_has_a_page_by_that_name(exchange):
    exchange.student("ada", apps.FetchAssignmentApp)
    given = exchange.home("ada") / "hw"
    answer(given, given, RIGHT)
    (given / "one.ipynb").rename(given / "one (1).ipynb")
    exchange.student("ada", apps.SubmitApp)
    exchange.give_back()
    assert exchange.course.marks() == {"ada": FULL}
    (fetched,) = exchange.pages("ada")
    assert sorted(fetched) == ["one (1)", "two"]
    assert fetched["one (1)"] == page(exchange.course, "ada")
    assert lines(written=0, left=1) in feedback()[1]


@pytest.mark.grading_proof
def test_nobody_keeps_the_others_from_their_pages(exchange):
    """nbgrader stops where a time or a secret is missing, and before those behind."""
    exchange.course.hand_in("alan")  # by mail, before anybody used the exchange
    exchange.course.grade()
    feedback()
    places = {name: exchange.submit(name, RIGHT) for name in ("bob", "eve", "zoe")}
    (places["bob"] / "submission_secret.txt").write_text("")
    (places["bob"] / "timestamp.txt").write_text("soon")
    for name in ("submission_secret.txt", "timestamp.txt"):
        (places["eve"] / name).unlink()
        (places["eve"] / name).mkdir()
        (places["eve"] / name / "inside.txt").write_text("1")
    (places["eve"] / "page.html").mkdir()
    (places["eve"] / "page.html" / "inside.txt").write_text("1")
    exchange.give_back()
    (fetched,) = exchange.pages("zoe")
    assert sorted(fetched) == ["one", "two"]
    assert exchange.pages("bob") == exchange.pages("eve") == []
    assert "1 handed in, 1 left" in exchange.course.grade(students="alan")[1]
    assert lines(written=0, left=4) in feedback()[1]
