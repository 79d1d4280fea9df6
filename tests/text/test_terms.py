"""No term is used before it is explained, for somebody who reads from the first page.

A term is explained where it stands in bold with its role, ``**{term}`bias`**``.
"""

import re

import pytest
import yaml

from .pages import BOOK, ROOT, chapters, prose, text

BOLD = re.compile(r"\*\*\{term\}`([^`<]+?)(?: <([^>]+)>)?`\*\*")
# Words with an everyday meaning too, in which a chapter may use them earlier.
EVERYDAY = {
    *("device", "module"),
    *("activation", "batch", "class", "depth", "error", "example", "feature", "fire"),
    *("identity", "input", "layer", "loss", "memory", "network", "output", "pass"),
    *("score", "shape", "slope", "step", "target", "threshold", "unit", "value"),
    *("weight", "width"),
}


def reading_order():
    """The chapters as the contents list them."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    listed = [
        ROOT / f"{c['file']}.md" for p in contents["parts"] for c in p["chapters"]
    ]
    return [path for path in listed if path in chapters()]


def words_of(page):
    """What is read, goals and title aside: they name what the chapter will explain."""
    page = re.sub(r"^# .*$", "", page, count=1, flags=re.M)
    page = re.sub(r"^:::\{admonition\} You will.*?^:::$", "", page, flags=re.M | re.S)
    page = re.sub(r"\]\([^)]*\)", "]", page)
    page = BOLD.sub(lambda found: f"⟦{found[2] or found[1]}⟧", page)
    return prose(re.sub(r"\{term\}`([^`<]+?)(?: <[^>]+>)?`", r"\1", page))


def told_too_early(pages):
    """(page, term) for every term that stands in the prose before it is explained.

    pages: list of (name, text) in reading order.
    """
    place = {}  # term -> (page's number, position in its prose)
    for number, (_, page) in enumerate(pages):
        plain = words_of(page)
        for found in re.finditer("⟦(.+?)⟧", plain):
            place.setdefault(found[1], (number, found.start()))
    for term, (number, position) in sorted(place.items()):
        if term.lower() in EVERYDAY:
            continue
        word = re.compile(rf"(?<![\w`-]){re.escape(term)}(?:s|es)?(?![\w-])", re.I)
        for earlier, (name, page) in enumerate(pages[: number + 1]):
            plain = words_of(page)
            plain = plain[:position] if earlier == number else plain
            if word.search(plain):
                yield name, term


def test_no_term_is_used_before_it_is_explained():
    pages = [(path.stem, text(path)) for path in reading_order()]
    assert list(told_too_early(pages)) == []


def test_every_entry_of_the_glossary_is_explained_in_a_chapter():
    entries = re.findall(
        r"^([a-zA-Z][\w -]*)$(?=\n    )", text(BOOK / "glossary.md"), re.M
    )
    explained = {
        target or shown
        for path in chapters()
        for shown, target in BOLD.findall(text(path))
    }
    assert set(entries) - explained == set()


@pytest.mark.parametrize(
    "first, second, problems",
    [
        ("A **{term}`bias`** it is.", "The bias.", []),
        ("The biases.", "A **{term}`bias`** it is.", [("one", "bias")]),
        ("No word.", "The bias, a **{term}`bias`**.", [("two", "bias")]),
        ("A layer.", "A **{term}`layer`** it is.", []),
        ("A `bias` in code.", "A **{term}`bias`**.", []),
    ],
)
def test_the_test_of_terms_can_fail(first, second, problems):
    assert list(told_too_early([("one", first), ("two", second)])) == problems
