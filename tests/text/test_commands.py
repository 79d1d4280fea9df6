"""A command that a page, the README or a notebook tells somebody to type exists."""

import re
import subprocess
import sys

import pytest
from nbgrader.apps.nbgraderapp import NbGraderApp

from .pages import ROOT, every_page, notebooks, text

HELP = [sys.executable, "-m", "nnworks", "--help"]
LISTED = subprocess.run(HELP, capture_output=True, text=True).stdout
OURS = set(re.findall(r"^ {4}([a-z]+) ", LISTED, re.M))
READ = {p.relative_to(ROOT).as_posix(): text(p) for p in every_page()}
READ |= {n: text(ROOT / n) for n in ("README.md", "CONTRIBUTING.md")}
READ |= dict(notebooks())


def commands(words, program):
    """The words that follow the program's name where code stands."""
    fences = re.findall(r"^```([^\n]*)\n(.*?)^```", words, re.M | re.S)
    blocks = [block for kind, block in fences if kind in ("", "bash")]
    words = re.sub(r"^```.*?^```", "", words, flags=re.M | re.S)
    inline = re.findall(r"`([^`\n]+)`", words)
    indented = re.findall(r"^ {4}(\S.*)$", words, re.M)
    lines = "\n".join([*blocks, *inline, *indented])
    return set(re.findall(rf"(?:^|[\s;&!/]){program} ([a-z][\w-]*)", lines, re.M))


def test_commands_are_found_where_code_stands_and_nowhere_else():
    words = "We make it. `make book`\n\n    make test  # all\n\n"
    words += "```bash\nA=1 make fmt\n```\nto make more\n```{note}\nmake one\n```\n"
    assert commands(words, "make") == {"book", "test", "fmt"}


def test_our_own_commands_are_read_from_the_help():
    assert {"doctor", "data"} <= OURS


@pytest.mark.parametrize("name", READ)
def test_every_command_exists(name):
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.M))
    assert commands(READ[name], "make") - targets == set()
    known = {c.replace("-", "_") for c in NbGraderApp.subcommands}
    assert commands(READ[name], "nbgrader") - known == set()
    assert commands(READ[name], "python -m nnworks") - OURS == set()
