"""The figure that counts, under a reader's hands."""

import pytest

from nnworks.widgets import Counter
from tests.browsing import ROOT

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


class Hands:
    def __init__(self, seen):
        self.seen, self.page = seen, seen.page
        self.root = seen.page.locator(".nn-figure").first

    def settle(self):
        self.page.evaluate(
            "() => new Promise(r => requestAnimationFrame(() =>"
            " requestAnimationFrame(r)))"
        )

    def tiles(self):
        return self.root.locator(".nn-tile b").all_inner_texts()

    def drawing(self):
        return self.root.locator(".nn-columns-drawing").evaluate("c => c.toDataURL()")

    def type(self, name, text):
        typed = self.root.get_by_label(f"{name}, typed")
        typed.fill(text)
        typed.press("Enter")
        self.settle()

    def choose(self, name):
        self.root.get_by_role("radio", name=name, exact=True).click()
        self.settle()

    def refusals(self):
        shown = self.root.locator(".nn-refusal:not([hidden])")
        return shown.all_inner_texts()


@pytest.fixture
def hands(show):
    made = []

    def open_figure(page_options=None, **options):
        made.append(Hands(show([Counter(**options)], **(page_options or {}))))
        return made[-1]

    yield open_figure
    for each in made:
        assert each.seen.errors == [] and each.seen.foreign == []


PUBLISHED = [
    ("Digit reader", ["31,810", "127 kB", "31,760"]),
    ("LeNet-5", ["61,706", "247 kB", "416,520"]),
    ("ResNet-50", ["25,557,032", "102 MB", "3.86 billion"]),
    ("GPT-2 XL", ["1,557,611,200", "6.23 GB", "1.75 trillion"]),
    ("Llama 3.1 405B", ["405,845,000,192", "1.62 TB", "3.58 quadrillion"]),
]


def test_the_published_networks_at_one_press(hands):
    figure = hands(depth=3)
    seen = set()
    for name, tiles in PUBLISHED:
        figure.choose(name)
        assert figure.tiles() == tiles
        seen.add(figure.drawing())
    assert len(seen) == len(PUBLISHED)


def test_numbers_of_fewer_bytes(hands):
    figure = hands(model="gpt2")
    before = figure.drawing()
    figure.choose("int8")
    assert figure.tiles()[:2] == ["1,557,611,200", "1.56 GB"]
    assert figure.drawing() == before


@pytest.mark.parametrize("index, name", enumerate(["depth", "width", "input"]))
def test_arrow_keys_climb_from_stop_to_stop(hands, index, name):
    figure = hands()
    before = figure.drawing()
    slider = figure.root.locator("input[type=range]").nth(index)
    slider.focus()
    figure.page.keyboard.press("ArrowRight")
    figure.settle()
    assert (
        figure.root.get_by_label(f"{name}, typed").input_value()
        == (["2", "64", "1,024"][index])
    )
    assert figure.drawing() != before
    assert slider.get_attribute("aria-valuetext").startswith(
        ["2 hidden", "64 units", "1,024 numbers"][index]
    )
    figure.page.keyboard.press("ArrowLeft")
    figure.settle()
    assert figure.drawing() == before


def test_any_whole_number_can_be_typed(hands):
    figure = hands()
    figure.type("width", "1,000")
    assert figure.tiles()[0] == f"{784 * 1000 + 1000 + 10_010:,}"
    figure.type("width", "1e6")
    figure.type("depth", "1000")
    exact = 784 * 10**6 + 999 * 10**12 + 1000 * 10**6 + 10 * 10**6 + 10
    assert figure.tiles()[0] == f"{exact:,}"
    assert "more numbers than the human neocortex" in figure.root.inner_text()
    assert "NaN" not in figure.root.inner_text()


@pytest.mark.parametrize(
    "text, said",
    [
        ("a lot", "a lot is no whole number from 0 to 1,000,000: 40 stays."),
        ("-5", "-5 is no whole number from 0 to 1,000,000: 40 stays."),
        ("2.5", "2.5 is no whole number from 0 to 1,000,000: 40 stays."),
        ("1e9", "1e9 is no whole number from 0 to 1,000,000: 40 stays."),
        ("", None),
    ],
)
def test_what_is_no_width_gets_one_sentence(hands, text, said):
    figure = hands()
    figure.type("width", text)
    assert figure.refusals() == ([said] if said else [])
    assert figure.tiles()[0] == "31,810"
    assert figure.root.get_by_label("width, typed").input_value() == "40"
    figure.type("width", "33")
    assert figure.refusals() == []


def test_absurd_networks(hands):
    figure = hands(width=0, depth=3)
    assert figure.tiles() == ["10", "40 bytes", "0"]
    assert "nothing gets through" in figure.root.locator(".nn-remark").inner_text()


def test_a_hand_on_the_drawing_reads_what_lies_there(hands):
    figure = hands(model="gpt2")
    canvas = figure.root.locator(".nn-columns-drawing")
    note, box = figure.root.locator(".nn-remark"), canvas.bounding_box()
    figure.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 5)
    assert "of 48: attention, 10,246,400 parameters." in note.inner_text()
    figure.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 140)
    assert "feed-forward, 20,488,000 parameters." in note.inner_text()
    figure.page.mouse.move(0, 0)
    assert note.inner_text().startswith("The 48 copies of the block hold")


def test_areas_are_counts(hands):
    """Pixels of each colour, counted: the digit reader's border is where it belongs."""
    figure = hands(width=2, depth=1, size=6)  # 14 parameters, then 30
    column = figure.root.locator(".nn-columns-drawing").evaluate(
        """c => {
          const pen = c.getContext("2d"), found = [];
          const { data, width } = pen.getImageData(0, 60, c.width, 1);
          const at = (x) => data[4 * x] + data[4 * x + 1] + data[4 * x + 2];
          for (let x = 3; x < width - 3; x++)
            if (at(x) > at(20) + 150) found.push(x / width);
          return found;
        }"""
    )
    assert column and all(share == pytest.approx(14 / 44, abs=0.01) for share in column)


def test_the_table_says_it_in_numbers(hands):
    figure = hands(model="resnet")
    figure.root.get_by_text("Layer by layer, in numbers").click()
    figure.root.locator(".nn-layers tbody tr").first.wait_for()
    rows = figure.root.locator(".nn-layers tbody tr").all_inner_texts()
    total = sum(int(row.split("\t")[2].replace(",", "")) for row in rows)
    work = sum(int(row.split("\t")[3].replace(",", "")) for row in rows)
    assert (total, work) == (25_557_032, 3_857_973_248)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("options", [{}, {"model": "llama"}, {"width": 0}])
def test_axe_finds_nothing_and_nothing_sticks_out_of_a_phone(hands, theme, options):
    figure = hands({**PHONE, "theme": theme}, **options)
    page = figure.page
    page.get_by_role("button", name="What am I looking at?").click()
    page.get_by_text("Layer by layer, in numbers").click()
    figure.settle()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run('.nn-figure')")
    assert len(found["passes"]) > 10
    assert [
        (r["id"], n["html"][:99]) for r in found["violations"] for n in r["nodes"]
    ] == []


def test_it_keeps_up_with_the_hand(hands):
    figure = hands(model="llama", depth=1000)
    slowest = figure.page.evaluate(
        """async () => {
          const range = document.querySelectorAll("input[type=range]")[1], cost = [];
          const frame = () => new Promise(requestAnimationFrame);
          for (let i = 0; i < 30; i++) {
            const start = performance.now();
            range.value = i % 15;
            range.dispatchEvent(new Event("input"));
            await frame();
            await frame();
            cost.push(performance.now() - start);
          }
          return cost.sort((a, b) => a - b)[15];
        }"""
    )
    assert slowest < 100  # two frames, on a busy machine
