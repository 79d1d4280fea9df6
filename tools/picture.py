"""Render the README's picture: the live figure as the built chapter shows it."""

import functools
import http.server
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser import ARGUMENTS, find

ROOT = Path(__file__).resolve().parent.parent
PAGE = "book/1_neurons/neuron.html"
STATE = ""  # the figure as it opens
TARGET = ROOT / "docs" / "one_neuron.png"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    handler = functools.partial(Quiet, directory=ROOT / "_build" / "html")
    server = http.server.ThreadingHTTPServer(("localhost", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find(), args=ARGUMENTS)
        page = browser.new_page(
            viewport={"width": 1280, "height": 1000}, device_scale_factor=1.5
        )
        page.goto(f"http://localhost:{server.server_port}/{PAGE}{STATE}")
        figure = page.locator(".nn-figure").first
        figure.wait_for()
        page.wait_for_timeout(500)  # fonts and the first frame
        figure.screenshot(path=TARGET)
        browser.close()
    server.shutdown()
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
