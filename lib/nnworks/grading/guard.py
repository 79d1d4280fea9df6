"""What nbgrader does before a preprocessor comes in, made safe for one run.

`nbgrader autograde` follows links, copies whatever lies beside a notebook and reads any
timestamp.txt before the first preprocessor sees anything. It takes its exporter from
the configuration and makes it at the start of a run; ours puts its own steps around the
converter that it is made for. Nothing of nbgrader is changed for anybody else.
"""

import contextlib
import functools
import os
import stat
from fnmatch import fnmatchcase
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbformat import from_dict
from nbgrader.converters import base
from nbgrader.utils import parse_utc

from nnworks.grading.intake import TIME_BYTES, Refused
from nnworks.grading.run import run_of
from nnworks.grading.screen import named
from nnworks.grading.trouble import in_a_sentence

__all__ = ["GuardedExporter"]

_PATIENCE = 5.0  # seconds for which nbgrader's own gradebook waits for a lock
_STOPPED = "Stopped: what was graded so far is kept."


class _Stop(BaseException):
    """One sentence that ends a run.

    Of an Exception nbgrader prints a traceback, and goes on with the next student.
    """


class _Canceled(_Stop, KeyboardInterrupt):
    """The same where something may be half written, which nbgrader then removes."""


class GuardedExporter(NotebookExporter):
    """Reads submissions through `nnworks.grading.intake`, for `nbgrader autograde`."""

    def __init__(self, *args, parent=None, **kwargs):
        super().__init__(*args, parent=parent, **kwargs)
        for name, around in _AROUND.items():
            own = getattr(parent, name)
            setattr(parent, name, functools.partial(around, parent, own))
        directory = parent.coursedir
        directory.get_existing_timestamp = functools.partial(_timestamp, directory)

    def from_filename(self, filename, resources=None, **kwargs):
        """Convert a notebook; a submitted one as it was taken in."""
        mark = (resources or {}).get("nbgrader", {})
        if not self.parent._sanitizing:
            return super().from_filename(filename, resources, **kwargs)
        run = run_of(self.parent, mark["assignment"])
        notebook = run.accepted(mark["student"]).notebooks[mark["notebook"]]
        path, name = os.path.dirname(filename), mark["notebook"]
        resources["metadata"] = {"name": name, "path": path}
        return self.from_notebook_node(from_dict(notebook), resources, **kwargs)


@contextlib.contextmanager
def _stopping(kind=_Canceled):
    """Let what the person has to mend end the run, instead of each student in turn."""
    try:
        yield
    except Exception as error:
        trouble = in_a_sentence(error, _PATIENCE)
        if trouble is None:
            raise
        raise kind(str(trouble)) from error


def _init_destination(converter, own, assignment, student):
    """Whether to grade it; a submission that is refused goes no further."""
    with _stopping(_Stop):
        run = run_of(converter, assignment)  # before what was graded earlier is removed
        if not own(assignment, student):
            return False
        try:
            accepted = run.accepted(student)
        except Refused as error:
            _refuse(converter, student, str(error))
            return False
    for note in accepted.notes:
        converter.log.warning("%s: %s", student, note)
    folder = converter._format_source(assignment, student)
    wanted = converter.coursedir.notebook_id
    # A notebook of another name is graded by the name it should have.
    converter.notebooks = [
        os.path.join(folder, f"{name}.ipynb")
        for name in accepted.notebooks
        if fnmatchcase(name, wanted)
    ]
    if not converter.notebooks:  # the notes say what became of it
        _refuse(converter, student, f"there is no {wanted}.ipynb to grade.")
    return bool(converter.notebooks)


def _init_assignment(converter, own, assignment, student):
    """Copy what was taken in, and nothing else."""
    accepted = run_of(converter, assignment).accepted(student)
    folder = converter._format_source(assignment, student)
    own_list = base.find_all_files
    base.find_all_files = lambda *args, **kwargs: [
        os.path.join(folder, name) for name in accepted.files
    ]
    try:
        with _stopping():
            own(assignment, student)
    finally:
        base.find_all_files = own_list


def _convert_single_notebook(converter, own, filename):
    with _stopping():
        own(filename)


def _convert_notebooks(converter, own):
    """Grade them all; then end the warm process, and say who was refused."""
    refused = _refused(converter)
    try:
        own()
    except (_Stop, KeyboardInterrupt) as stop:
        said = str(stop) or _STOPPED
        converter.log.error("%s", said)
        raise base.NbGraderException(said) from None
    finally:
        for run in vars(converter).get("_nnworks_runs", {}).values():
            run.close()
        if refused:
            converter.log.error("Not graded: %s.", named(refused))
    if refused:
        raise base.NbGraderException(" ".join(refused.values()))


def _refuse(converter, student, why):
    """Say why a submission is not graded, and go on with the next."""
    _refused(converter)[student] = f"{student}: {why}"
    converter.log.error("%s: %s", student, why)


def _refused(converter):
    """{student: why} of the submissions that were refused in this run."""
    return vars(converter).setdefault("_nnworks_refused", {})


_AROUND = {
    "init_destination": _init_destination,
    "init_assignment": _init_assignment,
    "convert_single_notebook": _convert_single_notebook,
    "convert_notebooks": _convert_notebooks,
}


def _timestamp(directory, folder):
    """The time in a timestamp.txt that is a plain file and holds one; or None."""
    try:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        handle = os.open(Path(folder, "timestamp.txt"), flags)
        with open(handle, "rb") as file:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                data = file.read(TIME_BYTES + 1)
                text = data.decode().strip() if len(data) <= TIME_BYTES else ""
                return parse_utc(text) if text else None
    except FileNotFoundError:
        return None
    except Exception as error:  # dateutil fails in many ways
        directory.log.warning("timestamp.txt in %s: %s", folder, error)
    return None
