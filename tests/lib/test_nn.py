import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnworks import nn

torch = pytest.importorskip("torch")
sizes = st.integers(1, 6)
seeds = st.integers(0, 9999)
TWINS = [nn.GELU, nn.Identity, nn.ReLU, nn.Sigmoid, nn.Tanh]


def assert_twins(ours, theirs, x, rng):
    """Same values, same gradients, from the same weights, there and back."""
    theirs = theirs.double()
    theirs.load_state_dict({k: torch.tensor(v) for k, v in ours.state_dict().items()})
    x_torch = torch.tensor(x, requires_grad=True)
    y, y_torch = ours(x), theirs(x_torch)
    np.testing.assert_allclose(y, y_torch.detach(), rtol=1e-10, atol=1e-12)
    grad_output = rng.normal(size=y.shape)
    grad_x = ours.backward(grad_output)
    y_torch.backward(torch.tensor(grad_output))
    np.testing.assert_allclose(grad_x, x_torch.grad, rtol=1e-10, atol=1e-12)
    for name, parameter in theirs.named_parameters():
        mine = dict(ours.named_parameters())[name]
        np.testing.assert_allclose(mine.grad, parameter.grad, rtol=1e-10, atol=1e-12)
    # What training made of the twin comes back, not what was sent there.
    with torch.no_grad():
        for parameter in theirs.parameters():
            parameter.mul_(1.25)
    ours.load_state_dict(theirs.state_dict())
    y_torch = theirs(torch.tensor(x)).detach()
    np.testing.assert_allclose(ours(x), y_torch, rtol=1e-10, atol=1e-12)


@settings(deadline=None, max_examples=30)
@given(sizes, sizes, sizes, st.booleans(), seeds)
def test_linear_equals_torch(n, i, o, bias, seed):
    rng = np.random.default_rng(seed)
    ours = nn.Linear(i, o, bias, rng=rng)
    assert_twins(ours, torch.nn.Linear(i, o, bias), rng.normal(size=(n, i)), rng)


@pytest.mark.parametrize("kind", TWINS)
def test_activations_equal_torch(kind):
    rng = np.random.default_rng(0)
    twin = getattr(torch.nn, kind.__name__)()
    assert_twins(kind(), twin, rng.normal(size=(5, 7)) * 4, rng)


@pytest.mark.parametrize("kind", [nn.Softmax, nn.LogSoftmax])
@settings(deadline=None, max_examples=30)
@given(sizes, sizes, st.sampled_from([-2, -1, 0, 1]), seeds)
def test_softmax_layers_equal_torch(kind, n, k, dim, seed):
    rng = np.random.default_rng(seed)
    twin = getattr(torch.nn, kind.__name__)(dim)
    assert_twins(kind(dim), twin, 20 * rng.normal(size=(n, k)), rng)


@pytest.mark.parametrize("kind", [nn.Softmax, nn.LogSoftmax])
def test_softmax_layers_print_their_direction_and_keep_their_output(kind):
    layer = kind()
    assert repr(layer) == repr(getattr(torch.nn, kind.__name__)(dim=-1))
    before = layer.backward(np.ones((1, 3)) if layer([[1, 2, 3]]).any() else None)
    layer([[1, 2, 3]])[...] = 7  # whoever got the output may write into it
    np.testing.assert_array_equal(layer.backward(np.ones((1, 3))), before)


@pytest.mark.parametrize("kind", [nn.Softmax, nn.LogSoftmax])
def test_a_direction_that_is_none_gets_one_sentence(kind):
    with pytest.raises(TypeError, match="dim: got the str 'rows'.*-1 is the last"):
        kind("rows")
    with pytest.raises(ValueError, match="axis: got 2, expected.*from -2 to 1"):
        kind(2)([[1.0, 2.0]])


def test_sequential_equals_torch_names_and_all():
    rng = np.random.default_rng(1)
    ours = nn.Sequential(nn.Linear(3, 4, rng=2), nn.Tanh(), nn.Linear(4, 2, rng=3))
    theirs = torch.nn.Sequential(
        torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2)
    )
    assert list(ours.state_dict()) == list(theirs.state_dict())
    assert_twins(ours, theirs, rng.normal(size=(6, 3)), rng)
    assert repr(ours) == repr(theirs)


def test_gradients_add_up_until_zero_grad():
    layer, x = nn.Linear(2, 3, rng=0), np.ones((1, 2))
    for _ in range(2):
        layer(x)
        layer.backward(np.ones((1, 3)))
    np.testing.assert_array_equal(layer.weight.grad, 2)
    layer.zero_grad()
    np.testing.assert_array_equal(layer.weight.grad, 0)


def test_linear_starts_as_torch_does():
    weight = nn.Linear(100, 200, rng=0).weight.data
    assert np.abs(weight).max() <= 0.1
    assert weight.std() == pytest.approx(0.1 / np.sqrt(3), rel=0.02)
    np.testing.assert_array_equal(weight, nn.Linear(100, 200, rng=0).weight.data)


class Scale:
    """A student's layer: two methods and a parameter, nothing inherited."""

    def __init__(self):
        self.factor = nn.Parameter([2.0])

    def forward(self, x):
        self.x = x
        return x * self.factor.data

    def backward(self, grad_output):
        self.factor.grad += (grad_output * self.x).sum()
        return grad_output * self.factor.data


def test_a_class_with_forward_and_backward_plugs_in():
    model = nn.Sequential(nn.Linear(2, 2, rng=0), Scale())
    assert [name for name, _ in model.named_parameters()][-1] == "1.factor"
    model(np.ones((3, 2)))
    assert model.backward(np.ones((3, 2))).shape == (3, 2)
    assert model[1].factor.grad != 0
    model.zero_grad()
    assert model[1].factor.grad == 0


def test_train_and_eval_reach_all_within():
    model = nn.Sequential(nn.Sequential(nn.ReLU()), Scale())
    assert model.eval() is model
    assert [model.training, model[0][0].training, model[1].training] == [False] * 3
    assert model.train()[0][0].training is True


def state(**changes):
    return {**nn.Linear(2, 1).state_dict(), **changes}


BAD = [
    (lambda: nn.Linear(0, 2), ValueError, "in_features: got 0"),
    (lambda: nn.Linear("2", 2), TypeError, "in_features: got the str '2'"),
    (lambda: nn.Linear(2, 1)(np.ones((3, 4))), ValueError, r"x: got shape \(3, 4\)"),
    (lambda: nn.Linear(2, 1)(np.ones(2)), ValueError, r"x: got shape \(2,\), expected"),
    (lambda: nn.Linear(2, 1).backward(1), RuntimeError, "backward was called before"),
    (lambda: nn.ReLU().backward(1), RuntimeError, "backward was called before forward"),
    (lambda: nn.Sequential(nn.ReLU), TypeError, "is the class ReLU, expected an inst"),
    (lambda: nn.Sequential(len), TypeError, "expected a module with forward"),
    (
        lambda: nn.Linear(2, 1).load_state_dict({}),
        KeyError,
        "bias, weight missing",
    ),
    (
        lambda: nn.Linear(2, 1).load_state_dict(state(x=1)),
        KeyError,
        "x not known here",
    ),
    (
        lambda: nn.Linear(2, 1).load_state_dict(state(weight=np.ones((1, 3)))),
        ValueError,
        r"weight: got shape \(1, 3\), expected \(1, 2\)",
    ),
    (lambda: nn.Linear(2, 1, rng="a"), ValueError, "rng: got the str 'a', expected"),
    (lambda: nn.Linear(2, 1)(np.ones((0, 2))), ValueError, "x: got an empty array"),
    (lambda: nn.Linear(2, 1)("ab"), TypeError, "x: got the str 'ab', expected numbers"),
    (lambda: nn.Parameter([np.nan]), ValueError, "data: it contains nan"),
    (lambda: nn.Linear(2, 1).load_state_dict([1]), TypeError, "state: got a list"),
    (
        lambda: nn.Linear(2, 1).load_state_dict(state(bias=["a"])),
        TypeError,
        "bias: got the list",
    ),
    (lambda: nn.Module()(1), NotImplementedError, "Module has no forward yet"),
]


@pytest.mark.parametrize("call, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("wrong", [np.ones((1, 2)), np.ones((3, 1)), np.ones(2), 1.0])
@pytest.mark.parametrize("make", [nn.Tanh, lambda: nn.Linear(2, 2, rng=0)])
def test_a_gradient_of_another_shape_is_not_broadcast(make, wrong):
    module = make()
    module(np.ones((3, 2)))
    with pytest.raises(ValueError, match=r"grad_output: got .* shape \(3, 2\)"):
        module.backward(wrong)
    assert all(not p.grad.any() for p in module.parameters())


@pytest.mark.parametrize("nested", [False, True])
def test_one_module_cannot_stand_in_two_places(nested):
    relu = nn.ReLU()
    again = nn.Sequential(relu) if nested else relu
    with pytest.raises(ValueError, match="layers: number 2 is, or holds, a module"):
        nn.Sequential(relu, nn.Linear(2, 2, rng=0), again)


class Tied(nn.Module):
    """Twice the same matrix: one parameter under two names."""

    def __init__(self, library=nn):
        self.a = library.Linear(2, 2, bias=False)
        self.b = library.Linear(2, 2, bias=False)
        self.b.weight = self.a.weight

    def forward(self, x):
        return self.b.forward(self.a.forward(x))

    def backward(self, grad_output):
        return self.a.backward(self.b.backward(grad_output))

    def extra_repr(self):
        return "tied=True"


class TiedTorch(torch.nn.Module):
    def __init__(self):
        super().__init__()
        Tied.__init__(self, torch.nn)

    forward, extra_repr = Tied.forward, Tied.extra_repr


def test_a_shared_parameter_comes_once_as_in_torch():
    ours, theirs = Tied(), TiedTorch()
    names = [name for name, _ in ours.named_parameters()]
    assert names == [name for name, _ in theirs.named_parameters()] == ["a.weight"]
    assert list(ours.state_dict()) == list(theirs.state_dict())
    assert repr(ours) == repr(theirs).replace("TiedTorch", "Tied")
    rng = np.random.default_rng(0)
    assert_twins(ours, theirs, rng.normal(size=(4, 2)), rng)


def test_named_parameters_take_a_prefix():
    names = [name for name, _ in nn.Linear(1, 1).named_parameters("layer.")]
    assert names == ["layer.weight", "layer.bias"]


def test_a_state_is_a_copy_and_is_copied():
    layer = nn.Linear(2, 1, rng=0)
    held, kept = layer.weight.data, layer.state_dict()
    kept["weight"][:] = 7.0
    assert not (held == 7.0).any()
    layer.load_state_dict(kept)
    kept["weight"][:] = 8.0
    assert (held == 7.0).all() and layer.weight.data is held


def test_torch_state_loads_as_it_is():
    theirs = torch.nn.Linear(3, 2).double()
    ours = nn.Linear(3, 2)
    ours.load_state_dict(theirs.state_dict())
    np.testing.assert_array_equal(ours.weight.data, theirs.weight.detach())


@pytest.mark.parametrize("kind", TWINS)
@pytest.mark.parametrize("size", [-1000.0, 1000.0])
def test_activations_stay_finite_far_out(kind, size):
    module, x = kind(), np.full((2, 3), size)
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        assert np.isfinite(module(x)).all()
        assert np.isfinite(module.backward(np.ones((2, 3)))).all()


def test_a_state_that_does_not_fit_changes_nothing():
    layer = nn.Linear(2, 1, rng=0)
    before = layer.state_dict()
    with pytest.raises(ValueError):
        layer.load_state_dict({"weight": np.ones((1, 2)), "bias": np.ones(5)})
    np.testing.assert_array_equal(layer.weight.data, before["weight"])
