"""Whatever lies in the folder, the command says what it found, and changes nothing."""

import importlib
import io
import os

import pytest

from nnworks.mine import command
from nnworks.mine.assemble import Found, assemble, unchanged
from nnworks.mine.command import mine
from nnworks.mine.extract import Missing, piece
from nnworks.mine.judge import judge
from nnworks.mine.notebooks import find, read
from nnworks.mine.pieces import PIECES
from nnworks.mine.trial import verdict
from tests.mine.folders import notebook

SOFTMAX = next(p for p in PIECES if p.names == ("softmax",))
RIGHT = """def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
"""


@pytest.mark.parametrize(
    "name",
    [
        "layers.ipynb",
        "ps02_layers/layers.ipynb",
        "Copy of layers.ipynb",
        "layers (1).ipynb",
        "layers-Copy1.ipynb",
        "my_layers.ipynb",
        "Layers.ipynb",
    ],
)
def test_notebooks_are_found_by_name(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    path = notebook(tmp_path / name, softmax=RIGHT)
    notebook(tmp_path / "players.ipynb", softmax="def softmax(x): return x")
    assert find(tmp_path, "ps02") == path


def test_the_nearest_is_taken_and_what_is_not_theirs_is_left(tmp_path):
    for place in ("a/layers.ipynb", "solutions/layers.ipynb", ".cache/layers.ipynb"):
        (tmp_path / place).parent.mkdir()
        notebook(tmp_path / place)
    assert find(tmp_path, "ps02") == tmp_path / "a/layers.ipynb"
    near = notebook(tmp_path / "layers (2).ipynb")
    assert find(tmp_path, "ps02") == near
    plain = notebook(tmp_path / "layers.ipynb")
    assert find(tmp_path, "ps02") == plain
    assert find(tmp_path / "solutions", "ps02").name == "layers.ipynb"


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"cells": 3}', '{"cells": [3]}', "\x00"]
)
def test_a_broken_notebook_is_told(tmp_path, text):
    (tmp_path / "layers.ipynb").write_text(text)
    assert read(tmp_path, "ps02").problem == "layers.ipynb is no readable notebook"


def taken(tmp_path, *sources, **named):
    notebook(tmp_path / "layers.ipynb", *sources, **named)
    return piece(read(tmp_path, "ps02"), "softmax", ("softmax",))


def test_a_piece_is_what_was_written_without_the_marks_of_the_exercise(tmp_path):
    source = '''import math
# mine
def softmax(x):
    """Shares."""
    # Write your code here.
    y = x  # a comment stays
    return y

    raise NotImplementedError("do it")


print(softmax(np.ones((1, 2))))
'''
    texts = taken(tmp_path, softmax=source)
    assert texts == (
        "import math",
        '# mine\ndef softmax(x):\n    """Shares."""\n    y = x  # a comment stays\n'
        "    return y",
    )


def test_helpers_of_the_notebook_come_along(tmp_path):
    texts = taken(
        tmp_path,
        "%matplotlib inline\nimport numpy as np\nfrom math import exp, log",
        "def top(x):\n    return SMALL * exp(1) * x",
        "SMALL = 1\nSMALL = 2\nunused = 3",
        softmax="def softmax(x):\n    return top(x)",
    )
    assert texts == (
        "from math import exp",
        "def top(x):\n    return SMALL * exp(1) * x",
        "SMALL = 2",
        "def softmax(x):\n    return top(x)",
    )


def test_a_cell_that_lost_its_name_is_found_by_what_it_defines(tmp_path):
    assert taken(tmp_path, "x = 1", RIGHT, "y = 2") == (RIGHT.rstrip(),)


@pytest.mark.parametrize(
    "cells, why",
    [
        ({}, "the cell of the task is no longer in layers.ipynb"),
        ({"softmax": "def softmax(x:\n"}, "line 1 is no Python"),
        ({"softmax": "x = 1"}, "its cell does not define softmax"),
    ],
)
def test_why_there_is_no_piece(tmp_path, cells, why):
    with pytest.raises(Missing, match=why):
        taken(tmp_path, **cells)


@pytest.mark.parametrize(
    "source, why",
    [
        (RIGHT, ""),
        ("print('noise'); input_ = 1\n" + RIGHT, ""),
        ('def softmax(x):\n    raise NotImplementedError("do")', "not written yet"),
        ("def softmax(x):\n    return np.exp(x) / np.exp(x).sum()", "whole array"),
        ("def softmax(x):\n    return F.softmax(x, 1)", "You called"),
        ("def softmax(x):\n    while True:\n        pass", "still running after 2 s"),
        ("import os\nos._exit(0)", "ended the whole program"),
        ("import sys\nsys.exit()", "SystemExit"),
        ("def softmax(x):\n    return softmax(x)", "calls itself"),
        ("softmax = input()", "EOFError"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
    ],
)
def test_a_verdict_comes_whatever_the_code_does(source, why):
    limit = 2 if "while" in source else 60
    said = verdict(source, SOFTMAX.check, seconds=limit)
    assert why in said if why else said == "", said
    assert "\n" not in said


def test_nothing_at_all_gives_the_librarys_network(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "_bar", lambda results, total: results)
    out = io.StringIO()
    assert mine(tmp_path, out, train=False) == 0
    assert f"0 of {len(PIECES)} pieces are yours" in out.getvalue()
    assert "no layers.ipynb here" in out.getvalue()
    text = (tmp_path / "my_network.py").read_text(encoding="utf-8")
    assert "the library's (no layers.ipynb here)" in text
    compile(text, "my_network.py", "exec")
    assert max(map(len, text.splitlines())) <= 88


def test_a_file_changed_by_hand_is_kept(tmp_path):
    def again():
        out = io.StringIO()
        assert mine(tmp_path, out, train=False) == 0
        return out.getvalue()

    again()
    path = tmp_path / "my_network.py"
    assert unchanged(path.read_text(encoding="utf-8"))
    assert "changed by hand" not in again()
    path.write_text(path.read_text(encoding="utf-8").replace("one_epoch", "epoch"))
    mine_ = path.read_bytes()
    assert "my_network.py was changed by hand and stays as it is." in again()
    assert "Written: my_network_2.py" in again()
    assert path.read_bytes() == mine_
    assert sorted(p.name for p in tmp_path.glob("*.py")) == [
        "my_network.py",
        "my_network_2.py",
    ]


def test_line_ends_of_another_system_are_no_change(tmp_path):
    text = assemble([Found(p, why="x") for p in PIECES])
    (tmp_path / "m.py").write_bytes(text.replace("\n", "\r\n").encode())
    assert unchanged((tmp_path / "m.py").read_text(encoding="utf-8"))
    assert not unchanged("print('my own')\n") and not unchanged("")


def test_a_piece_that_asks_more_of_f_than_the_own_functions_give(tmp_path):
    asks = """def cross_entropy(logits, target):
    logs = F.log_softmax(logits, axis=1)
    return -logs[np.arange(len(target)), target].mean() + F.relu(-1.0)
"""
    notebook(tmp_path / "layers.ipynb", softmax=RIGHT)
    found = [Found(p, (asks,)) if "cross_entropy" in p.names else f for p, f in _none()]
    assert "relu=library_f.relu" in assemble(found)
    own = RIGHT.replace("softmax", "log_softmax").replace("return e", "return 0 * e")
    found = [
        Found(f.piece, (own,)) if "log_softmax" in f.piece.names else f for f in found
    ]
    text = command._joined(found)
    assert "from nnworks import functional as F" in text
    assert "F and nn are the library's" in " ".join(text.split())


def _none():
    return [(p, Found(p, why="not written yet")) for p in PIECES]


def test_words_of_a_check_cannot_break_the_file():
    why = 'a """ quote, a \\ and \\N{what}'
    text = assemble([Found(p, why=why) for p in PIECES])
    compile(text, "my_network.py", "exec")


def test_their_own_sgd_takes_the_step_where_there_is_no_adam_of_theirs():
    step = "def sgd(parameters, gradients, lr):\n    pass"
    found = [Found(p, (step,)) if p.names == ("sgd",) else f for p, f in _none()]
    assert "sgd([p.data" in assemble(found)
    assert "adam_step(p.data" in assemble([f for _, f in _none()])


def test_a_folder_that_is_none(tmp_path, capsys):
    out = io.StringIO()
    assert mine(tmp_path / "nowhere", out) == 1
    assert "expected the folder with your notebooks" in out.getvalue()


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root may")
def test_a_folder_that_cannot_be_written(tmp_path):
    tmp_path.chmod(0o500)
    out = io.StringIO()
    assert mine(tmp_path, out) == 1 and "nothing can be written" in out.getvalue()


def test_the_librarys_pieces_pass_the_same_checks():
    for wanted in PIECES:
        try:
            importlib.import_module(f"nnworks.check.{wanted.assignment}")
        except ModuleNotFoundError:
            continue  # its assignment is not there yet
        names = ", ".join(wanted.names)
        said = judge(f"from nnworks.mine.library import {names}", wanted.check)
        # Where the library's own is what a check looks out for, it says so.
        guarded = any(w in said for w in ("You called", "The task is to write it"))
        assert said == "" or guarded, f"{names}: {said}"
