import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnworks import data
from nnworks.neurons import Neuron, Perceptron, SpikingNeuron


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


@given(
    st.floats(1.6, 20),
    st.floats(5, 50),
    st.floats(0, 10),
    st.floats(-80, -55),
    st.data(),
)
def test_the_spikes_come_at_the_rate_of_the_formula(current, tau, pause, reset, data):
    cell = SpikingNeuron(tau=tau, refractory=pause, reset=reset)
    dt = tau / 2000
    _, spikes = cell.run(current, 12 * tau + 5 * pause, dt)
    gaps = np.diff(spikes)
    if len(gaps):
        np.testing.assert_allclose(1000 / gaps, cell.rate(current), rtol=0.02)
        assert np.ptp(gaps) < 1.5 * dt  # without noise, as regular as a clock


def test_the_formula_is_that_of_the_book():
    cell = SpikingNeuron(tau=10, resistance=10, threshold=-50, refractory=2)
    # Gerstner et al. (2014), with 30 mV of drive and a threshold 15 mV above rest.
    assert cell.rate(3.0) == pytest.approx(1000 / (2 + 10 * np.log(30 / 15)))


def test_below_the_threshold_current_it_never_fires_and_just_above_it_does():
    cell = SpikingNeuron()  # 15 mV / 10 megaohm
    assert cell.rate([0.0, 1.0, 1.5]).tolist() == [0, 0, 0]
    assert cell.rate(1.5001) > 0
    voltage, spikes = cell.run(1.49, 1000)
    assert len(spikes) == 0 and voltage.max() < cell.threshold
    assert voltage[-1] == pytest.approx(cell.rest + 14.9)
    assert len(cell.run(1.51, 1000)[1]) > 0


def test_between_spikes_the_voltage_is_the_solution_of_its_equation():
    cell = SpikingNeuron(threshold=0)
    voltage, _ = cell.run(2.0, 100, dt=0.01)
    t = 0.01 * np.arange(10_001)
    exact = cell.rest + 20 * (1 - np.exp(-t / cell.tau))
    np.testing.assert_allclose(voltage, exact, atol=0.005)


def test_after_a_spike_it_rests_at_reset_for_the_refractory_time():
    cell = SpikingNeuron(reset=-70, refractory=3)
    voltage, spikes = cell.run(4.0, 50, dt=0.5)
    assert voltage.shape == (101,) and voltage[0] == cell.rest
    first = round(spikes[0] / 0.5)
    assert (voltage[first : first + 7] == -70).all()  # the spike and six steps
    assert voltage[first + 7] > -70
    assert (voltage < cell.threshold).all()


def test_a_current_may_change_from_step_to_step():
    cell = SpikingNeuron()
    current = np.r_[np.zeros(1000), np.full(1000, 3.0)]
    _, spikes = cell.run(current, 200)
    assert spikes.min() > 100
    np.testing.assert_allclose(spikes - 100, cell.run(3.0, 100)[1], atol=1e-9)


@pytest.mark.parametrize("noise, current", [(2.0, 1.4), (5.0, 1.0), (5.0, 3.0)])
def test_with_noise_the_mean_rate_is_that_of_the_integral(noise, current):
    cell = SpikingNeuron(noise=noise)
    _, spikes = cell.run(current, 20_000, dt=0.02, rng=0)
    # The step lets the voltage cross the threshold unseen between two looks.
    assert len(spikes) / 20 == pytest.approx(cell.rate(current), rel=0.08)


@pytest.mark.parametrize("noise, current", [(2.0, 1.0), (3.0, 1.5), (5.0, 0.5), (4, 6)])
def test_the_integral_is_that_of_siegert(noise, current):
    cell = SpikingNeuron(noise=noise)
    target = cell.rest + cell.resistance * current
    ends = (np.array([cell.reset, cell.threshold]) - target) / (noise * 2**0.5)
    u = np.linspace(*ends, 100_001)
    # Siegert (1951), On the first passage time probability problem.
    height = np.exp(u * u) * np.array([math.erfc(-x) for x in u])
    area = (height.sum() - (height[0] + height[-1]) / 2) * (u[1] - u[0])
    climb = cell.tau * math.sqrt(math.pi) * area
    assert cell.rate(current) == pytest.approx(1000 / (4 + climb), rel=1e-8)


def test_little_noise_changes_little_and_much_noise_rounds_the_corner():
    currents = np.linspace(1.7, 6, 9)
    quiet = SpikingNeuron().rate(currents)
    np.testing.assert_allclose(SpikingNeuron(noise=0.016).rate(currents), quiet, 1e-3)
    assert SpikingNeuron(noise=3).rate(1.0) > 1 > SpikingNeuron(noise=0.5).rate(1.0)
    assert SpikingNeuron(noise=0.02).rate(0.0) == 0


@given(st.floats(0, 10), st.floats(0, 20))
def test_more_current_never_means_fewer_spikes(noise, pause):
    rate = SpikingNeuron(noise=noise, refractory=pause).rate(np.linspace(-3, 50, 200))
    assert np.isfinite(rate).all() and (np.diff(rate) >= -1e-9).all()
    if pause:
        assert rate.max() <= 1000 / pause


def test_noise_comes_from_the_given_generator_alone():
    cell = SpikingNeuron(noise=3)
    one, two, other = (cell.run(1.5, 100, rng=seed)[0] for seed in (7, 7, 8))
    np.testing.assert_array_equal(one, two)
    assert not np.array_equal(one, other)


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
    (lambda: SpikingNeuron(tau=0), ValueError, "tau: got 0, expected a number above 0"),
    (lambda: SpikingNeuron(tau="slow"), TypeError, "tau: got the str 'slow'"),
    (lambda: SpikingNeuron(rest=-40), ValueError, "rest: got -40 mV, expected a volt"),
    (lambda: SpikingNeuron(reset=-50), ValueError, "reset: got -50 mV, expected a v"),
    (lambda: SpikingNeuron(resistance=-1), ValueError, "resistance: got -1, expected"),
    (lambda: SpikingNeuron(refractory=-1), ValueError, "refractory: got -1, expected"),
    (lambda: SpikingNeuron(noise=np.nan), ValueError, "noise: it contains nan"),
    (lambda: SpikingNeuron().run(2, -5), ValueError, "duration: got -5, expected a n"),
    (lambda: SpikingNeuron().run(2, 0.01), ValueError, "duration: got 0.01 ms in ste"),
    (lambda: SpikingNeuron().run(2, 1e300), ValueError, r"expected 1 to 10,000,000 st"),
    (lambda: SpikingNeuron().run(2, 100, dt=0), ValueError, "dt: got 0, expected a n"),
    (lambda: SpikingNeuron().run(2, 100, 50), ValueError, "dt: got 50 ms, .* tau, 20"),
    (lambda: SpikingNeuron().run([1, 2], 100), ValueError, "current: got 2 values"),
    (
        lambda: SpikingNeuron().run([[1.0]], 1),
        ValueError,
        r"current: got shape \(1, 1\)",
    ),
    (
        lambda: SpikingNeuron().run(None, 1),
        TypeError,
        "current: got None, expected num",
    ),
    (lambda: SpikingNeuron().rate(np.inf), ValueError, "current: it contains inf"),
    (lambda: SpikingNeuron(noise=1).run(2, 9, rng=-1), ValueError, "rng: got the int"),
]


@pytest.mark.parametrize("call, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)
