"""What is said of a student's object, what it can be asked, and what crosses of it."""

import random
import sys

import numpy as np
import pytest
import torch

from nnworks.grading.objects import ASKED, about, as_data, set_seeds


class Plain:
    pass


class Sly(torch.Tensor):
    pass


class Able:
    x = 1

    def __len__(self):
        return 3

    def __getitem__(self, key):
        return 10 * key

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1j

    def __array__(self, dtype=None, copy=None):
        return np.ones(2).view(Sub)


class Heir(Able):
    def __call__(self):
        pass


class Sub(np.ndarray):
    pass


def test_an_object_is_described_by_its_type_and_what_that_can_do():
    assert about(Plain()) == ("Plain", ())
    assert about(Able()) == ("Able", ("len", "item", "float"))
    assert about(Heir()) == ("Heir", ("call", "len", "item", "float"))
    assert about(iter([])) == ("list_iterator", ("next", "iter"))
    assert about(3) == ("int", ("float", "int", "index"))
    assert about(lambda: 1) == ("function", ("call",))


def test_a_class_is_described_as_what_makes_others():
    assert about(Plain) == ("type", ("call", "type"))
    assert about(type("Own", (type,), {"__len__": lambda self: 1})("Made", (), {})) == (
        "Own",
        ("call", "len", "type"),
    )


def test_a_network_is_described_as_pytorchs_class_that_it_is_made_from():
    class Net(torch.nn.Linear):
        pass

    class Own(torch.nn.Module):
        pass

    def last(value):
        return about(value)[1][-1]

    assert last(Net(1, 1)) == last(torch.nn.Linear(1, 1))
    assert last(Net(1, 1)) == "torch.nn.modules.linear.Linear"
    assert last(Own()) == "torch.nn.modules.module.Module"
    assert about(torch.nn.Parameter(torch.ones(1)))[1] == about(torch.ones(1))[1]


def test_a_class_that_says_it_is_pytorchs_is_not():
    lying = type("Linear", (), {"__module__": "torch.nn.modules.linear"})
    assert about(lying()) == ("Linear", ())
    own = type("Mine", (torch.nn.Module,), {"__module__": "torch.nn.modules.module"})
    assert about(own())[1][-1] == "torch.nn.modules.module.Module"


def test_a_parameter_crosses_as_a_tensor_that_says_so():
    sent = as_data(torch.nn.Parameter(torch.ones(2)))
    assert type(sent) is torch.Tensor and isinstance(sent, torch.nn.Parameter)
    assert not isinstance(as_data(torch.ones(2).as_subclass(Sly)), torch.nn.Parameter)


def test_python_asks_the_type_and_so_does_the_description():
    one = Plain()
    one.__call__ = one.__len__ = lambda: 1
    assert about(one) == ("Plain", ())
    lying = type("Lying", (), {"__class__": property(lambda self: int)})
    assert about(lying()) == ("Lying", ())


def test_the_name_of_a_type_is_of_eighty_letters_at_most():
    assert about(type("N" * 80, (), {})())[0] == "N" * 80
    assert about(type("N" * 81, (), {})())[0] == "N" * 80


@pytest.mark.parametrize(
    ("question", "rest", "answer"),
    [
        ("attribute", ("x",), 1),
        ("item", (4,), 40),
        ("len", (), 3),
        ("float", (), 2.5),
        ("complex", (), 1j),
    ],
)
def test_an_object_is_asked_what_python_would_ask(question, rest, answer):
    assert ASKED[question](Able(), *rest) == answer


def test_numbers_texts_and_names_are_those_of_python():
    assert ASKED["int"](2.5) == 2 and ASKED["index"](np.int8(3)) == 3
    assert ASKED["str"]("a") == "a" and ASKED["repr"]("a") == "'a'"
    assert list(ASKED["iter"]([1, 2])) == [1, 2]
    assert "__float__" in ASKED["dir"](Able())
    with pytest.raises(TypeError):
        ASKED["index"](2.5)


def test_what_can_be_changed_of_an_object_is_changed():
    one, entries = Plain(), {"a": 1, "b": 2}
    ASKED["set"](one, "x", 5)
    ASKED["put"](entries, "c", 3)
    ASKED["delete"](entries, "a")
    assert one.x == 5 and entries == {"b": 2, "c": 3}


def test_whether_something_is_an_instance_is_asked_of_the_class():
    assert ASKED["instance"](Able, Heir()) is True
    assert ASKED["instance"](Heir, Able()) is False


def test_an_object_read_as_an_array_is_an_array_and_no_more():
    assert type(ASKED["array"](Able())) is np.ndarray
    assert ASKED["array"]([1, 2]).tolist() == [1, 2]


@pytest.mark.parametrize(
    "value",
    [np.ones(2), np.float64(1), [1], "x", None, Able(), np.recarray(2, "i4,f8")],
)
def test_what_crosses_as_it_is_needs_no_data_in_its_place(value):
    assert as_data(value) is None


@pytest.mark.parametrize(
    "value",
    [
        np.arange(6.0).reshape(2, 3).T.view(Sub),
        np.ma.masked_array([1, 2], [True, False]),
        np.array(["a", None], object).view(Sub),
    ],
    ids=["a subclass", "masked", "objects"],
)
def test_an_array_of_a_class_of_ones_own_crosses_as_its_numbers(value):
    plain = as_data(value)
    assert type(plain) is np.ndarray and plain.dtype == value.dtype
    assert plain.tolist() == np.asarray(value).tolist()
    assert not np.shares_memory(plain, value)


def test_a_parameter_crosses_as_a_tensor_with_its_gradient():
    import torch

    weight = torch.nn.Parameter(torch.tensor([[1.0, 2.0], [3.0, 4.0]]).T)
    (weight**2).sum().backward()
    plain = as_data(weight)
    assert type(plain) is torch.Tensor and plain.requires_grad and plain.is_leaf
    assert torch.equal(plain, weight) and torch.equal(plain.grad, weight.grad)
    frozen = torch.nn.Parameter(torch.ones(2, dtype=torch.int64), requires_grad=False)
    assert not as_data(frozen).requires_grad and as_data(frozen).dtype == torch.int64


def test_a_tensor_that_is_one_crosses_as_it_is():
    import torch

    assert as_data(torch.ones(2)) is None
    sparse = torch.nn.Parameter(torch.eye(2).to_sparse())
    assert as_data(sparse) is None  # no numbers in a shape: it crosses as an object


def test_what_a_tensor_of_a_class_of_ones_own_came_to_crosses_without_its_history():
    import torch

    class Own(torch.Tensor):
        pass

    doubled = 2 * torch.ones(2, requires_grad=True).as_subclass(Own)
    plain = as_data(doubled)
    assert type(plain) is torch.Tensor and plain.tolist() == [2, 2]
    assert plain.requires_grad and plain.grad_fn is None and plain.grad is None


def test_numbers_that_are_only_marked_as_conjugate_or_negative_cross_as_such():
    import torch

    turned = torch.tensor([1 + 2j]).as_subclass(type("Own", (torch.Tensor,), {})).conj()
    assert as_data(turned).tolist() == [1 - 2j]
    assert as_data(turned.imag).tolist() == [-2]


@pytest.fixture
def generators():
    before = np.random.get_state(), random.getstate()
    yield
    np.random.set_state(before[0])
    random.setstate(before[1])


def test_generators_go_on_where_those_of_the_test_are(generators):
    version, numbers, more = random.Random(4).getstate()
    states = {"numpy": np.random.RandomState(3).get_state()}
    set_seeds(states | {"random": (version, list(numbers), more)})
    assert np.random.rand() == np.random.RandomState(3).rand()
    assert random.random() == random.Random(4).random()


def test_a_generator_that_is_not_sent_stays_where_it_is(generators):
    before = np.random.get_state()[1].tolist(), random.getstate()
    set_seeds({})
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before


def test_the_generator_of_torch_is_set_where_there_is_one(monkeypatch):
    import torch

    state = torch.get_rng_state()
    sent = torch.Generator().manual_seed(3).get_state().numpy()
    set_seeds({"torch": sent})
    drawn = torch.rand(2)
    assert torch.equal(drawn, torch.rand(2, generator=torch.Generator().manual_seed(3)))
    torch.set_rng_state(state)
    monkeypatch.delitem(sys.modules, "torch")
    set_seeds({"torch": sent})
    assert torch.equal(torch.get_rng_state(), state)
