"""What comes back of changes that a function made in its arguments."""

import collections

import numpy as np
import pytest

from nnworks.grading import wire
from nnworks.grading.changes import Back
from tests.grading.toy import failures, run


def there(arguments):
    """The arguments as the other process has them."""
    return wire.decode(wire.encode(arguments))


def arguments():
    x = np.arange(12.0).reshape(3, 4)
    views = [(x + 1)[::2, ::-1], (x + 2).T]
    many = {"views": views, "set": {1, 2}, "bytes": bytearray(b"abc")}
    last = collections.deque([np.ones(2), "text"], 5)
    return (x, many, last, np.float32(3), None, np.random.default_rng(1)), {}


def test_what_was_only_sent_is_not_changed():
    given, back = arguments(), Back()
    back.take(given, there(given))
    assert not back.changed


def test_drawing_from_a_generator_is_no_change():
    given, back = arguments(), Back(write=False)
    new = there(given)
    due = new[0][5].random()
    back.take(given, new)
    assert not back.changed
    assert given[0][5].random() == np.random.default_rng(1).random(2)[1] != due


def _array(given):
    given[0][0][1, 1] = 7


def _view(given):
    given[0][1]["views"][1][0, 0] = 7


def _key(given):
    given[0][1]["new"] = 1


def _shorter(given):
    del given[0][1]["views"][0]


def _set(given):
    given[0][1]["set"].add(3)


def _bytes(given):
    given[0][1]["bytes"][:] = b"longer"


def _deque(given):
    given[0][2].append(1)


CHANGES = [_array, _view, _key, _shorter, _set, _bytes, _deque]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_and_kept_out(change):
    given, back = arguments(), Back(write=False)
    new = there(given)
    change(new)
    back.take(given, new)
    assert back.changed
    assert wire.encode(given) == wire.encode(arguments())


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_written_and_undone(change):
    given, back = arguments(), Back(undo=True)
    for _ in range(2):
        new = there(given)
        change(new)
        back.take(given, new)
    assert back.changed
    assert wire.encode(given) != wire.encode(arguments())
    back.undo()
    assert wire.encode(given) == wire.encode(arguments())


def test_a_tensor_is_undone_with_its_gradient():
    torch = pytest.importorskip("torch")
    given = ((torch.ones(2, requires_grad=True),), {})
    back, new = Back(undo=True), there(given)
    (new[0][0] ** 2).sum().backward()
    new[0][0].data += 1
    back.take(given, new)
    (tensor,) = given[0]
    assert back.changed and tensor.grad is not None and tensor.tolist() == [2, 2]
    back.undo()
    assert tensor.grad is None and tensor.tolist() == [1, 1] and tensor.requires_grad


def _overlapping(kind):
    if kind == "NumPy":
        x = np.arange(4.0).reshape(2, 2)
    else:
        x = pytest.importorskip("torch").arange(4.0).reshape(2, 2)
    return x, (([x, x.T], {"row": x[0]}), {})


@pytest.mark.parametrize("kind", ["NumPy", "PyTorch"])
@pytest.mark.parametrize(
    ("which", "due"),
    [(0, [[7, 7], [2, 3]]), (1, [[7, 1], [7, 3]]), (2, [[7, 1], [2, 3]])],
)
def test_a_change_is_not_undone_by_a_view_that_was_left_alone(kind, which, due):
    x, given = _overlapping(kind)
    back, new = Back(undo=True), there(given)
    (x_there, turned), rest = new[0]
    (x_there, turned, rest["row"])[which][0] = 7
    back.take(given, new)
    assert x.tolist() == due
    back.undo()
    assert x.tolist() == [[0, 1], [2, 3]]


def test_a_tensor_that_numpy_has_no_type_for_is_written_back():
    torch = pytest.importorskip("torch")
    tensor = torch.ones(2, dtype=torch.bfloat16)
    Back().take(((tensor,), {}), ((tensor + 1,), {}))
    assert tensor.tolist() == [2, 2]


# Of an answer, in a test.

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
    "another array": ("a['w'] = np.ones(3)", "{'w': np.zeros(2)}", "x['w'].sum() == 3"),
    "another type": (
        "a['w'] = a['w'] > 1",
        "{'w': np.zeros(2)}",
        "x['w'].dtype == bool",
    ),
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
    outcome = run(warm, f"import numpy as np\ndef f(a):\n    {change}", (test,))
    assert failures(outcome) == [""]


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
