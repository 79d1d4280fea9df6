"""Test with the oldest versions that requirements.txt allows: python tools/oldest.py

Makes .venv-oldest, where each direct dependency is held at its lower bound, and runs
there the tests that need neither nbgrader nor a browser.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from step import run

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv-oldest"
LOWER = re.compile(r"^([\w.-]+)(?:\[\w+\])?>=([\w.]+)", re.M)


def constraints():
    """One line for each lower bound, as pip's constraints want it."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return "".join(f"{name}=={version}.*\n" for name, version in LOWER.findall(text))


def main():
    os.chdir(ROOT)
    python = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    if run(
        "an environment for the oldest versions",
        [sys.executable, "tools/setup.py", str(VENV)],
        env={**os.environ, "PIP_CONSTRAINT": write()},
    ):
        sys.exit(1)
    marks = "not slow and not browser and not grading_proof"
    tests = [python, "-m", "pytest", "tests", "-n", "2", "-m", marks]
    sys.exit(subprocess.run(tests, cwd=ROOT).returncode)


def write():
    VENV.mkdir(exist_ok=True)
    path = ROOT / ".venv-oldest.txt"
    path.write_text(constraints(), encoding="utf-8")
    return str(path)


if __name__ == "__main__":
    main()
