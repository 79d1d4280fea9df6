"""What nbformat does not need is not imported with it, and is there afterwards."""

import os
import subprocess
import sys

import pytest

PROBE = """
import sys
{first}
import jsonschema, nbformat
missing = object()
print(sys.modules.get("rfc3987_syntax", missing) is missing)
nbformat.validate(nbformat.v4.new_notebook())
import rfc3987_syntax
print(rfc3987_syntax.is_valid_syntax())
"""
QUICK = "from nnworks.grading.quick import import_nbformat; import_nbformat()"


@pytest.mark.parametrize(
    "first, without",
    [
        pytest.param("", "False", id="nbformat alone imports it"),
        pytest.param(QUICK, "True", id="quick"),
        pytest.param("from nnworks.grading import render", "True", id="render"),
        pytest.param(f"import rfc3987_syntax; {QUICK}", "False", id="it was there"),
    ],
)
def test_the_parser_of_addresses_waits_until_it_is_asked_for(
    first, without, tmp_path, monkeypatch
):
    stand_in = "def is_valid_syntax(*args):\n    return True\n"
    (tmp_path / "rfc3987_syntax.py").write_text(stand_in)
    paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    ran = subprocess.run(
        [sys.executable, "-c", PROBE.format(first=first)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == [without, "True"]
