"""Which names a cell binds and reads, by its text."""

import pytest
from IPython.core import inputtransformer2

from nnworks.grading import names
from nnworks.grading.demos import left_out


@pytest.mark.parametrize(
    ("source", "bound"),
    [
        ("a = b", {"a"}),
        ("a, (b, *c) = d", {"a", "b", "c"}),
        ("def f(x):\n    y = 1", {"f"}),
        ("class C:\n    y = 1", {"C"}),
        ("for i in a: pass", {"i"}),
        ("with open() as f: pass", {"f"}),
        ("(n := 3)", {"n"}),
        ("import a.b, c as d\nfrom e import f as g", {"a", "d", "g"}),
        ("def f():\n    global g\n    g = 1", {"f", "g"}),
        ("[x for x in y]", set()),
        ("a += 1", {"a"}),
        ("a.b = 1; a[0] = 1", set()),
        ("%matplotlib inline\na = 1", {"a"}),
        ("a = !ls", {"a"}),
        ("this is no Python", set()),
        ("try:\n    1\nexcept E as e:\n    pass", {"e"}),
        ("a: int = 3", {"a"}),
    ],
)
def test_bound(source, bound):
    assert names.bound(source) == bound


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("a = b", {"b"}),
        ("a.b = c[d]", {"a", "c", "d"}),
        ("def f(x, y=z):\n    return x + w", {"z", "w"}),
        ("lambda x: x + y", {"y"}),
        ("def f():\n    def g():\n        return h\n    return g", {"h"}),
        ("[x for x in y if z]", {"y", "z"}),
        ("a = 1\nb = a", {"a"}),
    ],
)
def test_read(source, read):
    assert names.read(source) == read


def test_imports_are_told_by_name_the_last_one_wins():
    found = names.imports(
        (
            "import numpy as np\nfrom a import b, c as d",
            "try:\n    import torch\nexcept ImportError:\n    torch = None",
            "def f():\n    import hidden",
            "import os.path\nimport os.sep",
            "from a import *\nfrom new import b",
            "no Python",
        )
    )
    assert found == {
        "np": "import numpy as np",
        "b": "from new import b",
        "d": "from a import c as d",
        "torch": "import torch",
        "os": "import os.path\nimport os.sep",
    }


def test_modules_go_by_their_whole_names():
    cells = (
        "import numpy as np, a.b",
        "def f():\n    from c.d import e\n    from . import g",
        "%time import h",
        "no Python",
    )
    assert names.modules(cells) >= {"numpy", "a.b", "c.d"}


def test_classes():
    assert names.classes(("class A: pass\nx = 1", "if 1:\n    class B: pass")) == {"A"}


HELPERS = """
import numpy as np
def far(a, b):
    return np.abs(a - b).max()
def near(a, b, most=1e-6):
    return far(a, b) < most
def uses_data(a):
    return a - DATA
def uses_answer(x):
    return answer(x)
def uses_those(x):
    return uses_answer(x)
def redone():
    return 1
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
def shadows(values):
    return sum(values)
class Given:
    pass
"""


def test_helpers_need_nothing_of_the_students():
    answer = "def answer(x):\n    return x\ndef redone():\n    return 2"
    cells = (HELPERS, "DATA = 3", answer)
    assert set(names.helpers((HELPERS, "DATA = 3"), cells)) == {
        "far",
        "near",
        "fact",
        "shadows",
    }
    assert "shadows" not in names.helpers((HELPERS,), (*cells, "def sum(v): return 1"))
    assert names.helpers((), cells) == {}


def test_what_takes_too_long_to_read_is_left_as_it_is():
    """IPython would go through this cell 450 times."""
    slow = "!x\n" * 450 + "a = 1\n" * 20_000
    assert names.too_much(slow) and names.plain(slow) == slow
    assert names.too_much("a = 1\n" * 20_000)
    for magic in ("%x", "  !x", "x?", "y = !x", "z = %x", "?x", "/x", ",x", ";x"):
        assert names.too_much(f"{magic}\n" * 21), magic
        assert not names.too_much(f"{magic}\n" * 20), magic
    assert not names.too_much("a = 10 % 3, 'why? because!'\n" * 200)
    assert names.too_much("!x\n" * 20 + "a = 1\n" * 3_000)


@pytest.mark.parametrize("end", ["\r", "\f", "\v", "\x1c", "\x85", "\u2028"])
def test_lines_end_where_they_do_for_ipython(end):
    for magic in ("%x", "\f!x", "x?", "y =\f!x", "z = \\\n%x"):
        assert names.too_much(f"{magic}{end}" * 21), magic


def test_what_takes_long_together_is_not_read():
    cells = [f"!x\n{n}\n" + "a = 1\n" * 10_000 for n in range(17)]
    assert not any(map(names.too_much, cells))
    assert names.too_much_together(cells) and not names.too_much_together(cells[:16])
    assert not names.too_much_together(["!x\n" * 21] * 10_000)  # none is read
    assert not left_out(cells, cells)


def test_what_ipython_gives_up_is_left_as_it_is(monkeypatch):
    """It gives up after so many rounds: here a few, for its own 500 take seconds."""
    monkeypatch.setattr(names, "too_much", lambda source: False)
    monkeypatch.setattr(inputtransformer2, "TRANSFORM_LOOP_LIMIT", 30)
    many = "%x\n" * 20
    assert names.plain.__wrapped__(many) != many
    many = "%x\n" * 40
    assert names.plain.__wrapped__(many) == many
