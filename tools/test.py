"""Every check, one line a step with its time. `make test` calls it, and so does CI.

A step that fails shows what it printed; the other steps still run, so that one call
tells everything. SKIP_BROWSER=1 leaves out what needs a browser, SKIP_POSTGRES=1 what
needs a database server (CI never leaves anything out).
"""

import os
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from step import run

ROOT = Path(__file__).resolve().parent.parent
PY = sys.executable
BUILD = ["jupyter-book", "build", ".", "-W", "-n", "--keep-going", "-q"]
PYTEST = [
    PY,
    "-m",
    "pytest",
    "-n",
    "2",
    "--dist",
    "worksteal",
    "-p",
    "no:cacheprovider",
    # It runs in a pytest of its own (tests/proof/nbval.py), and imports for seconds.
    "-p",
    "no:nbval",
]
BENCH = [PY, "-m", "pytest", "-p", "no:cacheprovider"]
# title, folders and options, marker expression
QUICK = (
    "library, checks, text, tools",
    ["tests"],
    "not slow and not browser and not grading_proof",
)
NOTEBOOKS = (
    "notebooks and graders",
    ["tests"],
    "slow and not browser and not grading_proof",
)
# Playwright waits without end for a page that never answers.
PAGES = ("figures and site in a browser", ["tests", "--timeout=600"], "browser")


def lighten():
    """Leave out of each process what no test asks for: see tools/lighter."""
    paths = [str(ROOT / "tools" / "lighter"), os.environ.get("PYTHONPATH")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))


def pytest_step(title, folders, marks, reports):
    report = reports / f"{len(list(reports.iterdir()))}.xml"
    code = run(title, [*PYTEST, *folders, "-m", marks, f"--junitxml={report}"])
    return code


def totals(reports):
    """Sum the tests over the reports: (passed, failed, skipped)."""
    passed = failed = skipped = 0
    for path in reports.glob("*.xml"):
        for suite in ET.parse(path).getroot().iter("testsuite"):
            bad = int(suite.get("failures")) + int(suite.get("errors"))
            skip = int(suite.get("skipped"))
            failed, skipped = failed + bad, skipped + skip
            passed += int(suite.get("tests")) - bad - skip
    return passed, failed, skipped


def main():
    os.chdir(ROOT)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    lighten()
    data = ROOT.parent / "shared" / "data"
    if data.is_dir():  # real data sets beside the project, where somebody put them
        os.environ.setdefault("NNWORKS_DATA", str(data))
    browser = os.environ.get("SKIP_BROWSER") != "1" or os.environ.get("CI") == "true"
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder)

        def step(title, command):
            if run(title, command):
                failed.append(title)

        step("lint", [PY, "tools/lint.py"])
        step(
            "npm packages for the site and its tests", [PY, "tools/vendor.py", "--dev"]
        )
        if browser:
            step("a headless browser", [PY, "tools/browser.py"])
        else:
            print("SKIP_BROWSER=1: figures and pages are not tested in a browser")
        step("PostgreSQL to test with", [PY, "tools/postgres.py"])
        step("the book, warnings as errors", BUILD)
        step("a training step beside PyTorch's", [*BENCH, "benchmarks"])
        for part in (QUICK, NOTEBOOKS, *([PAGES] if browser else [])):
            if pytest_step(*part, reports):
                failed.append(part[0])
        passed, bad, skipped = totals(reports)
    print(f"{passed} passed, {bad} failed, {skipped} skipped")
    if failed:
        sys.exit("failed: " + "; ".join(failed))


if __name__ == "__main__":
    main()
