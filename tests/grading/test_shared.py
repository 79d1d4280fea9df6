"""What both processes have: arguments that one kept, what a test got of an object."""

import numpy as np
import pytest
import torch

from nnworks.grading.shared import Lent, Shared
from tests.grading.toy import failures, run

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
    "an object keeps a tuple of arrays": (
        "class SGD:\n    def __init__(self, arrays): self.arrays = arrays\n"
        "    def step(self): self.arrays[0][:] = 7",
        "w = np.zeros(2)\nsgd = SGD((w, 3))\nsgd.step()\nassert w.sum() == 14",
    ),
    "an object keeps a part of an array": (
        "class Row:\n    def __init__(self, x): self.row = x[1]\n"
        "    def set(self): self.row[:] = 7",
        "x = np.zeros((2, 2))\nrow = Row(x)\nrow.set()\nassert x.sum() == 14",
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


class Layer:
    """Holds what it may lend."""

    def __init__(self):
        self.weight = np.zeros((2, 2))
        self.state = {"steps": [1, 2], "sum": (np.ones(3), 0)}


@pytest.mark.parametrize(
    "get",
    [
        lambda layer: layer.weight,
        lambda layer: layer.state,
        lambda layer: layer.state["steps"],
        lambda layer: layer.state["sum"],
        lambda layer: layer.weight.T,
        lambda layer: [layer.weight],
    ],
)
def test_what_an_object_holds_is_lent(get):
    layer, lent = Layer(), Lent()
    assert lent.add(1, [get(layer)])


@pytest.mark.parametrize(
    "get",
    [
        lambda layer: layer.weight + 1,
        lambda layer: layer.weight.sum(),
        lambda layer: (layer.weight + 1).reshape(4)[:2],
        lambda layer: list(layer.state),
        lambda layer: "text",
        lambda layer: None,
    ],
)
def test_what_is_made_for_the_question_is_not_lent(get):
    layer, lent = Layer(), Lent()
    assert not lent.add(1, [get(layer)])
    assert lent.values == {}


def test_what_the_judge_changed_changes_and_what_it_forgot_is_forgotten():
    layer, lent = Layer(), Lent()
    lent.add(1, [layer.weight])
    lent.add(2, [layer.state])
    weight, state = layer.weight, layer.state
    lent.take([(1, ([np.ones((2, 2))],)), (7, ([0],))], (1,))
    assert layer.weight is weight and weight.sum() == 4
    lent.take([(2, ([{}],))], (1,))
    assert layer.state is state and set(state) == {"steps", "sum"}


def test_parameters_of_a_module_take_the_numbers_of_a_tensor():
    net, lent = torch.nn.Linear(2, 1), Lent()
    lent.add(1, [net.weight])
    lent.take([(1, ([torch.ones(1, 2, requires_grad=True)],))], (1,))
    assert net.weight.tolist() == [[1, 1]] and type(net.weight) is torch.nn.Parameter


def test_each_part_is_known_by_its_place():
    layer, shared = Layer(), Shared()
    shared.add(3, ([layer.state],))
    places = shared.places()
    assert places[id(layer.state["steps"])] == (3, (0, 0, "steps"))
    assert places[id(layer.state["sum"][0])] == (3, (0, 0, "sum", 0))
    lent = Lent()
    lent.add(3, [layer.state])
    assert lent.at(3, (0, 0, "sum", 0)) is layer.state["sum"][0]


def test_a_list_that_came_to_hold_itself_has_places_without_end():
    shared, value = Shared(), [1]
    shared.add(0, ([value],))
    value.append(value)
    assert id(value) in shared.places()


NET = """
import numpy as np
class Net:
    def __init__(self):
        rng = np.random.default_rng(0)
        self.W = rng.normal(size=(3, 2))
        self.params = {"W": self.W, "b": np.zeros(2)}
        self.history, self.layers = [], [np.zeros(2)]
    def parameters(self):
        yield from self.params.values()
    def forward(self, x):
        return x @ self.params["W"] + self.params["b"]
    def loss(self, x):
        return 0.5 * (self.forward(x) ** 2).sum()
    def grad(self, x):
        return x.T @ self.forward(x)
    def cached(self, x):
        self.last = x + 1
        return self.last
class SGD:
    def __init__(self, parameters):
        self.parameters = list(parameters)
    def step(self):
        for one in self.parameters: one -= 1
def difference(f, x, h=1e-6):
    slope = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        more = f()
        x[i] = old - h
        slope[i] = (more - f()) / (2 * h)
        x[i] = old
    return slope
def cache(x, seen=[]):
    seen.append(x + 1)
    return seen[-1]
def last(): return cache.__defaults__[0][-1]
"""
LENT = {
    "an entry": "net.params['W'] = np.zeros((3, 2))\nassert not net.forward(x).any()",
    "an array": "net.W[:] = 0\nassert not net.forward(x).any()",
    "one number": (
        "was = net.forward(x)\nnet.W[0, 1] += 1\n"
        "assert np.allclose(net.forward(x) - was, [0, 1])"
    ),
    "an array that has a name": (
        "W = net.params['W']\nW *= 0\nassert not net.forward(x).any()\n"
        "W += 1\nassert (net.forward(x) == 3).all()"
    ),
    "a row of it": "row = net.W[1]\nnet.n = 0\nrow[:] = 5\nassert net.W[1, 0] == 5",
    "a list": "net.history.append(3)\nassert net.history == [3]",
    "an array in a list": "net.layers[0] += 1\nassert net.layers[0].sum() == 2",
    "what a generator gives": (
        "for one in net.parameters(): one[...] = 1\nassert (net.forward(x) == 4).all()"
    ),
    "differences by a function of the cells": (
        "slope = difference(lambda: net.loss(x), net.params['W'])\n"
        "assert np.allclose(slope, net.grad(x)) and slope.any()"
    ),
    "differences in the test": (
        "W = net.W\nwas, before = W[0, 0], net.loss(x)\nW[0, 0] += 1e-6\n"
        "slope = (net.loss(x) - before) / 1e-6\nW[0, 0] = was\n"
        "assert np.allclose(slope, net.grad(x)[0, 0], rtol=1e-3)"
    ),
    "handed over again": (
        "sgd = SGD(net.parameters())\nwas = net.forward(x)\nsgd.step()\n"
        "assert np.allclose(net.forward(x), was - 4)"
    ),
    "handed over in a list": (
        "sgd = SGD([net.W, net.params['b']])\nsgd.step()\nsgd.step()\n"
        "assert (net.params['b'] == -2).all() and (net.parameters is not None)"
    ),
    "handed over with what was put there": (
        "params = net.params\nparams['c'], params['b'] = np.ones(2), np.ones(3)\n"
        "assert (cache(params['c']) == 2).all() and cache(params['b']).size == 3\n"
        "sgd = SGD([params['c']])\nsgd.step()\nassert not net.params['c'].any()"
    ),
    "what cannot cross": (
        "params = net.params\nparams['b'] = type('Own', (), {})()\n"
        "try:\n    net.forward(x)\nexcept TypeError as error:\n"
        "    assert 'only data' in str(error)\nelse:\n    assert False\n"
        "params['b'] = np.ones(2)\nassert net.params['b'].sum() == 2"
    ),
}


@pytest.mark.parametrize("name", LENT)
def test_what_a_test_changes_in_an_object_changes_there(warm, name):
    test = f"import numpy as np\nnet, x = Net(), np.ones((4, 3))\n{LENT[name]}"
    outcome = run(warm, NET, (test,))
    assert failures(outcome) == [""]


@pytest.mark.parametrize(
    "test",
    [
        "y = cache(np.zeros(2))\ny -= 5\nassert (last() == 1).all()",
        "W = Net().W\nW2 = W.copy()\nW2 -= 5\nassert W2.sum() != W.sum()",
    ],
)
def test_what_a_function_returned_is_the_tests_own(warm, test):
    outcome = run(warm, NET, (f"import numpy as np\n{test}",))
    assert failures(outcome) == [""]


def test_what_a_test_makes_of_it_at_its_end_is_not_told(warm):
    given = """
import numpy as np
class Net:
    def __init__(self): self.out = np.zeros(2)
    def told(self): return bool(self.out.any())
net = Net()
"""
    first = "out = net.out\nout -= 5\nassert abs(out).max() == 5"
    second = "assert not net.told() and (out == -5).all()"
    assert failures(run(warm, given, (first,), (second,))) == ["", ""]


def test_what_a_student_changes_later_is_not_changed_in_the_test(warm):
    given = """
import numpy as np
class Net:
    def __init__(self): self.out = np.zeros(2)
    def forward(self, x): return self.out
    def cheat(self, due): self.out[:] = due
"""
    test = """
net = Net()
out = net.forward(1)
net.cheat(np.ones(2))
assert not out.any()
"""
    assert failures(run(warm, given, (f"import numpy as np\n{test}",))) == [""]


def test_what_is_lent_is_kept_only_while_the_test_has_it(warm):
    given = """
import gc
class Net:
    def __init__(self): self.rows = [[1], [2]]
def held():
    return len(next(o for o in gc.get_objects() if type(o).__name__ == "Lent").values)
"""
    test = """
net = Net()
for _ in range(5):
    net.rows.append([3])
assert held() == 0 and len(net.rows) == 7
mine = [net.rows for _ in range(3)]
assert held() == 3
"""
    assert failures(run(warm, given, (test,))) == [""]
