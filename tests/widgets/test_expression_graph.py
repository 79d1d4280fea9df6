"""ExpressionGraph: what it reads, its arithmetic beside Value's, a reader's hands."""

import re

import numpy as np
import pytest
import traitlets

from nnworks import autograd
from nnworks.widgets import ExpressionGraph
from nnworks.widgets.expression_graph import FUNCTIONS, NAMES, calculate
from tests.widgets.hands import Hands
from tests.widgets.node import evaluate

NUMBERS = [1.0, 0.5, 1.0, 2.0, -1.0, 1.0]
PAGE = (
    "return value.map(([text, numbers]) => {"
    "  const nodes = m.parse(text), f = m.forward(nodes, numbers);"
    "  const names = nodes.map((n) => n.op || n.label);"
    "  return [names, f.value, f.slopes, m.backward(nodes, f.slopes).grad]; });"
)


def theirs(text, numbers=NUMBERS):
    return evaluate("expression.mjs", PAGE, [[text, numbers]])[0]


def ours(text, numbers=NUMBERS):
    end = calculate(text, numbers)
    end.backward()
    nodes = autograd.topological_order(end)
    names = [node.operation or node.label for node in nodes]
    slopes = [list(node.slopes) for node in nodes]
    return names, [n.data for n in nodes], slopes, [n.grad for n in nodes]


def random_expression(rng, size):
    """An expression with numbers, letters, signs and functions, of about that size."""
    if size <= 1:
        number = str(rng.integers(1, 9) / 4)
        return number if rng.random() < 0.25 else str(rng.choice(NAMES))
    kind = rng.integers(0, 6)
    if kind < 3:
        left = random_expression(rng, size // 2)
        right = random_expression(rng, size - size // 2 - 1)
        sign = "+-*"[kind]
        return (
            f"({left}){sign}({right})" if rng.random() < 0.5 else f"{left}{sign}{right}"
        )
    inner = random_expression(rng, size - 1)
    if kind == 3:
        return f"{rng.choice(['tanh', 'relu', 'sigmoid'])}({inner})"
    return f"-{inner}" if kind == 4 else f"({inner})**{rng.integers(1, 4)}"


def same(mine, other):
    assert other[0] == mine[0]
    for one, two in zip(mine[1:], other[1:], strict=True):
        flat = [np.hstack([*map(np.ravel, v), []]) for v in (one, two)]
        np.testing.assert_allclose(*flat, rtol=1e-12, atol=1e-12)


def test_page_and_library_read_and_differentiate_alike():
    rng = np.random.default_rng(0)
    cases = []
    while len(cases) < 150:
        text, numbers = random_expression(rng, rng.integers(1, 9)), rng.normal(size=6)
        try:
            calculate(text, numbers)
        except ValueError:  # too long, or too large
            continue
        cases.append([text, numbers.tolist()])
    for case, other in zip(cases, evaluate("expression.mjs", PAGE, cases), strict=True):
        same(ours(*case), other)


@pytest.mark.parametrize(
    "text",
    [
        "tanh(w*x + b) * w",
        "-x**2",
        "x**-1",
        "y**0.5 + x",
        "a-b-c",
        "a/b/c",
        "2*-x",
        "--x",
        "exp(x)/(1+exp(x))",
        "log(a + 1)",
        ".5*a",
    ],
)
def test_signs_bind_as_in_python(text):
    same(ours(text), theirs(text))


WRONG = {
    "": "Nothing is written",
    "tanh(x": "A bracket is left open",
    "x +": "breaks off",
    "z * 2": "z is not known here",
    "sin(x)": "sin is not known here",
    "2 x": "Before x a sign such as",
    "x)": "one closing bracket too many",
    "x ^ 2": "For a power write **",
    "x ** y": "a plain number is expected",
    "x ** 2 ** 3": "put brackets",
    "tanh x": "tanh needs brackets",
    "x = 2": "Before = a sign",
    "* x": "cannot stand there",
    "x" + "+x" * 40: "at most 60",
    "+".join(str(i) for i in range(1, 15)): "more than 20 boxes",
    "1 / (x - x)": "divided by 0",
    "log(x)": "Only numbers above 0",
    "x ** 0.5": "no number or has no slope",
    "exp(exp(9))": "too large to show",
}


@pytest.mark.parametrize("text", WRONG, ids=repr)
def test_what_cannot_be_read_gets_one_sentence(text):
    code = (
        "try { m.forward(m.parse(value[0]), value[1]); return 'read'; }"
        "catch (error) { return error.message; }"
    )
    said = evaluate("expression.mjs", code, [text, NUMBERS])
    assert WRONG[text] in said and said.endswith(".") and said.count(". ") <= 1
    with pytest.raises(ValueError):
        calculate(text, NUMBERS)


def test_python_and_the_page_know_the_same_words():
    code = "return [m.NAMES, m.FUNCTIONS, m.MOST, m.LONGEST]"
    assert evaluate("expression.mjs", code) == [[*NAMES], [*FUNCTIONS], 20, 60]


def test_values_arrive_before_gradients():
    code = "return m.stages(m.parse('w*x+w'))"
    assert evaluate("expression.mjs", code) == {"on": [2, 3], "back": [3, 2, 1, 0]}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"expression": "sin(x)"}, "is not known here"),
        ({"expression": "x +"}, "cannot be read"),
        ({"expression": "__import__('os')"}, "is not known here"),
        ({"numbers": [1, 2]}, "got shape"),
        ({"step": 41}, "expected a number from 0 to 40"),
    ],
)
def test_a_wrong_option_gets_one_sentence(options, words):
    with pytest.raises(traitlets.TraitError, match=words):
        ExpressionGraph(**options)


def test_python_reads_the_result_and_the_still_says_it():
    figure = ExpressionGraph(expression="w * x + w", step=6)
    assert figure.expression == "w*x+w"
    assert figure.result().data == 0.0
    assert "w 2.00 with gradient 0.00" in figure._alt()
    again = eval(repr(figure))
    assert again.get_state(figure._options) == figure.get_state(figure._options)
    assert figure._repr_mimebundle_()[0]["image/png"]
    assert "gradient" not in ExpressionGraph()._alt()


# A reader's hands


class Graph(Hands):
    """The figure under a reader's hands."""

    def cards(self, kind="value"):
        return self.root.locator(f".nn-card-{kind}").all_text_contents()

    def write(self, text):
        self.root.get_by_role("textbox", name="Expression").fill(text)
        self.page.keyboard.press("Enter")
        self.settle()

    def told(self):
        return self.root.locator(".nn-told").inner_text()


browser = pytest.mark.browser


@pytest.fixture
def graph(show):
    seen = show([ExpressionGraph()], reduced_motion="reduce")
    yield Graph(seen.page)
    assert seen.errors == [] and seen.foreign == []


@browser
def test_step_by_step_the_gradients_come_back(graph):
    assert graph.cards("grad") == [""] * 7
    for _ in range(7):
        graph.root.get_by_role("button", name="Step", exact=True).click()
        graph.settle()
    assert graph.cards("grad")[0] == "−1.27" and graph.cards("grad")[-1] == "1.00"
    assert "what comes back is added" in graph.told()


@browser
def test_an_expression_is_written(graph):
    graph.write("x*x + 3")
    assert graph.cards() == ["−1.00", "1.00", "3.00", "4.00"]
    names = graph.root.locator("input[type=range]").evaluate_all(
        "all => all.filter(e => e.offsetParent).map(e => e.getAttribute('aria-label'))"
    )
    assert names == ["step", "x"]


@browser
@pytest.mark.parametrize("text", ["tanh(x", "z*2", "log(x)", "1/(x-x)"])
def test_a_mistyped_expression_gets_one_sentence(graph, text):
    before = graph.cards()
    graph.write(text)
    alert = graph.root.locator(".nn-refusal:not([hidden])")
    assert alert.inner_text().endswith(".")
    assert graph.cards() == before
    graph.write("w*w")
    assert not alert.is_visible() and graph.cards() == ["2.00", "4.00"]


@browser
def test_arrow_keys_go_from_box_to_box(graph):
    graph.root.locator("[data-node='6']").focus()
    graph.page.keyboard.press("ArrowRight")
    assert graph.page.evaluate("document.activeElement.dataset.node") == "0"
    assert graph.told().startswith("w is given")
    assert graph.root.locator(".nn-card[tabindex='0']").count() == 1


@browser
def test_a_shared_link_restores_it(show):
    first = Graph(show([ExpressionGraph()]).page)
    first.write("(w*x - y)**2")
    first.press(first.slider("x"), "ArrowRight", 3)
    first.root.get_by_role("button", name="Share link").click()
    first.root.get_by_text(re.compile("Link copied|now holds the link")).wait_for()
    seen = show(hash="#" + first.page.url.split("#")[1])
    assert Graph(seen.page).cards() == first.cards() and seen.errors == []


@browser
@pytest.mark.parametrize("width", [320, 390, 768])
def test_fits_its_width(show, width):
    figure = ExpressionGraph(expression="sigmoid(w*x+b)*a+relu(c*x+y)", step=30)
    page = show([figure], width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(show, theme):
    page = show([ExpressionGraph(step=11)], theme=theme, width=390).page
    page.get_by_role("button", name="What am I looking at?").click()
    from tests.browsing import ROOT

    page.add_script_tag(path=ROOT / "node_modules" / "axe-core" / "axe.min.js")
    found = page.evaluate("axe.run('.nn-figure')")
    assert [rule["id"] for rule in found["violations"]] == []
