"""An archive of a learning platform, taken in and marked as instructors.md says."""

import csv
import re
import zipfile

import pytest
from nbgrader import apps

from tests.browsing import ROOT
from tests.grading.classes import RIGHT, WRONG
from tests.grading.test_exchange import command

pytestmark = [
    pytest.mark.grading_proof,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]
FILES = {"ada": "ada_123_one.ipynb", "alan": "alan_7_late_one.ipynb"}


def pattern():
    """The one on the page, for the notebook that this class has."""
    text = (ROOT / "book" / "instructors.md").read_text(encoding="utf-8")
    return re.search(r"^NAMES='(.+)'$", text, re.M)[1].replace("neuron", "one")


def table(path):
    """{student: score} of a table of marks."""
    with open(path, newline="") as file:
        return {row["student_id"]: row["score"] for row in csv.DictReader(file)}


def test_an_archive_is_collected_graded_and_exported(small_class):
    folder = small_class.folder
    archive = folder / "downloaded" / "hw" / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "all.zip", "w") as file:
        for student, answers in {"ada": RIGHT, "alan": WRONG}.items():
            place = small_class.hand_in(student, answers, notebooks=["one"])
            file.write(place / "one.ipynb", FILES[student])
            (place / "one.ipynb").unlink()
    named = f"--FileNameCollectorPlugin.named_regexp={pattern()}"
    command(apps.ZipCollectApp, folder, "hw", "--force", named)
    code, said = small_class.grade(csv=str(folder / "ours.csv"))
    assert code == 0, said
    command(apps.ExportApp, folder, "--to", "theirs.csv")
    assert table(folder / "theirs.csv") == {"ada": "2.0", "alan": "0.0"}
    assert table(folder / "ours.csv") == table(folder / "theirs.csv")
