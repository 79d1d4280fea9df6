"""A chapter's page as a reader meets it, with a Python that npm provides.

npm has Pyodide's core and no NumPy, so the checks of the chapter are exchanged for
ones in plain Python. All else is the site's own: the page, the runner, the worker, the
Python half, the messages.
"""

import hashlib
import io
import json
import re
import runpy
import shutil
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from tests.browsing import ROOT, Visit

CORE = ROOT / "node_modules" / "pyodide"
EXTENSION = runpy.run_path(str(ROOT / "book/_ext/nnbook/python.py"))
OWN, FIRST = EXTENSION["OWN"], EXTENSION["FIRST"]
PAGE = "book/1_neurons/neuron.html"
HOSTED = re.compile(r"https://cdn\.jsdelivr\.net/pyodide/v[\d.]+/full/")
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


def distribution(folder):
    """A Pyodide distribution, whole but for a NumPy that knows its version alone."""
    for name in EXTENSION["CORE"]:
        shutil.copy(CORE / name, folder)
    lock = json.loads((CORE / "pyodide-lock.json").read_text())
    numpy = lock["packages"]["numpy"]
    info, version = f"numpy-{numpy['version']}.dist-info", numpy["version"]
    wheel = folder / numpy["file_name"]
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("numpy/__init__.py", f"__version__ = {version!r}\n")
        archive.writestr(f"{info}/METADATA", f"Name: numpy\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\n")
        archive.writestr(f"{info}/RECORD", "")
    numpy["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    return folder


class Reader(Visit):
    """A visit to the chapter in which Python runs; `python=False` leaves it away.

    `pyodide` is the folder that stands for the host of Pyodide; `bare` says that it has
    no NumPy, so that the page must not ask for one.
    """

    def __init__(
        self,
        browser,
        site,
        *,
        python=True,
        limit=10,
        pyodide=CORE,
        bare=True,
        **options,
    ):
        assert (CORE / "pyodide.mjs").exists(), "run: python tools/vendor.py --dev"
        self.python, self.limit = python, limit
        self.pyodide, self.bare = pyodide, bare
        super().__init__(browser, f"{site}/{PAGE}", **options)

    def _gate(self, route):
        path = urlsplit(route.request.url).path
        name = path.rpartition("/")[2]
        if not self.python:
            return super()._gate(route)
        if path.endswith(".html"):
            text = route.fetch().text()
            if self.bare:
                text = text.replace('data-packages="numpy"', 'data-packages=""')
                text = text.replace(f'data-first="{FIRST}"', 'data-first=""')
            text = text.replace('data-limit="10"', f'data-limit="{self.limit}"')
            text = re.sub('data-index="[^"]*"', f'data-index="{OWN}"', text)
            return route.fulfill(body=text, content_type="text/html; charset=utf-8")
        if f"/{OWN}" in path and (self.pyodide / name).exists():
            kind = KINDS.get(Path(name).suffix, "application/octet-stream")
            body = (self.pyodide / name).read_bytes()
            return route.fulfill(body=body, content_type=kind)
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
