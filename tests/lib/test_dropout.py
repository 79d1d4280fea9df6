import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnworks import nn

torch = pytest.importorskip("torch")
p = st.floats(0, 1)


@given(p, st.integers(0, 9999))
def test_each_number_is_off_or_scaled_and_the_gradient_too(p, seed):
    rng = np.random.default_rng(seed)
    x, grad_output = rng.normal(size=(2, 4, 5))
    layer = nn.Dropout(p, rng=seed)
    y = layer(x)
    on = y != 0
    np.testing.assert_allclose(y[on], x[on] / (1 - p) if on.any() else [], rtol=1e-12)
    expected = np.where(on, grad_output / (1 - p) if on.any() else 0, 0)
    np.testing.assert_allclose(layer.backward(grad_output), expected, rtol=1e-12)


@given(p, st.integers(0, 9999))
def test_evaluation_equals_torch_and_lets_everything_pass(p, seed):
    x = np.random.default_rng(seed).normal(size=(3, 2))
    ours, theirs = nn.Dropout(p).eval(), torch.nn.Dropout(p).eval()
    np.testing.assert_array_equal(ours(x), theirs(torch.tensor(x)))
    np.testing.assert_array_equal(ours.backward(x), x)


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_the_ends_equal_torch_in_training(p):
    x = np.random.default_rng(0).normal(size=(3, 2))
    ours, theirs = nn.Dropout(p), torch.nn.Dropout(p)
    held = torch.tensor(x, requires_grad=True)
    y = theirs(held)
    np.testing.assert_array_equal(ours(x), y.detach())
    y.backward(torch.tensor(2 * x))
    np.testing.assert_array_equal(ours.backward(2 * x), held.grad)


@pytest.mark.parametrize("p", [0.2, 0.5, 0.8])
def test_the_share_that_is_off_and_the_mean_that_stays(p):
    y = nn.Dropout(p, rng=0)(np.ones((1000, 100)))
    assert (y == 0).mean() == pytest.approx(p, abs=0.01)
    assert y.mean() == pytest.approx(1, abs=0.02)


def test_a_seed_repeats_and_a_second_call_differs():
    x = np.ones((10, 10))
    layer = nn.Dropout(rng=3)
    first, second = layer(x), layer(x)
    assert (first != second).any()
    np.testing.assert_array_equal(first, nn.Dropout(rng=3)(x))
    np.testing.assert_array_equal(x, 1)


def test_the_way_forward_is_the_one_that_backward_takes():
    layer = nn.Dropout(0.5, rng=1)
    y = layer(np.ones((4, 4)))
    layer.eval()  # what is switched later does not change what was
    np.testing.assert_array_equal(layer.backward(np.ones((4, 4))), y)


BAD = [
    (lambda: nn.Dropout(-0.1), ValueError, "p: got -0.1, expected a number of at"),
    (lambda: nn.Dropout(1.5), ValueError, "p: got 1.5, expected a number from 0 to 1"),
    (lambda: nn.Dropout("a"), TypeError, "p: got the str 'a', expected numbers"),
    (lambda: nn.Dropout(np.nan), ValueError, "p: it contains nan"),
    (lambda: nn.Dropout(rng="a"), ValueError, "rng: got the str 'a'"),
    (lambda: nn.Dropout().backward(1), RuntimeError, "backward was called before"),
]


@pytest.mark.parametrize("call, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_it_prints_its_probability():
    assert repr(nn.Dropout(0.25)) == "Dropout(p=0.25)"
