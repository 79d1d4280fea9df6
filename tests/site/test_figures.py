"""Every live figure of every page, whichever it is, moves by mouse and by keyboard.

A figure has its own tests in tests/widgets; here it is met as a reader meets it.
"""

import functools
import json

import pytest
from bs4 import BeautifulSoup

from tests.browsing import Visit

from .pages import BUILT, pages

pytestmark = pytest.mark.browser
VIEW = "application/vnd.jupyter.widget-view+json"
STILL = {"reduced_motion": "reduce"}  # what runs by itself stands, between two looks


@functools.lru_cache
def figures():
    """(page, number of the figure on it) for every live figure of the built site."""
    found = []
    for path in pages():
        soup = BeautifulSoup((BUILT / path).read_text(encoding="utf-8"), "html.parser")
        found += [(path, i) for i, _ in enumerate(soup.find_all("script", type=VIEW))]
    return found


def test_the_landing_page_and_every_chapter_have_a_living_figure():
    alive = {path for path, _ in figures()}
    assert {p for p in pages() if p.split("/")[1][0].isdigit()} <= alive
    assert "book/index.html" in alive


def pixels(figure):
    """What the figure shows: its canvases, the words of its drawings, its sliders.

    Not where a handle stands: that may depend on the way it came.
    """
    shown = "all => all.map(e => e.toDataURL?.() ?? e.value ?? e.textContent)"
    return json.dumps(figure.locator("canvas, svg, input").evaluate_all(shown))


def drawing(figure):
    """All that the figure draws, on canvases and in SVG, without its sliders."""
    shown = "all => all.map(e => e.toDataURL?.() ?? e.innerHTML)"
    return json.dumps(figure.locator("canvas, svg").evaluate_all(shown))


def settle(figure):
    wait = "() => new Promise(ok => requestAnimationFrame(() => setTimeout(ok, 50)))"
    figure.page.evaluate(wait)


@pytest.fixture(scope="module")
def opened(chromium, site):
    """opened(path) -> Visit; it stays open while its figures are looked at."""
    held = {}

    def open_page(path):
        if path not in held:
            close()
            held[path] = Visit(chromium, f"{site}/{path}", **STILL)
            held[path].first = {}  # what each figure showed first
        return held[path]

    def close():
        for seen in held.values():
            seen.close()
        held.clear()

    yield open_page
    close()


@pytest.fixture(scope="module", params=figures(), ids=lambda f: f"{f[0]}-{f[1]}")
def place(request):
    return request.param


@pytest.fixture
def figure(place, opened):
    path, number = place
    seen = opened(path)
    found = seen.page.locator(".nn-figure").nth(number)
    found.wait_for()
    found.scroll_into_view_if_needed()
    settle(found)
    seen.first.setdefault(number, pixels(found))
    yield found
    found.get_by_role("button", name="Reset").press("Enter")
    settle(found)
    assert seen.errors == [] and seen.foreign == []


@pytest.fixture
def first(place, figure, opened):
    """What the figure showed when its page was opened."""
    return opened(place[0]).first[place[1]]


def test_the_mouse_moves_it(figure):
    before = drawing(figure)
    slider = figure.locator("input[type=range]").first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse = figure.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(box["x"] + 5, y, steps=8)
    mouse.up()
    settle(figure)
    assert drawing(figure) != before


def test_the_keyboard_moves_it_and_reset_takes_it_back(figure, first):
    before, drawn = pixels(figure), drawing(figure)
    assert before == first
    figure.locator("input[type=range]").first.focus()
    for _ in range(8):
        figure.page.keyboard.press("ArrowRight")
    settle(figure)
    assert drawing(figure) != drawn and pixels(figure) != before
    figure.get_by_role("button", name="Reset").press("Enter")
    settle(figure)
    assert pixels(figure) == before


def test_every_handle_answers_the_arrow_keys(figure):
    handles = figure.locator("[role=slider]:not([hidden])")
    for i in range(handles.count()):
        handle = handles.nth(i)
        if not handle.is_visible():
            continue
        before = handle.get_attribute("aria-valuetext")
        handle.focus()
        figure.page.keyboard.press("ArrowUp")
        settle(figure)
        assert handle.get_attribute("aria-valuetext") != before


def test_its_address_brings_its_state_back(figure, visit):
    figure.locator("input[type=range]").first.focus()
    for _ in range(8):
        figure.page.keyboard.press("ArrowLeft")
    figure.get_by_role("button", name="Share link").click()
    settle(figure)
    address = figure.page.evaluate("location.pathname + location.hash").lstrip("/")
    name = figure.get_attribute("data-key")
    seen = visit(address, until="load", **STILL)
    again = seen.page.locator(f"[data-key='{name}']")
    again.wait_for()
    settle(again)
    assert pixels(again) == pixels(figure)


def test_a_broken_address_gives_the_figure_as_it_was_written(figure, visit):
    name = figure.get_attribute("data-key")
    path = figure.page.evaluate("location.pathname").lstrip("/")
    seen = visit(f"{path}#{name}:w1=lots,%%%", until="load", **STILL)
    again = seen.page.locator(f"[data-key='{name}']")
    again.wait_for()
    settle(again)
    assert pixels(again) == pixels(figure)
    assert seen.errors == []
