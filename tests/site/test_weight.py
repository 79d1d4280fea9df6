"""What a first visit to each page transfers, kept in docs/page_weights.md.

python -m tests.site.test_weight     measures again and writes the table
"""

import re

import pytest

from tests.browsing import ROOT, Visit, launch, serve

from .pages import BUILT, chapters, pages

TABLE = ROOT / "docs" / "page_weights.md"
LANDING, CHAPTER = 900, 1500  # kB, compressed
DRIFT = 1.10  # a page may grow by a tenth before somebody must look
HEAD = """# Page weights

What a reader's browser receives on a first visit, text compressed with gzip, one kB
being 1,000 bytes. A test keeps this table: no page above its limit, none a tenth
heavier than it says here. `python -m tests.site.test_weight` writes it again, after
`make book`.

| page | kB | limit |
|---|---:|---:|
"""


def limit(path):
    return CHAPTER if path in chapters() else LANDING


def kilobytes(seen):
    return sum(seen.weight().values()) / 1000


def recorded():
    rows = re.findall(r"^\| (\S+) \| (\d+) \|", TABLE.read_text(), re.M)
    return {path: int(weight) for path, weight in rows}


@pytest.mark.browser  # it needs the built site
def test_the_table_lists_every_page():
    assert sorted(recorded()) == pages()


def check_weight(path, seen):
    """What `test_pages.py` looks at, page by page, in the visit that it makes."""
    weight = kilobytes(seen)
    heaviest = sorted(seen.weight().items(), key=lambda item: -item[1])[:5]
    assert weight <= limit(path), f"{path}: {weight:.0f} kB, most of it {heaviest}"
    assert weight <= recorded()[path] * DRIFT + 5, (
        f"{path} grew to {weight:.0f} kB: if that is wanted, write the table again"
    )


def write():
    rows = []
    with serve(BUILT) as site, launch() as browser:
        for path in pages():
            seen = Visit(browser, f"{site}/{path}")
            rows.append(f"| {path} | {kilobytes(seen):.0f} | {limit(path)} |\n")
            seen.close()
    TABLE.write_text(HEAD + "".join(rows))


if __name__ == "__main__":
    write()
