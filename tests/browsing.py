"""Open pages as a reader without a network does: only localhost answers.

Shared by the tests of the figures (tests/widgets) and of the site (tests/site).
"""

import contextlib
import functools
import gzip
import http.server
import runpy
import threading
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BROWSER = runpy.run_path(str(ROOT / "tools" / "browser.py"))
COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".ipynb"}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def serve(folder):
    """Serve `folder` on a free port of localhost; gives its address."""
    handler = functools.partial(_Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("localhost", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


_running = []  # the browser, while someone uses it


@contextlib.contextmanager
def launch():
    """A headless Chromium; without one, the sentence that says how to get it."""
    # Playwright starts once a process: tests of the figures and of the site, which run
    # in one, share it.
    if _running:
        yield _running[0]
        return
    path = BROWSER["find"]()
    assert path, BROWSER["HOW"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=BROWSER["ARGUMENTS"])
        _running.append(browser)
        try:
            yield browser
        finally:
            _running.clear()
            browser.close()


class Visit:
    """One reader's look at one page, with a record of all that went wrong.

    Attributes
    ----------
    page : the Playwright page
    foreign : addresses asked of any host but localhost (they were refused)
    errors : console errors and uncaught exceptions
    missing : the site's own addresses that did not answer
    weight : bytes received, text counted as a server compresses it (gzip)

    It has arrived when `until` has: "networkidle" is half a second without a request;
    "load", for who waits for what it looks at, is as soon as all is there.
    """

    def __init__(
        self,
        browser,
        url,
        *,
        width=1280,
        height=900,
        scheme="light",
        until="networkidle",
        **options,
    ):
        self.foreign, self.errors, self.missing, self.sizes = [], [], [], {}
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **options
        )
        self.context.route("**/*", self._gate)
        self.page = self.context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", self._response)
        self.page.goto(url, wait_until=until)

    def _gate(self, route):
        where = urlsplit(route.request.url)
        if where.hostname in ("localhost", None) or where.scheme in ("data", "blob"):
            return route.continue_()
        self.foreign.append(route.request.url)
        return route.abort()

    def _console(self, message):
        if message.type == "error":
            self.errors.append(message.text)

    def _response(self, response):
        if response.status >= 400:
            self.missing.append(response.url)
        where = urlsplit(response.url)
        if where.scheme.startswith("http"):
            # The body is read later: here Playwright would wait for itself.
            self.sizes[where.path] = response

    def weight(self):
        """Bytes by path, each file once, text as gzip leaves it."""
        return {path: _transfer(path, r) for path, r in sorted(self.sizes.items())}

    def close(self):
        self.context.close()


def _transfer(path, response):
    if response.status != 200:
        return 0
    body = response.body()
    squeeze = Path(path).suffix in COMPRESSED or path.endswith("/")
    return len(gzip.compress(body, 6)) if squeeze else len(body)
