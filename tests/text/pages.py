"""The pages as their authors wrote them, and the pieces that the tests look at."""

import json
import re
from functools import cache

import yaml

from tests.browsing import ROOT

BOOK = ROOT / "book"
TEMPLATE = BOOK / "_template.md"
_FENCE = re.compile(r"^(`{3,}|:{3,})", re.M)
_EXERCISE = re.compile(
    r"^(`{3,})\{(?:exercise|solution)\}[^\n]*\n.*?^\1$\n?", re.M | re.S
)
_CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```", re.M | re.S)


def every_page():
    """All pages of the book but the template."""
    return sorted(p for p in BOOK.rglob("*.md") if p != TEMPLATE)


def chapters():
    """The pages of the five parts."""
    return sorted(BOOK.glob("[0-9]_*/*.md"))


def notebooks():
    """The words of every assignment: its folder's name and its Markdown cells."""
    for path in sorted(ROOT.glob("solutions/*/*.ipynb")):
        written = json.loads(path.read_text(encoding="utf-8"))["cells"]
        words = ["".join(c["source"]) for c in written if c["cell_type"] == "markdown"]
        yield path.parent.name, "\n\n".join(words)


@cache
def text(path):
    return path.read_text(encoding="utf-8")


def cells(page):
    """The code cells as (options, source); options is what stands before the code."""
    found = []
    for body in _CELL.findall(page):
        options = ""
        if body.startswith("---\n"):
            options, body = body[4:].split("---\n", 1)
        lines = body.splitlines()
        while lines and lines[0].startswith(":"):
            options += lines.pop(0).lstrip(":") + "\n"
        found.append((yaml.safe_load(options) or {}, "\n".join(lines).strip()))
    return found


def is_task(options):
    """Whether a cell is a task that the reader solves in the page."""
    return "exercise" in options.get("tags", [])


def without_exercises(page):
    """The page without what its exercises ask, and without their solutions."""
    return _EXERCISE.sub("", page)


def prose(page):
    """What is read: the page without code, formulas, tables, options and markup."""
    page = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.S)
    page = _CELL.sub("", page)
    page = re.sub(
        r"^```\{?(?:python|bash|text|notebook).*?^```", "", page, flags=re.M | re.S
    )
    page = re.sub(r"\$\$.*?\$\$|\$[^$\n]+\$", " x ", page, flags=re.S)
    page = re.sub(r"^(%|\||:\w+:|\(.*\)=$).*$", "", page, flags=re.M)
    page = re.sub(r"`[^`\n]*`", " code ", page)
    return _FENCE.sub("", page)


def headings(page, level=2):
    """The headings of a level, or of several ("2,3"), outside of code."""
    return re.findall(rf"^#{{{level}}} (.+)$", _CELL.sub("", page), re.M)


def labels():
    """Every label that a page, a figure or an exercise defines."""
    found = set()
    for path in every_page():
        found |= set(re.findall(r"^\((\S+)\)=$", text(path), re.M))
        found |= set(re.findall(r"^:(?:name|label): (\S+)$", text(path), re.M))
        found |= set(re.findall(r"^ +name: (\S+)$", text(path), re.M))
    return found
