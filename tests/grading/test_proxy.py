"""What a test cell can do with objects of the student's, and what it cannot."""

import pytest
import torch

from nnworks.grading.proxy import kind_for
from nnworks.grading.session import Limits
from tests.grading.toy import failures, marks, run

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


def test_numpy_calls_a_function_for_each_number(warm):
    test = "import numpy as np\nassert list(np.vectorize(f)([1.0, -2.0])) == [1, 0]"
    outcome = run(warm, "def f(x): return x if x > 0 else 0.0", (test,))
    assert failures(outcome) == [""]


LINEAR = "torch.nn.modules.linear.Linear"


def test_a_network_is_an_instance_of_pytorchs_class():
    kind = kind_for(("Net", ("call", LINEAR)), {})
    one = kind(None, b"token")
    assert isinstance(one, torch.nn.Linear) and isinstance(one, torch.nn.Module)
    assert not isinstance(one, torch.nn.Conv2d | torch.Tensor | type)
    assert type(one) is kind and callable(one)


@pytest.mark.parametrize(
    "path",
    [
        "torch.nn.modules.linear.NoSuch",
        "torch.nn.Parameter",
        "torch.nn.functional.relu",
        "torch.nn.no.such",
        "torch.nn.",
    ],
)
def test_what_is_no_network_of_pytorchs_is_a_plain_object(path):
    made = {}
    plain = kind_for(("Net", ("call",)), made)
    assert kind_for(("Net", ("call", path)), made) is plain and len(made) == 1


@pytest.mark.parametrize(
    "able", [(LINEAR, LINEAR), ("torch.Tensor",), ("x.int",), (1,)]
)
def test_no_other_class_can_be_claimed(able):
    with pytest.raises(ValueError, match="what nothing can"):
        kind_for(("Net", able), {})
