"""Lint everything that is written by hand: python tools/lint.py [--fix]"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = [
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["check_jsonschema", "--builtin-schema", "vendor.github-workflows"],
]


def main(fix):
    workflows = sorted(map(str, (ROOT / ".github/workflows").glob("*.yml")))
    checks = [[*CHECKS[0], "--fix"], ["ruff", "format", "."]] if fix else CHECKS
    failed = 0
    for module, *arguments in checks:
        files = workflows if module == "check_jsonschema" else []
        command = [sys.executable, "-m", module, *arguments, *files]
        failed |= subprocess.run(command, cwd=ROOT).returncode
    sys.exit(failed)


if __name__ == "__main__":
    main("--fix" in sys.argv)
