"""What is taken in of a submission: its notebooks, its data files, and nothing else.

The folder stays as it is. Nothing in it is followed, executed or trusted: links and
special files, code beside the notebook, hidden folders and what is too large are left
out, and a notebook that cannot be graded is refused in one sentence.
"""

import contextlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nnworks.grading.folder import Found, look_into
from nnworks.grading.notebook import NotANotebook, read_notebook, shown

__all__ = ["TIME_BYTES", "Accepted", "Refused", "accept"]

_NOTES = 20
TIME_BYTES = 200
_EXCHANGE = re.compile(
    r"\d{4}-\d\d-\d\d ([01]\d|2[0-3]):\d\d:\d\d(\.\d{6})? UTC", re.ASCII
)


class Refused(ValueError):
    """Why a submission cannot be graded, and what to do: one sentence."""


@dataclass(frozen=True)
class Accepted:
    """What of a submission is graded.

    Attributes
    ----------
    notebooks : dict
        {name: notebook of nbformat 4.5, without outputs}, of those expected.
    files : dict
        {path: bytes}: data files for the scratch folder.
    notes : tuple of str
        What a person should look at, one sentence each.
    timestamp : datetime or None
        When it was handed in, in UTC, where a timestamp.txt says so.
    """

    notebooks: dict
    files: dict
    notes: tuple = ()
    timestamp: datetime | None = None

    @property
    def notebook(self):
        """The notebook, of an assignment that has one."""
        return next(iter(self.notebooks.values()))


def accept(folder, expected, theirs=()):
    """Read a submission.

    Parameters
    ----------
    folder : path, or Found
        Of one student's assignment, as nbgrader collects it; or what was found there.
    expected : iterable of str, or mapping
        Names of the assignment's notebooks, without ``.ipynb``; or {name: grade_ids
        in it}, by which a notebook of another name is recognised.
    theirs : iterable of str
        Paths of the instructor's files, which will lie beside the notebooks.

    Returns
    -------
    Accepted

    Raises
    ------
    Refused
        Where there is nothing to grade.
    """
    ids = dict(expected) if isinstance(expected, Mapping) else dict.fromkeys(expected)
    try:
        found = folder if isinstance(folder, Found) else look_into(folder)
    except OSError as error:
        raise Refused(str(error)) from None
    notebooks = {
        path: found.files.pop(path)
        for path in sorted(found.files)
        if path.lower().endswith(".ipynb")
    }
    chosen, accepted, refusals = set(), {}, []
    # Those with the right name first: the others are chosen among the rest.
    for name in sorted(ids, key=lambda name: f"{name}.ipynb" not in notebooks):
        free = {path: notebooks[path] for path in notebooks if path not in chosen}
        try:
            path = _choose(name, ids, free, found)
            chosen.add(path)
            accepted[name], notes = _read(path, notebooks[path])
            found.notes[:0] = [f"{shown(path)} {note}." for note in notes]
        except Refused as error:
            refusals.append(str(error))
    if not accepted:
        raise Refused(refusals[0] if refusals else "The assignment has no notebook.")
    found.notes[:0] = refusals
    found.notes += [
        f"{shown(path)} is no notebook of this assignment and was left out."
        for path in notebooks
        if path not in chosen
    ]
    _make_way(found, (*theirs, *(f"{name}.ipynb" for name in ids)))
    timestamp = _timestamp(found)
    accepted = {name: accepted[name] for name in ids if name in accepted}
    return Accepted(accepted, found.files, _few(found.notes), timestamp)


def _few(notes):
    unique = list(dict.fromkeys(notes))
    if len(unique) > _NOTES:
        more = len(unique) - _NOTES + 1
        unique = [*unique[: _NOTES - 1], f"{more} more things were left out."]
    return tuple(unique)


def _make_way(found, theirs):
    """Leave out a folder where a file will be, and a file where a folder will be."""
    for path in sorted(found.files):
        for other in theirs:
            if f"{path}/".startswith(f"{other}/") and path != other:
                place = f"The folder {shown(other)}"
            elif other.startswith(f"{path}/"):
                place = shown(path)
            else:
                continue
            del found.files[path]
            found.notes.append(
                f"{place} was left out: the assignment has {shown(other)} there."
            )
            break


def _same(path):
    """The name without its folder, as systems see it that ignore case or accents."""
    return unicodedata.normalize("NFC", path.rpartition("/")[2]).casefold()


def _choose(name, ids, notebooks, found):
    """The path of the notebook that is meant, by its name or by the cells in it."""
    right = f"{name}.ipynb"
    if right in notebooks:
        return right
    if right in found.links:
        raise Refused(
            f"{shown(right)} is a link or no file at all: ask the student for the"
            " notebook itself."
        )
    alike = [path for path in notebooks if _same(path) == _same(right)]
    path, wanted = alike[0] if alike else None, ids[name]
    # Without the cells' names, a notebook with any is meant only if one is expected.
    known = path is None and (wanted is not None or len(ids) == 1)
    held = {path: _held(notebooks[path], wanted) for path in notebooks if known}
    most = max(held.values(), default=0)
    if most:
        best = [path for path in sorted(held) if held[path] == most]
        path = best[0]
        if len(best) > 1:
            found.notes.append(
                f"{len(best)} notebooks hold the graded cells of {shown(right)}; the"
                f" first, {shown(path)}, was graded."
            )
    if path is None:
        raise Refused(_nothing(right, notebooks, found))
    found.notes.append(f"{shown(path)} was taken for {shown(right)}.")
    return path


def _held(data, wanted):
    """How many of the graded cells a notebook holds; of unknown ones, any."""
    try:
        notebook, _ = read_notebook(data)
    except NotANotebook:
        return 0
    held = set()
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("nbgrader")
        name = mark.get("grade_id") if isinstance(mark, dict) else None
        if isinstance(name, str) and (wanted is None or name in wanted):
            held.add(name)
    return len(held)


def _nothing(right, notebooks, found):
    out = [note for note in found.notes if note.startswith(shown(right) + " ")]
    if out:
        return f"{out[0].rstrip('.')}; ask the student for the notebook again."
    there = ", ".join(map(shown, sorted(notebooks)[:3])) or "no notebook at all"
    return (
        f"{shown(right)} is not there, but {there}: if one of them is meant, rename it."
        if notebooks
        else f"{shown(right)} is not there, and {there}: ask the student for it."
    )


def _read(path, data):
    try:
        return read_notebook(data)
    except NotANotebook as error:
        raise Refused(
            f"{shown(path)} {error}: ask the student to open it in Jupyter, save it and"
            " hand it in again."
        ) from None


def _timestamp(found):
    """The time in timestamp.txt; a file that says none is dropped with a note."""
    data = found.files.get("timestamp.txt")
    if data is None:
        return None
    with contextlib.suppress(Exception):  # dateutil fails in many ways
        # It takes hours for a long text, and the whole file will be parsed again.
        time = _utc(data.decode().strip()) if len(data) <= TIME_BYTES else None
        if time and 2000 <= time.year < 2200:
            return time
    del found.files["timestamp.txt"]
    found.notes.append("timestamp.txt holds no time; it was left out.")
    return None


def _utc(text):
    """The time that nbgrader reads in a text.

    What its exchange writes is read without it: to import it takes two seconds, in each
    worker.
    """
    if _EXCHANGE.fullmatch(text):
        with contextlib.suppress(ValueError):  # such as the 13th month
            return datetime.fromisoformat(text.removesuffix(" UTC"))
    from nbgrader.utils import parse_utc

    return parse_utc(text)
