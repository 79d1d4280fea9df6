"""Hands in the playground: it learns by clicks, by keys, from painted points."""

import json
import re

import pytest

from nnworks.widgets import Playground
from nnworks.widgets import play_data as plain

from .hands import Hands as Fingers

pytestmark = pytest.mark.browser
SPIRALS = {
    **{"dataset": "spirals", "inputs": ["x1", "x2", "sin1", "sin2"], "hidden": [8, 8]},
    **{"optimizer": "adam", "rate": 0.01, "noise": 5},
}


class Hands(Fingers):
    """Moves the playground and reads what it shows."""

    def __init__(self, seen):
        super().__init__(seen.page)
        self.seen = seen

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True)

    def click(self, *names):
        for name in names:
            self.button(name).click()
        self.settle()

    def text(self, name):
        return self.root.locator(f".nn-{name}").inner_text()

    def steps(self):
        return int(self.text("steps").replace("\u202f", ""))

    def loss(self):
        return float(self.text("loss-train"))

    def pick(self, label, value):
        self.root.get_by_role("combobox", name=label).select_option(value)
        self.settle()

    def data(self, name):
        self.root.get_by_role("radio", name=name, exact=True).check(force=True)
        self.settle()

    def run_until(self, condition):
        """Press Run, and Pause as soon as `condition`, a line of JavaScript, holds."""
        self.button("Run").click()
        read = "const of = (n) => parseFloat(document.querySelector('.nn-' + n)"
        read += ".textContent.replace(/\\u202f/g, ''));"
        wait = f"() => {{ {read} return {condition}; }}"
        self.page.wait_for_function(wait, timeout=120_000)
        self.click("Pause")

    def pictures(self):
        """All that is drawn and all that can be set."""
        code = "all => all.map(e => e.toDataURL?.() ?? e.value ?? e.textContent)"
        shown = self.root.locator("canvas, svg, input, select, .nn-scores, .nn-steps")
        return json.dumps(shown.evaluate_all(code))

    def spot(self, x1, x2):
        """Where a place of the plane is on the screen."""
        plane = self.root.locator(".nn-plane .nn-canvas").first
        plane.scroll_into_view_if_needed()
        box = plane.bounding_box()
        return (
            box["x"] + (x1 + 6) / 12 * box["width"],
            box["y"] + (6 - x2) / 12 * box["height"],
        )

    def own(self):
        return plain.unpack(self.shared().get("own", ""))

    def shared(self):
        """The state in the link that Share makes."""
        self.click("Share link")
        hash_ = self.page.evaluate("location.hash")
        found = re.search(r"playground:([^;]*)", hash_)[1]
        return dict(pair.split("=") for pair in found.split(",") if pair)


@pytest.fixture
def hands(show):
    def open_figure(options=None, **more):
        figures = None if options is None else [Playground(**options)]
        return Hands(show(figures, **more))

    return open_figure


def test_spirals_are_learned_by_clicking(hands):
    hand = hands({}, height=1200)
    hand.data("spirals")
    for name in ("Input sin x1", "Input sin x2"):
        hand.click(name)
    for _ in range(4):
        hand.click("One more unit in hidden layer 1")
    for _ in range(6):
        hand.click("One more unit in hidden layer 2")
    hand.pick("optimizer", "adam")
    hand.pick("learning rate", "0.01")
    hand.pick("speed", "full")
    hand.run_until("of('right-train') >= 95 && of('right-held') >= 95")
    assert hand.steps() > 50 and hand.seen.errors == []


def test_by_keyboard_alone(hands):
    hand = hands({}, height=1200)
    press = hand.page.keyboard.press
    hand.page.evaluate("document.body.focus()")

    def tab_to(name):
        for _ in range(60):
            press("Tab")
            now = hand.page.evaluate(
                "[document.activeElement.getAttribute('aria-label'),"
                "document.activeElement.textContent]"
            )
            if name in now:
                return
        raise AssertionError(f"the Tab key never comes to {name}")

    tab_to("circles")
    press("ArrowRight")  # XOR
    tab_to("Step")
    for _ in range(3):
        press("Enter")
    hand.settle()
    assert hand.steps() == 3
    tab_to("One more unit in hidden layer 1")
    press("Enter")
    tab_to("unit 1 of hidden layer 1")
    press("ArrowRight")
    press("ArrowDown")
    press("Enter")
    hand.settle()
    assert "Unit 2 of hidden layer 2" in hand.text("edit")
    tab_to("Close")
    press("Tab")  # the bias
    hand.page.keyboard.type("0.75")
    hand.settle()
    assert hand.text("caption-line") == "What unit 2 of hidden layer 2 answers"
    press("Escape")
    hand.settle()
    state = hand.shared()
    assert state["dataset"] == "xor" and state["hidden"] == "5_2"
    assert plain.decode(state["weights"])[5 * 3 + 2 * 5 + 1] == 0.75
    hand.pick("speed", "full")
    hand.button("Run").focus()
    press("Enter")
    hand.page.wait_for_function(
        "parseFloat(document.querySelector('.nn-right-train').textContent) > 95",
        timeout=120_000,
    )


def test_the_page_takes_the_steps_that_python_takes(hands):
    options = {
        "optimizer": "rmsprop",
        "rate": 0.01,
        "hidden": [3],
        "activation": "gelu",
    }
    hand, figure = hands(options), Playground(**options)
    for _ in range(25):
        hand.button("Step").click()
    hand.settle()
    figure.train(25)
    assert hand.shared()["weights"] == figure.weights
    assert hand.steps() == 25


def test_a_link_brings_back_all_that_was_seen(hands):
    hand = hands(SPIRALS, height=1200)
    hand.run_until("of('steps') > 300")
    hand.pick("penalty on weights", "l2")
    hand.root.get_by_label("show decisions only").check()
    link = hand.shared()
    assert len(link["weights"]) == 4 * 121 and "noise" not in link
    again = hands(hash=hand.page.evaluate("location.hash"), height=1200)
    again.settle()
    # The curve begins anew; everything else is as it was.
    for figure in (hand, again):
        figure.root.locator(".nn-loss").evaluate("e => e.remove()")
        figure.page.mouse.move(0, 0)
    assert again.pictures() == hand.pictures()
    assert again.steps() == hand.steps()


ABSURD = [
    *("hidden=9_9", "hidden=4_2_", "hidden=4_2_1_1_1_1_1", "inputs=x1_x1", "inputs="),
    *("rate=0", "rate=1e9", "rate=NaN", "batch=0", "batch=2.5", "noise=-1", "seed=-4"),
    *("steps=1e30", "weights=AAAA", "weights=%3Cscript%3E", "own=____", "own=AA"),
    *(
        "dataset=constructor",
        "activation=relu,rate=fast",
        "shuffle=maybe",
        "shuffle=constructor",
    ),
    "weights=" + "f4AA" * 25,  # infinities
]


@pytest.mark.parametrize("wish", ABSURD)
def test_an_absurd_address_is_refused(hands, wish):
    hand = hands({}, hash=f"#playground:noise=30,{wish}")
    assert hand.root.get_by_label("noise in percent, typed").input_value() == "10"
    words = hand.root.inner_text()
    assert "NaN" not in words and "undefined" not in words
    hand.click("Step")
    assert hand.steps() == 1 and hand.seen.errors == []


def test_points_are_painted_undone_and_learned(hands):
    hand = hands({"dataset": "own", "held_out": 10, "rate": 0.3}, height=1200)
    assert "–" in hand.text("loss-train")
    hand.click("Run")
    assert "paint some first" in hand.text("notice")
    hand.drag(hand.spot(-4, 3), hand.spot(-1, 3))
    squares = len(hand.own())
    assert squares >= 4
    hand.click("circle")
    assert hand.button("circle").get_attribute("aria-pressed") == "true"
    hand.drag(hand.spot(1, -3), hand.spot(4, -3))
    points = hand.own()
    assert set(points[:squares, 2]) == {0} and set(points[squares:, 2]) == {1}
    assert points[0, :2] == pytest.approx([-4, 3], abs=0.1)
    hand.click("Undo")
    assert len(hand.own()) == len(points) - 1
    hand.click("eraser")
    hand.drag(hand.spot(-4, 3), hand.spot(-3.9, 3))
    assert len(hand.own()) == len(points) - 2
    hand.run_until("of('right-train') === 100")
    hand.click("Clear")
    assert len(hand.own()) == 0 and "–" in hand.text("loss-train")


def test_points_are_painted_by_finger_and_by_key(hands):
    options = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
    hand = hands({"dataset": "own"}, **options)
    area = hand.root.locator(".nn-plane")
    area.scroll_into_view_if_needed()
    hand.swipe(hand.spot(-3, -3), hand.spot(3, -3))
    assert len(hand.own()) >= 4
    before = len(hand.own())
    area.locator("svg").first.focus()
    for key in ("ArrowUp", "ArrowRight", "Space", "Shift+ArrowLeft", "Enter"):
        hand.page.keyboard.press(key)
    hand.settle()
    points = hand.own()[before:, :2]
    assert points.ravel() == pytest.approx([0.5, 0.5, -1, 0.5], abs=0.05)


def test_an_edge_is_clicked_and_its_weight_typed(hands):
    hand = hands({"hidden": [1], "inputs": ["x1"]}, height=1200)
    net = hand.root.locator(".nn-net").bounding_box()
    ends = [
        hand.root.locator(f".nn-unit[data-layer='{k}']").bounding_box() for k in (1, 2)
    ]
    x = (ends[0]["x"] + ends[0]["width"] + ends[1]["x"]) / 2
    y = sum(e["y"] + e["height"] / 2 for e in ends) / 2
    hand.page.mouse.move(x, y)
    assert re.fullmatch(r"weight −?\d\.\d\d", hand.text("net-tip"))
    hand.page.mouse.click(x, y)
    hand.settle()
    box = hand.root.get_by_label("Weight from unit 1 of hidden layer 1")
    assert box.evaluate("e => e === document.activeElement")
    box.fill("-3.25")
    hand.settle()
    assert plain.decode(hand.shared()["weights"])[2] == -3.25
    box.fill("1e9")
    hand.settle()
    assert "the old one stays" in hand.root.get_by_role("alert").last.inner_text()
    assert net["width"] > 200


def test_a_rate_that_runs_away_is_said_and_nothing_is_nan(hands):
    options = {"dataset": "plane", "activation": "relu", "rate": 10, "start": "he"}
    hand = hands(options)
    hand.button("Run").click()
    hand.page.wait_for_function(
        "document.querySelector('.nn-notice').textContent.includes('runs away')"
    )
    hand.settle()
    words = hand.root.inner_text()
    assert "NaN" not in words and "∞" not in words
    assert hand.button("Run").is_visible()
    hand.pick("learning rate", "0.01")
    hand.click("Restart", "Step")
    assert hand.steps() == 1 and hand.loss() < 10


def test_it_rests_off_screen(hands):
    hand = hands({}, height=700)
    hand.button("Run").click()
    hand.page.evaluate("window.scrollTo(0, document.body.scrollHeight + 5000)")
    hand.page.add_style_tag(content="body { padding-top: 4000px }")
    hand.button("Run").wait_for(state="attached")


def test_ten_classes_layers_and_units_by_hand(hands):
    hand = hands({"rate": 0.03, "optimizer": "adam"}, height=1200)
    hand.data("ten classes")
    for _ in range(4):
        hand.click("One more hidden layer")
    assert hand.button("One more hidden layer").is_disabled()
    for _ in range(5):
        hand.click("One hidden layer fewer")
    assert "1 hidden layer," in hand.text("layers")
    for _ in range(4):
        hand.click("One more unit in hidden layer 1")
    assert hand.button("One more unit in hidden layer 1").is_disabled()
    hand.pick("speed", "full")
    hand.run_until("of('right-train') >= 70")
    hand.click("One hidden layer fewer")
    assert "0 hidden layers," in hand.text("layers") and hand.steps() == 0
    hand.click("Step")
    assert hand.seen.errors == []


def test_the_last_input_stays(hands):
    hand = hands({"inputs": ["x1"]})
    hand.click("Input x1")
    assert "at least one input" in hand.text("notice")
    assert hand.button("Input x1").get_attribute("aria-pressed") == "true"


def test_a_phone_shows_all_and_scrolls_sideways_nowhere(hands):
    hand = hands(
        {**SPIRALS, "hidden": [8] * 6},
        **{"width": 390, "height": 844, "has_touch": True, "is_mobile": True},
    )
    assert hand.page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = hand.root.bounding_box()
    for part in hand.root.locator("button:visible, select, input:visible").all():
        box = part.bounding_box()
        assert box["x"] >= wide["x"] - 1, part
        assert box["x"] + box["width"] <= wide["x"] + wide["width"] + 1, part
        assert min(box["width"], box["height"]) >= 18, part
    units = [u.bounding_box() for u in hand.root.locator(".nn-unit").all()]
    assert len(units) == 49 and min(u["width"] for u in units) >= 24


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(hands, theme):
    from .test_accessibility import AXE

    hand = hands({"dataset": "own"}, theme=theme)
    hand.root.locator(".nn-unit").first.click()
    hand.page.add_script_tag(path=AXE)
    found = hand.page.evaluate("axe.run('.nn-figure')")
    assert len(found["passes"]) > 10
    assert [
        (rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]
    ] == []
