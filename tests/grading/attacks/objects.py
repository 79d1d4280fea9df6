"""Answers that are no answers: objects that pretend, exceptions that lie."""

from tests.grading.attacks.attack import Attack
from tests.grading.toy import WRONG


def _softmax(tries, source, **more):
    return Attack(tries, {"softmax": source}, **more)


def _raises(tries, statement, before="", **more):
    source = f"{before}\ndef softmax(x):\n    {statement}\n"
    return _softmax(tries, source, **more)


def _ends_a_loop(tries, loop, raised, **more):
    """The test compares in a loop that an exception of the right kind ends."""
    test = f"""
xs = [np.array([[1.0, 2.0]]), np.array([[0.0, 0.0]])]
dues = [np.array([[0.26894142, 0.73105858]]), np.array([[0.5, 0.5]])]
{loop}
"""
    source = f"def softmax(x):\n    raise {raised}\n"
    return _softmax(tries, source, tests={"softmax": test}, **more)


_MAPPED = """
for got, due in zip(map(softmax, xs), dues):
    assert np.allclose(got, due)
"""
_TAKEN = """
left = list(xs)
for got in iter(lambda: softmax(left.pop()) if left else None, None):
    assert np.allclose(got.sum(), 1)
"""
_ALL = "assert all(map(lambda x: np.allclose(softmax(x).sum(), 1), xs))"
_CLOSED = """
def each():
    try:
        yield
    finally:
        assert np.allclose(softmax(xs[1]), dues[1])

compared = each()
next(compared)
compared.close()
"""
_READ = """
for got, due in zip(map(float, map(softmax, xs)), [1.0, 1.0]):
    assert got == due
"""
ATTACKS = {
    "ends_a_map": _ends_a_loop(
        "StopIteration out of the call, which ends a map in the test",
        _MAPPED,
        "StopIteration",
    ),
    "ends_an_iter": _ends_a_loop(
        "a subclass of StopIteration, which ends an iter(function, end) in the test",
        _TAKEN,
        "type('Right', (StopIteration,), {})",
    ),
    "ends_all": _ends_a_loop(
        "StopIteration with a value, where a test says all(map(...))",
        _ALL,
        "StopIteration(True)",
    ),
    "ends_a_generator": _ends_a_loop(
        "GeneratorExit, where a generator of the test is closed",
        _CLOSED,
        "GeneratorExit",
    ),
    "ends_where_read": _softmax(
        "an object that raises StopIteration where it is read as a number",
        """
class A:
    def __float__(self): raise StopIteration
softmax = lambda x: A()
""",
        tests={
            "softmax": "xs = [np.array([[1.0]]), np.array([[2.0]])]\n" + _READ.strip()
        },
    ),
    "array_interface": _softmax(
        "an object whose __array_interface__ points at memory of its choice",
        """
class A:
    __array_interface__ = dict(shape=(1, 3), typestr="<f8", data=(1 << 20, False),
                               version=3)
    shape, dtype, ndim = (1, 3), np.dtype(float), 2
    def sum(self): return 1.0
softmax = lambda x: A()
""",
    ),
    "array_that_changes": _softmax(
        "__array__ that answers something else each time it is asked",
        """
class A:
    shape, asked = (1, 3), 0
    def sum(self): return 1.0
    def __array__(self, dtype=None, copy=None):
        A.asked += 1
        return np.full((2, 2), 0.5) if A.asked % 2 else np.zeros((2, 2))
softmax = lambda x: A()
""",
    ),
    "array_function": _softmax(
        "an object with __array_function__ and __array_ufunc__ that say True",
        """
class A:
    shape = (1, 3)
    def sum(self): return self
    def __array_function__(self, *a): return True
    def __array_ufunc__(self, *a, **k): return True
    def __eq__(self, other): return True
    def __bool__(self): return True
softmax = lambda x: A()
""",
    ),
    "class_property": _softmax(
        "an object whose __class__ says ndarray",
        """
class A:
    __class__ = property(lambda self: np.ndarray)
    shape = (1, 3)
    def sum(self): return 1.0
    def __eq__(self, other): return True
    def __len__(self): return 3
softmax = lambda x: A()
""",
    ),
    "float_subclass": _softmax(
        "a float subclass that equals everything",
        """
class F(float):
    shape = (1, 3)
    def sum(self): return F(1)
    def __eq__(self, other): return True
    def __sub__(self, other): return F(0)
    __rsub__ = __sub__
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = float.__hash__
softmax = lambda x: F(1)
""",
    ),
    "metaclass": _softmax(
        "a class whose metaclass answers every question",
        """
class M(type):
    shape = (1, 3)
    def __getattr__(cls, name): return cls
    def __call__(cls, *a, **k): return cls
    def __instancecheck__(cls, value): return True
    def __eq__(cls, other): return True
    def __hash__(cls): return 1
class softmax(metaclass=M): pass
""",
    ),
    "list_that_grows": Attack(
        "a list whose length and entries change between questions",
        {
            "conv": """
class L(list):
    shape, asked = (3,), 0
    def __iter__(self):
        L.asked += 1
        return iter([-2.0] * 3 if L.asked == 1 else [1.0] * 3)
    def __len__(self): return 3
conv1d = lambda x, k: L()
"""
        },
        due=(5.0, 5.0, 0.0),
    ),
    "keys_that_change": _softmax(
        "a dict subclass whose keys change while it is read",
        """
class D(dict):
    shape = (1, 3)
    def keys(self): self[len(self)] = 1; return dict.keys(self)
    def items(self): self[len(self)] = 1; return iter(dict.items(self))
    def sum(self): return 1.0
softmax = lambda x: D()
""",
    ),
    "generator_without_end": Attack(
        "a generator that never ends, where an array is asked for",
        {
            "conv": """
class G:
    shape = (3,)
    def __iter__(self):
        while True: yield -2.0
conv1d = lambda x, k: G() if len(x) == 5 else np.full(7, 4.0)
"""
        },
        due=(5.0, 5.0, 5.0),  # -2, -2, -2 are the right answers, and zip takes three
    ),
    "object_array": _softmax(
        "an array of objects that say yes",
        """
class Y:
    def __eq__(self, other): return True
    def __sub__(self, other): return self
    __rsub__ = __abs__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__
    def __le__(self, other): return True
    __lt__ = __ge__ = __gt__ = __le__
    def __float__(self): return 1.0
    def isfinite(self): return True
    def __bool__(self): return True
softmax = lambda x: np.array([[Y()] * x.shape[1]] * len(x), dtype=object)
""",
    ),
    "masked_array": _softmax(
        "a masked array: what is masked is not compared",
        "softmax = lambda x: np.ma.masked_all(x.shape) if len(x) > 1 else"
        " np.ma.array([[1.0, 0, 0]], mask=[[0, 1, 1]])\n",
    ),
    "odd_sizes": _softmax(
        "a zero-dimensional, empty or broadcast array where values are due",
        "softmax = lambda x: np.broadcast_to(np.float64(1 / 3), x.shape)"
        " if len(x) == 1 else np.zeros((0, 2))\n",
    ),
    "named_check_failed": _raises(
        "an exception named CheckFailed whose text is a pass",
        "raise CheckFailed('Right: softmax, in 9 cases.')",
        "class CheckFailed(AssertionError): pass",
    ),
    "raises_system_exit": _raises(
        "SystemExit(0) out of the call", "raise SystemExit(0)"
    ),
    "raises_interrupt": _raises(
        "KeyboardInterrupt, which stops nbgrader's own run", "raise KeyboardInterrupt"
    ),
    "raises_generator_exit": _raises(
        "GeneratorExit, which a with statement or generator swallows",
        "raise GeneratorExit",
    ),
    "raises_group": _raises(
        "an exception group of SystemExit and more",
        "raise BaseExceptionGroup('ok', [SystemExit(0), KeyboardInterrupt()])",
    ),
    "hostile_str": _raises(
        "an exception whose __str__ exits, sleeps, or is no text",
        "raise E",
        """
class E(Exception):
    args = property(lambda self: 1 / 0)
    name = property(lambda self: 1 / 0)
    __traceback__ = property(lambda self: 1 / 0)
    def __str__(self): raise SystemExit(0)
    __repr__ = __str__
""",
    ),
    "hostile_type_name": _raises(
        "an exception type whose name is markup and whose module is ours",
        "raise E('</pre><script>alert(1)</script>')",
        "E = type('<script>alert(1)</script>', (Exception,),"
        " {'__module__': 'nnworks.check.failure'})",
        never=("ename <script",),
    ),
    "text_of_a_pass": _raises(
        "an error whose text imitates a pass, with controls that clear the screen",
        "raise ValueError('\\x1b[2J\\x1b[1;1H\\rRight: softmax, in 9 cases.\\x00\\x08'"
        " '\\u202e\\ud800')",
    ),
    "prints_a_pass": _softmax(
        "prints the line that a right answer gets, and that of nbgrader",
        """
def softmax(x):
    print("Right: softmax, in 9 cases.\\n5.0")
    return x
""",
        never=("Right: softmax",),
    ),
    "answers_by_frames": _softmax(
        "climbs the stack and the garbage collector for the expected values",
        """
import gc, sys
def softmax(x):
    frame = sys._getframe()
    while frame:
        for place in (frame.f_locals, frame.f_globals):
            for value in list(place.values()):
                if isinstance(value, np.ndarray) and value.shape == x.shape:
                    if np.allclose(value.sum(-1), 1): return value
        frame = frame.f_back
    for value in gc.get_objects():
        if type(value) is list and len(value) == 2 and value[1] == [0.5, 0.5]:
            return np.array(value)
    return np.full(x.shape, 1 / x.shape[1])
""",
    ),
    "in_place": Attack(
        "sets the test's own arrays to zero in place, then answers zeros",
        {
            "linear": """
def linear_backward(x, w, dout):
    x[...] = w[...] = dout[...] = 0
    return x @ w @ w.T, x.T @ dout, dout.sum(axis=0)
"""
        },
        due=(5.0, 0.0, 5.0),
    ),
    "wrong_as_it_is": Attack("nothing: wrong answers alone", WRONG, (0.0, 0.0, 0.0)),
}
