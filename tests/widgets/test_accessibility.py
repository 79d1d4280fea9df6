"""axe-core finds nothing in a figure, and what it cannot see is reckoned: contrast."""

import re

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


def luminance(colour):
    """Relative luminance of '#rrggbb' (WCAG 2.2)."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def roles():
    """The colours by role, light and dark, as the style sheet names them."""
    blocks = re.findall(r"\.nn-figure \{([^}]*--nn-paper:[^}]*)\}", OneNeuron._css)
    assert len(blocks) == 2
    return dict(
        zip(
            ["light", "dark"],
            (dict(re.findall(r"--nn-([\w-]+): (#\w{6})", b)) for b in blocks),
            strict=True,
        )
    )


TEXT = [  # 4.5 : 1
    *[("ink", ground) for ground in ("paper", "soft")],
    *[("muted", ground) for ground in ("paper", "soft")],
    *[("on-color", ground) for ground in ("positive", "negative-text")],
    ("right", "paper"),
]
MARKS = [  # 3 : 1
    *[("ink", ground) for ground in ("heat-low", "heat-mid", "heat-high")],
    *[(mark, "paper") for mark in ("positive", "negative", "probe", "focus")],
    ("probe", "soft"),
]


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("least, pairs", [(4.5, TEXT), (3, MARKS)])
def test_contrast_of_text_and_of_marks(theme, least, pairs):
    colours = roles()[theme]
    found = {pair: round(contrast(*(colours[c] for c in pair)), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}
