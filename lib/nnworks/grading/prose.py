"""Markdown as HTML that does nothing: what strangers wrote is read by others.

nbconvert puts the HTML in a Markdown cell into the page as it stands. The pages that
nbgrader makes are opened by an instructor who is logged in (formgrader) and by the
student again (feedback): a script in them, or a picture fetched from somewhere, acts in
their name. Here a fixed list of tags and attributes is left, links to the web, and
pictures that came along in the notebook.
"""

import html
import re
from functools import cache

from jinja2 import pass_context

__all__ = ["clean", "markdown", "show_safely"]

# What is longer, or keeps nbconvert's own patterns busy for minutes, is not read as
# Markdown: characters of one cell, and beginnings of environments in it.
_MOST, _MOST_ENVIRONMENTS = 200_000, 200
# Tags in tags, and one with thousands of attributes, keep the cleaner busy for as long.
_MOST_TAGS, _MOST_WITH_TAGS = 1_000, 50_000
_TAGS = """
a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd
li ol p pre s small span strong sub summary sup table tbody td th thead tr u ul
""".split()
_PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]*\Z")
# Of Pygments, and of links to a heading; others would let prose look like a score.
_CLASS = re.compile(r"(highlight|anchor-link|[a-z]{1,2}[0-9]?)\Z")
_HEADING = re.compile(r"h[1-6]\Z")
_FREE = {"alt", "title", "align", "start", "colspan", "rowspan", "width", "height"}


def show_safely(c):
    """Let the pages of a course, formgrader's and the feedback, use `markdown`.

    Parameters
    ----------
    c : traitlets.config.Config
    """
    own = c.HTMLExporter.get("filters")
    filters = dict(own) if isinstance(own, dict) else {}
    ours = {"markdown2html": "markdown", "clean_html": "clean"}
    filters |= {name: f"{__name__}.{function}" for name, function in ours.items()}
    c.HTMLExporter.filters = filters


@pass_context
def markdown(context, source):
    """Markdown to HTML, in the place of nbconvert's filter `markdown2html`."""
    source = str(source)
    if _takes_long(source):
        return f"<pre>{html.escape(source)}</pre>"
    given = (context.get("cell") or {}).get("attachments") or {}
    return clean(_rendered(source, given))


def _takes_long(source):
    tags = source.count("<")
    return (
        len(source) > (_MOST_WITH_TAGS if tags else _MOST)
        or source.count("\\begin{") > _MOST_ENVIRONMENTS
        or tags > _MOST_TAGS
    )


def clean(text):
    """HTML with what is harmless in it, in the place of the filter `clean_html`."""
    return _cleaner().clean(str(text))


def _rendered(source, attachments):
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    class Renderer(IPythonRenderer):
        def _embed_image_or_attachment(self, src):
            """A picture that is not there any more is no reason to stop."""
            name = src.removeprefix("attachment:")
            if name == src or name in self.attachments:
                return super()._embed_image_or_attachment(src)
            return ""

    # Raw HTML stays here: the cleaner behind it decides.
    renderer = Renderer(escape=False, attachments=attachments)
    return MarkdownWithMath(renderer=renderer).render(source)


@cache
def _cleaner():
    from bleach.sanitizer import Cleaner

    return Cleaner(
        tags=_TAGS,
        attributes=_allowed,
        protocols=("http", "https", "mailto", "data"),
        strip=False,
    )


def _allowed(tag, name, value):
    if name == "src":
        return tag == "img" and _PICTURE.match(value) is not None
    if name == "href":
        return tag == "a" and not value.strip().lower().startswith("data:")
    if name == "id":
        return _HEADING.match(tag) is not None
    if name == "class":
        return all(_CLASS.match(word) for word in value.split())
    return name in _FREE
