"""No page that is made of a hostile notebook runs, fetches or imitates anything."""

import functools
import time
from html.parser import HTMLParser

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat import from_dict
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from nnworks.grading import prose
from nnworks.grading.restore import restore
from tests.grading.attacks.pages import ATTACHMENTS, OUTPUTS, PROSE
from tests.grading.toy import notebook

SAFE = ("https://cdnjs.cloudflare.com/", "data:image/png;", "data:image/jpeg;", "#")


class Page(HTMLParser):
    """What in a page would run, or fetch something, as a browser reads it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.scripts, self.bad, self.marks, self.inside = [], [], 0, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "script"
        if tag == "script":
            self.scripts.append(dict(attributes).get("src") or "")
        if tag in "iframe object embed base link form svg math noscript".split():
            self.bad.append(tag)
        for name, value in attributes:
            value = "".join((value or "").split()).lower()
            self.marks += name == "class" and "score" in value
            if name.startswith("on") or name in ("style", "srcdoc", "srcset"):
                self.bad.append(f"{tag} {name}")
            elif name in ("src", "data", "action", "formaction"):
                self.bad += [] if value.startswith(SAFE) else [f"{tag} {value[:60]}"]
            elif "javascript:" in value or value.startswith("data:text"):
                self.bad.append(f"{tag} {value[:60]}")

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside and "BAD" in data:
            self.bad.append(f"script {data[:40]}")


@functools.cache
def exporter(safely):
    c = Config()
    if safely:
        prose.show_safely(c)
    converter = GenerateFeedback(coursedir=CourseDirectory(), config=c)
    return HTMLExporter(config=converter.config)


def page(cells, safely=True):
    """The feedback page of a notebook, through nbgrader's own template."""
    marks = dict(notebook="hw", score=0, max_score=5, late_penalty=0)
    resources = {"nbgrader": marks, "inlining": {"css": []}}
    nb = dict(cells=cells, metadata={}, nbformat=4, nbformat_minor=5)
    return exporter(safely).from_notebook_node(from_dict(nb), resources)[0]


def cell(kind, source, **more):
    return dict(id="a", cell_type=kind, metadata={}, source=source, **more)


def code(source, outputs=()):
    return cell("code", source, outputs=list(outputs), execution_count=1)


@functools.cache
def empty():
    return Page(page([code("1")]))


@pytest.fixture(scope="module")
def shown(warm):
    sources = list(OUTPUTS.values())
    outcome = warm.run(notebook("from IPython.display import display", *sources))
    return dict(zip(OUTPUTS, outcome.cells[1:], strict=True))


def harmless(text):
    found = Page(text)
    assert found.scripts == empty().scripts and found.marks == empty().marks
    assert found.bad == empty().bad
    assert "\x1b" not in text


@pytest.mark.parametrize("name", OUTPUTS)
def test_outputs_come_to_nothing(shown, name):
    made = restore(dict(cells=[code(OUTPUTS[name])]), [])[0]["cells"]
    made[0]["outputs"] = list(shown[name].outputs)
    harmless(page(made))


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("name", PROSE)
def test_prose_comes_to_nothing(name, kind):
    more = {"attachments": ATTACHMENTS} if kind == "markdown" else {}
    given = cell(kind, PROSE[name], **more) | {
        "metadata": {"raw_mimetype": "text/html", "tags": ['"><script>BAD(1)</script>']}
    }
    nb, _ = restore(dict(cells=[given]), [])
    harmless(page(nb["cells"]))
    harmless(page([cell(kind, PROSE[name], **more)]))  # attachments that were left in


def test_a_page_of_nbconvert_alone_would_run_it():
    found = Page(page([cell("markdown", PROSE["script"])], safely=False))
    assert found.scripts != empty().scripts and found.bad != empty().bad


def test_what_a_student_writes_stays_readable():
    source = "## A *word*\n\n- $w < 1$ and `x`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    text = page([cell("markdown", source)])
    for part in ("<em>word</em>", "$w &lt; 1$", "<code>x</code>", "<td>2</td>"):
        assert part in text
    picture = {"a.png": {"image/png": "iVBORw0KGgo="}}
    text = page([cell("markdown", "![me](attachment:a.png)", attachments=picture)])
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in text


MOST = 100_000  # characters


def seconds(text):
    start = time.perf_counter()
    prose.markdown({}, text)
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def plainly():
    """Seconds for an honest text of that length."""
    seconds("a")  # what is made once is not counted
    return max(seconds("word *and* `word` $x$ [a](b)\n" * (MOST // 30)), 0.05)


PIECES = ["\\begin{a}", "[a](", "<a ", "*a ", "&", "$", "`", "<div>", "<b></p>"]


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_keeps_the_page_busy(piece, plainly):
    assert seconds(piece * (MOST // len(piece))) < 60 * plainly


def test_what_keeps_the_cleaner_busy_stands_there_as_text():
    for text in ("<a " + "b=c " * 12_500, "<p>" * 1_001):
        shown = prose.markdown({}, text)
        assert shown.startswith("<pre>&lt;") and "<p>" not in shown
    assert prose.markdown({}, "<p>" * 300).startswith("<p>")


def test_filters_of_the_course_stay():
    c = Config()
    c.HTMLExporter.filters = {"mine": str.upper}
    prose.show_safely(c)
    assert set(c.HTMLExporter.filters) == {"mine", "markdown2html", "clean_html"}
