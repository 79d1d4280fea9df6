"""`make new-chapter` and `make new-exercise` make what then passes its tests."""

import json
import os
import shutil
import subprocess
import sys

import pytest
import yaml

from tests.browsing import ROOT
from tests.text.pages import text
from tests.text.test_chapters import problems_of_structure


@pytest.fixture
def course(tmp_path):
    """A copy of what the two recipes read and write."""
    skip = shutil.ignore_patterns("__pycache__", "vendor", "*.egg-info")
    for folder in ("book", "lib", "tools", "tests", "solutions"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=skip)
    for file in ("_toc.yml", "_config.yml", "nbgrader_config.py", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def new(course, *arguments):
    return subprocess.run(
        [sys.executable, "tools/new.py", *arguments],
        cwd=course,
        capture_output=True,
        text=True,
    )


def contents(root):
    return yaml.safe_load((root / "_toc.yml").read_text())["parts"]


def test_new_chapter_in_a_part_that_is_there(course):
    done = new(course, "chapter", "brain_cells", "1_neurons")
    assert done.returncode == 0, done.stderr
    page = text(course / "book/1_neurons/brain_cells.md")
    assert list(problems_of_structure(page)) == []
    assert "(ch-brain-cells)=\n# Brain cells\n" in page and "{{" not in page
    assert contents(course)[0] == {
        "caption": "Neurons",
        "numbered": 1,
        "chapters": [
            *contents(ROOT)[0]["chapters"],
            {"file": "book/1_neurons/brain_cells"},
        ],
    }


def test_new_chapter_that_begins_a_part(course):
    assert new(course, "chapter", "dropout", "9_tomorrow").returncode == 0
    captions = [part["caption"] for part in contents(course)]
    captions.remove("Tomorrow")
    assert captions == [part["caption"] for part in contents(ROOT)]
    names = [part["chapters"][0]["file"] for part in contents(course)]
    place = names.index("book/9_tomorrow/dropout")
    assert names[place - 1] < names[place] and not names[place + 1][5].isdigit()


@pytest.mark.slow
def test_new_chapter_builds_without_a_warning(course):
    new(course, "chapter", "dropout", "3_training")
    vendor = course / "book/_static/vendor/mathjax"
    vendor.mkdir(parents=True)
    (vendor / "LICENSE").touch()
    shutil.copytree(ROOT / "exercises", course / "exercises")
    run = "from jupyter_book.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run, "build", ".", "-W", "-n", "--keep-going"],
        cwd=course,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (course / "_build/html/book/3_training/dropout.html").exists()


PROVE = """
import json
import sys
from pathlib import Path
from tests.proof.course import Course
from tests.proof.grade import grader
from tests.proof.prove import prove_answers, prove_mutants
course = Course(Path.cwd())
with grader() as g:
    both = (prove_answers, prove_mutants)
    results = [prove(course, sys.argv[1], "scale", g) for prove in both]
print(json.dumps([problems for _, problems in results]))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wanted", "proved"),
    [
        (("exercise", "ps11_tokens"), "ps11_tokens"),
        (("chapter", "dropout", "3_training"), "page_dropout"),
    ],
)
def test_what_is_new_is_proved_at_once(course, wanted, proved):
    done = new(course, *wanted)
    assert done.returncode == 0, done.stderr
    path = os.pathsep.join([str(course / "lib"), str(course)])
    proof = subprocess.run(
        [sys.executable, "-c", PROVE, proved],
        cwd=course,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert proof.returncode == 0, proof.stderr
    assert json.loads(proof.stdout.splitlines()[-1]) == [[], []]


BAD = [
    (("chapter", "", "1_neurons"), "NAME=''"),
    (("chapter", "Drop Out", "1_neurons"), "NAME='Drop Out'"),
    (("chapter", "dropout", "training"), "PART='training'"),
    (("chapter", "neuron", "1_neurons"), "book/1_neurons/neuron.md is there already"),
    (("exercise", "tokens"), "NAME='tokens'"),
    (("exercise", "ps01_neuron"), "is there already"),
]


@pytest.mark.parametrize("arguments, words", BAD)
def test_a_wrong_name_is_answered_with_an_example(course, arguments, words):
    done = new(course, *arguments)
    assert done.returncode == 1
    assert words in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
