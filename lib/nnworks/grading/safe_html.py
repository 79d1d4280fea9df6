"""A student's words as HTML that does nothing: for feedback pages and for formgrader.

nbgrader's pages show what students write as it is, scripts and all, in the browser of
the instructor. `markdown2html` takes the place of nbconvert's filter of that name.
"""

import functools
import re

from jinja2 import pass_context

__all__ = ["clean", "markdown2html"]

TAGS = {
    *("p", "br", "hr", "div", "span", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "kbd", "samp", "var"),
    *("a", "abbr", "b", "strong", "i", "em", "s", "del", "ins", "sub", "sup", "small"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption", "img"),
    *("details", "summary"),
}
_PLAIN = {"alt", "title", "width", "height", "colspan", "rowspan", "start"}
# Classes of highlighted code; any other could dress text up as a part of the page.
_CLASS = re.compile(r"highlight|[a-z][a-z0-9]{0,2}|(?:language|hl)-\w+")
_ALIGN = re.compile(r"text-align:\s*(?:left|right|center);?")
_LINK = re.compile(r"(?:https?|mailto):|#", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[\w+/=\s]*|https?://.*", re.I)
_BESIDE = re.compile(r"(?!.*\.\.)\w[\w ./%-]*")  # a file beside the notebook
# MathJax makes links, and changes the page, from a formula.
_TEX = re.compile(r"\\(?=href|require|cssId|class|style|unicode|newcommand|def|let)")
_BROKEN = "\\\N{ZERO WIDTH NON-JOINER}"


@pass_context
def markdown2html(context, source):
    """Markdown as HTML without anything that acts, for a jinja2 environment."""
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    attachments = context.get("cell", {}).get("attachments", {})
    renderer = IPythonRenderer(escape=False, attachments=attachments)
    return clean(MarkdownWithMath(renderer=renderer).render(source))


def clean(html):
    """HTML in which only text, tables, pictures and links are left; the rest is shown.

    Parameters
    ----------
    html : str

    Returns
    -------
    str
    """
    return _TEX.sub(lambda found: _BROKEN, _cleaner().clean(html))


@functools.cache
def _cleaner():
    from bleach import Cleaner
    from bleach.css_sanitizer import CSSSanitizer

    return Cleaner(
        tags=TAGS,
        attributes=_may,
        protocols={"http", "https", "mailto", "data"},
        css_sanitizer=CSSSanitizer(allowed_css_properties=["text-align"]),
    )


def _may(tag, name, value):
    """Whether a tag may have an attribute of this value."""
    if name in _PLAIN:
        return True
    if name == "class":
        return all(map(_CLASS.fullmatch, value.split()))
    if name == "style":
        return tag in ("th", "td") and bool(_ALIGN.fullmatch(value))
    if tag == "a" and name == "href":
        return bool(_LINK.match(value))
    if tag == "img" and name == "src":
        return bool(_PICTURE.fullmatch(value) or _BESIDE.fullmatch(value))
    return False
