"""The figure of the bent plane: Python and page agree, hands move the lines."""

import base64
import re

import numpy as np
import pytest
import traitlets

from nnworks import functional as F
from nnworks.neurons import Neuron
from nnworks.widgets import BentPlane, bent_plane

from .node import evaluate

NAMES = list(bent_plane.SOLUTIONS)


def close(theirs, ours):
    np.testing.assert_allclose(
        np.array(theirs, dtype=float), ours, rtol=1e-12, atol=1e-12
    )


def test_the_same_solutions():
    code = (
        "return Object.fromEntries(Object.entries(m.SOLUTIONS)"
        ".map(([k, s]) => [k, [s.hidden, s.output]]))"
    )
    ours = {k: [list(v) for v in pair] for k, pair in bent_plane.SOLUTIONS.items()}
    assert evaluate("bent.mjs", code) == ours


@pytest.mark.parametrize("name", NAMES)
def test_the_same_answers(name):
    rng = np.random.default_rng(3)
    X = 2 * rng.normal(size=(60, 2))
    hidden, output = rng.normal(size=(2, 3)).tolist(), rng.normal(size=3).tolist()
    code = (
        "return value.X.map(([a, b]) => { const p = m.answer(value, a, b);"
        "return [p.a1, p.a2, p.z, p.y]; })"
    )
    given = {"activation": name, "hidden": hidden, "output": output, "X": X.tolist()}
    found = np.array(evaluate("bent.mjs", code, given))
    units = [Neuron(h[:2], h[2], name)(X) for h in hidden]
    z = Neuron(output[:2], output[2], "identity")(np.stack(units, axis=1))
    last = F.step if name == "step" else F.sigmoid
    close(found, np.stack([*units, z, last(z)], axis=1))
    figure = BentPlane(activation=name, hidden=hidden, output=output)
    close(found[:, :2], figure.units(X))
    close(found[:, 2], figure.sums(X))


@pytest.mark.parametrize("name", NAMES)
def test_each_begins_solved_and_no_line_is_near_a_point(name):
    figure = BentPlane(activation=name)
    assert figure._right() == 4
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    assert np.abs(figure.sums(corners)).min() > 1


def test_parallel_lines_make_a_thread_and_fail_or_not():
    straight = BentPlane(activation="step", hidden=[[1, 1, -0.5], [-1, -1, 1.5]])
    assert straight._right() == 4
    assert BentPlane(activation="step", hidden=[[1, 1, -0.5]] * 2)._right() == 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("bend", [0, 0.5, 1])
def test_every_state_has_a_still_and_a_sentence(name, bend):
    bundle = BentPlane(activation=name, bend=bend)._repr_mimebundle_()[0]
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert "one line gets 4 of 4 right" in bundle["text/plain"]


@pytest.mark.parametrize(
    "options, error, sentence",
    [
        ({"bend": 2}, traitlets.TraitError, "bend: got 2, expected a number from 0 to"),
        ({"activation": "tanh"}, traitlets.TraitError, "expected one of 'sigmoid'"),
        ({"hidden": [1, 2]}, traitlets.TraitError, "got shape (2,), expected (2, 3)"),
        ({"output": [1, 2, 1e9]}, traitlets.TraitError, "output: it contains 1e+09"),
        ({"lines": 3}, TypeError, "got the option 'lines'"),
    ],
)
def test_a_wrong_value_gets_one_clear_sentence(options, error, sentence):
    with pytest.raises(error) as caught:
        BentPlane(**options)
    assert sentence in str(caught.value)


def test_repr_is_the_call_that_makes_it():
    figure = BentPlane(activation="relu", bend=0.25)
    again = eval(repr(figure))
    assert again.get_state(BentPlane._options) == figure.get_state(BentPlane._options)


class Hands:
    """Moves the figure and reads what it shows."""

    def __init__(self, seen):
        self.page, self.root = seen.page, seen.page.locator(".nn-figure")

    def settle(self):
        for _ in range(3):
            self.page.evaluate("() => new Promise(ok => requestAnimationFrame(ok))")

    def handle(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def line(self, name):
        text = self.handle(f"{name}: move").get_attribute("aria-valuetext")
        text = text.replace("− ", "-").replace("−", "-").replace("+ ", "")
        return [float(x) for x in re.findall(r"-?\d+\.\d+", text)]

    def count(self):
        return self.root.locator(".nn-count").inner_text()

    def centre(self, name):
        box = self.handle(name).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, name, right, down):
        x, y = self.centre(name)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right, y + down, steps=8)
        self.page.mouse.up()
        self.settle()


@pytest.fixture
def hands(show):
    return lambda *arguments, **options: Hands(show(*arguments, **options))


@pytest.mark.browser
@pytest.mark.parametrize("name", ["Hidden unit 1", "Hidden unit 2", "Output"])
def test_each_line_moves_and_can_spoil_the_answer(hands, name):
    hand = hands([BentPlane(bend=1)])
    assert "4 of 4" in hand.count()
    before = hand.line(name)
    hand.drag(f"{name}: move", *((90, -90) if name == "Hidden unit 1" else (-90, 90)))
    after = hand.line(name)
    assert after[:2] == before[:2] and after[2] != before[2]
    assert "4 of 4" not in hand.count()
    hand.root.get_by_role("button", name="Reset").click()
    hand.settle()
    assert hand.line(name) == before and "4 of 4" in hand.count()


@pytest.mark.browser
def test_the_line_of_the_output_waits_until_the_plane_is_bent(hands):
    hand = hands([BentPlane(bend=1)])
    slide = hand.handle("bend the plane")
    assert hand.handle("Output: move").is_visible()
    slide.focus()
    hand.page.keyboard.press("Home")
    hand.settle()
    assert not hand.handle("Output: move").is_visible()
    assert hand.handle("Hidden unit 1: move").is_visible()


@pytest.mark.browser
def test_another_activation_brings_its_own_solution(hands):
    hand = hands([BentPlane()])
    for name in ("step", "ReLU", "sigmoid"):
        hand.root.get_by_role("radio", name=name, exact=True).click()
        hand.settle()
        assert "4 of 4" in hand.count()
        assert name in hand.root.locator(".nn-formula").first.inner_text()
    assert "NaN" not in hand.root.inner_text()


@pytest.mark.browser
def test_no_weights_no_line_and_no_nan(hands):
    hand = hands([BentPlane(hidden=[[0, 0, 0], [0, 0, 1]], output=[0, 0, -1])])
    assert "2 of 4" in hand.count()
    assert "NaN" not in hand.root.inner_text()
