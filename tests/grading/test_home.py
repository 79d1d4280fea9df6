"""The judge's hold on a student's objects: calls, exceptions, seeds, names."""

import pytest

from nnworks.grading.session import Limits
from tests.grading.toy import failures, marks, run


def test_a_generator_is_iterated_one_by_one(warm):
    given = (
        "def f(n):\n    for i in range(n):\n        yield i, [i]\n    raise KeyError(n)"
    )
    test = """
g = f(10**9)
assert next(g) == (0, [0])
assert [i for i, _ in zip(g, range(2))] == [(1, [1]), (2, [2])]
try:
    list(f(2))
except KeyError as error:
    assert error.args == (2,)
else:
    raise AssertionError
"""
    assert failures(run(warm, given, (test,))) == [""]


def test_a_generator_without_end_costs_its_own_cell(warm):
    given = "def f():\n    while True: yield 1"
    limits = Limits(cell_s=1, notebook_s=20)
    outcome = run(warm, given, ("sum(f())",), ("assert next(f()) == 1",), limits=limits)
    assert marks(outcome) == (0.0, 1.0)
    # Whichever clock rings first: the one of the answer or the one of the test.
    said = ("longer than it may", "did not end in its time")
    assert any(words in failures(outcome)[0] for words in said)


BISECT = """
def bisect(f, a, b):
    while b - a > 1e-9:
        m = (a + b) / 2
        a, b = (m, b) if f(m) * f(a) > 0 else (a, m)
    return a
"""


def test_functions_of_the_test_can_be_handed_over(warm):
    test = """
import math
import numpy as np
calls = []
def g(x):
    calls.append(x)
    return x * x - 2
assert abs(bisect(g, 0, 2) - 2 ** 0.5) < 1e-6 and len(calls) > 20
assert abs(bisect(math.cos, 0, 2) - math.pi / 2) < 1e-6
assert abs(bisect(np.cos, 0.0, 2.0) - math.pi / 2) < 1e-6
assert bisect(lambda x: twice(x) - 1, 0, 2) < 0.51
"""
    outcome = run(warm, BISECT + "def twice(x): return 2 * x", (test,))
    assert failures(outcome) == [""]


def test_an_exception_of_a_functions_of_the_test_comes_back(warm):
    test = """
def g(x):
    raise ValueError("mine")
try:
    bisect(g, 0, 1)
except ValueError as error:
    assert str(error) == "mine"
else:
    raise AssertionError
"""
    assert failures(run(warm, BISECT, (test,))) == [""]


def test_what_is_no_data_is_refused_where_it_is_handed_over(warm):
    test = "class Mine: pass\nf(Mine())"
    (failure,) = failures(run(warm, "def f(x): return x", (test,)))
    assert "a Mine of a test cannot cross" in failure


EXCEPTIONS = {
    "IndexError": ("[][1]", "IndexError", "list index out of range"),
    "KeyError": ("{}['a']", "KeyError", "'a'"),
    "UnicodeDecodeError": ("b'\\xff'.decode()", "UnicodeDecodeError", "'utf-8' codec"),
    "OSError": ("open('/none')", "FileNotFoundError", "[Errno 2]"),
    "LinAlgError": (
        "__import__('numpy').linalg.inv([[0.0]])",
        "LinAlgError",
        "Singular matrix",
    ),
    "one of their own": ("raise_own()", "Own", "own"),
    "one that cannot speak": ("raise_mute()", "Mute", ""),
    "SystemExit": ("exit_now()", "SystemExit", "3"),
}


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_exceptions_come_with_their_name_and_text_and_line(warm, name):
    source, kind, said = EXCEPTIONS[name]
    given = f"""
import sys
class Own(ValueError): pass
class Mute(Exception):
    def __str__(self): raise KeyboardInterrupt
def raise_own(): raise Own("own")
def raise_mute(): raise Mute()
def exit_now(): sys.exit(3)
def f():
    return {source}
"""
    test = f"""
try:
    f()
except BaseException as error:
    assert type(error).__name__ == {kind!r}, type(error)
    assert str(error).startswith({said!r}), str(error)
    assert isinstance(error, ValueError) or {kind!r} != "Own"
else:
    raise AssertionError
"""
    outcome = run(warm, given, (test,), ("f()",))
    assert failures(outcome)[0] == ""
    assert "of the cell" in failures(outcome)[1]


def test_numerical_warnings_are_given_again(warm):
    test = """
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    f(np.array([0.0]))
assert [w.category for w in seen] == [RuntimeWarning], seen
with np.errstate(divide="raise"):
    try:
        f(np.array([0.0]))
    except FloatingPointError:
        pass
    else:
        raise AssertionError
"""
    given = "import numpy as np\ndef f(x): return 1 / x"
    assert failures(run(warm, given, (test,))) == [""]


def test_the_seed_of_a_test_is_the_students(warm):
    given = """
import random
import numpy as np
def draw():
    return np.random.rand(), random.random()
"""
    test = """
np.random.seed(3), random.seed(4)
np.random.rand()
twin = np.random.RandomState(3)
twin.rand()
assert draw() == (twin.rand(), random.Random(4).random())
assert draw()[0] == twin.rand()
"""
    assert failures(run(warm, given, (test,))) == [""]


def test_a_generator_of_random_numbers_goes_on_where_it_was_left(warm):
    test = """
import numpy as np
rng, twin = np.random.default_rng(1), np.random.default_rng(1)
assert f(rng) == twin.random() and rng.random() == twin.random()
"""
    outcome = run(warm, "def f(rng): return rng.random()", (test,))
    assert failures(outcome) == [""]


def test_a_generator_that_was_set_stays_where_it_was(warm):
    given = """
def f(rng):
    state = rng.bit_generator.state
    state["state"]["state"] = 0
    rng.bit_generator.state = state
"""
    test = """
import numpy as np
rng, twin = np.random.default_rng(1), np.random.default_rng(1)
f(rng)
assert rng.random() == twin.random()
"""
    assert failures(run(warm, given, (test,))) == [""]


def test_torch(warm):
    warm.start(("torch",))
    given = """
import torch
net = torch.nn.Linear(2, 1)
def step(x):
    loss = (net(x) ** 2).mean()
    net.zero_grad()
    loss.backward()
    return loss
def clip(x):
    x.clamp_(max=1)
def draw():
    return torch.rand(1)
"""
    test = """
loss = step(torch.ones(3, 2))
assert loss.shape == () and loss.item() > 0 and loss.grad_fn is None
assert net.weight.grad.shape == (1, 2) and net.weight.requires_grad
assert sum(p.numel() for p in net.parameters()) == 3
assert net(torch.zeros(1, 2)).shape == (1, 1)
assert isinstance(net, torch.nn.Linear) and isinstance(net.bias, torch.nn.Parameter)
with torch.no_grad():
    net.weight.fill_(2.0), net.bias.zero_()
assert net(torch.ones(1, 2)).item() == 4
x = torch.tensor([0.5, 2.0])
clip(x)
assert x.tolist() == [0.5, 1.0]
for seeded in range(2):
    torch.manual_seed(5)
    drawn = draw()
    assert drawn != draw()
torch.random.manual_seed(5)
assert drawn == draw() == torch.rand(1)
"""
    outcome = run(warm, given, (test,), limits=Limits())
    assert failures(outcome) == [""]


# Names: whose is what.


def test_helpers_of_the_instructor_are_the_tests_own(warm):
    helper = "import numpy as np\ndef far(a, b):\n    return np.abs(a - b).max()"
    test = "assert far(f(), np.ones(2)) < 1e-6"
    stub = (
        "def f():\n    ### BEGIN SOLUTION\n    return np.ones(2)\n    ### END SOLUTION"
    )
    cheat = "def f(): return np.zeros(2)\ndef far(a, b): return 0.0\n"
    known = {"pristine": (helper, stub, test), "given": (helper,)}
    assert marks(run(warm, helper, stub, (test,), **known)) == (1.0,)
    assert marks(run(warm, helper, cheat, (test,), **known)) == (0.0,)


def test_a_helper_that_is_handed_over_is_the_students_own_copy(warm):
    helper = "def cube(x):\n    return x * x * x"
    given = """
class Dual:
    def __init__(self, a, b): self.a, self.b = a, b
    def __mul__(self, o): return Dual(self.a * o.a, self.a * o.b + self.b * o.a)
def slope(f, x):
    return f(Dual(x, 1)).b
"""
    test = "assert slope(cube, 2) == 12 and cube(2) == 8"
    outcome = run(warm, helper, given, (test,), given=(helper,))
    assert failures(outcome) == [""]


def test_what_a_failing_test_would_have_bound_is_never_asked_of_the_student(warm):
    first = "assert False\ndef right(x): return x == 1"
    second = "assert right(f())"
    cheat = "def f(): return 2\ndef right(x): return True"
    outcome = run(warm, cheat, (first,), (second,), pristine=("", first, second))
    assert marks(outcome) == (0.0, 0.0)
    assert "NameError" in failures(outcome)[1]


def test_a_name_of_pythons_own_is_the_students_where_the_notebook_makes_it(warm):
    given = "def sum(values): return 7"
    assert marks(run(warm, given, ("assert sum([1]) == 7",))) == (1.0,)
    test = "assert sum([1]) == 1"
    assert marks(run(warm, given, (test,), pristine=("", test))) == (1.0,)


def test_modules_are_the_tests_own(warm):
    given = "import numpy as np\nimport math as m\nnp = m = None"
    test = "assert np.abs(-1) == 1 and m.floor(1.5) == 1"
    assert marks(run(warm, given, (test,))) == (1.0,)


def test_modules_beside_the_notebook_are_found(warm):
    files = {"helper.py": b"def twice(x):\n    return 2 * x\n"}
    given = "import helper\ndef f(x): return helper.twice(x)"
    test = "assert f(2) == helper.twice(2) == 4"
    assert failures(run(warm, given, (test,), files=files)) == [""]
