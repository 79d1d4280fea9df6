import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnworks import functional as F

arrays = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5),
    elements=st.floats(-1000, 1000),
)
NAMES = sorted(F.ACTIVATIONS)


@pytest.mark.parametrize("name", NAMES)
@given(z=arrays)
def test_shape_is_kept_and_nothing_overflows(name, z):
    for function in F.activation(name):
        with np.errstate(over="raise", divide="raise", invalid="raise"):
            y = function(z)
        assert np.shape(y) == z.shape
        assert np.asarray(y).dtype == np.float64
        assert np.isfinite(y).all()


@pytest.mark.parametrize("name", NAMES)
@given(z=arrays)
def test_the_input_is_left_alone(name, z):
    before = z.copy()
    for function in F.activation(name):
        function(z)
    np.testing.assert_array_equal(z, before)


@pytest.mark.parametrize("name", NAMES)
@given(z=st.floats(-8, 8).filter(lambda z: abs(z) > 1e-3))
def test_derivative_is_the_slope(name, z):
    function, derivative = F.activation(name)
    h = 1e-5
    slope = (function(z + h) - function(z - h)) / (2 * h)
    assert derivative(z) == pytest.approx(slope, abs=1e-8)


@given(z=arrays)
def test_sigmoid_equals_torch(z):
    torch = pytest.importorskip("torch")
    t = torch.tensor(z)
    np.testing.assert_allclose(F.sigmoid(z), torch.sigmoid(t), rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(F.tanh(z), torch.tanh(t), rtol=1e-12)
    np.testing.assert_array_equal(F.relu(z), torch.relu(t))


def test_sigmoid_keeps_its_precision_far_out():
    assert F.sigmoid(-700.0) == pytest.approx(np.exp(-700.0), rel=1e-12, abs=0)
    assert F.sigmoid_derivative(700.0) == pytest.approx(
        np.exp(-700.0), rel=1e-12, abs=0
    )
    assert F.sigmoid(0.0) == 0.5 and F.sigmoid(1000.0) == 1.0


def test_conventions_at_zero():
    assert F.step(0.0) == 1.0
    assert F.step(-1e-300) == 0.0
    assert F.relu_derivative(0.0) == 0.0
    assert F.sigmoid_derivative(0.0) == 0.25
    assert F.tanh_derivative(0.0) == 1.0


@given(z=arrays)
def test_tanh_is_a_sigmoid_stretched(z):
    np.testing.assert_allclose(F.tanh(z), 2 * F.sigmoid(2 * z) - 1, atol=1e-15)


def test_nan_is_passed_on_not_hidden():
    assert np.isnan(F.sigmoid(np.nan)) and np.isnan(F.tanh(np.nan))
    assert np.isnan(F.relu(np.nan)) and np.isnan(F.step(np.nan))
    for name in ("sigmoid", "tanh", "relu"):
        assert np.isnan(F.activation(name)[1](np.nan))


def test_infinities_have_their_limits():
    ends = np.array([-np.inf, np.inf])
    with np.errstate(invalid="raise"):
        np.testing.assert_array_equal(F.sigmoid(ends), [0, 1])
        np.testing.assert_array_equal(F.tanh(ends), [-1, 1])
        np.testing.assert_array_equal(F.relu(ends), [0, np.inf])
        for name in ("sigmoid", "tanh"):
            np.testing.assert_array_equal(F.activation(name)[1](ends), [0, 0])


@pytest.mark.parametrize("name", NAMES)
def test_lists_whole_numbers_and_booleans_are_numbers(name):
    for function in F.activation(name):
        for z in ([[1, -2], [0, 3]], np.array([True, False]), np.float32([1.5])):
            y = function(z)
            assert y.dtype == np.float64
            np.testing.assert_array_equal(y, function(np.array(z, dtype=float)))
        assert isinstance(function(2), float)


@pytest.mark.parametrize("wrong", ["sigmoids", "Sigmoid", None, 3])
def test_a_wrong_name_is_answered_with_the_right_ones(wrong):
    with pytest.raises(
        ValueError, match="activation: got .* expected one of"
    ) as caught:
        F.activation(wrong)
    assert all(repr(name) in str(caught.value) for name in F.ACTIVATIONS)


def test_a_string_where_a_number_belongs():
    with pytest.raises(TypeError, match="z: got the str 'abc', expected numbers"):
        F.sigmoid("abc")


matrices = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=5),
    elements=st.floats(-1000, 1000),
)


@given(x=matrices, axis=st.integers(-3, 2))
def test_softmax_equals_torch_and_adds_up_to_1(x, axis):
    torch = pytest.importorskip("torch")
    axis = max(-x.ndim, min(axis, x.ndim - 1))
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        shares, logs = F.softmax(x, axis), F.log_softmax(x, axis)
    t = torch.tensor(x)
    np.testing.assert_allclose(shares, torch.softmax(t, axis), rtol=1e-10, atol=1e-300)
    np.testing.assert_allclose(logs, torch.log_softmax(t, axis), rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(shares.sum(axis=axis), 1.0, rtol=1e-12)
    assert (logs <= 0).all()


@given(x=matrices, shift=st.floats(-100, 100))
def test_softmax_looks_at_differences_alone(x, shift):
    np.testing.assert_allclose(F.softmax(x + shift), F.softmax(x), atol=1e-10)


def test_log_softmax_where_the_share_is_too_small_to_hold():
    assert F.softmax([0.0, -1000.0])[1] == 0.0
    assert F.log_softmax([0.0, -1000.0])[1] == -1000.0


@pytest.mark.parametrize("function", [F.softmax, F.log_softmax])
def test_wrong_scores_get_one_sentence(function):
    with pytest.raises(ValueError, match="single number and has no axis"):
        function(3.0)
    with pytest.raises(ValueError, match="axis: got 1, expected .* from -1 to 0"):
        function([1.0, 2.0], axis=1)
    with pytest.raises(TypeError, match="axis: got the float 0.5"):
        function([1.0, 2.0], axis=0.5)
    with pytest.raises(ValueError, match="x: got an empty array"):
        function([])


@given(z=arrays)
def test_gelu_equals_torch(z):
    torch = pytest.importorskip("torch")
    ours, theirs = F.gelu(z), torch.nn.functional.gelu(torch.tensor(z))
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


def test_gelu_far_out():
    # torch loses the left tail to cancellation; the true value is z * Phi(z).
    assert F.gelu(-10.0) == pytest.approx(-7.619853024160525e-23, rel=1e-12, abs=0)
    infinities = np.array([-np.inf, np.inf])
    np.testing.assert_array_equal(F.gelu(infinities), [0.0, np.inf])
    np.testing.assert_array_equal(F.gelu_derivative(infinities), [0.0, 1.0])
    assert np.isnan(F.gelu(np.nan)) and np.isnan(F.gelu_derivative(np.nan))
