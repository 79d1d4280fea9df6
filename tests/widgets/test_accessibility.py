"""axe-core finds nothing in a figure, light or dark, on a phone or a wide screen.

Text in a drawing it cannot judge: `test_one_neuron.py` reckons those contrasts.
"""

import pytest

from nnworks.widgets import OneNeuron
from tests.browsing import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
STATES = {
    "some wrong": {"w1": 3, "w2": -2, "bias": -0.5, "dataset": "xor"},
    "all right": {"w1": 2, "w2": 2, "bias": -3, "dataset": "and"},
    "no line": {"w1": 0, "w2": 0, "bias": 1},
    "compact": {"compact": True},
}


@pytest.mark.browser
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(show, theme, width, state):
    assert AXE.exists(), "axe-core is not here: run `python tools/vendor.py --dev`"
    page = show([OneNeuron(**STATES[state])], theme=theme, width=width).page
    page.get_by_role("button", name="What am I looking at?").click()
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run('.nn-figure')")
    assert len(found["passes"]) > 10  # it did look
    broken = [
        (rule["id"], node["html"][:120], node["failureSummary"])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    assert broken == []
