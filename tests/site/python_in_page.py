"""A chapter's page as a reader meets it, with a Python that npm provides.

npm has Pyodide's core and no NumPy, so the checks of the chapter are exchanged for
ones in plain Python. All else is the site's own: the page, the runner, the worker, the
Python half, the messages.
"""

import io
import zipfile
from urllib.parse import urlsplit

from tests.browsing import ROOT, Visit

CORE = ROOT / "node_modules" / "pyodide"
PAGE = "book/1_neurons/neuron.html"
KINDS = {".mjs": "text/javascript", ".wasm": "application/wasm"}
CHECKS = """
from nnworks.check.failure import CheckFailed, message


def border(border):
    for x1, want in [(0.0, 1.5), (1.0, 1.0)]:
        try:
            got = border(x1, [1.0, 2.0], -3.0)
        except NotImplementedError as error:
            got = f"NotImplementedError: {error}"
        if got != want:
            sign = "The minus signs are missing." if got == -want else "Use `return`."
            raise CheckFailed(
                message(
                    "border",
                    called="border(x1, w, b)",
                    with_=f"x1 = {x1}",
                    got=str(got),
                    expected=str(want),
                    mistake=sign,
                    read='the chapter "One artificial neuron", section "See it move"',
                )
            )
    print("Right: border, in 2 cases.")


def count_mistakes(count_mistakes):
    assert count_mistakes() == 1.5
    print("Right: count_mistakes, in 1 case.")
"""


def library():
    """The archive that the worker unpacks, with checks that need no NumPy."""
    own = ROOT / "lib" / "nnworks" / "check"
    files = {
        "nnworks/__init__.py": "",
        "nnworks/check/__init__.py": "",
        "nnworks/check/failure.py": (own / "failure.py").read_text(),
        "nnworks/check/page/__init__.py": "",
        "nnworks/check/page/_cell.py": (own / "page" / "_cell.py").read_text(),
        "nnworks/check/page/neuron.py": CHECKS,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


class Reader(Visit):
    """A visit to the chapter in which Python runs; `python=False` leaves it away."""

    def __init__(self, browser, site, *, python=True, limit=10, page=PAGE, **options):
        assert (CORE / "pyodide.mjs").exists(), "run: python tools/vendor.py --dev"
        self.python, self.limit = python, limit
        super().__init__(browser, f"{site}/{page}", **options)

    def _gate(self, route):
        path = urlsplit(route.request.url).path
        name = path.rpartition("/")[2]
        if not self.python:
            return super()._gate(route)
        if path.endswith(".html"):
            text = route.fetch().text()
            text = text.replace('data-packages="numpy"', 'data-packages=""')
            text = text.replace('data-first="import numpy as np"', 'data-first=""')
            text = text.replace('data-limit="10"', f'data-limit="{self.limit}"')
            start = text.index('data-index="') + len('data-index="')
            own = text[:start] + "vendor/pyodide/" + text[text.index('"', start) :]
            return route.fulfill(body=own, content_type="text/html; charset=utf-8")
        if "/vendor/pyodide/" in path:
            kind = KINDS.get(f".{name.rpartition('.')[2]}", "application/octet-stream")
            return route.fulfill(body=(CORE / name).read_bytes(), content_type=kind)
        if name == "nnworks.zip":
            return route.fulfill(body=library(), content_type="application/zip")
        return super()._gate(route)

    def cell(self, number=0):
        return Cell(self.page.locator(".nn-cell").nth(number))


class Cell:
    """One editor of the page, by what a person sees and does."""

    def __init__(self, node):
        self.node = node
        self.area = node.locator("textarea")
        self.said = node.locator(".nn-cell-said")

    def write(self, text):
        self.area.fill(text)

    def press(self, name):
        self.node.get_by_role("button", name=name, exact=True).click()

    def wait(self, timeout=60_000):
        """Until nothing runs; what was said then."""
        idle = "button.nn-cell-first[aria-disabled=false]"
        self.node.locator(idle).wait_for(timeout=timeout)
        return self.said.inner_text()

    def check(self, text=None):
        if text is not None:
            self.write(text)
        self.press("Check")
        return self.wait()
