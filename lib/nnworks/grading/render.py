"""Feedback pages: a graded notebook becomes HTML, in any process."""

import contextlib
from dataclasses import dataclass, field

from nbformat import from_dict

from nnworks.grading.limits import Limits, Trimmer
from nnworks.grading.prose import show_safely

__all__ = ["NARROW", "Page", "Pages", "Rendering"]

_SECONDS = 600.0
# nbgrader's page cuts off what is wider than a telephone: figures, and the messages.
# Its style sheet takes the triangle from what can be opened, such as a hint.
NARROW = (
    "<style>img {max-width: 100%; height: auto}"
    " @media (max-width: 600px) {.panel-heading {height: auto !important}"
    " .panel-heading .pull-right {float: none !important; margin-left: 1em}"
    " pre {white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere}}"
    " summary {display: list-item; cursor: pointer}"
    "</style>\n"
)


@dataclass(frozen=True)
class Page:
    """A graded notebook with its marks.

    Attributes
    ----------
    notebook : dict
        As JSON has it; the marks of each cell are in its metadata.
    resources : dict
        What nbgrader's template shows: `nbgrader` with score, max_score, late_penalty.
    """

    notebook: dict
    resources: dict


@dataclass(frozen=True)
class Pages:
    """The feedback of one student: `pages` becomes `html`, or `refused` says why not.

    Attributes
    ----------
    pages : dict
        {notebook: Page}.
    digest : str
        Of all that the pages show.
    html : dict
        {notebook: text}.
    """

    student: str
    digest: str
    pages: dict = field(default_factory=dict)
    html: dict = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True)
class Rendering:
    """The work of a pool: Pages with notebooks in, Pages with HTML out.

    The worker reads the configuration of the course in its folder itself: templates and
    preprocessors may be the course's own.
    """

    seconds: float = _SECONDS

    @contextlib.contextmanager
    def open(self):
        """In a worker: nbgrader's exporter."""
        from nnworks.grading.course import open_course

        yield _exporter(open_course(feedback=True).converter)

    def do(self, exporter, pages):
        """Render the pages of one student."""
        html = {name: _html(exporter, page) for name, page in pages.pages.items()}
        return Pages(pages.student, pages.digest, html=html)

    def failed(self, pages, why):
        """The result for a student whose pages could not be rendered."""
        return Pages(pages.student, pages.digest, refused=why)


def _exporter(converter):
    """nbgrader's exporter, with its preprocessors but the one that reads marks."""
    from nbgrader.preprocessors import GetGrades

    show_safely(converter.config)  # also where the course did not say `configure(c)`
    exporter = converter.exporter_class(parent=converter, config=converter.config)
    for kind in converter.preprocessors:
        if kind is not GetGrades:
            exporter.register_preprocessor(kind)
    return exporter


def _html(exporter, page):
    notebook, trim = from_dict(page.notebook), Trimmer(Limits())
    for cell in notebook.cells:
        # Outputs of a notebook that nbgrader alone graded may hold anything.
        if cell.cell_type == "code":
            cell.outputs = [from_dict(output) for output in trim(cell.outputs)]
    text, _ = exporter.from_notebook_node(notebook, dict(page.resources))
    return text.replace("</head>", f"{NARROW}</head>", 1)
