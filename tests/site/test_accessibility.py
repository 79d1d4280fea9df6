"""axe-core finds nothing of ours, in light and dark; the theme's own may only shrink.

`axe_baseline.json` lists the rules that the theme and the extensions break, each with
the elements and a word why. A violation elsewhere fails; so does an entry that nothing
breaks any more, until it is taken off the list.
"""

import contextlib
import json
from pathlib import Path

import pytest

from tests.browsing import ROOT, Visit

from .pages import pages

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BASELINE = json.loads(Path(__file__).with_name("axe_baseline.json").read_text())
OURS = [".nn-figure", ".bd-article"]


def violations(page):
    """Every broken rule with the elements that break it, and whether they are ours."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    inside = "([s, ours]) => !!document.querySelector(s)?.closest(ours)"
    for rule in found["violations"]:
        for node in rule["nodes"]:
            target = node["target"][0]
            # A target inside a shadow tree is a list: such a tree is always ours.
            ours = isinstance(target, list) or page.evaluate(
                inside, [target, ",".join(OURS)]
            )
            yield rule["id"], node["html"], ours, node["failureSummary"]


def excuses(rule, html):
    """The numbers of the entries of the list that name this violation."""
    return {
        number
        for number, entry in enumerate(BASELINE)
        if entry["rule"] == rule and entry["contains"] in html
    }


def wear(page, scheme):
    """Make an open page light or dark, as the system does at nightfall."""
    page.emulate_media(color_scheme=scheme)
    follows = f"document.documentElement.dataset.theme === '{scheme}'"
    page.wait_for_function(follows)
    # Colours on their way to the new ones are nobody's contrast. They are not waited
    # for: on a busy machine one was seen that never ended, nor did its promise.
    moving = "document.getAnimations().filter(a => a instanceof CSSTransition)"
    page.evaluate(f"{moving}.forEach(a => a.finish())")


def test_no_violation_but_the_listed_ones_of_the_theme(chromium, site):
    new, used = [], {"light": set(), "dark": set()}
    for path in pages():
        # Each is closed at once: what moves on a page would go on beside the next.
        with contextlib.closing(Visit(chromium, f"{site}/{path}")) as seen:
            for scheme, listed in used.items():
                wear(seen.page, scheme)
                for rule, html, ours, why in violations(seen.page):
                    entries = excuses(rule, html)
                    listed |= entries
                    owner = "ours" if ours else "the theme's"
                    told = f"{path} [{scheme}] {rule} ({owner}): {html[:160]}\n{why}"
                    new += [] if entries else [told]
    assert not new, "\n".join(new)
    for scheme, listed in used.items():
        stale = [e for i, e in enumerate(BASELINE) if i not in listed]
        assert not stale, f"in {scheme} nothing breaks these, take them off: {stale}"
