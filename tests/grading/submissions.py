"""A small assignment and submissions of it, as dicts."""

import copy
import json

from nnworks.grading.restore import restore

HIDDEN = "\n### BEGIN HIDDEN TESTS\nassert double(5) == 10\n### END HIDDEN TESTS"


def source_cell(name, source, **changes):
    return {
        "name": name,
        "cell_type": "code",
        "source": source,
        "locked": False,
        "checksum": "0" * 32,
        "grade": False,
        "solution": False,
        "task": False,
        "points": 0.0,
    } | changes


def an_answer(name, source, **changes):
    return source_cell(name, source, solution=True, **changes)


def a_test(name, source, points=2.0):
    return source_cell(name, source, locked=True, grade=True, points=points)


SOURCE_CELLS = (
    source_cell("setup", "import numpy as np", locked=True),
    an_answer("double", "def double(x):\n    raise NotImplementedError"),
    a_test("test_double", "assert double(2) == 4" + HIDDEN),
    an_answer("half", "def half(x):\n    raise NotImplementedError"),
    a_test("test_half", "assert half(2) == 1"),
    a_test("test_half_of_arrays", "assert half(np.ones(2)).sum() == 1", 3.0),
    an_answer("why", "Your words.", cell_type="markdown", grade=True, points=1.0),
)
BY_NAME = {cell["name"]: cell for cell in SOURCE_CELLS}
NAMES = tuple(BY_NAME)
ANSWERS = {
    "double": "def double(x):\n    return 2 * x",
    "half": "def half(x):\n    return x / 2",
    "why": "Because two halves make a whole.",
}


def marked(name):
    """A cell as an honest student hands it in."""
    source = BY_NAME[name]
    text = ANSWERS.get(name, source["source"].replace(HIDDEN, ""))
    keys = ("locked", "grade", "solution", "task", "checksum", "cell_type")
    mark = {key: source[key] for key in keys} | {"grade_id": name, "schema_version": 3}
    if source["grade"]:
        mark["points"] = source["points"]
    cell = {
        "id": f"id-{name.replace('_', '-')}",
        "cell_type": source["cell_type"],
        "metadata": {"nbgrader": mark},
        "source": text,
    }
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": 1}
    return cell


def plain(text, kind="code", **more):
    cell = {"cell_type": kind, "metadata": {}, "source": text, **more}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def honest():
    """An honest notebook; a fresh copy each time."""
    return copy.deepcopy(
        {
            "cells": [
                plain("# Two tasks", "markdown", id="title"),
                *map(marked, NAMES[:3]),
                plain("## Halves", "markdown", id="halves"),
                *map(marked, NAMES[3:]),
            ],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def cell_of(nb, name):
    return nb["cells"][index_of(nb, name)]


def index_of(nb, name):
    (at,) = [i for i, cell in enumerate(nb["cells"]) if grade_id(cell) == name]
    return at


def grade_id(cell):
    mark = cell["metadata"].get("nbgrader")
    return mark.get("grade_id", "") if isinstance(mark, dict) else ""


def score(nb):
    """Run a restored notebook from the top; {graded cell: whether it passes}."""
    names, passed = {}, {}
    for cell in nb["cells"]:
        if cell["cell_type"] != "code":
            continue
        try:
            exec(cell["source"], names)
            failed = False
        except Exception:
            failed = True
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            passed[grade_id(cell)] = not failed
    return passed


def put(folder, files):
    """Write a submission: text, bytes, or JSON of anything else."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, bytes):
            text = content if isinstance(content, str) else json.dumps(content)
            content = text.encode("utf-8", "surrogatepass")
        path.write_bytes(content)
    return folder


GRADED = [name for name in NAMES if BY_NAME[name]["grade"]]


FULL = dict.fromkeys([name for name in GRADED if name != "why"], True)


def restored(nb):
    """Restore; check what holds for every submission; return it with the notes."""
    before = copy.deepcopy(nb)
    new, notes = restore(nb, SOURCE_CELLS)
    assert nb == before
    ids = [grade_id(cell) for cell in new["cells"] if grade_id(cell)]
    assert len(ids) == len(set(ids))
    for name, source in BY_NAME.items():
        if source["locked"] or source["grade"]:
            cell = cell_of(new, name)
            mark = cell["metadata"]["nbgrader"]
            assert cell["cell_type"] == source["cell_type"]
            assert {k: mark[k] for k in ("grade", "solution", "locked", "task")} == {
                k: source[k] for k in ("grade", "solution", "locked", "task")
            }
            assert mark.get("points", 0.0) == source["points"]
            assert mark["schema_version"] == 3
        if source["locked"]:
            assert cell_of(new, name)["source"] == source["source"]
    validate(new)
    return new, notes


def validate(nb):
    import nbformat
    from nbgrader.nbgraderformat import MetadataValidator

    node = nbformat.from_dict(nb)
    nbformat.validate(node)
    MetadataValidator().validate_nb(node)
