"""No third-party host, no script twice, MathJax from the site itself, true names."""

import runpy
from pathlib import Path

MENDED = {
    # MyST-NB: a folded cell is called what its line says.
    ' aria-label="Toggle hidden content"': "",
    # docutils: the children of a list are its items.
    'role="doc-biblioentry"': 'role="listitem"',
}


def fetch_vendor(app):
    """Get MathJax if nobody did: plain `jupyter-book build .` works too."""
    if not Path(app.srcdir, "book/_static/vendor/mathjax/LICENSE").exists():
        vendor = runpy.run_path(str(Path(app.srcdir, "tools/vendor.py")))
        vendor["main"]([])


def tidy(app, pagename, templatename, context, doctree):
    """Drop sphinx-thebe's loader (it names a CDN) and scripts added twice."""
    seen, keep = set(), []
    for script in context.get("script_files", []):
        body = getattr(script, "attributes", {}).get("body") or ""
        name = str(getattr(script, "filename", script) or "")
        if "thebe" in name or "THEBE_JS_URL" in body or (name, body) in seen:
            continue
        seen.add((name, body))
        keep.append(script)
    context["script_files"][:] = keep


def mend_roles(app, pagename, templatename, context, doctree):
    """Correct what the writers say wrongly to those who hear the page."""
    for wrong, right in MENDED.items():
        if "body" in context:
            context["body"] = context["body"].replace(wrong, right)


def share_html_handlers(app):
    """Give `singlehtml` those visitors of `html` that sphinx-exercise would hide."""
    handlers = app.registry.translation_handlers
    if "singlehtml" in handlers:
        merged = {**handlers.get("html", {}), **handlers["singlehtml"]}
        handlers["singlehtml"] = merged


def setup(app):
    app.connect("builder-inited", fetch_vendor)
    app.connect("builder-inited", share_html_handlers)
    app.connect("html-page-context", tidy, priority=999)
    app.connect("html-page-context", mend_roles)
