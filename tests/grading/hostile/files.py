"""Submissions whose files, or whose notebook as a file, are the attack."""

import copy
import json
import os

from ..pixels import PNG
from ..submissions import (
    ANSWERS,
    BY_NAME,
    cell_of,
    honest,
    index_of,
    marked,
    plain,
    put,
)
from . import FULL, hostile

FILES = []
_WRONG = {
    "half": "def half(x):\n    return x",
    "double": "def double(x):\n    return x",
}


def write(folder, nb=None, **files):
    put(folder, {"hw1.ipynb": honest() if nb is None else nb, **files})


def wrong(*names):
    nb = honest()
    for name in names:
        cell_of(nb, name)["source"] = _WRONG[name]
    return nb


# The file.


@hostile(FILES, due=None)
def json_bomb(folder, canary):
    """A small file that takes gigabytes once it is read."""
    write(folder, "[" + "[]," * 15_000_000 + "1]")


@hostile(FILES, due=None)
def json_tower(folder, canary):
    """Brackets nested a million deep."""
    write(folder, '{"nbformat":4,"cells":' + "[" * 900_000)


@hostile(FILES, due=None)
def endless_number(folder, canary):
    """A number of ten million digits, which takes minutes to read."""
    write(folder, '{"nbformat":4,"cells":[],"metadata":{"x":' + "9" * 10_000_000 + "}}")


@hostile(FILES, due=None)
def utf_16(folder, canary):
    """A notebook in another encoding."""
    write(folder, json.dumps(honest()).encode("utf-16"))


@hostile(FILES, due=None)
def notebook_is_a_pipe(folder, canary):
    """A pipe in the notebook's place: reading it never ends."""
    os.mkfifo(folder / "hw1.ipynb")


@hostile(FILES, due=None)
def notebook_is_a_ring(folder, canary):
    """Links that lead in a ring."""
    (folder / "hw1.ipynb").symlink_to("b.ipynb")
    (folder / "b.ipynb").symlink_to("hw1.ipynb")


@hostile(FILES, due=None)
def link_beside_a_twin(folder, canary):
    """A link with the right name, and a file that differs from it in case alone."""
    (folder / "hw1.ipynb").symlink_to(canary / "secret.txt")
    put(folder, {"HW1.ipynb": honest()})


@hostile(FILES)
def links_all_around(folder, canary):
    """Links to a file, to a folder, upwards, and to devices."""
    write(folder)
    for name, target in {
        "data.csv": canary / "secret.txt",
        "data": canary,
        "up": "../canary",
        "null": "/dev/null",
        "zero.csv": "/dev/zero",
        "timestamp.txt": canary / "secret.txt",
    }.items():
        (folder / name).symlink_to(target)


@hostile(FILES)
def timestamp_is_a_folder(folder, canary):
    """A folder in the place of the file that says when."""
    write(folder, **{"timestamp.txt/x": "x"})


@hostile(FILES)
def names_that_write_on_the_screen(folder, canary):
    """Names with line breaks, colours and text that runs backwards."""
    write(folder)
    for name in ("a\nb: 100 points", "\x1b[2J\x1b[H", "\u202efdp.exe", "x" * 250):
        (folder / name).write_text("x")
        (folder / f"{name[:200]}.py").write_text("x")


@hostile(FILES)
def ten_thousand_files(folder, canary):
    """More files than anyone copies."""
    write(folder)
    for number in range(6_000):
        (folder / f"{number:05}.csv").touch()


@hostile(FILES)
def output_of_thirty_megabytes(folder, canary):
    """A picture that fills the instructor's browser."""
    nb = honest()
    data = {"image/png": "A" * 30_000_000, "text/html": "<script>alert(1)</script>"}
    output = {"output_type": "display_data", "data": data, "metadata": {}}
    cell_of(nb, "double")["outputs"] = [output]
    write(folder, nb)


@hostile(FILES)
def attachments_without_end(folder, canary):
    """Pictures in answers and in text, many and large, one of them no picture."""
    nb = honest()
    bundle = {f"{n}.png": {"image/png": PNG} for n in range(20_000)}
    cell_of(nb, "why")["attachments"] = {
        "x.svg": {"image/svg+xml": "<svg onload=alert(1)>"},
        "y.png": {"image/png": "A" * 5_000_000},
        **bundle,
    }
    nb["cells"][0]["attachments"] = bundle
    write(folder, nb)


@hostile(FILES)
def keys_named_twice(folder, canary):
    """Two lists of cells: a reader that takes the first grades another notebook."""
    text = json.dumps(honest())
    write(folder, '{"cells": [], ' + text[1:])


@hostile(FILES)
def nan_and_infinity(folder, canary):
    """Numbers that JSON does not have, where numbers are expected."""
    nb = honest()
    cell_of(nb, "test_half")["metadata"]["nbgrader"]["points"] = float("nan")
    cell_of(nb, "test_double")["metadata"]["nbgrader"]["points"] = float("inf")
    cell_of(nb, "half")["execution_count"] = float("-inf")
    write(folder, nb)


@hostile(FILES)
def surrogates_everywhere(folder, canary):
    """Halves of characters in names, sources and marks: no file can hold them."""
    nb = honest()
    nb["metadata"]["\ud800"] = "\udfff"
    nb["cells"].append(plain("# \ud800", metadata={"nbgrader": {"grade_id": "\ud800"}}))
    write(folder, nb)


# The cells.


@hostile(FILES, test_half=False, test_half_of_arrays=False)
def tests_that_always_pass(folder, canary):
    """Every test replaced, by a copy before it and a copy behind it, too."""
    nb = wrong("half")
    for name in ("test_half", "test_half_of_arrays"):
        test = cell_of(nb, name)
        test["source"] = "assert True"
        nb["cells"] += [copy.deepcopy(test)]
        nb["cells"].insert(0, copy.deepcopy(test))
    write(folder, nb)


@hostile(FILES, test_half=False, test_half_of_arrays=False)
def points_without_end(folder, canary):
    """More points for what is right."""
    nb = wrong("half")
    cell_of(nb, "test_double")["metadata"]["nbgrader"]["points"] = 1e308
    nb["cells"].append(copy.deepcopy(cell_of(nb, "test_double")))
    nb["cells"][-1]["metadata"]["nbgrader"]["grade_id"] = "bonus"
    write(folder, nb)


@hostile(FILES, test_double=False)
def mark_moved_to_an_easy_cell(folder, canary):
    """The name of the failing test given to a cell that passes."""
    nb = wrong("double")
    test = cell_of(nb, "test_double")
    easy = plain("1 + 1", metadata=copy.deepcopy(test["metadata"]))
    test["metadata"] = {}
    nb["cells"].insert(index_of(nb, "half"), easy)
    write(folder, nb)


@hostile(FILES, test_double=False)
def test_turned_into_an_answer(folder, canary):
    """Marks that say: this test is an answer, and nobody need look at it."""
    nb = wrong("double")
    mark = cell_of(nb, "test_double")["metadata"]["nbgrader"]
    mark |= {"grade": False, "solution": True, "locked": False, "task": True}
    cell_of(nb, "test_double")["cell_type"] = "raw"
    cell_of(nb, "test_double")["source"] = ""
    write(folder, nb)


@hostile(FILES, test_double=False)
def hidden_tests_of_their_own(folder, canary):
    """The delimiters of hidden tests around the visible ones."""
    nb = wrong("double")
    test = cell_of(nb, "test_double")
    text = test["source"]
    test["source"] = f"### BEGIN HIDDEN TESTS\n{text}\n### END HIDDEN TESTS"
    write(folder, nb)


@hostile(FILES)
def names_that_look_alike(folder, canary):
    """Marks that differ from the right ones by case, spaces or unseen letters."""
    nb = honest()
    for name, other in (
        ("double", "Double"),
        ("test_double", "test_double "),
        ("half", "half\u200b"),
        ("test_half", "t\u0435st_half"),
    ):
        cell_of(nb, name)["metadata"]["nbgrader"]["grade_id"] = other
    write(folder, nb)


@hostile(FILES)
def one_name_for_all(folder, canary):
    """Every cell says that it is the same test."""
    nb = honest()
    for cell in nb["cells"]:
        cell["metadata"] = copy.deepcopy(marked("test_half")["metadata"])
    write(folder, nb)


@hostile(FILES)
def every_name_rotated(folder, canary):
    """Every cell wears the next one's mark."""
    nb = honest()
    cells = [cell for cell in nb["cells"] if cell["metadata"].get("nbgrader")]
    metadata = [cell["metadata"] for cell in cells]
    for cell, other in zip(cells, metadata[1:] + metadata[:1], strict=True):
        cell["metadata"] = other
    write(folder, nb)


@hostile(FILES)
def a_thousand_copies(folder, canary):
    """So many copies of a test that looking through them takes long."""
    nb = honest()
    nb["cells"] += [copy.deepcopy(cell_of(nb, "test_half")) for _ in range(1_500)]
    write(folder, nb)


@hostile(FILES)
def tests_on_top(folder, canary):
    """All tests before all answers, and the answers in the other order."""
    nb = honest()
    answers = [cell for cell in nb["cells"] if cell["source"] in ANSWERS.values()]
    rest = [cell for cell in nb["cells"] if cell not in answers]
    nb["cells"] = rest + answers[::-1]
    write(folder, nb)


@hostile(FILES)
def metadata_as_a_warehouse(folder, canary):
    """Metadata of many keys, large and deep."""
    nb = honest()
    deep = {}
    for _ in range(40):
        deep = {"x": deep}
    for cell in nb["cells"]:
        cell["metadata"] |= {f"k{n}": "v" * 100 for n in range(2_000)} | {"deep": deep}
    nb["metadata"]["widgets"] = {"state": "x" * 3_000_000}
    write(folder, nb)


@hostile(FILES, dict.fromkeys(FULL, False))
def stubs_copied_over_answers(folder, canary):
    """Answers whose last edited copy is wrong: it is the one that runs last."""
    nb = honest()
    for name in ("double", "half"):
        bad = copy.deepcopy(cell_of(nb, name))
        bad["source"] = BY_NAME[name]["source"].replace(name, name) + "  # again"
        nb["cells"].insert(index_of(nb, name) + 1, bad)
    write(folder, nb)
