"""Small pages with figures, as MyST-NB writes them, in a headless Chromium."""

import json
import shutil

import pytest
from ipywidgets.embed import embed_data

from tests.browsing import ROOT, Visit, launch, serve

HOST = ROOT / "book" / "_static" / "nnworks-figures.js"
PAGE = """<!doctype html>
<html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><script defer src="nnworks-figures.js"></script>
<style>body {{ margin: 0 auto; max-width: 46rem; padding: 8px }}</style></head>
<body><h1 id="top">A page</h1><p style="height: 20px"></p>{views}
<p style="height: 900px"></p><h2 id="sec-end">The end</h2>
<script type="application/vnd.jupyter.widget-state+json">{state}</script></body></html>
"""
VIEW = (
    '<div class="cell_output">'
    '<script type="application/vnd.jupyter.widget-view+json">{}</script>'
    '<p class="sibling">A sentence beside it.</p></div>'
)
# Every figure is there or has said why not, and has had two frames to draw itself.
ALL_DRAWN = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const figures = [...document.querySelectorAll("[data-nn-host]")];
  const said = document.querySelector(".nn-host-note");
  if (!figures.length && !said) return false;
  if (!figures.every((f) => f.dataset.nnworks)) return false;
  await frame();
  await frame();
  return true;
}"""


def script(value):
    return json.dumps(value).replace("</", "<\\/")


def page_of(widgets, *, theme="light", change=None):
    """The text of a page that shows `widgets`; `change` may spoil the saved states."""
    saved = embed_data(views=widgets, drop_defaults=False)
    state = saved["manager_state"]
    if change:
        change(state["state"])
    views = "".join(VIEW.format(script(view)) for view in saved["view_specs"])
    return PAGE.format(theme=theme, views=views, state=script(state))


@pytest.fixture(scope="session")
def chromium():
    with launch() as browser:
        yield browser


@pytest.fixture
def show(chromium, tmp_path):
    """show([figures], width=..., hash="#...") -> Visit; called again, the same site."""
    shutil.copy(HOST, tmp_path)
    visits = []
    with serve(tmp_path) as address:

        def open_page(widgets=None, *, hash="", theme="light", change=None, **options):
            if widgets is not None:
                text = page_of(widgets, theme=theme, change=change)
                (tmp_path / "index.html").write_text(text, encoding="utf-8")
            url = f"{address}/index.html{hash}"
            visits.append(Visit(chromium, url, until="load", **options))
            visits[-1].page.wait_for_function(ALL_DRAWN)
            return visits[-1]

        yield open_page
        for visit in visits:
            visit.close()
