"""Words, symbols, terms, citations, labels, figures: told once and told alike."""

import re

import pytest
from pybtex.database import parse_string

from .pages import (
    BOOK,
    ROOT,
    cells,
    chapters,
    every_page,
    headings,
    labels,
    notebooks,
    prose,
    text,
)

FORBIDDEN = r"\b(simply|just|obviously|clearly|trivial(?:ly)?|of course)\b"
HOME = r"(?<![\w.<>])/(?:home|root|work|tmp|Users|private)/\S*"
EMOJI = "[\U0001f300-\U0001faff☀-➿]"
# Parts of formulas that are no symbols of ours: operators, numbers, layout.
LAYOUT = (
    r"\\\\|\\[,;!]|\\(?:begin|end)\{\w+\}"
    r"|\\(?:frac|dfrac|cdot|ge|le|ne|qquad|quad|leftarrow|max|min|dots|pm|sqrt)(?![a-z])"
    r"|[0-9+\-*/=<>().,:|^_{}\s−&]"
)


def name(path):
    return path.relative_to(BOOK).as_posix()


@pytest.mark.parametrize("path", every_page(), ids=name)
def test_no_forbidden_word_and_no_emoji(path):
    assert words_to_avoid(prose(text(path))) == []


@pytest.mark.parametrize("assignment, words", notebooks(), ids=lambda n: n[:12])
def test_no_forbidden_word_in_a_notebook(assignment, words):
    assert words_to_avoid(prose(words)) == []


def words_to_avoid(plain):
    """Forbidden words and emoji; the heading that has one on purpose aside."""
    plain = plain.replace("What we just did", "")
    return re.findall(FORBIDDEN, plain, re.I) + re.findall(EMOJI, plain)


@pytest.mark.parametrize("path", every_page(), ids=name)
def test_no_path_of_somebodys_machine(path):
    assert re.findall(HOME, text(path)) == []


def symbols(page):
    """The symbols of every formula: letters, and commands such as \\sigma."""
    page = re.sub(r"```\{code-cell\}.*?^```", "", page, flags=re.S | re.M)
    found = set()
    for formula in re.findall(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", page, re.S):
        formula = "".join(formula)
        hats = re.findall(r"\\(?:hat|bar|tilde)\{\w\}", formula)
        formula = re.sub(r"\\(?:hat|bar|tilde)\{\w\}", " ", formula)
        formula = re.sub(r"\\(?:text|mathrm)\{[^}]*\}", " ", formula)
        found |= set(hats) | set(
            re.findall(r"\\[a-z]+|[A-Za-z]", re.sub(LAYOUT, " ", formula))
        )
    return found


def test_the_tests_of_words_can_fail():
    assert words_to_avoid(prose("It is just so.\n")) == ["just"]
    assert words_to_avoid(prose("Done \U0001f389\n")) == ["\U0001f389"]
    assert words_to_avoid(prose("Do `just this`; $just$ adjust, justice\n")) == []
    somebodys = "/".join(["see ", "home", "ada", "x.py"])
    nobodys = "/".join(["a", "work", "b"])
    assert re.findall(HOME, somebodys) and not re.findall(HOME, nobodys)
    assert symbols(r"$\hat{y} = \sigma(w \cdot x_1) \ge 0$") == {
        *(r"\hat{y}", r"\sigma", "w", "x")
    }
    assert symbols(r"$$a \\ b\,c$$ and $\text{if } d$") == {"a", "b", "c", "d"}


def test_every_symbol_is_in_the_notation_table():
    table = text(BOOK / "notation.md")
    known = set()
    for row in re.findall(r"^\| (\$.+?\$) \|", table, re.M):
        known |= symbols(row)
    for path in chapters():
        assert symbols(text(path)) - known == set(), f"{name(path)}: not in notation.md"
    for assignment, words in notebooks():
        assert symbols(words) - known == set(), f"{assignment}: not in notation.md"


def test_every_term_is_in_the_glossary_and_every_entry_is_used():
    entries = set(
        re.findall(r"^([a-zA-Z][\w -]*)$(?=\n    )", text(BOOK / "glossary.md"), re.M)
    )
    used = set()
    for path in every_page():
        for shown, target in re.findall(
            r"\{term\}`([^`<]+?)(?: <([^>]+)>)?`", text(path)
        ):
            used.add(target or shown)
    assert used - entries == set(), "terms without an entry"
    assert entries - used == set(), "entries that no page uses"


def test_every_citation_has_its_entry_and_every_entry_is_cited():
    bibliography = (BOOK / "references.bib").read_text(encoding="utf-8")
    entries = set(re.findall(r"^@\w+\{(\w+),", bibliography, re.M))
    # Read as the book reads it: a brace that a merge lost stops every build.
    assert set(parse_string(bibliography, "bibtex").entries) == entries
    cited = {
        key.strip()
        for path in every_page()
        for keys in re.findall(r"\{cite:\w+\}`([^`]+)`", text(path))
        for key in keys.split(",")
    }
    assert cited == entries


def test_every_reference_leads_to_a_label():
    known = labels()
    for path in every_page():
        for shown in re.findall(r"\{(?:ref|numref|eq)\}`([^`]+)`", text(path)):
            target = re.search(r"<([^>]+)>", shown)
            assert (target[1] if target else shown) in known, f"{name(path)}: {shown}"


@pytest.mark.parametrize("path", chapters(), ids=name)
def test_every_figure_has_a_caption_and_a_text_for_those_who_do_not_see_it(path):
    drawn = 0
    for options, source in cells(text(path)):
        if "plt." not in source or "remove-cell" in options.get("tags", []):
            continue
        drawn += 1
        figure = options["mystnb"]["figure"]
        assert figure["name"].startswith("fig-") and len(figure["caption"].split()) > 4
        assert len(options["mystnb"]["image"]["alt"].split()) > 8
        assert not figure["caption"].lower().startswith(("a figure", "figure"))
    live = re.findall(
        r"^```\{glue:figure\} \w+\n:name: (fig-\S+)\n\n(.+?)\n```",
        text(path),
        re.M | re.S,
    )
    assert 1 <= len(live) <= 2, "one or two figures are live"
    assert 3 <= drawn + len(live) <= 5


def test_the_sections_that_checks_send_a_student_to_exist():
    there = {
        h for p in chapters() for level in (2, 3) for h in headings(text(p), level)
    }
    sources = "".join(p.read_text() for p in (ROOT / "lib/nnworks/check").rglob("*.py"))
    named = set(re.findall(r'chapter\("([^"]+)"\)', sources))
    assert named and named <= there
