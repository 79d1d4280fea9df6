"""The figure of a network and its matrices: values, arithmetic, a reader's hands."""

import re

import numpy as np
import pytest
import traitlets

from nnworks import nn
from nnworks.widgets import Forward
from nnworks.widgets.forward import LAYERS, PARAMETERS
from tests.browsing import ROOT

from .hands import Hands
from .node import evaluate

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
WRONG = [
    ({"W1": [[1, 2], [3, 4]]}, "W1: got shape (2, 2), expected (4, 3)."),
    ({"b2": [0, float("nan")]}, "b2: it contains nan, expected finite numbers"),
    ({"b1": ["a", "b", "c", "d"]}, "b1: got the list"),
    ({"W2": 300 * np.ones((2, 4))}, "W2: it contains 300, expected numbers from -100"),
    ({"X": 11 * np.ones((3, 3))}, "X: it contains 11, expected numbers from -10 to 10"),
    ({"activation": "step"}, "activation: got the str 'step', expected one of"),
    ({"example": 0}, "example: got 0, expected a number from 1 to 3."),
    ({"stage": 1.5}, "stage: got 1.5, expected a whole number from 0 to 3."),
    ({"chosen": "W1.5.1"}, "chosen: got the str 'W1.5.1', expected one of"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    figure = Forward()
    before = figure.get_state(list(options))
    with pytest.raises(traitlets.TraitError) as caught:
        setattr(figure, *next(iter(options.items())))
    assert sentence in str(caught.value)
    assert figure.get_state(list(options)) == before


def test_it_says_what_it_shows_as_far_as_the_values_have_come():
    said = Forward()._alt()
    assert said.endswith(
        "The inputs are 1.00, 0.50, -1.00. The hidden sums are 0.25, 0.50, 1.50, -1.75."
        " After the activation relu they are 0.25, 0.50, 1.50, 0.00. The outputs are"
        " 0.50, -0.75."
    )
    assert Forward(stage=0)._alt().endswith("The inputs are 1.00, 0.50, -1.00.")


@pytest.mark.parametrize("stage", range(4))
def test_every_stage_has_a_still(stage):
    one, two = Forward(stage=stage), Forward(stage=stage, example=2)
    stills = [figure._repr_mimebundle_()[0]["image/png"] for figure in (one, two)]
    assert stills[0] != stills[1]


def test_repr_is_the_call_that_makes_it():
    figure = Forward(W1=np.ones((4, 3)), activation="tanh", chosen="b2.1")
    again = eval(repr(figure))
    assert again.get_state(Forward._options) == figure.get_state(Forward._options)


# The arithmetic


def random_state(seed, large=1.0):
    rng = np.random.default_rng(seed)
    shapes = {"X": (3, 3), "W1": (4, 3), "b1": (4,), "W2": (2, 4), "b2": (2,)}
    return {n: (large * rng.normal(size=s)).tolist() for n, s in shapes.items()}


@pytest.mark.parametrize("activation", LAYERS)
@pytest.mark.parametrize("seed, large", [(0, 1), (1, 3), (2, 30)])
def test_every_step_is_what_the_library_computes(activation, seed, large):
    state = random_state(seed, large)
    model = nn.Sequential(nn.Linear(3, 4), LAYERS[activation](), nn.Linear(4, 2))
    names = {"0.weight": "W1", "0.bias": "b1", "2.weight": "W2", "2.bias": "b2"}
    model.load_state_dict({name: state[key] for name, key in names.items()})
    Z = model[0](np.array(state["X"]))
    ours = {"Z": Z, "A": model[1](Z), "Y": model(np.array(state["X"]))}
    code = "return m.forward(value)"
    theirs = evaluate("layers.mjs", code, {**state, "activation": activation})
    assert set(theirs) == set(ours)
    for name, value in ours.items():
        np.testing.assert_allclose(theirs[name], value, rtol=1e-12, atol=1e-12)


def test_python_and_the_page_name_the_same_parameters():
    names = evaluate("layers.mjs", "return m.parameters([3, 4, 2])")
    assert names == list(PARAMETERS) and len(names) == 26


def test_one_entry_is_replaced_and_the_old_table_stays():
    state = random_state(0)
    code = (
        "const old = JSON.stringify(value.state);"
        "const seen = m.parameters([3, 4, 2]).map((name) => {"
        "  const next = { ...value.state, ...m.replaced(value.state, name, 99) };"
        "  const flat = ['W1', 'b1', 'W2', 'b2'].flatMap((k) => next[k].flat());"
        "  return [m.read(next, name), flat.filter((v) => v === 99).length];"
        "});"
        "return [seen, old === JSON.stringify(value.state)]"
    )
    seen, untouched = evaluate("layers.mjs", code, {"state": state})
    assert seen == [[99, 1]] * 26 and untouched


def test_what_belongs_together_lights_up_together():
    code = "return value.map((name) => [...m.family(name, [3, 4, 2])].sort())"
    weight, bias, hidden, out = evaluate(
        "layers.mjs", code, ["W1.2.3", "b2.1", "Z.4", "Y.2"]
    )
    assert weight == ["W1.2.3", "X.3", "Z.2"]
    assert bias == ["Y.1", "b2.1"]
    row = [f"W1.4.{i}" for i in (1, 2, 3)]
    assert hidden == sorted([*row, "b1.4", "X.1", "X.2", "X.3", "Z.4", "A.4"])
    row = [f"W2.2.{i}" for i in (1, 2, 3, 4)]
    assert out == sorted([*row, "b2.2", "A.1", "A.2", "A.3", "A.4", "Y.2"])


def test_the_nearest_edge_is_found():
    edges = [
        {"name": "flat", "a": [0, 0], "b": [100, 0]},
        {"name": "steep", "a": [0, 0], "b": [100, 100]},
    ]
    code = "return value.places.map((p) => m.nearest(p, value.edges, 10))"
    places = [[50, 4], [50, 46], [50, 25], [-30, 0], [104, 3]]
    found = evaluate("layers.mjs", code, {"edges": edges, "places": places})
    assert found == ["flat", "steep", None, None, "flat"]


# A reader's hands


class Net(Hands):
    """The figure under a reader's hands."""

    def cell(self, name):
        return self.root.locator(f"[data-key='{name}']")

    def numbers(self, array):
        cells = self.root.locator(f".nn-entry[data-key^='{array}.']")
        return [t.replace("−", "-") for t in cells.all_inner_texts()]

    def lit(self):
        keys = "all => all.map(c => c.dataset.key).sort()"
        return self.root.locator(".nn-entry.nn-lit").evaluate_all(keys)

    def typed(self):
        return self.root.locator(".nn-change .nn-number")

    def grip(self):
        return self.root.locator("svg [role=slider]")

    def chosen(self):
        return self.root.locator(".nn-chosen-title").inner_text()

    def sum(self):
        return " ".join(self.root.locator(".nn-forward-sum").inner_text().split())


browser = pytest.mark.browser


@pytest.fixture
def net(show):
    seen = show([Forward()], reduced_motion="reduce")
    yield Net(seen.page)
    assert seen.errors == [] and seen.foreign == []


@browser
def test_an_input_moves_and_the_numbers_follow(net):
    assert net.numbers("Z")[:4] == ["0.25", "0.5", "1.5", "-1.75"]
    net.press(net.slider("input x1"), "ArrowRight", 5)
    assert net.numbers("X")[0] == "1.5"
    assert net.numbers("Z")[:4] == ["0.75", "0", "1.75", "-2"]
    assert net.numbers("Y")[:2] == ["1.63", "-2"]


@browser
def test_a_cell_is_chosen_by_click_and_changed_by_keys(net):
    net.cell("W1.2.1").click()
    net.settle()
    assert net.chosen() == "Chosen: weight from input 1 to hidden neuron 2"
    net.press(net.cell("W1.2.1"), "ArrowUp", 5)
    net.press(net.cell("W1.2.1"), "Shift+ArrowDown")
    net.press(net.cell("W1.2.1"), "PageUp")
    assert net.cell("W1.2.1").get_attribute("aria-valuetext") == "0"
    assert net.numbers("Z")[1] == "1.5"
    net.page.keyboard.press("ArrowRight")
    net.settle()
    assert net.page.evaluate("document.activeElement.dataset.key") == "W1.2.2"
    assert net.chosen().endswith("input 2 to hidden neuron 2")


@browser
def test_arrow_keys_reach_all_26_and_come_round(net):
    net.cell("W1.1.1").focus()
    seen = []
    for _ in range(26):
        seen.append(net.page.evaluate("document.activeElement.dataset.key"))
        net.page.keyboard.press("ArrowRight")
    assert seen == list(PARAMETERS)
    assert net.page.evaluate("document.activeElement.dataset.key") == "W1.1.1"
    assert net.root.locator(".nn-entry[tabindex='0']").count() == 1


@browser
def test_an_edge_is_chosen_by_click(net):
    box = net.root.locator(".nn-network").bounding_box()
    a = box["width"] / 400  # from drawing units to pixels
    # Half way along the edge from input 1 (32, 96) to hidden neuron 3 (198, 244).
    net.page.mouse.click(box["x"] + 103 * a, box["y"] + 170 * a)
    net.settle()
    assert net.chosen() == "Chosen: weight from input 1 to hidden neuron 3"
    assert net.grip().get_attribute("aria-label").endswith("input 1 to hidden neuron 3")
    assert net.page.evaluate("document.activeElement.getAttribute('role')") == "slider"
    net.page.keyboard.press("ArrowDown")
    net.settle()
    assert net.cell("W1.3.1").inner_text() == "0.4"
    net.page.keyboard.press("ArrowLeft")
    net.settle()
    assert net.chosen() == "Chosen: bias of hidden neuron 2"


@browser
def test_a_bias_is_chosen_by_click(net):
    box = net.root.locator(".nn-network").bounding_box()
    a = box["width"] / 400
    net.page.mouse.click(box["x"] + 198 * a, box["y"] + (332 + 33) * a)
    net.settle()
    assert net.chosen() == "Chosen: bias of hidden neuron 4"


@browser
def test_the_grip_is_dragged(net):
    x, y = net.centre(net.grip())
    net.drag((x, y), (x, y - 40))
    assert float(net.cell("W1.1.1").inner_text()) == pytest.approx(2.2, abs=0.3)


@browser
def test_a_number_is_typed_into_a_cell(net):
    net.cell("W2.1.4").focus()
    net.page.keyboard.type("-2.5")
    net.page.keyboard.press("Enter")
    net.settle()
    assert net.cell("W2.1.4").inner_text() == "−2.5"
    net.page.keyboard.press("Tab")
    net.cell("b2.1").focus()
    net.page.keyboard.press("Enter")
    net.page.keyboard.type("0,75")
    net.page.keyboard.press("Enter")
    net.settle()
    assert net.numbers("Y")[:2] == ["1.25", "-0.75"]


@browser
@pytest.mark.parametrize("text", ["two", "1000", "NaN", "1/2", "--3"])
def test_what_is_no_number_gets_one_sentence_and_changes_nothing(net, text):
    before = net.root.locator(".nn-matrices").inner_text()
    net.typed().fill(text)
    net.page.keyboard.press("Enter")
    net.settle()
    said = net.root.get_by_role("alert").inner_text()
    assert f"{text} is no number from −100 to 100, such as −1.5: 1.00 stays." in said
    assert net.root.locator(".nn-matrices").inner_text() == before
    assert "NaN" not in net.root.locator(".nn-matrices").inner_text()


@browser
def test_a_weight_stays_within_what_python_allows(net):
    net.typed().fill("100")
    net.page.keyboard.press("Enter")
    net.press(net.cell("W1.1.1"), "PageUp", 3)
    assert net.cell("W1.1.1").inner_text() == "100"


@browser
def test_cell_edge_and_sum_light_up_together(net):
    net.cell("W1.3.2").hover()
    assert net.lit() == ["W1.3.2", "X.2.1", "Z.3.1"]
    assert net.root.locator(".nn-edge-halo.nn-lit").count() == 1
    assert "w32 x2 1.00 · 0.50" in net.sum() and "ReLU(1.50) = a3 1.50" in net.sum()
    net.cell("Z.4.1").hover()
    assert net.root.locator(".nn-edge-halo.nn-lit").count() == 3
    assert set(net.lit()) >= {"W1.4.1", "W1.4.2", "W1.4.3", "b1.4", "Z.4.1", "A.4.1"}
    assert "(−0.50) · 1.00" in net.sum() and "= z4 −1.75" in net.sum()
    net.page.mouse.move(2, 2)
    assert net.lit() == ["W1.1.1", "X.1.1", "Z.1.1"]  # the chosen one again


@browser
def test_a_row_of_the_batch_is_shown(net):
    net.choose("row 3")
    assert net.slider("input x1").input_value() == "-1"
    nodes = net.root.locator(".nn-network .nn-value").all_text_contents()
    assert nodes[:3] == ["−1.00", "0.50", "0.50"]
    net.cell("X.1.2").click()
    net.settle()
    assert net.root.get_by_role("radio", name="row 2").is_checked()


@browser
def test_activations(net):
    net.choose("identity")
    assert net.numbers("A") == net.numbers("Z")
    net.choose("tanh")
    assert net.numbers("A")[3] == "-0.94"


@browser
def test_step_by_step(net):
    step = net.root.get_by_role("button", name="Step")
    arrived = []
    for _ in range(5):
        step.click()
        net.settle()
        full = [n for n in "XZAY" if all(net.numbers(n))]
        arrived.append("".join(full))
        assert "?" in net.sum() or "Z" in full
    assert arrived == ["X", "XZ", "XZA", "XZAY", "X"]


@browser
def test_play_runs_to_the_end(show):
    seen = show([Forward()])
    net = Net(seen.page)
    net.root.get_by_role("button", name="Play").click()
    net.page.wait_for_function(
        "[...document.querySelectorAll('.nn-pulse')].some(p => p.getAttribute('r') > 3)"
    )
    where = "() => document.querySelector('.nn-pulse').getAttribute('cx')"
    first = net.page.evaluate(where)
    net.page.wait_for_function(
        "old => document.querySelector('.nn-pulse').getAttribute('cx') !== old",
        arg=first,
    )
    assert net.numbers("Y") == [""] * 6
    net.page.wait_for_function(
        "document.querySelector('[data-key=\"Y.1.1\"]').textContent !== ''"
    )
    net.root.get_by_role("button", name="Play").wait_for()  # no longer Pause
    assert seen.errors == []


@browser
def test_play_can_be_paused_and_hurried(show):
    net = Net(show([Forward()]).page)
    net.root.get_by_role("button", name="Play").click()
    net.root.get_by_role("button", name="Pause").click()
    net.page.wait_for_timeout(600)
    assert net.numbers("Z") == [""] * 12
    step = net.root.get_by_role("button", name="Step")
    step.click()
    net.settle()
    step.click()  # again, while the numbers are on their way
    net.settle()
    assert all(net.numbers("Z")) and net.numbers("A") == [""] * 12


@browser
def test_no_motion_for_those_who_asked_for_none(net):
    net.root.get_by_role("button", name="Play").click()
    net.page.wait_for_function(
        "document.querySelector('[data-key=\"Z.1.1\"]').textContent !== ''"
    )
    moved = (
        "[...document.querySelectorAll('.nn-pulse')].some(p => +p.getAttribute('r'))"
    )
    assert not net.page.evaluate(moved)


@browser
def test_a_shared_link_restores_it(show):
    first = Net(show([Forward()]).page)
    first.cell("W2.2.1").click()
    first.press(first.cell("W2.2.1"), "PageUp", 2)
    first.choose("tanh")
    first.choose("row 2")
    first.root.get_by_role("button", name="Share link").click()
    first.root.get_by_text(re.compile("Link copied|now holds the link")).wait_for()
    seen = show(hash="#" + first.page.url.split("#")[1])
    again = Net(seen.page)
    for name in ("X", "W1", "b1", "W2", "b2", "Z", "A", "Y"):
        assert again.numbers(name) == first.numbers(name)
    assert again.chosen() == first.chosen()
    again.root.get_by_role("button", name="Reset").click()
    again.settle()
    assert again.numbers("W2")[4] == "-1"
    assert seen.errors == []


@browser
@pytest.mark.parametrize("broken", ["W1=1_2", "b1=0_0_0_x", "stage=9", "chosen=W9.1.1"])
def test_a_broken_link_shows_it_as_it_was_written(show, broken):
    seen = show([Forward()], hash=f"#forward:{broken}")
    assert Net(seen.page).numbers("Z")[:2] == ["0.25", "0.5"]
    assert seen.errors == []


@browser
@pytest.mark.parametrize("width", [320, 390, 768])
def test_fits_its_width(show, width):
    large = {"W1": -99.75 * np.ones((4, 3)), "X": 10 * np.ones((3, 3))}
    page = show([Forward(activation="identity", **large)], width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    over = "all => all.filter(c => c.scrollWidth > c.clientWidth + 1).length"
    assert page.locator(".nn-entry").evaluate_all(over) == 0


@browser
def test_on_a_phone_the_network_stands_above_and_targets_are_large(show):
    net = Net(show([Forward()], **PHONE).page)
    board = net.root.locator(".nn-board").bounding_box()
    tables = net.root.locator(".nn-matrices").bounding_box()
    assert board["y"] + board["height"] <= tables["y"]
    targets = net.root.locator(".nn-editable, button, input[type=range]").all()
    for target in targets:
        assert target.bounding_box()["height"] >= 43.5


@browser
def test_drawing_keeps_up_with_the_screen(show):
    net = Net(show([Forward()]).page)
    took = net.page.evaluate(
        """async () => {
          const range = document.querySelector('input[type=range]');
          const frame = () => new Promise(requestAnimationFrame);
          const times = [];
          for (let i = 0; i < 40; i++) {
            range.value = -2 + i / 10;
            range.dispatchEvent(new Event('input', { bubbles: true }));
            await frame();
            const begin = performance.now();
            await new Promise((r) => { const c = new MessageChannel();
              c.port1.onmessage = r; c.port2.postMessage(0); });
            times.push(performance.now() - begin);
          }
          return times.sort((a, b) => a - b)[20];
        }"""
    )
    assert took < 60  # ms; far fewer on a free machine, this one may be busy


@browser
@pytest.mark.parametrize("stage", [1, 3])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(show, theme, width, stage):
    options = {"stage": stage, "chosen": "b2.1", "activation": "tanh"}
    page = show([Forward(**options)], theme=theme, width=width).page
    page.get_by_role("button", name="What am I looking at?").click()
    page.add_script_tag(path=ROOT / "node_modules" / "axe-core" / "axe.min.js")
    found = page.evaluate("axe.run('.nn-figure')")
    assert len(found["passes"]) > 10
    broken = [
        (rule["id"], node["html"][:120], node["failureSummary"])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    assert broken == []
