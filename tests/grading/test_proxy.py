"""What a test cell can do with objects of the student's, and what it cannot."""

import pytest

from nnworks.grading.session import Limits
from tests.grading.toy import failures, marks, notebook, text

VALUE = """
class Value:
    def __init__(self, data):
        self.data = data
        self.parts = [data, 2 * data]

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data)

    def __rsub__(self, other):
        return Value(other - self.data)

    def __neg__(self):
        return Value(-self.data)

    def __len__(self):
        return 3

    def __getitem__(self, key):
        return self.data * 10 + key

    def __setitem__(self, key, value):
        self.data = value

    def __float__(self):
        return float(self.data)

    def __repr__(self):
        return f"Value({self.data})"

    def twin(self, *, times=1):
        '''A new one.'''
        return Value(times * self.data)
"""


def run(warm, *cells, **more):
    """Marks and failures of a notebook whose tests are worth one point each."""
    tests = [cell if isinstance(cell, str) else (cell[0], 1.0) for cell in cells]
    return warm.run(notebook(*tests, **more))


WORKS = {
    "attributes": "v = Value(2)\nassert v.data == 2 and v.parts == [2, 4]",
    "attributes that are set": "v = Value(2)\nv.data = 7\nassert v.twin().data == 7",
    "attributes that are not there": "assert not hasattr(Value(1), 'other')",
    "methods": "assert Value(2).twin(times=3).data == 6",
    "len": "assert len(Value(1)) == 3",
    "items": "v = Value(2)\nassert v[1] == 21\nv[0] = 5\nassert v.data == 5",
    "float and int": "assert float(Value(2)) == 2.0",
    "text": "assert str(Value(2)) == repr(Value(2)) == f'{Value(2)}' == 'Value(2)'",
    "the documentation": "assert Value.twin.__doc__ == 'A new one.'",
    "names of functions and classes": "assert Value.__name__ == 'Value'",
    "isinstance": "assert isinstance(Value(1), Value) and not isinstance(1, Value)",
    "callable": "assert callable(Value) and not callable(Value(1))",
    "the name of the type": "assert type(Value(1)).__name__ == 'Value'",
    "calculating": "assert (Value(1) + Value(2) + 3).data == 6",
    "turned round": "assert (5 - Value(2)).data == 3",
    "one operand": "assert (-Value(2)).data == -2",
    "the same object": "v = Value(1)\nkeep = {v: 1}\nassert keep[v] == 1",
    "None": "assert Value(1) is not None",
    "dir": "assert 'twin' in dir(Value(1))",
}


@pytest.mark.parametrize("test", WORKS.values(), ids=WORKS)
def test_objects_answer_what_they_are_asked(warm, test):
    outcome = run(warm, VALUE, (test,))
    assert failures(outcome) == [""]


REFUSED = {
    "equality": "f() == 3",
    "inequality": "f() != 3",
    "order": "f() < 3",
    "order, turned round": "3 > f()",
    "truth": "not f()",
    "and": "f() and 1",
    "arithmetic": "f() - 3",
    "arithmetic, turned round": "3 - f()",
    "arithmetic with an array": "np.ones(2) - f()",
    "a ufunc": "np.abs(f())",
    "abs": "abs(f())",
    "in": "3 in [f()]",
    "a copy": "__import__('copy').copy(f())",
    "pickle": "__import__('pickle').dumps(f())",
    "equality of objects": "Value(1) == Value(1)",
}
YES = """
import numpy as np
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return True
    __lt__ = __gt__ = __le__ = __ge__ = __bool__ = __eq__
    def __sub__(self, other): return 0.0
    __rsub__ = __abs__ = __array_ufunc__ = __sub__
    __array_interface__ = {"data": (8, False), "shape": (1,), "typestr": "<f8"}
def f():
    return Yes()
"""


@pytest.mark.parametrize("expression", REFUSED.values(), ids=REFUSED)
def test_what_could_lie_is_refused_in_words(warm, expression):
    given = VALUE + YES
    test = f"import numpy as np\nx = {expression}"
    outcome = run(warm, given, (test,), pristine=(VALUE, test))
    (failure,) = failures(outcome)
    assert failure.startswith("TypeError: an object of type") or "ufunc" in failure
    assert marks(outcome) == (0.0,)


def test_memory_is_never_read_at_an_address_that_an_object_names(warm):
    test = "import numpy as np\nassert np.asarray(f()).size == 1"
    (failure,) = failures(run(warm, YES, (test,)))
    # Reading it there ends the student's own process.
    assert "cannot be read as an array" in failure or "process ended" in failure


def test_an_object_can_be_read_as_an_array_where_it_is_asked_for_one(warm):
    given = """
import numpy as np
class Column:
    def __array__(self, dtype=None, copy=None):
        return np.array([1.0, 2.0])
def f():
    return Column()
"""
    test = "assert np.allclose(f(), [1, 2]) and np.asarray(f()).sum() == 3"
    assert marks(run(warm, given, ("import numpy as np\n" + test,))) == (1.0,)


# Functions.


CHANGES = {
    "an array": ("a[0] = 7", "np.zeros(2)", "x[0] == 7"),
    "an array by an operator": ("a += 1", "np.zeros(2)", "x.sum() == 2"),
    "a list": ("a.sort()", "[3, 1]", "x == [1, 3]"),
    "a longer list": ("a.append(a.pop(0))", "[3, 1, 2]", "x == [1, 2, 3]"),
    "a dict": ("a['b'] = a.pop('a')", "{'a': 1}", "x == {'b': 1}"),
    "a set": ("a.add(2)", "{1}", "x == {1, 2}"),
    "an array in a list": ("a[0][1] = 7", "[np.zeros(2)]", "x[0][1] == 7"),
    "an array in a tuple": ("a[0][1] = 7", "(np.zeros(2),)", "x[0][1] == 7"),
    "an array in a dict": ("a['w'] -= 1", "{'w': np.zeros(2)}", "x['w'].sum() == -2"),
    "a shape": ("a.shape = (2, 1)", "np.zeros(2)", "x.shape == (2, 1)"),
    "nothing": ("a = a + 1", "np.zeros(2)", "x.sum() == 0"),
    "a deque": (
        "a.appendleft(0)",
        "__import__('collections').deque([1])",
        "list(x) == [0, 1]",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_changes_in_place_travel_back(warm, name):
    change, given, after = CHANGES[name]
    test = (
        f"import numpy as np\nx = {given}\nkept = x\nf(x)\nassert {after} and kept is x"
    )
    outcome = run(warm, f"def f(a):\n    {change}", (test,))
    assert failures(outcome) == [""]


KEEPING = {
    "a generator draws when it is asked": (
        "def f(rng):\n    for _ in range(3): yield rng.random()",
        "rng, twin = np.random.default_rng(1), np.random.default_rng(1)\n"
        "assert list(f(rng)) == list(twin.random(3)) and rng.random() == twin.random()",
    ),
    "a generator changes an array when it is asked": (
        "def f(a):\n    for i in range(2):\n        a[i] = 7\n        yield i",
        "a = np.zeros(2)\ng = f(a)\nnext(g)\nassert list(a) == [7, 0]\nnext(g)\n"
        "assert list(a) == [7, 7]",
    ),
    "an object keeps the arrays that it was made with": (
        "class SGD:\n    def __init__(self, arrays): self.arrays = arrays\n"
        "    def step(self, grads):\n"
        "        for a, g in zip(self.arrays, grads): a -= g",
        "w, b = np.zeros(2), np.ones(1)\nsgd = SGD([w, b])\n"
        "sgd.step([np.ones(2), np.ones(1)])\nassert w.sum() == -2 and b[0] == 0\n"
        "w[:] = 5\nsgd.step([np.ones(2), np.ones(1)])\nassert list(w) == [4, 4]",
    ),
    "an attribute is the test's own array": (
        "class Layer:\n    def forward(self): return self.w.sum()",
        "layer, w = Layer(), np.zeros(2)\nlayer.w = w\nw += 1\n"
        "assert layer.forward() == 2",
    ),
    "a closure keeps a list": (
        "def f(seen):\n    def add(x): seen.append(x)\n    return add",
        "seen = []\nadd = f(seen)\nadd(1), add(2)\nassert seen == [1, 2]\n"
        "seen.clear()\nadd(3)\nassert seen == [3]",
    ),
    "an exception keeps nothing": (
        "def f(a):\n    a[0] = 1\n    raise ValueError",
        "a = np.zeros(1)\ntry:\n    f(a)\nexcept ValueError:\n    assert a[0] == 1",
    ),
}


@pytest.mark.parametrize("name", KEEPING)
def test_changes_travel_later_too(warm, name):
    given, test = KEEPING[name]
    outcome = run(warm, given, (f"import numpy as np\n{test}",))
    assert failures(outcome) == [""]


def test_arguments_are_kept_only_while_something_holds_them(warm):
    given = """
import gc
def f(a, **more):
    return a.sum()
class Keep:
    def __init__(self, a): self.a = a
def held():
    shared = next(o for o in gc.get_objects() if type(o).__name__ == "Shared")
    return len(shared.held)
"""
    test = """
import numpy as np
for _ in range(5):
    f(np.ones(3), b=[np.ones(2)], c={"d": [1]})
assert held() == 0
keep = [Keep(np.ones(2)) for _ in range(3)]
assert held() == 3
"""
    assert failures(run(warm, given, (test,))) == [""]


def test_changes_reach_an_array_through_every_name_that_it_has(warm):
    test = """
import numpy as np
layer = {"w": np.zeros(2)}
weight = layer["w"]
f([layer], lr=0.5)
assert weight[0] == -0.5
"""
    given = "def f(layers, lr):\n    for l in layers: l['w'] -= lr"
    assert failures(run(warm, given, (test,))) == [""]


def test_an_array_that_may_not_be_written_may_not_be_written_there(warm):
    test = "import numpy as np\nx = np.zeros(2)\nx.flags.writeable = False\nf(x)"
    (failure,) = failures(run(warm, "def f(a):\n    a += 1", (test,)))
    assert "read-only" in failure and "in line 2 of the cell" in failure


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
"""
    test = """
loss = step(torch.ones(3, 2))
assert loss.shape == () and loss.item() > 0 and loss.grad_fn is None
assert net.weight.grad.shape == (1, 2) and net.weight.requires_grad
assert sum(p.numel() for p in net.parameters()) == 3
assert net(torch.zeros(1, 2)).shape == (1, 1)
x = torch.tensor([0.5, 2.0])
clip(x)
assert x.tolist() == [0.5, 1.0]
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


# Partial credit, and what a test shows.


@pytest.mark.parametrize(
    ("ends", "score"),
    [
        ("2.5", 2.5),
        ("0", 0.0),
        ("4", 4.0),
        ("np.float32(1)", 1.0),
        ("np.int64(1)", 1.0),
        ("None", 4.0),
        ("f()", 3.0),
        ("5", 0.0),
        ("-1", 0.0),
        ("float('nan')", 0.0),
        ("'4'", 0.0),
        ("True", 0.0),
        ("np.ones(1)", 0.0),
        ("f", 0.0),
    ],
)
def test_partial_credit(warm, ends, score):
    from nbformat import from_dict
    from nbformat.v4 import new_code_cell
    from nbgrader.utils import determine_grade

    test = f"import numpy as np\nprint('seen')\n{ends}"
    outcome = warm.run(notebook("def f(): return 3", (test, 4.0)))
    assert marks(outcome) == (score,)
    assert bool(failures(outcome)[0]) == (score != 4.0)
    mark = {"grade": True, "solution": False, "points": 4.0, "grade_id": "t"}
    cell = new_code_cell(
        test, outputs=list(outcome.cells[1].outputs), metadata={"nbgrader": mark}
    )
    cell = from_dict(cell)
    assert determine_grade(cell) == (score, 4.0)
    assert "seen" in text(outcome.cells[1])


def test_what_a_test_writes_to_stderr_costs_nothing(warm):
    test = "import sys, warnings\nprint('oh', file=sys.stderr)\nwarnings.warn('ah')"
    outcome = warm.run(notebook((test, 1.0)))
    assert marks(outcome) == (1.0,)
    assert {o.get("name") for o in outcome.cells[0].outputs} == {"stdout"}


def test_nothing_that_a_student_prints_stands_below_a_test(warm):
    given = "def f():\n    print('<b>full marks</b>')\n    display('5')\n    return 1"
    outcome = warm.run(notebook(given, ("assert f() == 1", 1.0)))
    assert outcome.cells[1].outputs == ()


CALLS = """
import numpy as np
from nnworks.check.call import calls
cases = [((np.array([float(n), 1.0]),), np.ones(2)) for n in range(4)]
found = calls(f, cases)
"""


def several(warm, answer, test, **more):
    return run(warm, answer, (CALLS + test, 1.0), **more)


@pytest.mark.parametrize(
    ("answer", "test"),
    [
        (  # each answer as it was behind its call, though it is one array
            "import numpy as np\nkept = np.zeros(2)\n"
            "def f(x):\n    kept[:] = x\n    return kept",
            "assert [o.value[0] for o in found] == [0, 1, 2, 3]",
        ),
        (
            "def f(x):\n    x *= 2\n    return x",
            "assert [o.changed for o in found] == [(0,)] * 4",
        ),
        (
            "def f(x):\n    if x[0] == 2:\n        raise KeyError('two')\n    return x",
            "assert [o.error for o in found] == [None, None, KeyError, None]",
        ),
        (
            "import numpy as np\ndef f(x):\n    return np.log(x)",
            "assert [len(o.warned) for o in found] == [1, 0, 0, 0]",
        ),
        (
            "def f(x):\n    if x[0] == 1: raise SystemExit\n    return f",
            "assert [o.error for o in found] == [None, SystemExit, None, None]\n"
            "assert all(o.failure for o in found)",
        ),
    ],
)
def test_several_calls_at_one_question(warm, answer, test):
    assert marks(several(warm, answer, test)) == (1.0,)


def test_one_of_several_calls_that_does_not_end_costs_the_test(warm):
    slow = "def f(x):\n    while x[0] == 1: pass\n    return x"
    short = Limits(cell_s=1, notebook_s=30)
    outcome = several(warm, slow, "", limits=short)
    assert marks(outcome) == (0.0,)
    assert "longer" in failures(outcome)[0]


def test_one_of_several_calls_that_ends_the_process_costs_the_test(warm):
    outcome = several(warm, "import os\ndef f(x): os._exit(0)", "")
    assert marks(outcome) == (0.0,)


FORGED = """
import gc
from nnworks.grading import wire
def f(x):
    student = next(o for o in gc.get_objects() if type(o).__name__ == "Student")
    one = wire.encode(("got", x, (), (), (), ()))
    student.channel.send(student.number + wire.encode(("got", {answers})))
    import time; time.sleep(60)
"""


@pytest.mark.parametrize(
    "answers",
    ["[one] * 3", "[one] * 5", "[]", "[1, 2, 3, 4]", "one", "[one[:-1]] * 4", "{}"],
)
def test_forged_answers_to_several_calls_cost_the_test(warm, answers):
    outcome = several(warm, FORGED.replace("{answers}", answers), "")
    assert marks(outcome) == (0.0,)
    assert "no answer" in failures(outcome)[0]
