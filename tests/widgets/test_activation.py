"""The figure of one activation: Python, parity with JavaScript, a reader's hands."""

import base64
import re

import numpy as np
import pytest
import traitlets

from nnworks.functional import activation as find_activation
from nnworks.widgets import Activation
from nnworks.widgets.activation import SHARE, SPAN, TITLES, lively

from .hands import Hands
from .node import evaluate
from .test_one_neuron import contrast

WRONG = [
    ({"activation": "identity"}, "activation: got the str 'identity', expected one of"),
    ({"z": 9}, "z: got 9, expected a number from -8 to 8."),
    ({"z": float("nan")}, "z: it contains nan, expected finite numbers"),
    ({"z": "1"}, "z: got the str '1', expected numbers"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    with pytest.raises(traitlets.TraitError) as caught:
        Activation(**options)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("name", TITLES)
@pytest.mark.parametrize("z", [-8, -1.5, 0, 2, 8])
def test_every_state_has_a_still_and_a_sentence(name, z):
    figure = Activation(activation=name, z=z)
    data, _ = figure._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert f"At z = {z:g} the output is" in data["text/plain"]
    assert "nan" not in data["text/plain"]
    figure.z = 0.25
    assert figure._repr_mimebundle_()[0]["image/png"] != data["image/png"]


def test_the_sentence_says_the_slope_and_where_it_ends():
    text = Activation(activation="sigmoid", z=0)._alt()
    assert "its slope is 0.25. It is saturated below -5.99 and above 5.99." in text
    assert (
        "saturated below -2.99 and above 2.99" in Activation(activation="tanh")._alt()
    )
    assert "flat for every z up to 0" in Activation(activation="relu")._alt()
    assert "it jumps and has no slope" in Activation(activation="step", z=0)._alt()


@pytest.mark.parametrize("name", TITLES)
def test_outside_the_lively_part_the_slope_is_below_one_per_cent(name):
    _, slope = find_activation(name)
    z = np.linspace(-SPAN, SPAN, 3201)
    steepest = np.abs(slope(z)).max()
    if name == "step":
        assert lively(name) is None and steepest == 0
        return
    left, right = lively(name)
    quiet = (z <= left) | (z >= right)
    assert quiet.any() and (np.abs(slope(z[quiet])) <= 1.0001 * SHARE * steepest).all()
    # And it begins there: a little inside, the slope is larger.
    assert abs(slope(left + 0.01)) > SHARE * steepest
    if np.isfinite(right):
        assert abs(slope(right - 0.01)) > SHARE * steepest


@pytest.mark.parametrize("name", TITLES)
def test_the_page_shades_the_same(name):
    code = (
        "const r = m.lively(value); return r && r.map((v) => v === Infinity ? null : v)"
    )
    theirs = evaluate("activation_engine.mjs", code, name)
    ours = lively(name)
    if ours is None:
        assert theirs is None
        return
    assert theirs[0] == pytest.approx(ours[0], abs=1e-9)
    assert (theirs[1] is None) == np.isinf(ours[1])
    if theirs[1] is not None:
        assert theirs[1] == pytest.approx(ours[1], abs=1e-9)


STANDS = [
    ("step", 0, "jump"),
    ("step", 0.01, "flat"),
    ("sigmoid", 5.9, "lively"),
    ("sigmoid", -6, "saturated"),
    ("relu", 0, "flat"),
    ("relu", 0.01, "lively"),
    ("gelu", -0.7518, "lively"),
    ("gelu", -4, "saturated"),
    ("tanh", 3, "saturated"),
]


@pytest.mark.parametrize("name, z, where", STANDS)
def test_where_a_point_stands(name, z, where):
    code = "return m.standing(value[0], value[1])"
    assert evaluate("activation_engine.mjs", code, [name, z]) == where


@pytest.mark.parametrize("name", TITLES)
@pytest.mark.parametrize("kind", ["value", "slope"])
def test_what_is_drawn_lies_on_the_curve_and_jumps_are_gaps(name, kind):
    code = "return m.trace(value[0], value[1])"
    points = evaluate("activation_engine.mjs", code, [name, kind])
    f = find_activation(name)[kind == "slope"]
    jumps = (name, kind) in {("step", "value"), ("relu", "slope")}
    assert points.count(None) == jumps
    for point in filter(None, points):
        if not (jumps and point[0] == 0):
            assert point[1] == pytest.approx(f(point[0]), abs=1e-12)


def test_a_nudge_is_multiplied_by_each_slope():
    left = evaluate("activation_engine.mjs", "return m.passed(0.25, 5)")
    np.testing.assert_allclose(left, 0.25 ** np.arange(1, 6), rtol=1e-12)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_the_purple_number_can_be_read(mode):
    css = Activation._css
    block = re.findall(r"^[^@{}]*\{[^}]*--nn-paper[^}]*\}", css, re.M)[mode]
    colours = dict(re.findall(r"--nn-([a-z-]+): (#[0-9a-f]{6})", block))
    assert contrast(colours["gradient"], colours["soft"]) >= 4.5


def said(hands):
    return hands.slider("Point on the curve").get_attribute("aria-valuetext")


@pytest.mark.browser
def test_drag_the_point_and_the_slope_follows(show):
    seen = show([Activation(activation="tanh", z=0)])
    hands = Hands(seen.page)
    assert said(hands) == "z 0.00, output 0.000, slope 1.000"
    x, y = hands.centre(hands.slider("Point on the curve"))
    hands.drag((x, y), (x + 40, y + 30))
    z = float(re.search(r"z ([\d.]+)", said(hands))[1])
    assert 0.5 < z < 3
    slope = float(re.search(r"slope ([\d.]+)", said(hands))[1])
    assert slope == pytest.approx(1 - np.tanh(z) ** 2, abs=6e-4)
    assert hands.root.locator(".nn-purple b").inner_text() == f"{slope:.3f}"
    assert seen.errors == []


@pytest.mark.browser
def test_a_click_on_the_lower_curve_moves_the_point(show):
    hands = Hands(show([Activation(z=0)]).page)
    box = hands.root.locator(".nn-frame").nth(1).bounding_box()
    hands.page.mouse.click(box["x"] + 0.75 * box["width"], box["y"] + 20)
    hands.settle()
    assert said(hands)[:5] in ("z 3.9", "z 4.0")


@pytest.mark.browser
def test_keys_move_the_point_and_stop_at_the_ends(show):
    hands = Hands(show([Activation(z=7.8)]).page)
    hands.press(hands.slider("Point on the curve"), "ArrowUp", 5)
    assert said(hands).startswith("z 8.00")


@pytest.mark.browser
def test_every_activation_says_where_the_point_stands(show):
    seen = show([Activation(z=-7)])
    hands = Hands(seen.page)
    words = {
        "step": "Flat",
        "sigmoid": "Saturated",
        "tanh": "Saturated",
        "ReLU": "dead side",
        "GELU": "Saturated",
    }
    for name, word in words.items():
        hands.choose(name)
        assert word in hands.root.locator(".nn-verdict").inner_text()
    hands.choose("step")
    typed = hands.root.get_by_label("weighted sum z, typed")
    typed.fill("0")
    typed.press("Enter")
    hands.settle()
    assert "no slope" in hands.root.locator(".nn-verdict").inner_text()
    assert said(hands).endswith("slope none")
    assert "NaN" not in hands.root.inner_text() and seen.errors == []
