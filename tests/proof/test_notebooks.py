"""Every solution notebook and every chapter runs from top to bottom (nbval)."""

import shutil

import jupytext
import nbformat
import pytest

from tests.proof import nbval
from tests.proof.course import REAL

pytestmark = pytest.mark.slow

BOOK = REAL.root / "book"
CHAPTERS = sorted(
    path.relative_to(BOOK).as_posix()
    for path in BOOK.rglob("*.md")
    if "{code-cell}" in path.read_text(encoding="utf-8")
    and not path.name.startswith("_")
)


@pytest.mark.parametrize("assignment", REAL.assignments())
def test_solution_runs_and_prints_what_it_kept(assignment, tmp_path):
    nb = nbformat.read(REAL.solution_path(assignment), as_version=4)
    passed, printed, compared = nbval.run(nb, tmp_path)
    assert passed, printed
    assert compared, "no cell keeps its output (tag keep_output): nothing was compared"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_runs_as_a_notebook(chapter, tmp_path):
    # A chapter finds the records that it shows where the book has them.
    if (BOOK / "_data").exists():
        shutil.copytree(BOOK / "_data", tmp_path / "_data")
    place = (tmp_path / chapter).parent
    place.mkdir(parents=True, exist_ok=True)
    nb = jupytext.read(BOOK / chapter)
    passed, printed, _ = nbval.run(nb, place, name=(BOOK / chapter).stem)
    assert passed, printed
