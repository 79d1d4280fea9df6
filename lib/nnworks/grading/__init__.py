"""Grading where a student's code and the verdict on it never share a process.

A warm process forks two children for each submission: one runs the student's cells,
the other the test cells, and only data crosses between them. `docs/grading.md` says
what is trusted and why.
"""

__all__ = ["configure"]


def configure(c):
    """Make an nbgrader course use this way of grading.

    Call it in the course's nbgrader_config.py, with that file's `c`, after whatever
    else it sets: `nbgrader autograde` and formgrader then grade as this package does.

    Parameters
    ----------
    c : traitlets.config.Config
    """
    from nnworks.grading.plugin import configure as plug_in

    plug_in(c)
