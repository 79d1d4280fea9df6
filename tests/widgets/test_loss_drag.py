"""The figure of losses: Python, PyTorch and page agree; hands and arrows move it."""

import base64
import re

import numpy as np
import pytest
import torch
import traitlets

from nnworks.widgets import LossDrag, loss_drag

from .node import evaluate

KINDS = list(loss_drag.LOSSES)
RIGHT = [4, 2, 3, 1, 5, 9]


def close(theirs, ours):
    np.testing.assert_allclose(np.array(theirs, float), ours, rtol=1e-12, atol=1e-12)


def by_torch(kind, given, wanted):
    """The loss and its gradient as PyTorch finds them."""
    x = torch.tensor(given, dtype=torch.float64, requires_grad=True)
    if kind == "cross_entropy":
        loss = torch.nn.functional.cross_entropy(x[None], torch.tensor([wanted]))
    else:
        names = {"squared": "mse_loss", "absolute": "l1_loss"}
        f = getattr(torch.nn.functional, names[kind])
        loss = f(x, torch.tensor(wanted, dtype=torch.float64))
    loss.backward()
    return loss.item(), x.grad.numpy()


# The engine


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", ["squared", "absolute"])
def test_page_python_and_torch_find_the_same_loss_of_numbers(kind, seed):
    rng = np.random.default_rng(seed)
    predictions, targets = rng.uniform(0, 10, (2, 6))
    predictions[0] = targets[0]  # the corner of the absolute error
    figure = LossDrag(loss=kind, predictions=predictions, targets=targets)
    code = (
        "const r = m.LOSSES[value[0]].of(value[1], value[2]);"
        "return [r.total, r.gradient]"
    )
    given = [kind, predictions.tolist(), targets.tolist()]
    total, gradient = evaluate("losses.mjs", code, given)
    want = by_torch(kind, *given[1:])
    close(total, want[0])
    close(gradient, want[1])
    close(figure.value(), want[0])
    close(figure.gradient(), want[1])


@pytest.mark.parametrize("scores", [[1, 2, 0, -1], [5, -5, 5, -5], [0.25, 0, 0, 0]])
@pytest.mark.parametrize("truth", range(4))
def test_page_python_and_torch_find_the_same_cross_entropy(scores, truth):
    name = loss_drag.WEATHER[truth]
    figure = LossDrag(loss="cross_entropy", scores=scores, truth=name)
    code = "const r = m.crossEntropy(...value); return [r.total, r.gradient]"
    total, gradient = evaluate("losses.mjs", code, [scores, truth])
    want = by_torch("cross_entropy", [float(z) for z in scores], truth)
    close(total, want[0])
    close(gradient, want[1])
    close(figure.value(), want[0])
    close(figure.gradient(), want[1])


def test_no_score_overflows():
    code = "const r = m.crossEntropy(value, 0); return [r.total, r.p, r.gradient]"
    total, p, gradient = evaluate("losses.mjs", code, [-1000, 1000, 0])
    assert total == 2000 and p == [0, 1, 0] and gradient == [-1, 1, 0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_gradient_is_what_a_nudge_measures(kind):
    options = {"loss": kind, "predictions": [1.5, 2, 3, 4.5, 5, 6], "targets": RIGHT}
    name = "scores" if kind == "cross_entropy" else "predictions"
    at = np.array(getattr(LossDrag(**options), name))
    for i in range(len(at)):
        nudge = 1e-6 * (np.arange(len(at)) == i)
        up = LossDrag(**{**options, name: at + nudge}).value()
        down = LossDrag(**{**options, name: at - nudge}).value()
        slope = LossDrag(**{**options, name: at}).gradient()[i]
        if kind != "absolute" or at[i] != RIGHT[i]:
            assert (up - down) / 2e-6 == pytest.approx(slope, abs=1e-7)


# The Python side


@pytest.mark.parametrize(
    "options, error, sentence",
    [
        ({"loss": "hinge"}, traitlets.TraitError, "expected one of 'squared'"),
        ({"truth": "hail"}, traitlets.TraitError, "expected one of 'sun', 'cloud'"),
        ({"scores": [1, 2, 3]}, traitlets.TraitError, "got shape (3,), expected (4,)"),
        ({"targets": [11] * 6}, traitlets.TraitError, "it contains 11, expected"),
        ({"predictions": [np.nan] * 6}, traitlets.TraitError, "it contains nan"),
        ({"prediction": [1] * 6}, TypeError, "got the option 'prediction'"),
    ],
)
def test_a_wrong_value_gets_one_clear_sentence(options, error, sentence):
    with pytest.raises(error) as caught:
        LossDrag(**options)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_has_a_still_and_a_sentence(kind):
    figure = LossDrag(loss=kind)
    bundle = figure._repr_mimebundle_()[0]
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert f"{figure.value():.3f}" in bundle["text/plain"]


def test_repr_is_the_call_that_makes_it():
    figure = LossDrag(loss="absolute", targets=RIGHT, truth="snow")
    again = eval(repr(figure))
    assert again.get_state(LossDrag._options) == figure.get_state(LossDrag._options)


# In the browser


class Hands:
    """Moves the figure and reads what it shows."""

    def __init__(self, seen):
        self.page, self.root = seen.page, seen.page.locator(".nn-figure")

    def settle(self, frames=3):
        for _ in range(frames):
            self.page.evaluate("() => new Promise(ok => requestAnimationFrame(ok))")

    def total(self):
        return float(self.root.locator(".nn-total").inner_text())

    def knob(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def says(self, name):
        text = self.knob(name).get_attribute("aria-valuetext").replace("−", "-")
        return [float(x) for x in re.findall(r"-?\d+\.\d+", text)]

    def drag(self, name, dx, dy):
        box = self.knob(name).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx, y + dy, steps=6)
        self.page.mouse.up()
        self.settle()

    def press(self, name):
        self.root.get_by_role("button", name=name).click()
        self.settle()


@pytest.fixture
def hands(show):
    def open_figure(*arguments, **options):
        return Hands(show(*arguments, **options))

    return open_figure


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_shows_the_loss_of_python(hands, kind, width):
    figure = LossDrag(loss=kind, targets=RIGHT)
    hand = hands([figure], width=width)
    assert hand.total() == round(figure.value(), 3)
    last = [f"{abs(g):.2f}" for g in figure.gradient()]
    shown = hand.root.locator("table:visible tr").last.locator("td").all_inner_texts()
    assert [text.strip("+−") for text in shown] == last


@pytest.mark.browser
def test_hands_move_a_prediction_and_its_slope(hands):
    hand = hands([LossDrag()])
    before = hand.total()
    hand.drag("prediction: day 6", 0, -400)  # to the top edge and not beyond it
    prediction, target, loss, slope = hand.says("prediction: day 6")
    assert (prediction, target, loss, slope) == (10, 9, 1, 0.33)
    assert hand.total() < before
    hand.knob("prediction: day 6").press("ArrowDown")
    hand.settle()
    assert hand.says("prediction: day 6")[0] == 9.9


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_following_the_arrows_lowers_the_loss(hands, kind):
    hand = hands([LossDrag(loss=kind)])
    losses = [hand.total()]
    for _ in range(4):
        hand.press("Follow the arrows")
        losses.append(hand.total())
    assert losses == sorted(losses, reverse=True) and losses[-1] < 0.8 * losses[0]
    hand.press("Reset")
    assert hand.total() == losses[0]


@pytest.mark.browser
def test_one_prediction_for_all_days_and_a_distant_target(hands):
    hand = hands([LossDrag(loss="absolute")])
    hand.root.get_by_label("one prediction for all days, typed").fill("4")
    hand.page.keyboard.press("Enter")
    hand.settle()
    assert hand.total() == round(np.mean([1, 0, 1, 1, 0, 5]), 3)
    hand.knob("target of day 6").press("Home")
    hand.settle()
    assert hand.total() == round(np.mean([1, 0, 1, 1, 0, 4]), 3)


@pytest.mark.browser
def test_what_came_can_be_chosen_and_its_score_slid(hands):
    hand = hands([LossDrag(loss="cross_entropy")])
    hand.root.get_by_role("radio", name="snow", exact=True).click()
    hand.settle()
    want = LossDrag(loss="cross_entropy", truth="snow")
    assert hand.total() == round(want.value(), 3)
    hand.knob("score of what came").press("End")
    hand.settle()
    assert hand.says("score: snow")[0] == 5 and hand.total() < 0.1


@pytest.mark.browser
def test_the_other_controls_are_out_of_reach(hands):
    hand = hands([LossDrag()])
    assert not hand.knob("score: sun").is_visible()
    hand.root.get_by_role("radio", name="cross-entropy", exact=True).click()
    hand.settle()
    assert hand.knob("score: sun").is_visible()
    assert not hand.knob("prediction: day 1").is_visible()
