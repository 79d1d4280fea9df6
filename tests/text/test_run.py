"""Every page with code runs from top to bottom as a notebook."""

import shutil
import subprocess
import sys

import pytest

from .pages import BOOK, every_page, text

pytestmark = pytest.mark.slow
WITH_CODE = [p for p in every_page() if "```{code-cell}" in text(p)]


@pytest.mark.parametrize("path", WITH_CODE, ids=lambda p: p.stem)
def test_runs_as_a_notebook(path, tmp_path):
    # A copy of the book, since nbval runs a notebook in the folder where it is.
    book = tmp_path / "book"
    shutil.copytree(BOOK, book, ignore=shutil.ignore_patterns("_static"))
    notebook = (book / path.relative_to(BOOK)).with_suffix(".ipynb")
    run = [sys.executable, "-m"]
    convert = [*run, "jupytext", "--to", "ipynb", "-o", str(notebook), str(path)]
    subprocess.run(convert, check=True, capture_output=True)
    nbval = [
        "pytest",
        "--nbval-lax",
        "--nbval-cell-timeout=120",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [*run, *nbval, "--nbval-kernel-name=python3", str(notebook)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
