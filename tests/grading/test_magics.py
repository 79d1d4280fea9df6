"""Magics of IPython that honest notebooks hold do what they do in Jupyter."""

import pytest

from tests.grading.toy import marks, notebook, text

USED = [
    "%cd /",
    "%cd /\n%cd -",
    "%pushd /\n%popd",
    "%bookmark here",
    "%dhist",
    "%load_ext autoreload\n%autoreload 2",
    "%env X=1",
    "%pwd",
    "%%capture said\nprint(1)",
]


@pytest.mark.parametrize("magic", USED)
def test_a_magic_costs_its_cell_nothing(warm, magic):
    outcome = warm.run(notebook(f"{magic}\n'on'", ("assert f() == 1", 1.0)))
    assert not [o for o in outcome.cells[0].outputs if o["output_type"] == "error"]
    answer = f"{magic}\n" * (not magic.startswith("%%")) + "def f(): return 1"
    outcome = warm.run(notebook(answer, ("assert f() == 1", 1.0)))
    assert marks(outcome) == (1.0,), text(outcome.cells[0])


def test_where_it_was_told_to_go_it_goes(warm):
    outcome = warm.run(notebook("%cd /", "import os\nprint(os.getcwd())"))
    assert text(outcome.cells[1]).strip() == "/"
