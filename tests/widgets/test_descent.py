"""The race downhill: the page walks as nnworks.optim does; hands move it."""

import base64

import numpy as np
import pytest
import traitlets

from nnworks.widgets import Descent, descent

from .node import evaluate

NAMES = dict(
    zip(descent.OPTIMIZERS, ["sgd", "momentum", "rmsprop", "adam"], strict=True)
)
WALK = """
const own = m.walk(value.landscape, value.name, value.start, value.lr).to(value.steps);
const n = own.count + 1;
return [[...own.path.slice(0, 2 * n)], [...own.losses.slice(0, n)], own.diverged];
"""


def walked(figure, name):
    given = {
        **{"landscape": figure.landscape, "name": NAMES[name], "lr": figure.lr},
        **{"start": figure.start, "steps": figure.steps},
    }
    path, losses, diverged = evaluate("downhill.mjs", WALK, given)
    return np.reshape(path, (-1, 2)), np.array(losses), diverged


# The engine


@pytest.mark.parametrize("lr", [0.01, 0.1, 0.3])
@pytest.mark.parametrize("landscape", descent.LANDSCAPES)
def test_the_page_walks_as_the_library_does(landscape, lr):
    figure = Descent(landscape=landscape, lr=lr, start=[-1.3, 0.7], steps=60)
    for name, (path, losses) in figure.walks().items():
        theirs, their_losses, diverged = walked(figure, name)
        assert diverged == 0
        np.testing.assert_allclose(theirs, path, rtol=1e-12, atol=1e-12)
        np.testing.assert_allclose(their_losses, losses, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("landscape", descent.LANDSCAPES)
def test_slopes_are_what_a_nudge_measures(landscape):
    code = "return value.map(([x, y]) => m.LANDSCAPES.NAME.slopes(x, y))"
    points = np.random.default_rng(0).uniform(-2, 2, (20, 2))
    theirs = evaluate("downhill.mjs", code.replace("NAME", landscape), points.tolist())
    loss, h = descent.LANDSCAPES[landscape], 1e-6
    x, y = points.T
    np.testing.assert_allclose(theirs, np.transpose(loss(x, y)[1]), atol=1e-12)
    along_x = (loss(x + h, y)[0] - loss(x - h, y)[0]) / (2 * h)
    along_y = (loss(x, y + h)[0] - loss(x, y - h)[0]) / (2 * h)
    np.testing.assert_allclose(np.transpose(theirs), [along_x, along_y], atol=1e-7)


def test_a_walk_that_diverges_ends_and_says_when():
    figure = Descent(landscape="ravine", lr=0.5, start=[0.5, 0.5], steps=200)
    path, losses = figure.walks()["SGD"]
    theirs, their_losses, diverged = walked(figure, "SGD")
    assert diverged == len(path) - 1 < 20
    assert np.abs(path[-1]).max() > descent.FAR >= np.abs(path[-2]).max()
    np.testing.assert_allclose(their_losses, losses, rtol=1e-12)
    assert (
        Descent(landscape="ravine", lr=0.39, start=[0.5, 0.5], steps=200).walks()[
            "SGD"
        ][1][-1]
        < 1e-3
    )  # below 2 / 5, the steepest curvature, it converges


def test_the_same_limits():
    code = "return [m.EDGE, m.FAR, m.MOST, Object.keys(m.LANDSCAPES)]"
    ours = [descent.EDGE, descent.FAR, descent.MOST, list(descent.LANDSCAPES)]
    assert evaluate("downhill.mjs", code) == ours


def test_a_contour_lies_where_the_loss_has_its_value():
    code = """
    const ends = [], f = m.LANDSCAPES.bowl.loss;
    m.contour(f, 2, 40, (a, b, c, d) => ends.push([a, b], [c, d]));
    return ends;
    """
    ends = np.array(evaluate("downhill.mjs", code))
    assert len(ends) > 100
    np.testing.assert_allclose((ends**2).sum(axis=1), 2, atol=0.01)


# The Python side


def test_what_each_landscape_is_for():
    race = Descent(landscape="ravine", steps=40).walks()
    assert race["momentum"][1][-1] < race["SGD"][1][-1] / 10
    stuck = Descent(landscape="saddle", start=[-1.5, 0], steps=300, racing=[1, 0, 0, 0])
    assert stuck.walks()["SGD"][1][-1] == pytest.approx(1)
    valleys = Descent(landscape="valleys", lr=0.05, steps=400)
    valleys.start = [1.5, 0.5]
    assert valleys.walks()["SGD"][1][-1] == pytest.approx(0.499, abs=1e-3)
    valleys.start = [-1.5, 0.5]
    assert valleys.walks()["SGD"][1][-1] == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize(
    "options, error, sentence",
    [
        ({"landscape": "hill"}, traitlets.TraitError, "expected one of 'bowl'"),
        ({"lr": float("nan")}, traitlets.TraitError, "lr: it contains nan"),
        ({"lr": -1}, traitlets.TraitError, "expected a number from 0 to 10"),
        ({"start": [1]}, traitlets.TraitError, "got shape (1,), expected (2,)"),
        ({"start": [3, 0]}, traitlets.TraitError, "it contains 3, expected numbers"),
        ({"steps": 501}, traitlets.TraitError, "expected a number from 0 to 500"),
        ({"step": 5}, TypeError, "got the option 'step'"),
    ],
)
def test_a_wrong_value_gets_one_clear_sentence(options, error, sentence):
    with pytest.raises(error) as caught:
        Descent(**options)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("landscape", descent.LANDSCAPES)
def test_every_state_has_a_still_and_a_sentence(landscape):
    figure = Descent(landscape=landscape, lr=1.1)
    bundle = figure._repr_mimebundle_()[0]
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert "diverged" in bundle["text/plain"] and "nan" not in bundle["text/plain"]


def test_repr_is_the_call_that_makes_it():
    figure = Descent(landscape="saddle", start=[1, 0.5], racing=[1, 0, 0, 1])
    again = eval(repr(figure))
    assert again.get_state(Descent._options) == figure.get_state(Descent._options)


# In the browser


class Hands:
    """Moves the figure and reads what it shows."""

    def __init__(self, seen):
        self.page, self.root = seen.page, seen.page.locator(".nn-figure")

    def settle(self, frames=3):
        for _ in range(frames):
            self.page.evaluate("() => new Promise(ok => requestAnimationFrame(ok))")

    def losses(self):
        return self.root.locator(".nn-racer-loss").all_inner_texts()

    def steps(self):
        return int(self.root.locator(".nn-taken").inner_text().split()[2])

    def start(self):
        knob = self.root.get_by_role("slider", name="Start of the walk")
        return knob.get_attribute("aria-valuetext").replace("−", "-")

    def at(self, x, y):
        box = self.root.locator(".nn-canvas").first.bounding_box()
        across, down = (x + 2) / 4 * box["width"], (2 - y) / 4 * box["height"]
        return box["x"] + across, box["y"] + down

    def press(self, name):
        self.root.get_by_role("button", name=name, exact=True).click()
        self.settle()


@pytest.fixture
def hands(show):
    def open_figure(*arguments, **options):
        return Hands(show(*arguments, **options))

    return open_figure


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_tap_drops_the_ball_and_a_drag_moves_it(hands, width):
    hand = hands([Descent()], width=width)
    before = hand.losses()
    hand.page.mouse.click(*hand.at(1, -1))
    hand.settle()
    assert hand.start().startswith("start at w1 1.0") or "w1 0.9" in hand.start()
    assert hand.losses() != before
    hand.page.mouse.move(*hand.at(1, -1))
    hand.page.mouse.down()
    hand.page.mouse.move(*hand.at(-1, 1.5), steps=6)
    hand.page.mouse.up()
    hand.settle()
    assert "w2 1.5" in hand.start() or "w2 1.4" in hand.start()
    hand.root.get_by_role("slider", name="Start of the walk").press("ArrowDown")
    hand.settle()
    assert "w2 1.4" in hand.start()


@pytest.mark.browser
def test_step_run_and_back(hands):
    hand = hands([Descent(steps=0)])
    assert hand.steps() == 0
    hand.press("Step")
    assert hand.steps() == 1
    figure = Descent(steps=1)
    shown = float(hand.losses()[0])
    assert shown == pytest.approx(figure.walks()["SGD"][1][-1], abs=5e-4)
    hand.press("Run")
    hand.page.wait_for_function(
        "+document.querySelector('.nn-taken').textContent.split(' ')[2] > 8"
    )
    hand.press("Stop")
    taken = hand.steps()
    hand.settle(10)
    assert hand.steps() == taken > 8
    hand.press("To the start")
    assert hand.steps() == 0
    hand.press("Reset")
    assert hand.steps() == 0


@pytest.mark.browser
def test_a_walk_that_leaves_the_map_says_so(hands):
    figure = Descent(lr=0.5, start=[0.5, 0.5], steps=60)
    hand = hands([figure])
    path, losses = figure.walks()["SGD"]
    said = hand.losses()[0]
    assert said.startswith(f"diverged after {len(path) - 1} steps, loss ")
    assert float(said.split()[-1]) == pytest.approx(losses[-1], rel=1e-3)
    assert "NaN" not in hand.root.inner_text()


@pytest.mark.browser
def test_only_the_chosen_race(hands):
    hand = hands([Descent()])
    hand.root.get_by_label("RMSProp").uncheck()
    hand.settle()
    shown = hand.losses()
    assert shown[2] == "" and shown[0] != ""
    assert hand.root.locator(".nn-ball.nn-racer-rmsprop").is_hidden()


@pytest.mark.browser
def test_running_to_the_end_stops_by_itself_and_begins_anew(hands):
    hand = hands([Descent(steps=498, speed="fast")])
    hand.press("Run")
    hand.root.get_by_role("button", name="Run", exact=True).wait_for()
    assert hand.steps() == 500
    hand.press("Run")
    hand.page.wait_for_function(
        "+document.querySelector('.nn-taken').textContent.split(' ')[2] < 400"
    )
    hand.press("Stop")


@pytest.mark.browser
def test_a_shared_link_brings_the_race_back(hands):
    hand = hands([Descent(landscape="valleys", steps=10)])
    hand.press("Step")
    hand.press("Share link")
    again = hands(hash=hand.page.evaluate("location.hash"))
    assert again.losses() == hand.losses() and again.steps() == 11


@pytest.mark.browser
def test_absurd_rates_never_show_nan(hands):
    hand = hands([Descent(landscape="saddle", lr=10, steps=500)])
    words = hand.root.inner_text()
    assert "NaN" not in words and "∞" not in words and "diverged" in words
    typed = hand.root.get_by_label("learning rate, typed")
    typed.fill("fast")
    typed.press("Enter")
    hand.settle()
    assert "is no number from 0 to 10" in hand.root.get_by_role("alert").inner_text()
