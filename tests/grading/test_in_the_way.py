"""What a student hands in lies where an instructor's file, or a notebook, goes."""

import errno

import pytest

from nnworks.grading.intake import accept
from nnworks.grading.shelf import Shelf
from tests.grading.classes import FULL
from tests.grading.plugged import autograde
from tests.grading.submissions import NAMES, honest, put
from tests.grading.test_grade import three  # noqa: F401


@pytest.mark.parametrize(
    ("path", "note"),
    [
        (
            "data.txt/x.csv",
            "The folder data.txt was left out: the assignment has data.txt there.",
        ),
        (
            "hw1.ipynb/x.csv",
            "The folder hw1.ipynb was left out: the assignment has hw1.ipynb there.",
        ),
        ("pictures", "pictures was left out: the assignment has pictures/a.png there."),
        ("data.txt", None),
        ("data.txt2/x.csv", None),
        ("picture", None),
    ],
)
def test_what_is_in_the_way_is_left_out(tmp_path, path, note):
    put(tmp_path / "ps1", {"HW1.ipynb": honest(), path: "mine"})
    got = accept(tmp_path / "ps1", {"hw1": NAMES}, ("data.txt", "pictures/a.png"))
    assert (path in got.files) == (note is None)
    assert [n for n in got.notes if "was left out" in n] == [note] * bool(note)


@pytest.fixture
def in_the_way(three):  # noqa: F811
    for name in ("data.txt", "one.ipynb"):
        place = three.submission("bob")
        if (place / name).exists():
            (place / name).rename(place / name.upper())
        put(place, {f"{name}/x.csv": "mine"})
    three.hand_in("bob2")
    return three


def test_it_stops_no_class(in_the_way):
    code, said = in_the_way.grade()
    assert code == 0, said
    assert "bob: The folder data.txt was left out" in said
    assert in_the_way.marks()["bob2"] == FULL
    assert set(in_the_way.marks()) == {"ada", "bob", "bob2", "eve"}


def test_it_stops_no_class_under_nbgrader(plugged, caplog):
    place = plugged.hand_in("ada")
    put(place, {"data.txt/x.csv": "mine"})
    plugged.hand_in("bob")
    autograde()
    assert plugged.marks() == {"ada": FULL, "bob": FULL}
    assert (plugged.graded("ada") / "data.txt").read_text() == "4"


@pytest.mark.parametrize("number", [errno.EISDIR, errno.ENAMETOOLONG, errno.EILSEQ])
def test_a_name_that_this_disk_cannot_hold_costs_one(three, monkeypatch, number):  # noqa: F811
    own = Shelf.ready

    def ready(shelf, student, files):
        if student == "bob":
            raise OSError(number, "no such name")
        return own(shelf, student, files)

    monkeypatch.setattr(Shelf, "ready", ready)
    code, said = three.grade()
    assert code == 1 and "bob: refused: error: " in said
    assert set(three.marks()) == {"ada", "eve"}
