"""The editor's keys and colours, without a page: run by Node.js."""

import pytest

from tests.browsing import ROOT
from tests.proof import pages
from tests.proof.course import REAL
from tests.widgets.node import evaluate

CELLS = ROOT / "book" / "_ext" / "nnbook" / "cells"


def key(name, marked):
    """Press a key in a text where | marks the caret, or [ and ] a selection."""
    start = marked.index("[") if "[" in marked else marked.index("|")
    end = marked.index("]") - 1 if "]" in marked else start
    value = marked.replace("[", "", 1).replace("]", "", 1) if "[" in marked else None
    value = marked.replace("|", "", 1) if value is None else value
    edit = evaluate(
        CELLS / "text.mjs", f"return m.{name}(...value);", [value, start, end]
    )
    if edit is None:
        return None
    text = value[: edit["from"]] + edit["text"] + value[edit["to"] :]
    start, end = edit["start"], edit["end"]
    if start == end:
        return text[:start] + "|" + text[start:]
    return text[:start] + "[" + text[start:end] + "]" + text[end:]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("indent", "x|", "x   |"),
        ("indent", "    |x", "        |x"),
        ("indent", "a\n[b\nc]", "a\n[    b\n    c]"),
        ("indent", "[a\n\nb\n]c", "[    a\n\n    b]\nc"),
        ("dedent", "a\n      b|", "a\n  b|"),
        ("dedent", " |  x", "|x"),
        ("dedent", "[    a\n  b]", "[a\nb]"),
        ("dedent", "a|", "a|"),
        ("newline", "def f():|", "def f():\n    |"),
        ("newline", "if x:  # why|", "if x:  # why\n    |"),
        ("newline", "    x = 1|", "    x = 1\n    |"),
        ("newline", "    return x|", "    return x\n|"),
        ("newline", "    returned = x|", "    returned = x\n    |"),
        ("newline", "a[b]c", "a\n|c"),
        ("newline", "|", "\n|"),
        ("backspace", "        |x", "    |x"),
        ("backspace", "      |x", "    |x"),
        ("backspace", "x    |", None),
        ("backspace", "[    ]x", None),
        ("backspace", " |x", None),
    ],
)
def test_keys(name, before, after):
    assert key(name, before) == after


def pieces(source):
    return evaluate(CELLS / "highlight.mjs", "return m.pieces(value);", source)


def test_the_colours_are_those_of_the_other_cells():
    source = (
        "def f(x):  # it's\n    return 'a # b' + f\"{x}\" if x in [1.5e3] else None"
    )
    found = {text: kind for kind, text in pieces(source) if text.strip()}
    assert found["def"] == found["return"] == found["if"] == "k"
    assert found["f"] == "nf" and found["# it's"] == "c1" and found["in"] == "ow"
    assert found["'a # b'"] == found['f"{x}"'] == "s2"
    assert found["1.5e3"] == "mi" and found["None"] == "kc" and found["x"] == "n"


ODD = ["", "'", '"""never closed\n\n', "é = 'ü'\n\\", "0x1f 1__ .5 a.b\t@", "# \n\n\n"]


@pytest.mark.parametrize(
    "source", [*ODD, *(t.solution for p in pages.paths(REAL) for t in pages.tasks(p))]
)
def test_no_letter_is_lost(source):
    assert "".join(text for _, text in pieces(source)) == source
