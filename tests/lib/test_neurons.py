import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnworks import data
from nnworks.neurons import Neuron, Perceptron


def test_the_decision_to_go_for_a_run():
    run = Neuron([6, 2, 2], bias=-5, activation="step")
    assert run([1, 0, 0]) == 1.0
    assert run([0, 1, 1]) == 0.0


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 999))
def test_a_batch_is_the_same_as_one_by_one(n, d, seed):
    rng = np.random.default_rng(seed)
    neuron = Neuron(rng.normal(size=d), rng.normal(), "tanh")
    X = rng.normal(size=(n, d))
    together = neuron(X)
    assert together.shape == (n,)
    np.testing.assert_allclose(together, [neuron(x) for x in X], rtol=1e-12)


@pytest.mark.parametrize("name", ["and", "or", "nand", "nor"])
def test_the_perceptron_learns_what_a_line_separates(name):
    X, y = data.gate(name)
    perceptron = Perceptron(2)
    mistakes = perceptron.fit(X, y)
    assert mistakes[-1] == 0
    np.testing.assert_array_equal(perceptron(X), y)


def test_the_perceptron_never_learns_xor():
    X, y = data.gate("xor")
    mistakes = Perceptron(2).fit(X, y, epochs=200)
    assert len(mistakes) == 200 and min(mistakes) > 0


def test_the_rule_adds_the_input_when_the_neuron_should_have_fired():
    perceptron = Perceptron(2, lr=0.5)
    perceptron.bias = -1.0
    assert perceptron.update([2.0, 3.0], 1) is True
    np.testing.assert_array_equal(perceptron.weight, [1.0, 1.5])
    assert perceptron.bias == -0.5


def test_the_rule_leaves_right_answers_alone():
    perceptron = Perceptron(2)
    assert perceptron.update([1.0, 1.0], 1) is False
    np.testing.assert_array_equal(perceptron.weight, 0)


@given(st.integers(0, 9999), st.integers(1, 6), st.sampled_from([0.1, 1.0, 3.0]))
def test_the_perceptron_converges_within_rosenblatts_bound(seed, d, lr):
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=d), rng.normal()
    X = rng.normal(size=(60, d))
    margin = (X @ w + b) / np.sqrt(w @ w + b * b)
    X, margin = X[np.abs(margin) > 0.2], margin[np.abs(margin) > 0.2]
    if len(X) == 0:
        return
    mistakes = Perceptron(d, lr=lr).fit(X, margin > 0, epochs=10_000)
    radius = np.sqrt(1 + (X**2).sum(axis=1).max())
    assert mistakes[-1] == 0
    # Novikoff (1962): at most (R / margin)^2 corrections; one more, as z = 0 fires.
    assert sum(mistakes) <= (radius / np.abs(margin).min()) ** 2 + 1


@given(st.integers(0, 9999))
def test_examples_are_left_alone(seed):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(8, 2)), rng.integers(0, 2, size=8)
    before = X.copy(), y.copy()
    Perceptron(2).fit(X, y, epochs=3)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])


def test_one_number_in_an_array_is_a_number():
    perceptron = Perceptron(2)
    perceptron.update([1.0, 0.0], np.array([0]))
    assert isinstance(perceptron.bias, float) and perceptron.bias == -1.0


def test_a_neuron_is_what_its_attributes_say():
    neuron = Neuron([1.0, 2.0, 3.0, 4.0, 5.0], activation="step")
    neuron.weight, neuron.activation = [1.0, -1.0], "identity"
    assert neuron([3.0, 1.0]) == 2.0
    assert repr(neuron) == "Neuron([1, -1], bias=0, activation='identity')"
    assert repr(Neuron(np.ones(5))).startswith("Neuron([1, 1, 1, 1, ...], bias=0,")


def test_weights_are_the_neurons_own_copy():
    weight = np.ones(2)
    neuron = Neuron(weight)
    weight[0] = 99
    assert neuron.weight[0] == 1


BAD = [
    (lambda: Neuron("abc"), TypeError, "weight: got the str 'abc', expected numbers"),
    (
        lambda: Neuron([1, np.nan]),
        ValueError,
        "weight: it contains nan, expected finite",
    ),
    (lambda: Neuron([]), ValueError, "weight: got an empty array"),
    (lambda: Neuron([[1, 2]]), ValueError, r"weight: got shape \(1, 2\), expected one"),
    (lambda: Neuron([1], "b"), TypeError, "bias: got the str 'b', expected numbers"),
    (lambda: Neuron([1], None), TypeError, "bias: got None, expected numbers"),
    (
        lambda: Neuron([1], [1, 2]),
        ValueError,
        r"bias: got shape \(2,\), expected a sing",
    ),
    (lambda: Neuron([1], 0, "relo"), ValueError, "activation: got the str 'relo'"),
    (lambda: Neuron([1, 2])([1, 2, 3]), ValueError, "x: got 3 values .* expected 2"),
    (lambda: Neuron([1, 2])(np.zeros((0, 2))), ValueError, "x: got an empty array"),
    (lambda: Neuron([1, 2])([1, np.inf]), ValueError, "x: it contains inf"),
    (lambda: Neuron([1, 2])([[1, 2], [3]]), ValueError, "x: its rows have different"),
    (lambda: Neuron([1, 2])([1, 2j]), TypeError, "x: got the list"),
    (lambda: Perceptron(0), ValueError, "in_features: got 0, expected a whole number"),
    (lambda: Perceptron(2.0), TypeError, "in_features: got the float 2.0"),
    (lambda: Perceptron(2, lr=0), ValueError, "lr: got 0, expected a positive number"),
    (lambda: Perceptron(2).update([1, 1], 2), ValueError, "y: got 2, expected 0 or 1"),
    (
        lambda: Perceptron(2).fit([[1, 1]], [1, 0]),
        ValueError,
        r"y: got shape \(2,\) for 1",
    ),
    (lambda: Neuron([1, 2])(3), ValueError, "x: got the single number 3, expected"),
    (lambda: Perceptron(2).update([1, 1], "a"), TypeError, "y: got the str 'a'"),
    (lambda: Perceptron(2).update([1, 1], [0, 1]), ValueError, r"y: got shape \(2,\)"),
    (lambda: Perceptron(2).update([1, 1], np.nan), ValueError, "y: it contains nan"),
    (lambda: Perceptron(2).update([1], 1), ValueError, "x: got 1 values .* expected 2"),
    (lambda: Perceptron(2).fit([[1, 1]], ["a"]), TypeError, "y: got the ndarray"),
    (lambda: Perceptron(2).fit([[1, 1]], [-1]), ValueError, "y: it contains -1"),
    (lambda: Perceptron(2).fit([[1, 1]], [1], 0), ValueError, "epochs: got 0"),
]


@pytest.mark.parametrize("call, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)
