"""The figure of curves: Python and page agree; hands and training move it."""

import base64
import re

import numpy as np
import pytest
import traitlets

from nnworks import nn
from nnworks.widgets import FitCurve, fit_curve

from .node import evaluate

HILL = [[1, -1, 1], [1, -2, -2], [1, -3, 1]]  # three ReLU units, a triangle at 2
CURVE = (0.5, -0.5, 0.9, 0.5, 0.1, 0.4, 1.1, 0.6, -1.0)


def close(theirs, ours):
    np.testing.assert_allclose(
        np.array(theirs, dtype=float), ours, rtol=1e-12, atol=1e-12
    )


# The engine

TRAIN = """
const net = m.network(value.sizes, value.activation);
net.theta.set(value.theta);
const X = Float64Array.from(value.X.flat()), Y = Float64Array.from(value.Y.flat());
const errors = [];
for (const [first, last] of value.slices) {
  const part = { first, last, longest: value.longest ?? Infinity };
  errors.push(m.descend(net, X, Y, value.lr, part));
}
const rows = value.X.map((_, i) => [...m.forward(net, X, i * value.sizes[0])]);
return [errors, [...net.theta], rows, m.meanSquaredError(net, X, Y)];
"""
MAKE = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "gelu": nn.GELU}


def python_training(layers, X, Y, slices, lr, longest=np.inf):
    """The same steps by nnworks.nn: errors, parameters and answers after them."""
    model, errors = nn.Sequential(*layers), []
    for first, last in slices:
        x, y = X[first:last], Y[first:last]
        model.zero_grad()
        miss = model(x) - y
        errors.append((miss**2).mean())
        model.backward(2 * miss / miss.size)
        size = np.sqrt(sum((p.grad**2).sum() for p in model.parameters()))
        for p in model.parameters():
            p.data = p.data - lr * min(1, longest / size) * p.grad
    return errors, flat(model), model(X)


def flat(model):
    return np.concatenate([p.data.ravel() for p in model.parameters()])


@pytest.mark.parametrize("activation", MAKE)
@pytest.mark.parametrize("sizes", [[1, 7, 1], [2, 5, 4, 3], [3, 2]])
@pytest.mark.parametrize("batch", [None, 8])
def test_25_steps_are_those_of_the_library(activation, sizes, batch):
    rng = np.random.default_rng(len(sizes))
    X = rng.normal(size=(24, sizes[0]))
    Y = rng.normal(size=(24, sizes[-1]))
    layers = []
    for i, pair in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
        layers += [nn.Linear(*pair, rng=rng)]
        layers += [MAKE[activation]()] if i < len(sizes) - 2 else []
    step = batch or 24
    slices = [(i * step % 24, i * step % 24 + step) for i in range(25)]
    given = {
        **{"sizes": sizes, "activation": activation, "slices": slices, "lr": 0.1},
        "theta": flat(nn.Sequential(*layers)).tolist(),
        **{"X": X.tolist(), "Y": Y.tolist()},
    }
    errors, theta, rows, error = evaluate("mlp.mjs", TRAIN, given)
    want = python_training(layers, X, Y, slices, 0.1)
    close(errors, want[0])
    close(theta, want[1])
    close(rows, want[2])
    assert error == pytest.approx(((want[2] - Y) ** 2).mean(), rel=1e-12)


def test_a_long_gradient_is_cut():
    X, Y = np.array([[3.0], [-1.0]]), np.array([[50.0], [-20.0]])
    layers = [nn.Linear(1, 2, rng=1), nn.Tanh(), nn.Linear(2, 1, rng=2)]
    slices = [(0, 2)] * 5
    given = {
        **{"sizes": [1, 2, 1], "activation": "tanh", "slices": slices, "lr": 0.5},
        "theta": flat(nn.Sequential(*layers)).tolist(),
        **{"X": X.tolist(), "Y": Y.tolist(), "longest": 1},
    }
    theta = evaluate("mlp.mjs", TRAIN, given)[1]
    close(theta, python_training(layers, X, Y, slices, 0.5, longest=1)[1])
    assert np.linalg.norm(np.array(theta) - given["theta"]) <= 5 * 0.5 + 1e-12


# Curves, in Python and in the page


@pytest.mark.parametrize("activation", fit_curve.GAINS)
@pytest.mark.parametrize("seed", [0, 1, 77, 9999])
def test_the_same_start(seed, activation):
    found = evaluate("curves.mjs", "return m.start(...value)", [seed, activation])
    close(found, fit_curve.start(seed, activation))


@pytest.mark.parametrize("name", fit_curve.TITLES)
def test_the_same_targets(name):
    x = np.linspace(0, 4, 65)
    code = "return value.x.map((x) => m.TARGETS[value.name].value(x, value.own))"
    given = {"x": x.tolist(), "name": name, "own": CURVE}
    close(evaluate("curves.mjs", code, given), fit_curve.target(name, x, CURVE))


def test_the_same_limits():
    code = (
        "return [m.X_RANGE, m.Y_RANGE, m.MOST, m.SAMPLES, m.OWN,"
        "Object.fromEntries(Object.entries(m.KINDS).map(([k, v]) => [k, v.gain]))]"
    )
    ours = [
        *(list(fit_curve.X_RANGE), list(fit_curve.Y_RANGE), fit_curve.MOST),
        *(fit_curve.SAMPLES, fit_curve.OWN, fit_curve.GAINS),
    ]
    assert evaluate("curves.mjs", code) == ours


@pytest.mark.parametrize("activation", fit_curve.GAINS)
@pytest.mark.parametrize("hidden", [1, 6, 20])
def test_train_in_python_is_train_in_the_page(activation, hidden):
    figure = FitCurve(hidden=hidden, activation=activation, target="wave", seed=3)
    code = """
    const { hidden, kind, units, X, Y } = value, net = e.network([1, hidden, 1], kind);
    units.forEach((u, i) => u.forEach((v, k) => { net.theta[k * hidden + i] = v; }));
    for (let i = 0; i < 25; i++)
      e.descend(net, X, Y, m.rateOf(kind, hidden), { longest: m.LONGEST });
    return [e.meanSquaredError(net, X, Y), [...net.theta]];
    """
    x = np.linspace(0, 4, 65)
    given = {
        **{"hidden": hidden, "kind": activation, "X": x.tolist()},
        "Y": fit_curve.target("wave", x).tolist(),
        "units": np.array(figure.units)[:hidden].tolist(),
    }
    error, theta = evaluate("curves.mjs", code, given, e="mlp.mjs")
    assert figure.train(25) == pytest.approx(error, rel=1e-12)
    close(theta[:-1], np.array(figure.units)[:hidden].T.ravel())
    assert figure.bias == pytest.approx(theta[-1], abs=1e-12)


@pytest.mark.parametrize("target", ["hill", "wave", "step"])
@pytest.mark.parametrize("activation", fit_curve.GAINS)
def test_no_step_is_too_long(activation, target):
    for hidden in (4, 20):
        figure = FitCurve(hidden=hidden, activation=activation, target=target)
        errors = [figure._error(), *[figure.train(20) for _ in range(15)]]
        assert max(np.diff(errors)) < 1e-3


# The Python side


def test_three_units_make_a_triangle():
    figure = FitCurve(units=HILL)
    assert figure.hidden == 3
    y = figure.network()(np.array([[0.0], [1.0], [1.5], [2.0], [3.0], [4.0]]))[:, 0]
    close(y, [0, 0, 0.5, 1, 0, 0])


def test_units_that_are_not_given_are_silent():
    figure = FitCurve(units=HILL, hidden=20, seed=4)
    close(np.array(figure.units)[3:, 2], np.zeros(17))
    assert figure._error() == FitCurve(units=HILL)._error()


@pytest.mark.parametrize(
    "options, error, sentence",
    [
        ({"hidden": 0}, traitlets.TraitError, "hidden: got 0, expected a number from"),
        ({"hidden": 2.5}, traitlets.TraitError, "expected a whole number"),
        ({"hidden": 1e6}, traitlets.TraitError, "expected a number from 1 to 20"),
        ({"target": "sine"}, traitlets.TraitError, "expected one of 'hill', 'wave'"),
        ({"units": [[1, 2]]}, ValueError, "units: got shape (1, 2), expected up to 20"),
        ({"units": [[1, 2, "x"]]}, TypeError, "expected numbers"),
        ({"units": [[1, 2, 3e9]]}, traitlets.TraitError, "it contains 3e+09"),
        ({"own": [1, 2]}, traitlets.TraitError, "own: got shape (2,), expected (9,)"),
        ({"bias": float("nan")}, traitlets.TraitError, "bias: it contains nan"),
        ({"units_": 3}, TypeError, "got the option 'units_'"),
    ],
)
def test_a_wrong_value_gets_one_clear_sentence(options, error, sentence):
    with pytest.raises(error) as caught:
        FitCurve(**options)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("activation", fit_curve.GAINS)
@pytest.mark.parametrize("target", fit_curve.TITLES)
def test_every_state_has_a_still_and_a_sentence(activation, target):
    figure = FitCurve(units=HILL, activation=activation, target=target)
    bundle = figure._repr_mimebundle_()[0]
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert "A network with 3 hidden units" in bundle["text/plain"]
    assert f"{figure._error():.4g}" in bundle["text/plain"]


def test_repr_is_the_call_that_makes_it():
    figure = FitCurve(units=HILL, target="own", own=CURVE, bias=-0.5)
    again = eval(repr(figure))
    assert again.get_state(FitCurve._options) == figure.get_state(FitCurve._options)


# In the browser


class Hands:
    """Moves the figure and reads what it shows."""

    def __init__(self, seen):
        self.page, self.root = seen.page, seen.page.locator(".nn-figure")

    def settle(self, frames=3):
        for _ in range(frames):
            self.page.evaluate("() => new Promise(ok => requestAnimationFrame(ok))")

    def error(self):
        return float(self.root.locator(".nn-error").inner_text())

    def handle(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def says(self, name):
        text = self.handle(name).get_attribute("aria-valuetext")
        return [float(x) for x in re.findall(r"-?\d+\.\d+", text.replace("−", "-"))]

    def at(self, x, y):
        box = self.root.locator(".nn-canvas").bounding_box()
        high = (1.5 - y) / 3 * box["height"]
        return box["x"] + x / 4 * box["width"], box["y"] + high

    def drag(self, start, end):
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=8)
        self.page.mouse.up()
        self.settle()

    def press(self, name):
        self.root.get_by_role("button", name=name).click()
        self.settle()

    def choose(self, name):
        self.root.get_by_role("radio", name=name, exact=True).click()
        self.settle()


@pytest.fixture
def hands(show):
    def open_figure(*arguments, **options):
        return Hands(show(*arguments, **options))

    return open_figure


@pytest.mark.browser
def test_the_page_and_python_find_the_same_error(hands):
    figure = FitCurve(units=HILL, target="wave", bias=0.25)
    assert hands([figure]).error() == round(figure._error(), 3)


@pytest.mark.browser
def test_hands_move_a_bend_a_height_and_the_level(hands):
    hand = hands([FitCurve(units=HILL)])
    hand.drag(hand.at(3, 0), hand.at(3.5, 0.7))  # up or down does not matter
    assert hand.says("Unit 3: bend")[0] == pytest.approx(3.5, abs=0.02)
    # The square now belongs to the third unit: 0.75 to the right of its bend.
    hand.handle("Unit 2: bend").focus()
    hand.settle()
    hand.drag(hand.at(2.75, -1.5), hand.at(2.75, 0.75))
    assert hand.says("Unit 2: bend")[1] == pytest.approx(1, abs=0.02)
    hand.drag(hand.at(0, 0), hand.at(0, -0.5))
    assert hand.says("Output bias")[0] == pytest.approx(-0.5, abs=0.02)


@pytest.mark.browser
def test_the_square_turns_a_unit_round_and_sets_how_steep_it_is(hands):
    hand = hands([FitCurve(units=[[1, -2, 1]])])
    hand.drag(hand.at(2.75, 0.75), hand.at(1, 1))
    text = hand.handle("Height of the unit").get_attribute("aria-valuetext")
    assert "to the left" in text
    hand.choose("sigmoid")
    hand.handle("Unit 1: bend").focus()
    hand.page.keyboard.press("ArrowLeft")
    hand.settle()
    grip = hand.handle("Height of the unit")
    before = grip.get_attribute("aria-valuetext")
    grip.focus()
    hand.page.keyboard.press("ArrowUp")
    hand.page.keyboard.press("ArrowRight")
    hand.settle()
    assert grip.get_attribute("aria-valuetext") != before


@pytest.mark.browser
def test_training_lowers_the_error_and_stops(hands):
    hand = hands([FitCurve(hidden=10)], reduced_motion="reduce")
    before = hand.error()
    hand.press("Train")
    hand.page.wait_for_function(
        "before => +document.querySelector('.nn-error').textContent < before / 10",
        arg=before,
    )
    hand.press("Stop")
    after = hand.error()
    hand.settle(20)
    assert hand.error() == after < before / 10
    hand.press("Reset")
    assert hand.error() == pytest.approx(before, abs=1e-9)


@pytest.mark.browser
def test_a_shared_link_brings_the_trained_network_back(hands):
    hand = hands([FitCurve(hidden=6, target="wave")])
    hand.press("Train")
    hand.settle(40)
    hand.press("Stop")
    hand.press("Share link")
    again = hands(hash=hand.page.evaluate("location.hash"))
    assert again.error() == pytest.approx(hand.error(), rel=0.02)


@pytest.mark.browser
def test_training_stops_off_screen_and_at_reset(hands):
    hand = hands([FitCurve(hidden=6)], height=600)
    start = hand.error()
    hand.press("Train")
    hand.page.evaluate("document.getElementById('sec-end').scrollIntoView()")
    hand.root.get_by_role("button", name="Train").wait_for()
    hand.page.evaluate("window.scrollTo(0, 0)")
    hand.press("Train")
    hand.press("Reset")
    assert hand.root.get_by_role("button", name="Train").count() == 1
    assert hand.error() == start


@pytest.mark.browser
def test_units_are_added_silent_and_while_it_learns(hands):
    hand = hands([FitCurve(units=HILL)])
    before = hand.error()
    units = hand.root.get_by_role("slider", name="number of hidden units", exact=True)
    units.focus()
    hand.page.keyboard.press("ArrowRight")
    hand.settle()
    assert hand.error() == before
    assert hand.handle("Unit 4: bend").is_visible()
    hand.press("Train")
    hand.settle(10)
    units.focus()
    hand.page.keyboard.press("End")
    hand.settle(10)
    assert hand.handle("Unit 20: bend").is_visible()
    hand.press("Stop")
    assert hand.error() < before


@pytest.mark.browser
def test_the_readers_own_curve(hands):
    hand = hands([FitCurve(target="own")])
    before = hand.error()
    hand.drag(hand.at(3, 1.1), hand.at(3, -1.2))
    point = hand.says("Your curve at x = 3.0")
    assert point[0] == pytest.approx(-1.2, abs=0.02)
    assert hand.error() != before
    hand.choose("hill")
    assert not hand.handle("Your curve at x = 3.0").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("text", ["0", "21", "a lot", "1e6"])
def test_an_absurd_number_of_units_gets_one_sentence(hands, text):
    hand = hands([FitCurve(hidden=4)])
    typed = hand.root.get_by_label("number of hidden units, typed")
    typed.fill(text)
    typed.press("Enter")
    hand.settle()
    assert "is no number from 1 to 20" in hand.root.get_by_role("alert").inner_text()
    assert typed.input_value() == "4"


@pytest.mark.browser
def test_wild_weights_never_show_nan(hands):
    wild = [[1000, -1000, 1000], [-1000, 500, -1000], [0, 1000, 1000]]
    hand = hands([FitCurve(units=wild, hidden=3)])
    hand.press("Train")
    hand.settle(20)
    hand.press("Stop")
    words = hand.root.inner_text()
    assert "NaN" not in words and "∞" not in words
    hand.settle()
