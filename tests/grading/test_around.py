"""What a submission uses that its tasks do not need is named, for a person's eye."""

import pytest

from nnworks.grading.around import ways_around
from tests.proof.course import REAL


def named(source, *pristine):
    """The words that are named of a cell."""
    said = ways_around([source], pristine)
    if not said:
        return []
    (note,) = said
    begins, ends = "It uses ", ", which its task does not need."
    assert note.startswith(begins) and note.endswith(ends)
    words = note.removeprefix(begins).removesuffix(ends).split(", ")
    assert all(word.endswith(" (code cell 1)") for word in words)
    return [word.removesuffix(" (code cell 1)") for word in words]


@pytest.mark.parametrize("assignment", REAL.assignments())
def test_nothing_is_said_of_those_who_solve_it(assignment):
    cells = [cell["source"] for cell in REAL.notebook(assignment).cells]
    mine = [
        answer.source
        for task in REAL.notebook(assignment).tasks
        for answer in REAL.right(assignment, task.name)
    ]
    assert ways_around(cells + mine, cells) == ()


def test_what_is_named_is_named_once_and_briefly():
    cells = ["import gc, torch\nfrom os import path", "import gc\neval('1')", "x = ("]
    (note,) = ways_around(cells, ["import os"])
    assert note == (
        "It uses gc (code cell 1), torch (code cell 1), eval (code cell 2), which its"
        " task does not need."
    )
    (note,) = ways_around([f"import a{n}" for n in range(30)], [])
    assert note.endswith("and 22 more, which its task does not need.")


def test_eight_are_named_and_a_ninth_is_counted():
    eight = [f"import a{n}" for n in range(8)]
    (note,) = ways_around(eight, [])
    assert note.endswith("a7 (code cell 8), which its task does not need.")
    (note,) = ways_around([*eight, "import a8"], [])
    assert note.endswith("a7 (code cell 8) and 1 more, which its task does not need.")


def test_a_name_without_end_is_shortened():
    (note,) = ways_around([f"import {'a' * 90_000}, os"], [])
    assert note == (
        f"It uses {'a' * 77}... (code cell 1), os (code cell 1), which its task does"
        " not need."
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import torch.nn as nn", ["torch.nn"]),
        ("from torch import nn", ["torch"]),
        ("import os.path, numpy_too", ["numpy_too", "os.path"]),
        ("import nnworks.check", ["nnworks.check"]),
        ("from nnworks import check, nn", ["nnworks.check", "nnworks.nn"]),
        ("from nnworks.nn import Linear", ["nnworks.nn"]),
        ("from .beside import f", ["beside"]),
        ("def f(x):\n    if x:\n        import gc", ["gc"]),
        ("f = exec", ["exec"]),
        ("compile('1', '', 'eval')\nvars()", ["compile", "vars"]),
        ("f.__globals__['x']", ["__globals__"]),
        ("x.__class__.__subclasses__()", ["__class__", "__subclasses__"]),
        ("import sys\nsys._getframe(1)", ["_getframe"]),
        ("print(__builtins__)", ["__builtins__"]),
        ("%time x = 1", ["get_ipython"]),
        ("!pip install torch", ["get_ipython"]),
    ],
)
def test_what_is_a_way_around(source, words):
    assert named(source) == words


@pytest.mark.parametrize(
    "source",
    [
        "",
        "import numpy as np, numpy.linalg\nfrom matplotlib import pyplot as plt",
        "import math, random, itertools, collections.abc\nfrom time import sleep",
        "model.eval()\npattern.compile()",  # PyTorch's own, and a method of anything
        "# import gc\nx = 'exec(eval)'",
        "from . import f",
        "import gc, (",
        "import gc\0",
        "import gc\ud800",
        "import gc; x = " + "(" * 500 + ")" * 500,
    ],
)
def test_what_a_beginner_may_well_write_is_not_named(source):
    assert ways_around([source], ()) == ()


def test_what_the_instructor_uses_is_nobodys_way_around():
    source = "%matplotlib inline\nimport gc, torch.nn\nx = eval('1')"
    assert (
        ways_around([source], ["%time 1\nimport gc", "import torch.nn", "eval"]) == ()
    )
    assert named(source, "import torch\ngc = exec") == [
        "eval",
        "gc",
        "get_ipython",
        "torch.nn",
    ]


def test_a_cell_too_long_to_be_looked_through_is_named():
    (note,) = ways_around(["x = 1", "import os\n" + "y = 2\n" * 20_000], ["import os"])
    assert "too long to be looked through (code cell 2)" in note


def test_a_submission_too_long_to_be_looked_through_is_said_to_be():
    cell = "import gc\n" + "y = 2\n" * 16_000  # one of it could be read
    (note,) = ways_around([cell] * 21, ())
    assert note == (
        "It was not looked through for ways around its tasks: it is too long."
    )
