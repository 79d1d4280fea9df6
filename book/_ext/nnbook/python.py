"""Python in the page: the runner of the task cells, the checks, and where Python is.

Python is Pyodide. The reader's browser fetches it at the first run, from its public
host or, when the publisher says so, from the site itself:

    make book PYODIDE=path/to/pyodide        an unpacked Pyodide distribution
"""

import json
import os
import shutil
import zipfile
from pathlib import Path

from sphinx.errors import ExtensionError

from nnworks.widgets.base import bundle

VERSION = "314.0.7"
HOST = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
CORE = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
PACKAGES = ("numpy",)
OWN = "vendor/pyodide/"  # below _static
FIRST = "import numpy as np"
LIMIT = 10  # seconds for one run
CELLS = Path(__file__).parent / "cells"
# What the checks of the pages need of the library, and no more.
LIBRARY = (
    "__init__.py",
    "_validate.py",
    "functional.py",
    "neurons.py",
    "check/*.py",
    "check/page/*.py",
    "data/*.py",
    "nn/*.py",
)
TASKS = ("tag_exercise", "tag_runnable")


def distribution():
    """The publisher's own copy of Pyodide as a Path, or None."""
    named = os.environ.get("PYODIDE", "")
    return Path(named).expanduser() if named else None


def needed(folder):
    """The files of a Pyodide distribution that the pages ask for."""
    lock = folder / "pyodide-lock.json"
    known = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    names, pending = set(), list(PACKAGES)
    while pending:
        name = pending.pop()
        names.add(known[name]["file_name"])
        pending += known[name]["depends"]
    return [*CORE, *sorted(names)]


def check_distribution(app):
    """Say before the build, and in one sentence, what a copy of Pyodide lacks."""
    folder = distribution()
    if folder is None:
        return
    missing = [name for name in CORE if not (folder / name).is_file()]
    missing = missing or [n for n in needed(folder) if not (folder / n).is_file()]
    if missing:
        raise ExtensionError(
            f"PYODIDE={folder}: {missing[0]} is not there; name the folder of an"
            f" unpacked Pyodide distribution, version {VERSION} (the whole one: its"
            " core alone holds no NumPy)."
        )


def add_runner(app, pagename, templatename, context, doctree):
    """Give the runner to the pages that have a cell for it."""
    if any(f"{task} " in context.get("body", "") for task in TASKS):
        options = {
            "data-index": OWN if distribution() else HOST,
            "data-packages": " ".join(PACKAGES),
            "data-first": FIRST,
            "data-limit": str(LIMIT),
        }
        app.add_js_file("nnworks-python.js", loading_method="defer", **options)
        app.add_css_file("nnworks-python.css")


def write(app, error):
    """Put the runner, the checks and, where asked for, Pyodide into the site."""
    if error is not None or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    write_runner(static)
    write_library(Path(app.srcdir, "lib", "nnworks"), static / "nnworks.zip")
    shutil.rmtree(static / OWN, ignore_errors=True)
    if folder := distribution():
        (static / OWN).mkdir(parents=True)
        for name in needed(folder):
            shutil.copy(folder / name, static / OWN)


def write_runner(static):
    """One script of the modules in cells/, the worker and the style sheet."""
    script = f'(() => {{\n"use strict";\n{bundle("page", CELLS)}}})();\n'
    (static / "nnworks-python.js").write_text(script, encoding="utf-8")
    shutil.copyfile(CELLS / "worker.mjs", static / "nnworks-python-worker.mjs")
    shutil.copyfile(CELLS / "cells.css", static / "nnworks-python.css")


def write_library(library, target):
    """The library as an archive; the same files give the same bytes."""
    files = sorted({path for pattern in LIBRARY for path in library.glob(pattern)})
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            name = path.relative_to(library.parent).as_posix()
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def setup(app):
    app.connect("builder-inited", check_distribution)
    app.connect("html-page-context", add_runner)
    app.connect("build-finished", write)
