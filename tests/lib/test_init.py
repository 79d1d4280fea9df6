import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnworks import nn

torch = pytest.importorskip("torch")
shapes = st.lists(st.integers(1, 5), min_size=2, max_size=4)
UNIFORM = ["kaiming_uniform_", "xavier_uniform_"]
NORMAL = ["kaiming_normal_", "xavier_normal_"]


def width(name, shape):
    """The two numbers that a generator is asked for: bounds, or mean and deviation."""
    asked = []

    def take(self, a, b, size):
        asked.append((a, b))
        return np.zeros(size)

    methods = {"uniform": take, "normal": take}
    rng = type("Noting", (np.random.Generator,), methods)(np.random.PCG64(0))
    getattr(nn.init, name)(nn.Parameter(np.ones(shape)), rng=rng)
    return asked[0]


@pytest.mark.parametrize("name", UNIFORM + NORMAL)
@settings(deadline=None, max_examples=30)
@given(shape=shapes)
def test_bounds_and_deviations_are_those_of_torch(name, shape):
    asked = []
    with pytest.MonkeyPatch.context() as patch:
        for method in ("uniform_", "normal_"):
            patch.setattr(
                torch.Tensor, method, lambda self, a, b, **_: asked.append((a, b))
            )
        getattr(torch.nn.init, name)(torch.ones(shape))
    assert width(name, shape) == pytest.approx(asked[0], rel=1e-12)


@pytest.mark.parametrize("name", UNIFORM + NORMAL)
def test_the_numbers_are_as_wide_as_said_and_fill_in_place(name):
    parameter = nn.Parameter(np.ones((300, 200)))
    held = parameter.data
    assert getattr(nn.init, name)(parameter, rng=0) is parameter
    assert parameter.data is held
    variance = 2 / 200 if name.startswith("kaiming") else 2 / 500
    assert held.var() == pytest.approx(variance, rel=0.02)
    assert held.mean() == pytest.approx(0, abs=0.001)
    if name in UNIFORM:
        assert np.abs(held).max() == pytest.approx(np.sqrt(3 * variance), rel=0.001)
    again = getattr(nn.init, name)(nn.Parameter(np.ones((300, 200))), rng=0)
    np.testing.assert_array_equal(again.data, held)


def test_zeros():
    layer = nn.Linear(3, 2)
    assert nn.init.zeros_(layer.bias) is layer.bias
    np.testing.assert_array_equal(layer.bias.data, [0, 0])


def test_signals_keep_their_size_through_relu_layers():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(200, 256))
    start = (x**2).mean()
    for _ in range(20):
        layer = nn.Linear(256, 256, bias=False, rng=rng)
        nn.init.kaiming_normal_(layer.weight, rng=rng)
        x = np.maximum(layer(x), 0)
    assert 0.2 < 2 * (x**2).mean() / start < 5


BAD = [
    (lambda: nn.init.xavier_normal_(nn.Parameter([1.0])), ValueError, "two dimensions"),
    (lambda: nn.init.kaiming_normal_(np.ones((2, 2))), TypeError, "got a ndarray, exp"),
    (lambda: nn.init.zeros_(None), TypeError, "parameter: got a NoneType, expected a"),
    (
        lambda: nn.init.kaiming_uniform_(nn.Linear(2, 2).weight, rng="a"),
        ValueError,
        "rng: got the str 'a'",
    ),
    (lambda: nn.init.kaiming_uniform_(nn.Linear(2, 2).bias), ValueError, "with zeros_"),
]


@pytest.mark.parametrize("call, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)
