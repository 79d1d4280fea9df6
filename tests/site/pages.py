"""Which pages the built site has."""

from tests.browsing import ROOT

BUILT = ROOT / "_build" / "html"
GENERATED = {"genindex.html", "search.html", "index.html"}


def pages():
    """Every page that somebody wrote, as paths below the site's root."""
    found = sorted(
        p.relative_to(BUILT).as_posix() for p in BUILT.glob("book/**/*.html")
    )
    return [p for p in found if not p.startswith("_")]


def chapters():
    """The pages of the five parts: book/<number>_<part>/<chapter>.html."""
    return [p for p in pages() if p.split("/")[1][0].isdigit()]
