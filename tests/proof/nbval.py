"""Run a notebook under nbval, in a folder of its own."""

import os
import subprocess
import sys

import nbformat

LONGEST = 60  # seconds that a notebook may take
# What differs from run to run and is no result: addresses, widget models.
SANITIZE = """
[addresses]
regex: 0x[0-9a-fA-F]+
replace: ADDRESS

[models]
regex: [0-9a-f]{32}
replace: MODEL
"""


def run(nb, folder, name="notebook"):
    """Run every cell of `nb`; cells tagged keep_output must print what they kept.

    Returns (passed, what pytest printed, how many outputs were compared).
    """
    kept = 0
    for cell in nb.cells:
        tags = cell.metadata.get("tags", [])
        if "keep_output" in tags:
            cell.metadata.tags = [*tags, "nbval-check-output"]
            cell.execution_count = 1  # nbval compares nothing with a cell never run
            kept += bool(cell.outputs)
    path = folder / f"{name}.ipynb"
    nbformat.write(nb, path)
    (folder / "sanitize.cfg").write_text(SANITIZE)
    # This run's own workers and options are none of the inner run's.
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    # Nor is any plugin but nbval: to import them all takes more than a second.
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "nbval.plugin"]
        + ["--nbval-lax", "--nbval-current-env"]
        + ["--nbval-sanitize-with", folder / "sanitize.cfg", "-p", "no:cacheprovider"]
        + ["--nbval-cell-timeout", str(LONGEST), "-q", path],
        cwd=folder,
        env=inherited | alone,
        capture_output=True,
        text=True,
        timeout=LONGEST + 15,  # and the start of pytest and of a kernel
    )
    return done.returncode == 0, done.stdout + done.stderr, kept
