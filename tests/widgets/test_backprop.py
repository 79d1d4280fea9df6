"""Values forward, gradients back: the arithmetic, the words, a reader's hands."""

import re

import numpy as np
import pytest
import traitlets

from nnworks import nn
from nnworks.widgets import Backprop
from nnworks.widgets.backprop import LAYERS, NODES, PLACES, STEPS
from tests.browsing import ROOT

from .hands import Hands
from .node import evaluate

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
WRONG = [
    ({"six": [1, 2]}, "six: got shape (2,), expected (3,)."),
    ({"W1": [[1, 2, 3]]}, "W1: got shape (1, 3), expected (2, 2)."),
    ({"x": [0, float("nan")]}, "x: it contains nan, expected finite numbers"),
    ({"b": 11}, "b: got 11, expected a number from -10 to 10."),
    ({"y": "one"}, "y: got the str 'one'"),
    ({"graph": "seven"}, "graph: got the str 'seven', expected one of"),
    ({"activation": "step"}, "activation: got the str 'step', expected one of"),
    ({"step": 24}, "step: got 24, expected a number from 0 to 23."),
    ({"step": 0.5}, "step: got 0.5, expected a whole number"),
    ({"nudge": 2}, "nudge: got 2, expected a number from -1 to 1."),
    ({"chosen": "L"}, "chosen: got the str 'L', expected one of"),
]


@pytest.mark.parametrize("options, sentence", WRONG)
def test_a_wrong_value_gets_one_clear_sentence(options, sentence):
    figure = Backprop()
    before = figure.get_state(list(options))
    with pytest.raises(traitlets.TraitError) as caught:
        setattr(figure, *next(iter(options.items())))
    assert sentence in str(caught.value)
    assert figure.get_state(list(options)) == before


def test_it_says_what_has_arrived_and_no_more():
    assert Backprop(step=0)._alt().endswith("Given: w 2.00, x 3.00, y 4.00.")
    assert "y_hat 6.00, r 2.00, L 4.00." in Backprop()._alt()
    assert "Gradients" not in Backprop()._alt()
    said = Backprop(step=9)._alt()
    assert said.endswith("y_hat 4.00, y -4.00, w 12.00, x 8.00.")
    assert "w11 0.27" in Backprop(graph="net", step=23)._alt()


@pytest.mark.parametrize("graph, steps", [("six", (0, 3, 9)), ("net", (0, 6, 23))])
def test_every_stage_has_a_still_of_its_own(graph, steps):
    figures = [Backprop(graph=graph, step=step) for step in steps]
    stills = {figure._repr_mimebundle_()[0]["image/png"] for figure in figures}
    assert len(stills) == len(steps)


def test_repr_is_the_call_that_makes_it():
    figure = Backprop(graph="net", W1=np.ones((2, 2)), chosen="a2", nudge=-0.5)
    again = eval(repr(figure))
    assert again.get_state(Backprop._options) == figure.get_state(Backprop._options)


# The arithmetic


def random_figure(seed, graph, activation):
    rng = np.random.default_rng(seed)
    shapes = {"six": 3, "x": 2, "W1": (2, 2), "b1": 2, "w": 2, "b": (), "y": ()}
    numbers = {n: rng.uniform(-3, 3, s).tolist() for n, s in shapes.items()}
    return Backprop(graph=graph, activation=activation, **numbers)


def state_of(figure):
    return figure.get_state(Backprop._options)


def plain(numbers):
    return {name.replace("ŷ", "y_hat"): value for name, value in numbers.items()}


PAGE = (
    "const g = m.graph(value.graph, value.activation);"
    "const v = m.forward(g, m.givenOf(value));"
    "return { value: v, grad: m.backward(g, v).grad };"
)


@pytest.mark.parametrize("activation", LAYERS)
@pytest.mark.parametrize("graph", STEPS)
@pytest.mark.parametrize("seed", range(3))
def test_page_and_library_compute_the_same(seed, graph, activation):
    figure = random_figure(seed, graph, activation)
    theirs = evaluate("backprop_graph.mjs", PAGE, state_of(figure))
    for name, ours in (("value", figure.values()), ("grad", figure.gradients())):
        other = plain(theirs[name])
        assert set(other) == set(ours)
        for node, number in ours.items():
            assert other[node] == pytest.approx(number, rel=1e-12, abs=1e-12), node


@pytest.mark.parametrize("activation", LAYERS)
def test_the_network_is_the_librarys_with_its_own_loss(activation):
    figure = random_figure(7, "net", activation)
    model = nn.Sequential(nn.Linear(2, 2), LAYERS[activation](), nn.Linear(2, 1))
    names = {"0.weight": figure.W1, "0.bias": figure.b1}
    names |= {"2.weight": [figure.w], "2.bias": [figure.b]}
    model.load_state_dict(names)
    criterion = nn.MSELoss()
    loss = criterion(model(np.array([figure.x])), np.array([[figure.y]]))
    g_x = model.backward(criterion.backward())[0]
    ours = figure.gradients()
    assert figure.values()["L"] == pytest.approx(loss, rel=1e-12)
    assert [ours["x1"], ours["x2"]] == pytest.approx(g_x, rel=1e-12)
    weights = [ours[n] for n in ("w11", "w12", "w21", "w22")]
    assert weights == pytest.approx(model[0].weight.grad.ravel(), rel=1e-12)
    assert ours["b2"] == pytest.approx(model[0].bias.grad[1], rel=1e-12)
    assert ours["w2"] == pytest.approx(model[2].weight.grad[0, 1], rel=1e-12)


@pytest.mark.parametrize("graph", STEPS)
def test_every_gradient_is_what_a_nudge_measures(graph):
    figure = random_figure(11, graph, "tanh")
    code = (
        "const g = m.graph(value.graph, value.activation), n = m.givenOf(value);"
        "const v = m.forward(g, n), e = 1e-6;"
        "return g.nodes.map(({ name }) => [name, (m.lossWith(g, n, name, v[name] + e)"
        " - m.lossWith(g, n, name, v[name] - e)) / (2 * e)]);"
    )
    measured = plain(dict(evaluate("backprop_graph.mjs", code, state_of(figure))))
    for name, gradient in figure.gradients().items():
        assert measured[name] == pytest.approx(gradient, rel=1e-6, abs=1e-6), name


def test_python_and_the_page_take_the_same_steps():
    code = (
        "return ['six', 'net'].map((k) => { const g = m.graph(k, 'relu');"
        " return [g.on, g.back, g.last]; });"
    )
    for (on, back, last), kind in zip(
        evaluate("backprop_graph.mjs", code, 0), STEPS, strict=True
    ):
        names = [[n.replace("ŷ", "y_hat") for n in names] for names in (on, back)]
        assert [tuple(n) for n in names] == list(STEPS[kind])
        assert last == len(on) + len(back)


def test_one_number_is_changed_and_the_old_state_stays():
    figure = Backprop(graph="net")
    code = (
        "const old = JSON.stringify(value);"
        "const seen = Object.keys(m.givenOf(value)).map((name) => {"
        "  const next = m.givenOf({ ...value, ...m.changed(value, name, 7) });"
        "  return [next[name], Object.values(next).filter((v) => v === 7).length];"
        "});"
        "return [seen, old === JSON.stringify(value)];"
    )
    for graph, count in (("net", 12), ("six", 3)):
        figure.graph = graph
        seen, untouched = evaluate("backprop_graph.mjs", code, state_of(figure))
        assert seen == [[7, 1]] * count and untouched


# The words


def sentences(figure):
    code = (
        "const h = g.graph(value.graph, value.activation);"
        "const v = g.forward(h, g.givenOf(value)), b = g.backward(h, v);"
        "return Array.from({ length: h.last + 1 }, (_, n) =>"
        " m.sentence(h, g.stepOf(h, n), v, b));"
    )
    others = {"g": "backprop_graph.mjs"}
    return evaluate("backprop_words.mjs", code, state_of(figure), **others)


def test_every_step_says_what_is_multiplied_by_what():
    said = sentences(Backprop())
    assert said[1] == "Forward to ŷ: 2.00 · 3.00 = 6.00."
    assert said[3].startswith("Forward to L: 2.00² = 4.00.")
    assert said[8].startswith("Back to w: 4.00, the gradient of ŷ, times 3.00 (which")
    assert said[8].endswith("= 12.00.")
    net = sentences(Backprop(graph="net"))
    assert len(net) == 24
    assert net[-2].endswith("What arrives is added.")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("activation", LAYERS)
def test_the_products_in_the_sentences_are_right(seed, activation):
    said = sentences(random_figure(seed, "net", activation))
    found = 0
    for sentence in said:
        number = r"(−?\d+\.\d\d)"
        parts = re.match(
            rf"Back to \S+: {number},.*? times {number} .*= {number}\.$", sentence
        )
        if parts:
            a, b, c = (float(p.replace("−", "-")) for p in parts.groups())
            # Each is rounded to two digits.
            assert abs(a * b - c) < 0.006 * (abs(a) + abs(b) + 2), sentence
            found += 1
    assert found == 14


# A reader's hands


class Graph(Hands):
    """The figure under a reader's hands."""

    def card(self, name):
        return self.root.locator(f"[data-node='{name}']")

    def value(self, name):
        return self.card(name).locator(".nn-card-value").text_content()

    def grad(self, name):
        return self.card(name).locator(".nn-card-grad").text_content()

    def told(self):
        return self.root.locator(".nn-told").inner_text()

    def compared(self):
        return self.root.locator(".nn-compare b").all_inner_texts()

    def step(self, times=1):
        for _ in range(times):
            self.root.get_by_role("button", name="Step").click()
            self.settle()

    def typed(self):
        return self.root.locator(".nn-nudge .nn-number").first


browser = pytest.mark.browser


@pytest.fixture
def graph(show):
    seen = show([Backprop()], reduced_motion="reduce")
    yield Graph(seen.page)
    assert seen.errors == [] and seen.foreign == []


@browser
def test_step_by_step_the_gradients_come_back(graph):
    assert [graph.value(n) for n in "ŷrL"] == ["6.00", "2.00", "4.00"]
    arrived = []
    for _ in range(6):
        graph.step()
        arrived.append("".join(n for n in "LrŷywX" if n != "X" and graph.grad(n)))
    assert arrived == ["L", "Lr", "Lrŷ", "Lrŷy", "Lrŷyw", "Lrŷyw"]
    assert [graph.grad(n) for n in "wxy"] == ["12.00", "8.00", "−4.00"]
    assert "4.00, the gradient of ŷ, times 2.00" in graph.told()
    graph.step()  # once more begins anew
    assert graph.value("L") == "?" and graph.grad("w") == ""


@browser
def test_a_number_changes_and_all_follow(graph):
    graph.press(graph.slider("step"), "End")
    graph.card("x").click()
    graph.press(graph.card("x"), "ArrowUp", 10)
    assert (graph.value("x"), graph.value("ŷ"), graph.value("L")) == (
        "4.00",
        "8.00",
        "16.00",
    )
    assert graph.grad("w") == "32.00"
    graph.press(graph.card("x"), "Shift+ArrowDown", 2)
    assert graph.value("x") == "3.00"


@browser
def test_a_number_is_typed_on_its_card(graph):
    graph.card("y").focus()
    graph.page.keyboard.type("-2.5")
    graph.page.keyboard.press("Enter")
    graph.settle()
    assert graph.value("y") == "−2.50" and graph.value("L") == "72.25"


@browser
@pytest.mark.parametrize("text", ["two", "11", "NaN", "1/2"])
def test_what_is_no_number_gets_one_sentence(graph, text):
    graph.typed().fill(text)
    graph.page.keyboard.press("Enter")
    graph.settle()
    said = graph.root.get_by_role("alert").first.inner_text()
    assert f"{text} is no number from −10 to 10" in said
    assert graph.value("w") == "2.00" and "NaN" not in "".join(graph.compared())


@browser
def test_a_card_is_dragged(graph):
    x, y = graph.centre(graph.card("w"))
    graph.drag((x, y), (x, y - 40))
    assert float(graph.value("w")) == pytest.approx(2.5, abs=0.1)


@browser
def test_arrow_keys_go_from_card_to_card(graph):
    graph.card("w").focus()
    seen = []
    for _ in range(5):
        seen.append(graph.page.evaluate("document.activeElement.dataset.node"))
        graph.page.keyboard.press("ArrowRight")
    assert seen == ["w", "x", "y", "ŷ", "r"]
    assert graph.page.evaluate("document.activeElement.dataset.node") == "w"
    assert graph.root.locator(".nn-card[tabindex='0']").count() == 1


@browser
def test_the_nudge_is_compared_with_the_gradient(graph):
    assert graph.compared()[0] == "not arrived yet"
    assert graph.compared()[1] == "5.2900 − 4.0000 = 1.2900"
    graph.press(graph.slider("step"), "End")
    assert graph.compared()[0] == "12.00 · 0.10 = 1.2000"
    grip = graph.root.get_by_role("slider", name="Nudge", exact=True)
    graph.press(grip, "ArrowLeft", 9)
    assert graph.compared() == ["12.00 · 0.01 = 0.1200", "4.1209 − 4.0000 = 0.1209"]
    x, y = graph.centre(grip)
    graph.drag((x, y), (x - 60, y))
    assert float(graph.compared()[0].split("= ")[1].replace("−", "-")) < -2


@browser
def test_a_computed_node_can_be_nudged_too(graph):
    graph.press(graph.slider("step"), "End")
    graph.card("r").click()
    graph.settle()
    assert graph.compared() == ["4.00 · 0.10 = 0.4000", "4.4100 − 4.0000 = 0.4100"]
    assert graph.root.get_by_text("This one is computed").is_visible()


@browser
def test_the_network_and_its_activation(graph):
    graph.choose("a network")
    assert graph.value("L") == "0.41" and graph.grad("L") == ""
    graph.choose("ReLU")
    graph.press(graph.slider("step"), "End")
    assert [graph.grad(n) for n in ("w1", "a1", "z1", "z2")] == [
        *("12.00", "12.00", "12.00", "−6.00")
    ]
    graph.card("b1").focus()
    graph.page.keyboard.type("-3")
    graph.page.keyboard.press("Enter")
    graph.settle()  # the gate is closed
    closed = ("z1", "w11", "w12", "b1", "w1")
    assert [graph.grad(n).strip("−") for n in closed] == ["0.00"] * 5
    assert graph.grad("a1") == "−4.00"
    graph.choose("six nodes")
    assert graph.value("L") == "4.00"


@browser
def test_play_runs_to_the_end(show):
    seen = show([Backprop(step=7)])
    graph = Graph(seen.page)
    graph.root.get_by_role("button", name="Play").click()
    graph.page.wait_for_function(
        "[...document.querySelectorAll('.nn-pulse-back')]"
        ".some(p => +p.getAttribute('r') > 4)"
    )
    graph.page.wait_for_function(
        "document.querySelector('[data-node=x] .nn-card-grad').textContent === '8.00'"
    )
    graph.root.get_by_role("button", name="Play").wait_for()
    assert seen.errors == []


@browser
def test_a_shared_link_restores_it(show):
    first = Graph(show([Backprop()]).page)
    first.choose("a network")
    first.choose("tanh")
    first.card("w21").click()
    first.press(first.card("w21"), "PageUp", 2)
    first.press(first.slider("step"), "End")
    first.root.get_by_role("button", name="Share link").click()
    first.root.get_by_text(re.compile("Link copied|now holds the link")).wait_for()
    seen = show(hash="#" + first.page.url.split("#")[1])
    again = Graph(seen.page)
    for name in ("w21", "a2", "L"):
        assert again.value(name) == first.value(name)
        assert again.grad(name) == first.grad(name)
    again.root.get_by_role("button", name="Reset").click()
    again.settle()
    assert again.value("ŷ") == "6.00"
    assert seen.errors == []


@browser
@pytest.mark.parametrize("broken", ["six=1_2", "step=24", "chosen=L", "nudge=2"])
def test_a_broken_link_shows_it_as_it_was_written(show, broken):
    seen = show([Backprop()], hash=f"#backprop:{broken}")
    assert Graph(seen.page).value("L") == "4.00"
    assert seen.errors == []


@browser
@pytest.mark.parametrize("graph", STEPS)
@pytest.mark.parametrize("width", [320, 390, 768])
def test_fits_its_width(show, width, graph):
    large = {"W1": -9.75 * np.ones((2, 2)), "six": [-9.75, 9.75, -9.75]}
    figure = Backprop(graph=graph, step=23, activation="relu", **large)
    page = show([figure], width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = (
        "all => all.every(c => {"
        "  const find = (s) => [...c.querySelectorAll(s)].map(e => e.getBBox());"
        "  const [box] = find('.nn-card-box'), end = box.x + box.width;"
        "  const texts = find('.nn-card-value, .nn-card-grad');"
        "  return texts.every(t => t.x >= box.x && t.x + t.width <= end); })"
    )
    assert page.locator(".nn-card").evaluate_all(inside)


@browser
def test_on_a_phone_targets_are_large_and_the_page_still_scrolls(show):
    graph = Graph(show([Backprop()], **PHONE).page)
    for target in graph.root.locator("button, input[type=range]").all():
        assert target.bounding_box()["height"] >= 43.5
    x, y = graph.centre(graph.card("y"))
    graph.swipe((x, y), (x, y - 150))
    assert graph.page.evaluate("scrollY") > 40 and graph.value("y") == "4.00"


@browser
@pytest.mark.parametrize("graph", STEPS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(show, theme, width, graph):
    page = show([Backprop(graph=graph, step=23)], theme=theme, width=width).page
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


def test_every_node_but_the_loss_can_be_chosen():
    assert set(NODES) == {n for places in PLACES.values() for n in places} - {"L"}
