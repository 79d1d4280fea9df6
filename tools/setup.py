"""Make the environment and install the course into it: python tools/setup.py .venv

The stamp `.ready` is written last, so an interrupted installation is gone on with.
"""

import subprocess
import sys
from pathlib import Path

from step import run

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent


def main(place):
    if sys.version_info < OLDEST:
        given = ".".join(map(str, sys.version_info[:3]))
        sys.exit(
            f"setup: this is Python {given}, the course needs 3.11 or newer. Install"
            " one and name it: make PYTHON=python3.12 book"
        )
    venv = Path(place)
    python = venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    # An environment with another Python, or half made, is made anew.
    if not works(python) and run(
        f"a new environment in {place}",
        [sys.executable, "-m", "venv", "--clear", place],
    ):
        sys.exit(
            "setup: Python could not make an environment. On Debian and Ubuntu install"
            " it first: sudo apt install python3-venv"
        )
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    # The order matters: another package must not be the one that chooses the torch.
    torch = pinned("torch")
    for title, what in (
        (torch, [torch]),
        ("requirements.txt", ["-r", "requirements.txt"]),
    ):
        if run(f"pip install {title}", pip + what):
            sys.exit(
                "setup: pip could not install the requirements; its words are above."
                " Check the network connection, then run the same command again."
            )
    (venv / ".ready").touch()


def pinned(name):
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split()[0] for line in lines if line.startswith(name))


def works(python):
    """Whether there is an environment whose Python runs and has pip."""
    try:
        command = [str(python), "-m", "pip", "--version"]
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ".venv")
