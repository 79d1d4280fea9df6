"""The marks as a CSV file: whole or not at all."""

import csv
from types import SimpleNamespace

import pytest
from nbgrader.plugins import CsvExportPlugin

from nnworks.grading.export import export_csv
from tests.grading.classes import WRONG, book_in_memory


def rows(path):
    """{student: {column: text}}."""
    with open(path, newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def test_marks_as_a_csv_file(small_class):
    for student in ("ada", "eve"):
        small_class.hand_in(student)
    small_class.hand_in("bob", WRONG)
    small_class.grade(csv="marks.csv")
    found = rows(small_class.folder / "marks.csv")
    assert {s: float(row["score"]) for s, row in found.items()} == {
        "ada": 3,
        "bob": 0,
        "eve": 3,
    }
    assert {row["max_score"] for row in found.values()} == {"6.0"}


@pytest.fixture
def book():
    """A gradebook in memory: two assignments, two students who handed in nothing."""
    gradebook = book_in_memory("hw", "other")
    for student in ("ada", "bob"):
        gradebook.add_student(student)
    with gradebook:
        yield SimpleNamespace(gradebook=gradebook)


def export(book, path):
    export_csv(SimpleNamespace(converter=None), book, "hw", str(path))


def test_one_line_a_student_of_one_assignment(book, tmp_path):
    export(book, tmp_path / "marks.csv")
    lines = (tmp_path / "marks.csv").read_text().splitlines()
    assert len(lines) == 3 and all(line.startswith("hw,") for line in lines[1:])
    found = rows(tmp_path / "marks.csv")
    assert {student: row["score"] for student, row in found.items()} == {
        "ada": "0.0",
        "bob": "0.0",
    }


def test_another_table_takes_its_place(book, tmp_path):
    (tmp_path / "marks.csv").write_text("an older one\n" * 100)
    export(book, tmp_path / "marks.csv")
    assert set(rows(tmp_path / "marks.csv")) == {"ada", "bob"}
    assert [path.name for path in tmp_path.iterdir()] == ["marks.csv"]


@pytest.mark.parametrize("error", [OSError(28, "full"), KeyboardInterrupt()])
def test_stopped_in_between_it_leaves_what_was_there(
    book, tmp_path, monkeypatch, error
):
    def half(plugin, gradebook):
        with open(plugin.to, "w") as file:
            file.write("half")
        raise error

    monkeypatch.setattr(CsvExportPlugin, "export", half)
    (tmp_path / "marks.csv").write_text("an older one\n")
    with pytest.raises(type(error)):
        export(book, tmp_path / "marks.csv")
    assert (tmp_path / "marks.csv").read_text() == "an older one\n"
    assert [path.name for path in tmp_path.iterdir()] == ["marks.csv"]


def test_stopped_before_it_began_is_no_other_error(book, tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        export(book, tmp_path / "nowhere" / "marks.csv")
