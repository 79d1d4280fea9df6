"""Nothing stale: neither after a change in lib/, nor after an interrupted build.

Sphinx and the execution cache both look at the pages alone. A figure whose JavaScript
changed would keep its old module, and a page half written when the power failed would
count as done. So a build leaves the digests of what it was made from, and the next one
compares. While a build runs there is none, and after an interruption all is made anew.
"""

import hashlib
import json
import os
import shutil
from pathlib import Path

SOURCES = {
    "library": ("lib/nnworks", {".py", ".mjs", ".js", ".css", ".npz", ".json"}),
    "records": ("book/_data", {".json"}),  # pages read them while they run
    "pages": ("book", {".py", ".js", ".mjs", ".css", ".svg", ".html", ".json"}),
    "config": ("_config.yml", {".yml"}),
    "contents": ("_toc.yml", {".yml"}),
}


def digest(root, place, endings):
    """A digest of the names and bytes of the files that count, in a fixed order."""
    top = Path(root, place)
    files = [top] if top.is_file() else sorted(top.rglob("*"))
    total = hashlib.sha256()
    for path in files:
        if path.suffix in endings and "vendor" not in path.parts:
            total.update(str(path.relative_to(root)).encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def compare(app, config):
    """Find what changed since the last whole build; forget results made of it."""
    record = Path(app.outdir).parent / ".made-from.json"
    now = {name: digest(app.srcdir, *where) for name, where in SOURCES.items()}
    now["pyodide"] = os.environ.get("PYODIDE", "")
    try:
        before = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    app.nnbook_record, app.nnbook_now = record, now
    app.nnbook_stale = before != now
    record.unlink(missing_ok=True)
    if any(before.get(part) != now[part] for part in ("library", "records")):
        shutil.rmtree(Path(app.outdir).parent / ".jupyter_cache", ignore_errors=True)


def outdated(app, env, added, changed, removed):
    """Every page, when anything but a page changed."""
    return sorted(env.found_docs) if app.nnbook_stale else []


def finished(app, error):
    if error is None:
        text = json.dumps(app.nnbook_now, indent=1)
        app.nnbook_record.write_text(text, encoding="utf-8")


def setup(app):
    app.connect("config-inited", compare, priority=1)  # before the cache is opened
    app.connect("env-get-outdated", outdated)
    app.connect("build-finished", finished, priority=999)
