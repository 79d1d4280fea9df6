"""The Python half of the live cells: what a reader's text does, as CPython sees it."""

import json
import subprocess
import sys
import zipfile

import pytest

from nnworks.check.page._cell import MOST, answer, run
from tests.browsing import ROOT
from tests.proof import pages
from tests.proof.course import REAL

FIRST = "import numpy as np"


def cell(source, **options):
    """(result, everything printed)."""
    printed = []
    return run(source, emit=printed.append, **options), "".join(printed)


def test_it_prints_and_gives_the_value_of_the_last_line():
    result, printed = cell("print('a', 1)\nx = 2\nx * 3")
    assert printed == "a 1\n"
    assert result == {"value": "6", "error": "", "verdict": None}
    assert cell("x = 1")[0]["value"] == "" == cell("None")[0]["value"]
    assert cell("np.arange(3)", first=FIRST)[0]["value"] == "array([0, 1, 2])"


def test_warnings_are_printed_and_nothing_reaches_the_outside(capfd):
    _, printed = cell("import sys\nprint('w', file=sys.stderr)\nprint('p')")
    assert printed == "w\np\n"
    assert capfd.readouterr() == ("", "")


def test_each_run_starts_afresh():
    cell("y = 1")
    assert "name 'y' is not defined" in cell("y")[0]["error"]


def test_it_knows_the_cells_above_whether_they_work_or_not():
    before = [["one", "def f():\n    print('loud')\n    return 2"], ["two", "1 +"]]
    result, printed = cell("f() + 1", before=before)
    assert result["value"] == "3" and printed == "loud\n"
    loud = [["one", "x = 5\nprint('not heard')\nwhile True:\n    pass"]]
    result, printed = cell("x", before=loud)
    assert result["value"] == "5" and printed == ""


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (
            "def f():\n    return 1 / 0\nf()",
            [
                "Traceback (most recent call last):",
                '  File "<your task>", line 3, in <module>',
                "    f()",
                '  File "<your task>", line 2, in f',
                "    return 1 / 0",
                "ZeroDivisionError: division by zero",
            ],
        ),
        ("1 +", ['  File "<your task>", line 1', "SyntaxError: invalid syntax"]),
        ("raise SystemExit", ["SystemExit"]),
        ("input()", ["EOFError: EOF when reading a line"]),
        (
            "def f():\n    f()\nf()",
            ["RecursionError: maximum recursion depth exceeded"],
        ),
        (
            "class A:\n    def __repr__(self):\n        return 1\nA()",
            ["TypeError: __repr__ returned non-string (type int)"],
        ),
        ("import json\njson.loads('x')", ["    json.loads('x')"]),
    ],
)
def test_an_error_is_pythons_own_without_our_frames(source, error):
    told = cell(source, name="task")[0]["error"]
    assert [line for line in error if line not in told.splitlines()] == []
    assert str(ROOT) not in told and sys.prefix not in told
    assert "_cell.py" not in told and "/lib/python" not in told


def test_an_error_that_followed_another_shows_both():
    result, _ = cell("try:\n    1 / 0\nexcept ZeroDivisionError:\n    q")
    told = result["error"]
    assert "During handling of the above" in told and "_cell.py" not in told


def test_output_without_end_is_cut():
    result, printed = cell("for i in range(100_000):\n    print(i)")
    assert len(printed) < MOST + 100 and printed.endswith("is cut off here.)\n")
    assert result["error"] == ""
    assert len(cell("'x' * 1_000_000")[0]["value"]) < MOST


# The verdict


def verdict(source):
    result, printed = cell(source, name="border", check="neuron.border", first=FIRST)
    return result["verdict"], result["error"], printed


def test_a_right_answer():
    task = pages.tasks(REAL.chapters()["page_neuron"])[0]
    said, error, printed = verdict(task.solution)
    assert said["right"] and said["words"].startswith("Right: border, in ")
    assert (error, printed) == ("", "")


def test_a_wrong_answer_has_the_parts_of_the_notebooks_message():
    said, _, printed = verdict(
        "def border(x1, w, b):\n    print('hello')\n    return (w[0] * x1 + b) / w[1]"
    )
    assert said["words"] == "border is not right yet." and not said["right"]
    parts = dict(said["parts"])
    assert list(parts) == ["called", "with", "got", "expected", "mistake", "read"]
    assert parts["mistake"].startswith("The minus signs are missing")
    assert set(printed.split()) == {"hello"}


def test_an_error_inside_is_told_with_its_line():
    said, _, _ = verdict("def border(x1, w, b):\n    return -(w[0] * x1 + b) / w[2]")
    parts = dict(said["parts"])
    assert "in line 2 of the cell:  return -(w[0] * x1 + b) / w[2]" in parts["got"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x = 1", "There is no border in this cell."),
        ("border = 3", "border is not right yet."),
        ("def border(x1, w, b): return", "border is not right yet."),
    ],
)
def test_what_is_no_answer_gets_a_verdict_too(source, words):
    said, error, _ = verdict(source)
    assert said["words"] == words and not said["right"] and error == ""


def test_a_cell_that_fails_is_not_checked():
    said, error, _ = verdict("def border(x1, w, b)\n    return 1")
    assert said is None and "SyntaxError" in error


def test_a_check_that_fails_itself_is_an_error(monkeypatch):
    monkeypatch.setattr("nnworks.check.page.neuron.border", lambda border: border())
    said, error, _ = verdict("def border(x1, w, b):\n    return 1")
    assert said is None and "TypeError: border() missing 3 required" in error


def test_the_worker_speaks_json():
    request = {
        "source": "def border(x1, w, b):\n    return x1",
        "name": "border",
        "check": "neuron.border",
        "before": [["one", "a = 1"]],
        "first": FIRST,
    }
    result = json.loads(answer(json.dumps(request), print))
    assert result["verdict"]["right"] is False


# The archive that the page fetches


def archive(place):
    from runpy import run_path

    written = run_path(str(ROOT / "book/_ext/nnbook/python.py"))["write_library"]
    written(ROOT / "lib/nnworks", place)
    return place


def test_the_archive_is_the_same_each_time_and_small(tmp_path):
    one, two = archive(tmp_path / "1.zip"), archive(tmp_path / "2.zip")
    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_bytes()) < 150_000
    names = zipfile.ZipFile(one).namelist()
    assert not [n for n in names if "ps0" in n or not n.endswith(".py")]


IN_THE_ARCHIVE = """
import json, sys
request = json.load(sys.stdin)
sys.path[:0] = [request["archive"]]
sys.path += request["numpy"]
for other in ("sklearn", "scipy", "matplotlib", "anywidget", "torch"):
    sys.modules[other] = None  # a browser has none of them
from nnworks.check.page._cell import run
for options in request["tasks"]:
    print(json.dumps(run(**options)))
import nnworks
print(nnworks.__file__)
"""


def test_the_archive_holds_all_that_the_checks_need(tmp_path):
    runs = []
    for path in pages.paths(REAL):
        above = []
        for task in pages.tasks(path):
            check = f"{task.stem}.{task.name}"
            options = {"source": task.solution, "check": check, "before": list(above)}
            runs.append({**options, "first": FIRST})
            above.append([task.name, task.solution])
    place = str(archive(tmp_path / "nnworks.zip"))
    numpy = [p for p in sys.path if "site-packages" in p]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", IN_THE_ARCHIVE],
        input=json.dumps({"archive": place, "numpy": numpy, "tasks": runs}),
        capture_output=True,
        text=True,
    )
    *results, file = done.stdout.splitlines()
    assert file.startswith(place), done.stderr
    for options, result in zip(runs, map(json.loads, results), strict=True):
        assert result["verdict"] and result["verdict"]["right"], (options, result)
