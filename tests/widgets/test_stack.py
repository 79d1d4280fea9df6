"""The figure of a stack of layers: Python, parity with JavaScript, a reader's hands."""

import base64
import re

import numpy as np
import pytest
import traitlets

from nnworks import nn
from nnworks.widgets import Stack
from nnworks.widgets.stack import DEEPEST, SPAN, TITLES, collapse, make_layers, run

from .hands import Hands
from .node import evaluate

X = np.linspace(-SPAN, SPAN, 25)
SEEDS = [0, 1, 35, 4711, 9999]
WRONG = [
    ({"depth": 0}, "depth: got 0, expected a number from 1 to 6."),
    ({"depth": 1_000_000}, "depth: got 1e+06, expected a number from 1 to 6."),
    ({"depth": 2.5}, "depth: got 2.5, expected a whole number from 1 to 6."),
    ({"activation": "identity"}, "activation: got the str 'identity', expected one of"),
    ({"amount": 1.5}, "amount: got 1.5, expected a number from 0 to 1."),
    ({"seed": -1}, "seed: got -1, expected a number from 0 to 9999."),
    ({"x": "left"}, "x: got the str 'left', expected numbers"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    with pytest.raises(traitlets.TraitError) as caught:
        Stack(**options)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("depth", [1, 2, DEEPEST])
def test_every_state_has_a_still_and_a_sentence(depth):
    figure = Stack(depth=depth)
    data, _ = figure._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert "its output is the straight line" in data["text/plain"]
    figure.amount = 1.0
    bent, _ = figure._repr_mimebundle_()
    assert ("bent" in bent["text/plain"]) == (depth > 1)
    assert (bent["image/png"] != data["image/png"]) == (depth > 1)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("depth", [1, 2, 3, DEEPEST])
def test_the_page_draws_the_same_weights(seed, depth):
    code = "return m.makeLayers(value[0], value[1])"
    theirs = evaluate("stack_engine.mjs", code, [depth, seed])
    ours = make_layers(depth, seed)
    assert len(theirs) == len(ours) == depth
    for layer, (weight, bias) in zip(theirs, ours, strict=True):
        np.testing.assert_array_equal(layer["weight"], weight)
        np.testing.assert_array_equal(layer["bias"], bias)


@pytest.mark.parametrize("name", TITLES)
@pytest.mark.parametrize("amount", [0, 0.5, 1])
@pytest.mark.parametrize("depth", [1, 3, DEEPEST])
def test_the_page_computes_the_same(name, amount, depth):
    code = (
        "const layers = m.makeLayers(value.depth, 35);"
        "const f = m.blend(value.name, value.amount);"
        "const all = value.x.map((x) => m.run(layers, f, x));"
        "return {layers: all.map((a) => a.layers), slope: all.map((a) => a.slope),"
        " line: m.collapse(layers), n: m.countNumbers(layers)};"
    )
    given = {"depth": depth, "name": name, "amount": amount, "x": X.tolist()}
    theirs = evaluate("stack_engine.mjs", code, given)
    layers = make_layers(depth, 35)
    values, slope = run(layers, name, amount, X)
    for k, y in enumerate(values):
        shown = [row[k] for row in theirs["layers"]]
        np.testing.assert_allclose(shown, y, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(theirs["slope"], slope, rtol=1e-12, atol=1e-12)
    line = [theirs["line"]["weight"], theirs["line"]["bias"]]
    np.testing.assert_allclose(line, collapse(layers), rtol=1e-12, atol=1e-12)
    assert theirs["n"] == sum(weight.size + bias.size for weight, bias in layers)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("depth", range(1, DEEPEST + 1))
def test_without_an_activation_the_stack_is_one_line(seed, depth):
    layers = make_layers(depth, seed)
    (weight, bias), (values, slope) = collapse(layers), run(layers, "tanh", 0.0, X)
    np.testing.assert_allclose(values[-1][:, 0], weight * X + bias, atol=1e-9)
    np.testing.assert_allclose(slope, weight, rtol=1e-9)


def test_with_an_activation_it_is_the_librarys_stack():
    layers = make_layers(3, 35)
    shapes = [nn.Linear(1, 4), nn.Tanh(), nn.Linear(4, 4), nn.Tanh(), nn.Linear(4, 1)]
    for linear, (weight, bias) in zip(shapes[::2], layers, strict=True):
        linear.weight.data, linear.bias.data = weight, bias
    model = nn.Sequential(*shapes)
    values, slope = run(layers, "tanh", 1.0, X)
    y = model(X[:, None])
    np.testing.assert_allclose(values[-1], y, rtol=1e-12)
    np.testing.assert_allclose(slope, model.backward(np.ones_like(y))[:, 0], rtol=1e-9)


def test_a_deeper_stack_begins_with_the_same_layers():
    shallow, deep = make_layers(3, 7), make_layers(6, 7)
    for (W, b), (V, c) in zip(shallow[:2], deep[:2], strict=True):
        np.testing.assert_array_equal(W, V)
        np.testing.assert_array_equal(b, c)


def test_the_generator_is_even():
    layers = make_layers(6, 3) + make_layers(6, 4)
    values = np.concatenate([W.ravel() / 1.25 for W, _ in layers if W.shape == (4, 4)])
    assert np.abs(values).max() <= 1 and abs(values.mean()) < 0.15
    assert values.std() == pytest.approx(1 / np.sqrt(3), rel=0.15)


HEIGHTS = [(0.2, 1.1), (2.7, 2.97), (430.0, 473.0)]


@pytest.mark.parametrize("most, top", HEIGHTS)
def test_the_axis_holds_every_value_with_a_few_round_ticks(most, top):
    got = evaluate("stack_engine.mjs", "return m.heights([0.1, -value])", most)
    assert got["top"] == pytest.approx(top)
    assert 0 in got["ticks"] and 5 <= len(got["ticks"]) <= 11
    assert max(got["ticks"]) <= top and min(got["ticks"]) >= -top


def test_straight_means_straight():
    code = "return value.map(m.isStraight)"
    lines = [[1, 2, 3, 4], [5, 5, 5, 5], [1, 2, 3, 4.001], [0, 0, 0, 1]]
    assert evaluate("stack_engine.mjs", code, lines) == [True, True, False, False]


def curve(hands):
    """The heights of the drawn output, on the screen's scale of the drawing."""
    d = hands.root.locator(".nn-output").get_attribute("d")
    return np.array([float(y) for y in re.findall(r"[ML][\d.]+ (-?[\d.]+)", d)])


def type_into(hands, label, text):
    field = hands.root.get_by_label(f"{label}, typed")
    field.fill(text)
    field.press("Enter")
    hands.settle()


@pytest.mark.browser
def test_a_line_until_the_activation_is_slid_in(show):
    seen = show([Stack()])
    hands = Hands(seen.page)
    words = hands.root.locator(".nn-words")
    assert np.abs(np.diff(curve(hands), 2)).max() < 0.21  # rounded to a tenth
    assert "2 numbers do the work of 33" in words.inner_text()
    weight, bias = collapse(make_layers(3, 35))
    assert f"{weight:.2f} x + {bias:.2f}" in " ".join(words.inner_text().split())
    hands.press(hands.slider("activation, in per cent"), "End")
    assert "Bent" in words.inner_text()
    assert np.abs(np.diff(curve(hands), 2)).max() > 0.5
    assert seen.errors == []


@pytest.mark.browser
def test_any_depth_and_any_weights_stay_straight_without_it(show):
    hands = Hands(show([Stack()]).page)
    for depth in "1456":
        type_into(hands, "number of layers", depth)
        hands.root.get_by_role("button", name="New random weights").click()
        hands.settle()
        assert np.abs(np.diff(curve(hands), 2)).max() < 0.21
        assert hands.root.locator(".nn-card:visible").count() == int(depth) - 1


@pytest.mark.browser
def test_new_weights_are_in_the_address(show):
    hands = Hands((seen := show([Stack()])).page)
    before = curve(hands)
    hands.root.get_by_role("button", name="New random weights").click()
    hands.root.get_by_role("button", name="Share link").click()
    hands.settle()
    after = curve(hands)
    assert np.abs(after - before).max() > 1
    fragment = seen.page.evaluate("location.hash")
    assert "seed=36" in fragment
    again = Hands(show(hash=fragment).page)
    again.settle()
    np.testing.assert_array_equal(curve(again), after)


@pytest.mark.browser
@pytest.mark.parametrize("text", ["0", "7", "1000000", "two"])
def test_an_absurd_depth_gets_one_sentence(show, text):
    hands = Hands((seen := show([Stack()])).page)
    type_into(hands, "number of layers", text)
    said = hands.root.get_by_role("alert").inner_text()
    assert f"{text} is no number from 1 to 6, such as 6: 3 stays." in said
    assert "NaN" not in hands.root.inner_text() and seen.errors == []


@pytest.mark.browser
def test_the_point_reads_output_and_slope(show):
    hands = Hands(show([Stack(amount=1, activation="tanh", x=0)]).page)
    point = hands.slider("Point on the output")
    x, y = hands.centre(point)
    hands.drag((x, y), (x + 50, y))
    text = point.get_attribute("aria-valuetext")
    at, output, slope = (
        float(v.replace("−", "-")) for v in re.findall(r"[\d.−]+", text)
    )
    assert 0.3 < at < 2
    values, slopes = run(make_layers(3, 35), "tanh", 1.0, np.array([at]))
    assert output == pytest.approx(values[-1][0, 0], abs=0.006)
    assert slope == pytest.approx(slopes[0], abs=0.006)


@pytest.mark.browser
def test_sixty_frames_a_second_while_it_bends(show):
    """The work of one frame, everything drawn anew, leaves room in 16 ms."""
    hands = Hands(show([Stack(depth=6, activation="gelu")]).page)
    spent = hands.page.evaluate(
        """async () => {
          const range = document.querySelectorAll("input[type=range]")[1], times = [];
          const real = window.requestAnimationFrame;
          for (let i = 1; i <= 40; i++) {
            range.value = i;
            range.dispatchEvent(new Event("input"));
            await new Promise((ok) => real(() => { const t = performance.now();
              setTimeout(() => { times.push(performance.now() - t); ok(); }, 0); }));
          }
          return times.sort((a, b) => a - b)[20];
        }"""
    )
    assert spent < 16, f"{spent:.1f} ms a frame"
