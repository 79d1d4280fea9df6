"""Find a headless Chromium, or get one: python tools/browser.py

In this order: the one that NNWORKS_BROWSER names, one on the PATH, Playwright's own,
Debian's package (where this user may install it), Playwright's download. A headless
shell goes before a whole Chromium: the same pages, without the window that the whole
one draws around each of them, which costs more processor time than most pages do.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = (
    *SHELLS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
HOW = (
    "No browser: the site's tests need a headless Chromium, and none could be found or"
    " installed. On Debian: sudo apt install chromium-headless-shell. Elsewhere:"
    " .venv/bin/playwright install chromium. Or name one:"
    " NNWORKS_BROWSER=/path/to/chrome make test."
    " To test all but the pages: SKIP_BROWSER=1 make test."
)
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]


def find():
    """The path of a Chromium on this machine, or None."""
    named = os.environ.get("NNWORKS_BROWSER")
    if named:
        return named if Path(named).exists() else None
    for name in NAMES:
        path = shutil.which(name)
        # Ubuntu's chromium-browser is a script that asks for a snap: it must answer.
        if path and _answers(path):
            return path
    return _playwrights_own()


def _answers(path):
    try:
        command = [path, "--version"]
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights_own():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = Path(play.chromium.executable_path)
    return next(map(str, filter(Path.exists, [*_shells_beside(path), path])), None)


def _shells_beside(path):
    """Playwright's headless shells of the same revision as its Chromium at `path`."""
    # .../chromium-7/chrome-linux64/chrome, beside it chromium_headless_shell-7
    homes = [p for p in path.parents if p.name.startswith("chromium-")]
    return [
        shell
        for home in homes
        for shell in home.parent.glob(
            home.name.replace("-", "_headless_shell-") + "/*/chrome-headless-shell*"
        )
    ]


def install():
    """Try Debian's package, then Playwright's download; return whether one worked."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and hasattr(os, "geteuid"):
        may = [] if os.geteuid() == 0 else ["sudo", "-n"]
        apt = "DEBIAN_FRONTEND=noninteractive apt-get"
        # Without its lists (a fresh container) apt finds nothing. The shell needs none
        # of what is recommended but letters to write with: 20 packages in place of 115.
        shell = "--no-install-recommends chromium-headless-shell fonts-liberation"
        install = f"{apt} install -y -qq"
        script = f"{apt} update -qq && ({install} {shell} || {install} chromium)"
        ways.insert(0, [*may, "sh", "-c", script])
    for way in ways:
        try:
            if subprocess.run(way, capture_output=True).returncode == 0 and find():
                return True
        except OSError:
            pass
    return False


def main():
    if os.environ.get("SKIP_BROWSER") == "1" and os.environ.get("CI") != "true":
        print("SKIP_BROWSER=1: the pages are not tested")
        return
    if not find() and (os.environ.get("NNWORKS_BROWSER") or not install()):
        sys.exit(HOW)


if __name__ == "__main__":
    main()
