"""Every page: whole without a network, without an error, on a phone and at night."""

import functools
import re
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from .pages import BUILT, GENERATED, pages
from .test_accessibility import wear
from .test_weight import check_weight

pytestmark = pytest.mark.browser
EVERY = [*pages(), *sorted(GENERATED)]


def test_there_are_pages():
    assert "book/index.html" in EVERY and "book/1_neurons/neuron.html" in EVERY


@pytest.mark.parametrize("path", EVERY)
def test_no_foreign_host_no_error_nothing_missing_and_its_weight(visit, path):
    seen = visit(path)
    if path in pages():
        check_weight(path, seen)  # before anything loads late
    seen.page.mouse.wheel(0, 20000)  # whatever loads late, loads now
    seen.page.wait_for_timeout(300)
    assert seen.foreign == []
    assert seen.errors == []
    assert seen.missing == []


@pytest.mark.parametrize("path", pages())
def test_fits_a_phone_by_day_and_night_and_its_figures_explain_themselves(visit, path):
    page = visit(path, width=390, height=844, has_touch=True).page
    for scheme in ("light", "dark"):
        wear(page, scheme)
        wide = page.evaluate(
            "document.documentElement.scrollWidth"
            " - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{path} [{scheme}] is {wide} px wider than a phone"
        for figure in page.locator(".nn-figure").all():
            asked = figure.get_by_role("button", name="What am I looking at?")
            words = figure.inner_text()
            asked.click()
            assert len(figure.inner_text().split()) > len(words.split()) + 30
            asked.click()  # put away, to be asked for again


@functools.lru_cache
def soup_of(path):
    return BeautifulSoup((BUILT / path).read_text(encoding="utf-8"), "html.parser")


@functools.lru_cache
def anchors(path):
    return {element["id"] for element in soup_of(path).find_all(id=True)} | {""}


def leads_nowhere(page, target):
    """Whether a link of `page` within the site names a file or an anchor not there."""
    place, anchor = urldefrag(urljoin(f"http://site/{page}", target))
    path = unquote(urlsplit(place).path).lstrip("/")
    if not (BUILT / path).exists():
        return True
    if state := re.match(r"([a-z]+(?:-[a-z]+)*)(?:-\d+)?:", anchor):  # of a live figure
        return f'name:\\"{state[1]}\\"' not in (BUILT / path).read_text("utf-8")
    return path.endswith(".html") and unquote(anchor) not in anchors(path)


@pytest.mark.parametrize("path", EVERY)
def test_every_link_within_the_site_leads_somewhere(path):
    soup = soup_of(path)
    targets = [e["href"] for e in soup.find_all(["a", "link"], href=True)]
    targets += [e["src"] for e in soup.find_all(["img", "script"], src=True)]
    elsewhere = ("http:", "https:", "mailto:", "data:", "javascript:")
    own = [t for t in targets if not t.startswith(elsewhere)]
    assert [t for t in own if leads_nowhere(path, t)] == []


@pytest.mark.parametrize("path", pages())
def test_scripts_and_styles_are_the_sites_own(path):
    soup = soup_of(path)
    sources = [s["src"] for s in soup.find_all("script", src=True)]
    sources += [s["href"] for s in soup.find_all("link", rel="stylesheet")]
    assert [s for s in sources if s.startswith(("http", "//"))] == []
    assert "THEBE_JS_URL" not in soup.decode()
