import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnworks import nn
from nnworks.check import CheckFailed, check_gradients, numerical_gradient

X = np.random.default_rng(0).normal(size=(5, 3))


@settings(deadline=None, max_examples=30)
@given(hnp.array_shapes(min_dims=0, max_dims=3, max_side=4), st.integers(0, 999))
def test_the_slope_of_a_cubic(shape, seed):
    rng = np.random.default_rng(seed)
    x, c = rng.normal(size=shape), rng.normal(size=shape)
    x, c = np.array(x), np.array(c)
    before = x.copy()
    slope = numerical_gradient(lambda: float((c * x**3).sum()), x)
    assert slope.shape == shape
    np.testing.assert_allclose(slope, 3 * c * x**2, atol=1e-7)
    np.testing.assert_array_equal(x, before)


def test_what_is_nudged_is_put_back_when_f_fails():
    x = np.ones(3)

    def f():
        if x[1] != 1:
            raise KeyError
        return 0.0

    with pytest.raises(KeyError):
        numerical_gradient(f, x)
    np.testing.assert_array_equal(x, 1)


def test_views_are_nudged_in_place():
    x = np.arange(6.0).reshape(2, 3).T
    np.testing.assert_allclose(numerical_gradient(lambda: x[2, 1] ** 2, x)[2, 1], 10)


BAD = [
    (lambda: 1.0, [1.0], 1e-6, TypeError, "x: got a list, expected an array of float"),
    (lambda: 1.0, np.ones(2, int), 1e-6, TypeError, "x: got a int64 array, expected"),
    (lambda: 1.0, np.ones(2), 0, ValueError, "eps: got 0, expected a number above 0"),
    (lambda: np.ones(2), np.ones(2), 1e-6, ValueError, r"f\(\): got shape \(2,\)"),
    (lambda: None, np.ones(2), 1e-6, TypeError, r"f\(\): got None, expected numbers"),
    (lambda: np.nan, np.ones(2), 1e-6, ValueError, r"f\(\): it contains nan"),
]


@pytest.mark.parametrize("f, x, eps, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(f, x, eps, error, words):
    with pytest.raises(error, match=words) as caught:
        numerical_gradient(f, x, eps)
    assert "\n" not in str(caught.value)


class Wrong(nn.Linear):
    """A right layer with one thing that a test changes."""

    def __init__(self, change):
        super().__init__(3, 4, rng=1)
        self.change = change

    def backward(self, grad_output):
        before = [p.grad.copy() for p in self.parameters()]
        grad_x = super().backward(grad_output)
        return self.change(self, grad_x, grad_output, before)


def weight_doubled(layer, grad_x, grad_output, before):
    layer.weight.grad += layer._x.T.dot(grad_output).T
    return grad_x


def bias_forgotten(layer, grad_x, grad_output, before):
    layer.bias.grad = before[1]
    return grad_x


def bias_overwritten(layer, grad_x, grad_output, before):
    layer.bias.grad = layer.bias.grad - before[1]
    return grad_x


def weight_transposed(layer, grad_x, grad_output, before):
    layer.weight.grad = layer.weight.grad.T
    return grad_x


def sign_turned(layer, grad_x, grad_output, before):
    return -grad_x


def one_entry(layer, grad_x, grad_output, before):
    grad_x[4, 2] += 1e-4
    return grad_x


def nothing_returned(layer, grad_x, grad_output, before):
    return None


def input_changed(layer, grad_x, grad_output, before):
    layer._x += 1
    return grad_x


def given_changed(layer, grad_x, grad_output, before):
    grad_output *= 2
    return grad_x


def nan(layer, grad_x, grad_output, before):
    return grad_x * np.nan


PLANTED = [
    (weight_doubled, "weight.grad of Wrong", "2.0 times what it should be"),
    (bias_forgotten, "bias.grad of Wrong", "zero everywhere"),
    (bias_overwritten, "bias.grad of Wrong", "`.grad = ...` overwrites"),
    (weight_transposed, "weight.grad of Wrong", "It is transposed"),
    (sign_turned, "dL/dx of Wrong", "The sign is the wrong way round"),
    (one_entry, "dL/dx of Wrong", r"at \[4, 2\]"),
    (nothing_returned, "dL/dx of Wrong", "Is there a `return`"),
    (input_changed, "dL/dx of Wrong", "changes its input, x"),
    (given_changed, "dL/dx of Wrong", "changes grad_output in place"),
    (nan, "dL/dx of Wrong", "nan"),
]


@pytest.mark.parametrize("change, array, words", PLANTED)
def test_a_planted_mistake_is_found_and_its_array_named(change, array, words):
    layer = Wrong(change)
    with pytest.raises(CheckFailed, match=f"^{array}") as caught:
        check_gradients(layer, X)
    with pytest.raises(CheckFailed, match=words):
        check_gradients(layer, X)
    assert "\n" in str(caught.value)


def test_a_mistake_within_a_model_is_named_by_its_place():
    model = nn.Sequential(nn.Tanh(), nn.Sequential(Wrong(weight_doubled)), nn.Tanh())
    with pytest.raises(CheckFailed, match=r"^1\.0\.weight\.grad of Sequential"):
        check_gradients(model, X)


def test_a_wrong_loss_is_found():
    class Half(nn.MSELoss):
        def backward(self):
            return super().backward() / 2

    with pytest.raises(CheckFailed, match="0.5 times what it should be"):
        check_gradients(Half(), X, np.zeros_like(X))


@pytest.mark.parametrize("size", [1e-6, 1.0, 1e4])
def test_small_and_large_numbers_are_no_excuse_and_no_fault(size):
    layer = Wrong(lambda layer, grad_x, *_: grad_x)
    check_gradients(layer, size * X)
    layer.change = sign_turned
    with pytest.raises(CheckFailed):
        check_gradients(layer, size * X)


def test_a_corner_accepts_the_slope_of_either_side_and_none_else():
    check_gradients(nn.ReLU(), np.zeros((2, 3)))

    class Steep(nn.ReLU):
        def backward(self, grad_output):
            return super().backward(grad_output) + 1.5 * grad_output

    with pytest.raises(CheckFailed):
        check_gradients(Steep(), np.zeros((2, 3)))


def test_nothing_is_left_behind():
    model = nn.Sequential(nn.Linear(3, 4, rng=0), nn.Dropout(rng=1))
    model(X)
    model.backward(np.ones((5, 4)))
    grads = [p.grad for p in model.parameters()]
    kept = [grad.copy() for grad in grads]
    state = model.state_dict()
    check_gradients(model, X)
    for p, grad, value in zip(model.parameters(), grads, kept, strict=True):
        assert p.grad is grad
        np.testing.assert_array_equal(grad, value)
    for name, value in model.state_dict().items():
        np.testing.assert_array_equal(value, state[name])


def test_of_a_large_array_a_random_part_is_held():
    calls = []

    class Counting(nn.Linear):
        def forward(self, x):
            calls.append(1)
            return super().forward(x)

    check_gradients(Counting(100, 50, rng=0), np.ones((1, 100)))
    assert len(calls) < 2 * (500 + 100 + 50) + 20


def test_a_class_with_two_methods_and_a_shared_parameter_is_checked():
    class Scale:
        def __init__(self):
            self.factor = nn.Parameter([2.0])

        def forward(self, x):
            self.x = x
            return x * self.factor.data

        def backward(self, grad_output):
            self.factor.grad += (grad_output * self.x).sum()
            return grad_output * self.factor.data

    class Twice:
        def __init__(self):
            self.a, self.b = Scale(), Scale()
            self.b.factor = self.a.factor

        def forward(self, x):
            return self.b.forward(self.a.forward(x))

        def backward(self, grad_output):
            return self.a.backward(self.b.backward(grad_output))

    check_gradients(Twice(), X)
