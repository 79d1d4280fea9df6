"""The built site, served on localhost, in a headless Chromium without other hosts."""

import pytest

from tests.browsing import ROOT, Visit, launch, serve


@pytest.fixture(scope="session")
def site():
    """The address of the built site; `make test` builds it before it runs the tests."""
    built = ROOT / "_build" / "html"
    if not (built / "index.html").exists():
        pytest.fail("the site is not built: run `make book` (or `make test`) first")
    with serve(built) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    with launch() as browser:
        yield browser


@pytest.fixture
def visit(chromium, site):
    """visit("book/index.html", width=390, scheme="dark") -> Visit, closed later."""
    visits = []

    def open_page(path, **options):
        visits.append(Visit(chromium, f"{site}/{path}", **options))
        return visits[-1]

    yield open_page
    for each in visits:
        each.close()
