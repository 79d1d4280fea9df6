"""Feedback pages: a graded notebook becomes HTML, in any process."""

import contextlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from nnworks.grading import stamp
from nnworks.grading.limits import Limits, Trimmer
from nnworks.grading.prose import show_safely
from nnworks.grading.quick import import_nbformat
from nnworks.grading.shelf import contents
from nnworks.grading.stamp import digest
from nnworks.grading.trouble import Trouble

nbformat = import_nbformat()

__all__ = ["NARROW", "Asked", "Pages", "Rendering", "beside"]

_SECONDS = 600.0
# nbgrader's page cuts off what is wider than a telephone: figures, and the messages.
# Its style sheet takes the triangle from what can be opened, such as a hint, and the
# space between the columns of a table.
NARROW = (
    "<style>img {max-width: 100%; height: auto}"
    " @media (max-width: 600px) {.panel-heading {height: auto !important}"
    " .panel-heading .pull-right {float: none !important; margin-left: 1em}"
    " pre {white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere}}"
    " summary {display: list-item; cursor: pointer} th, td {padding-right: 1em}"
    "</style>\n"
)


@dataclass(frozen=True)
class Asked:
    """Whose feedback is asked for.

    Attributes
    ----------
    folder : Path
        Of the graded notebooks.
    digest : str
        Of what the pages show that are there; "" where they are to be written anyway.
    """

    student: str
    folder: Path
    digest: str = ""


@dataclass(frozen=True)
class Pages:
    """The feedback of one student.

    Attributes
    ----------
    digest : str
        Of all that the pages show, and of the files beside; where it is the one that
        was given, there is no HTML.
    html : dict
        {notebook: text}.
    refused : str
        Why there are none, a sentence.
    trouble : str
        What keeps all the others from theirs, too, a sentence.
    """

    student: str
    digest: str = ""
    html: dict = field(default_factory=dict)
    refused: str = ""
    trouble: str = ""


@dataclass(frozen=True)
class Rendering:
    """The work of a pool: Asked in, Pages out.

    The worker reads the configuration of the course in its folder itself, since
    templates and preprocessors may be the course's own, and the notebooks and their
    marks, so that a class does not have to fit into the memory of one process.
    """

    assignment: str
    seconds: float = _SECONDS

    @contextlib.contextmanager
    def open(self):
        """In a worker: what renders the pages of one student."""
        from nnworks.grading.course import open_course
        from nnworks.grading.gradebook import open_book

        course = open_course(feedback=True)
        book = open_book(course, self.assignment)
        try:
            yield _Renderer(course, book, self.assignment)
        finally:
            book.close()

    def do(self, renderer, asked):
        """Render the pages of one student."""
        return renderer.pages(asked)

    def failed(self, asked, why):
        """The result for a student whose pages could not be rendered."""
        return Pages(asked.student, refused=why)


class _Renderer:
    """Reads graded notebooks and makes pages of them."""

    def __init__(self, course, book, assignment):
        self.course, self.book, self.assignment = course, book, assignment
        self.exporter = _exporter(course.converter)

    def pages(self, asked):
        """The Pages that were asked for."""
        try:
            read = self.book.patiently(lambda: self._read(asked))
        except Trouble as trouble:
            return Pages(asked.student, trouble=str(trouble))
        what = [(name, *page) for name, page in read.items()]
        files = [part for file in beside(asked.folder).items() for part in file]
        shown = digest(json.dumps(what, sort_keys=True), *files)
        if shown == asked.digest:
            return Pages(asked.student, shown)
        html = {name: _html(self.exporter, *page) for name, page in read.items()}
        return Pages(asked.student, shown, html)

    def _read(self, asked):
        """{notebook: (its cells with their marks, what nbgrader's template shows)}."""
        return {
            path.stem: self._with_marks(asked.student, path)
            for path in sorted(asked.folder.glob("*.ipynb"))
        }

    def _with_marks(self, student, path):
        from nbgrader.preprocessors import GetGrades

        resources = {
            "unique_key": path.stem,
            "output_files_dir": f"{path.stem}_files",
            "metadata": {"name": path.stem, "path": str(path.parent)},
            "nbgrader": {
                "student": student,
                "assignment": self.assignment,
                "notebook": path.stem,
                "db_url": str(self.course.directory.db_url),
            },
        }
        notebook = nbformat.read(path, as_version=4)
        with self.book.lent():
            page = GetGrades(parent=self.course.converter)(notebook, resources)
        self.book.session.rollback()
        return page


def beside(folder):
    """{path: bytes} of what lies beside the graded notebooks and goes out with them."""
    return {
        name: content
        for name, content in contents(folder).items()
        if not name.endswith(".ipynb") and name != stamp.NAME
    }


def _exporter(converter):
    """nbgrader's exporter, with its preprocessors but the one that reads marks."""
    from nbgrader.preprocessors import GetGrades

    show_safely(converter.config)  # also where the course did not say `configure(c)`
    exporter = converter.exporter_class(parent=converter, config=converter.config)
    for kind in converter.preprocessors:
        if kind is not GetGrades:
            exporter.register_preprocessor(kind)
    return exporter


def _html(exporter, notebook, resources):
    trim = Trimmer(Limits())
    for cell in notebook.cells:
        # Outputs of a notebook that nbgrader alone graded may hold anything.
        if cell.cell_type == "code":
            cell.outputs = [nbformat.from_dict(output) for output in trim(cell.outputs)]
    text, _ = exporter.from_notebook_node(notebook, resources)
    return text.replace("</head>", f"{NARROW}</head>", 1)
