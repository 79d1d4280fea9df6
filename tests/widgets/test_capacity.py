"""The figure of capacity: page and NumPy agree; hands move points and units."""

import base64
import math

import numpy as np
import pytest
import traitlets

from nnworks.widgets import Capacity, capacity

from .node import evaluate

SWEEP = """
const x = Float64Array.from(value.x), y = Float64Array.from(value.y);
const check = m.checkSet(value.noise), seen = m.features(x);
const fit = m.fitter(seen, x.length, value.decay);
const found = m.sweep(fit, seen, y, check), weights = fit(y, value.hidden);
const F = m.features(m.places(9));
return [[...found.train], [...found.validation], [...check.x], [...check.y],
  Array.from({ length: 9 }, (_, n) => m.answer(F, n, weights, value.hidden))];
"""


def close(theirs, ours, tolerance=1e-12):
    theirs = np.array(theirs, dtype=float)
    np.testing.assert_allclose(theirs, ours, rtol=tolerance, atol=tolerance)


def swept(figure):
    """What the page computes for this figure."""
    x, y = (a.tolist() for a in figure.training())
    given = {"x": x, "y": y, "noise": figure.noise}
    given |= {"decay": figure.decay, "hidden": figure.hidden}
    return evaluate("ridge.mjs", SWEEP, given)


# Without decay weights grow to thousands, and rounding with them.
@pytest.mark.parametrize("decay, tolerance", [(0, 1e-4), (1e-3, 1e-9), (0.5, 1e-11)])
@pytest.mark.parametrize("points, noise", [(4, 0.0), (12, 0.3), (30, 1.0)])
def test_every_network_is_the_one_that_numpy_finds(points, noise, decay, tolerance):
    figure = Capacity(points=points, noise=noise, decay=decay, hidden=17)
    train, validation, x, y, answers = swept(figure)
    close([x, y], capacity.check_set(noise))
    places = 4 * ((0.5 + capacity.GOLDEN * np.arange(9)) % 1)
    close(answers, figure.curve(places), tolerance)
    assert len(train) == len(validation) == capacity.MOST
    for hidden in (1, 2, 3, 5, 9, 14, 20, 29, 30, 31, 60):
        figure.hidden = hidden
        ours = figure.errors()
        theirs = (train[hidden - 1], validation[hidden - 1])
        np.testing.assert_allclose(theirs, ours, rtol=100 * tolerance, atol=1e-7)


def test_the_same_points_and_limits():
    code = (
        "return [[...m.places(30)], [...m.bell(value, 30)], [...m.bell(value, 7)],"
        "[m.X_RANGE, m.Y_RANGE, m.MOST, m.POINTS, m.CHECKS, m.TWINS, m.GAIN]]"
    )
    for seed in (0, 7, 9999):
        places, bell, seven, limits = evaluate("ridge.mjs", code, seed)
        x, y = Capacity(points=30, seed=seed, noise=1).training()
        close(places, x)
        close(bell, y - capacity.wave(x))
        close(seven, np.array(bell)[:7])
    ours = [capacity.X_RANGE, capacity.Y_RANGE, capacity.MOST, capacity.POINTS]
    ours += [capacity.CHECKS, capacity.TWINS, capacity.GAIN]
    assert limits == [list(v) if isinstance(v, tuple) else v for v in ours]


def test_the_fit_is_the_best_there_is():
    """No change of the weights lowers the error and the penalty together."""
    figure = Capacity(hidden=20, decay=0.01)
    x, y = figure.training()
    best, F = capacity.fit(x, y, 20, 0.01), capacity.features(x, 20)

    def cost(w):
        return np.mean((F @ w - y) ** 2) + 0.01 / 2 * (w @ w)

    rng = np.random.default_rng(0)
    for _ in range(50):
        assert cost(best + 1e-3 * rng.normal(size=21)) > cost(best)


def test_it_shows_what_the_chapter_says():
    few, some, edge, many = (Capacity(hidden=h).errors() for h in (2, 5, 11, 60))
    assert few[0] > 0.2 and few[1] > 0.2  # too few: both errors are large
    assert some[1] < few[1] / 2
    assert edge[0] < 1e-3 < 5 < edge[1]  # as many weights as points
    assert many[0] < 1e-9 and many[1] < edge[1] / 10  # and down again
    assert Capacity(hidden=60, decay=0.1).errors()[1] < many[1]
    assert Capacity(hidden=60, decay=10).errors()[0] > 0.1  # too much holds it down
    more = Capacity(hidden=11, points=30).errors()
    assert more[1] < edge[1] / 10


def test_a_dragged_point_moves_and_stays_inside():
    moved = np.zeros((30, 2))
    moved[2] = [0.5, -1]
    before, after = Capacity().training(), Capacity(moved=moved).training()
    close(after[1] - before[1], moved[:12, 1])
    close(after[0] - before[0], moved[:12, 0])
    moved[2] = [4, 0]
    assert Capacity(moved=moved).training()[0].max() == 4


@pytest.mark.parametrize(
    "options, error, sentence",
    [
        ({"hidden": 0}, traitlets.TraitError, "hidden: got 0, expected a number from"),
        ({"hidden": 2.5}, traitlets.TraitError, "expected a whole number"),
        ({"points": 31}, traitlets.TraitError, "expected a number from 4 to 30"),
        ({"noise": -1}, traitlets.TraitError, "noise: got -1, expected a number from"),
        ({"decay": float("nan")}, traitlets.TraitError, "decay: it contains nan"),
        ({"moved": [[1, 2]]}, traitlets.TraitError, "moved: got shape (1, 2)"),
        ({"shown": "all"}, traitlets.TraitError, "expected one of 'one', 'many'"),
        ({"units": 3}, TypeError, "got the option 'units'"),
    ],
)
def test_a_wrong_value_gets_one_clear_sentence(options, error, sentence):
    with pytest.raises(error) as caught:
        Capacity(**options)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("shown", capacity.SHOWN)
@pytest.mark.parametrize("hidden", [1, 11, 60])
def test_every_state_has_a_still_and_a_sentence(shown, hidden):
    bundle = Capacity(hidden=hidden, shown=shown)._repr_mimebundle_()[0]
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert f"A network with {hidden} hidden unit" in bundle["text/plain"]


def test_repr_is_the_call_that_makes_it():
    figure = Capacity(hidden=3, points=20, decay=0.25, shown="many")
    again = eval(repr(figure))
    options = Capacity._options
    assert again.get_state(options) == figure.get_state(options)


# In the browser


class Hands:
    """Moves the figure and reads what it shows."""

    def __init__(self, seen):
        self.page, self.root = seen.page, seen.page.locator(".nn-figure")

    def settle(self):
        for _ in range(3):
            self.page.evaluate("() => new Promise(ok => requestAnimationFrame(ok))")

    def errors(self):
        names = (".nn-train-error", ".nn-validation-error")
        return [float(self.root.locator(name).inner_text()) for name in names]

    def slider(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def press(self, locator, key, times=1):
        locator.focus()
        for _ in range(times):
            self.page.keyboard.press(key)
        self.settle()

    def drag(self, start, end):
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=8)
        self.page.mouse.up()
        self.settle()

    def at(self, x, y):
        box = self.root.locator(".nn-canvas").first.bounding_box()
        high = (2 - y) / 4 * box["height"]
        return box["x"] + x / 4 * box["width"], box["y"] + high

    def says(self, name):
        return self.slider(name).get_attribute("aria-valuetext")


@pytest.fixture
def hands(show):
    return lambda *arguments, **options: Hands(show(*arguments, **options))


@pytest.mark.browser
@pytest.mark.parametrize("options", [{}, {"hidden": 40, "decay": 0.01}, {"hidden": 1}])
def test_the_page_and_python_find_the_same_errors(hands, options):
    figure = Capacity(**options)
    assert hands([figure]).errors() == [round(e, 3) for e in figure.errors()]


@pytest.mark.browser
def test_more_units_more_decay_more_points(hands):
    hand = hands([Capacity(hidden=9)])
    units = hand.slider("number of hidden units")
    hand.press(units, "ArrowRight", 2)
    train, validation = hand.errors()
    assert train < 0.001 and validation > 5
    hand.press(hand.slider("weight decay"), "ArrowRight", 40)
    assert hand.errors()[1] < 0.5
    hand.press(hand.slider("weight decay"), "Home")
    assert hand.errors() == [train, validation]
    hand.press(hand.slider("number of training points"), "End")
    assert hand.errors()[1] < 0.5


@pytest.mark.browser
def test_a_point_is_dragged_and_the_curve_follows(hands):
    figure = Capacity(hidden=9)
    x, y = figure.training()
    hand = hands([figure])
    before = hand.errors()
    hand.drag(hand.at(x[0], y[0]), hand.at(2.5, 1.5))
    at, height = (
        float(part.split()[-1].replace("−", "-"))
        for part in hand.says("Training point 1").split(",")
    )
    assert math.isclose(at, 2.5, abs_tol=0.03)
    assert math.isclose(height, 1.5, abs_tol=0.03)
    assert hand.errors() != before
    hand.press(hand.slider("Training point 1"), "ArrowDown", 4)
    assert "1.30" in hand.says("Training point 1")
    hand.root.get_by_role("button", name="Reset").click()
    hand.settle()
    assert hand.errors() == before


@pytest.mark.browser
def test_new_noise_and_other_noise(hands):
    hand = hands([Capacity(hidden=9)])
    before, pixels = hand.errors(), hand.root.locator(".nn-canvas").first
    drawn = pixels.evaluate("c => c.toDataURL()")
    hand.root.get_by_role("radio", name="other noise too").click()
    hand.settle()
    assert hand.errors() == before and pixels.evaluate("c => c.toDataURL()") != drawn
    hand.root.get_by_role("button", name="New noise").click()
    hand.settle()
    want = [round(e, 3) for e in Capacity(hidden=9, seed=8).errors()]
    assert hand.errors() == want != before


@pytest.mark.browser
def test_the_chart_is_dragged_too(hands):
    hand = hands([Capacity(hidden=2)])
    knob = hand.slider("Network in the chart")
    hand.press(knob, "ArrowRight", 3)
    assert hand.says("Network in the chart") == "5 hidden units"
    box = hand.root.locator(".nn-canvas").nth(1).bounding_box()
    middle = box["y"] + box["height"] / 2
    right = box["x"] + 0.999 * box["width"]
    hand.drag((box["x"] + 5, middle), (right, middle))
    assert hand.says("Network in the chart") == "60 hidden units"


@pytest.mark.browser
def test_a_shared_link_brings_the_state_back(hands):
    hand = hands([Capacity()])
    hand.press(hand.slider("weight decay"), "ArrowRight", 12)
    hand.press(hand.slider("Training point 3"), "ArrowUp", 5)
    errors = hand.errors()
    hand.root.get_by_role("button", name="Share link").click()
    hand.settle()
    again = hands(hash=hand.page.evaluate("location.hash"))
    assert again.errors() == errors


@pytest.mark.browser
def test_wild_points_never_show_nan(hands):
    moved = np.tile([4.0, 4.0], (30, 1))  # all of them in one corner
    hand = hands([Capacity(points=30, hidden=60, moved=moved, noise=1)])
    for key in ("Home", "End"):
        hand.press(hand.slider("number of hidden units"), key)
        assert "NaN" not in hand.root.inner_text()
        assert all(math.isfinite(e) for e in hand.errors())
