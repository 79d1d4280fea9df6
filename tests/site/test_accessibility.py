"""axe-core finds nothing of ours, in light and dark; the theme's own may only shrink.

`axe_baseline.json` lists the rules that the theme and the extensions break, each with
the elements and a word why. A violation elsewhere fails; so does an entry that nothing
breaks any more, until it is taken off the list.
"""

import json
from pathlib import Path

import pytest

from tests.browsing import ROOT

from .pages import pages

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BASELINE = json.loads(Path(__file__).with_name("axe_baseline.json").read_text())
OURS = [".nn-figure", ".bd-article"]


def violations(page):
    """Every broken rule with the elements that break it, and whether they are ours."""
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


def excused(rule, html):
    return any(
        entry["rule"] == rule and entry["contains"] in html for entry in BASELINE
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_but_the_listed_ones_of_the_theme(visit, scheme):
    new, used = [], set()
    for path in pages():
        page = visit(path, scheme=scheme).page
        theme = page.evaluate("document.documentElement.dataset.theme")
        assert theme == scheme, f"{path} does not follow the system: {theme}"
        for rule, html, ours, why in violations(page):
            if excused(rule, html):
                used |= {
                    i
                    for i, e in enumerate(BASELINE)
                    if e["rule"] == rule and e["contains"] in html
                }
            else:
                owner = "ours" if ours else "the theme's"
                new.append(f"{path} [{scheme}] {rule} ({owner}): {html[:160]}\n{why}")
    assert not new, "\n".join(new)
    stale = [e for i, e in enumerate(BASELINE) if i not in used]
    assert not stale, f"nothing breaks these any more, take them off: {stale}"
