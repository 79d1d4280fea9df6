"""The marks as a CSV file, written by nbgrader's own exporter."""

import os
from pathlib import Path

__all__ = ["export_csv"]


def export_csv(course, book, assignment, path):
    """Write the marks of an assignment, one line a student, whole or not at all.

    Parameters
    ----------
    course : nnworks.grading.course.Course
    book : nnworks.grading.gradebook.Book
    assignment : str
    path : str
    """
    from nbgrader.plugins import CsvExportPlugin

    path = Path(path)
    beside = path.with_name(f".{path.name}.part")
    plugin = CsvExportPlugin(parent=course.converter)
    plugin.to, plugin.assignment, plugin.student = str(beside), [assignment], []
    try:
        plugin.export(book.gradebook)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
