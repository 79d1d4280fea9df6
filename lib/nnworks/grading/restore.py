"""A student's notebook with every cell of the instructor as it was released, once.

nbgrader's OverwriteCells trusts that each cell still says who it is; here a cell that
lost its mark, changed its type, moved, was copied or deleted costs no marks, its own
or another's, and brings none. What students write is never changed.

Which of several copies counts? All of them run, in their order, so the question is
where the test stands and what a person reads. Of a locked cell it is the copy in its
place: its text is the instructor's anyway. Of an answer it is the last one that was
edited: some keep an old attempt above the new one, others leave the empty cell and
work in a copy below it. nbgrader takes the last, edited or not.
"""

import re

from nnworks.grading.notebook import cell_ids, rebuilt, shown
from nnworks.grading.pictures import cleaned
from nnworks.grading.places import Places

__all__ = ["restore"]

_NOTES = 20
_ATTACHED_BYTES = 500_000  # of all pictures that answers bring along
_FLAGS = ("grade", "solution", "locked", "task")
# nbgrader's own delimiters, where a source cell does not say what was released of it.
_HIDDEN = re.compile(
    r"^[^\n]*BEGIN (HIDDEN TESTS|MARK SCHEME).*?^[^\n]*END \1[^\n]*\n", re.S | re.M
)


def restore(nb, original):
    """Put back what the instructor made.

    Parameters
    ----------
    nb : dict
        A notebook of nbformat 4, as `nnworks.grading.intake` hands it on.
    original : object with `source_cells`, or iterable of dict
        The gradebook's cells in the order of the instructor's notebook, each with
        `name` (the grade_id), `cell_type`, `source`, `locked`, `checksum`, `grade`,
        `solution`, `task`, `points`; `released` and `id`, where they are known. Its
        `kernelspec`, where it has one, is put back.

    Returns
    -------
    (dict, tuple of str)
        A new notebook, and what a person should look at, one sentence each.

    Raises
    ------
    nnworks.grading.notebook.NotANotebook
        Where `nb` has no list of cells.
    """
    given = getattr(original, "source_cells", original)
    known = {c["name"]: {**c, "source": c["source"] or ""} for c in given}
    notes = []
    new = rebuilt(nb, notes)
    notes = [f"The notebook {note}." for note in notes]
    cells = [_Cell(cell, known, notes) for cell in new["cells"]]
    _adopt(cells, known, notes)
    places = Places(known)
    _choose_copies(cells, known, places, notes)
    for cell in cells:
        cell.put_back(known, notes)
    cells = places.put_back(cells, notes)
    _add_missing(cells, known, places, notes)
    new["cells"] = [cell.content for cell in cells]
    _keep_pictures(cells, known, notes)
    for cell, name in zip(new["cells"], cell_ids(new["cells"]), strict=True):
        cell["id"] = name
    kernelspec = getattr(original, "kernelspec", None)
    new["metadata"] = {"language_info": {"name": "python"}}
    if kernelspec:
        new["metadata"]["kernelspec"] = dict(kernelspec)
    return new, _few(notes)


class _Cell:
    """A cell and the grade_id it counts for, "" for none."""

    def __init__(self, content, known, notes):
        mark = content["metadata"].get("nbgrader")
        self.mark = mark if isinstance(mark, dict) else {}
        name = self.mark.get("grade_id")
        self.content, self.name = content, name if isinstance(name, str) else ""
        if self.name and self.name not in known:
            if any(self.mark.get(flag) is True for flag in _FLAGS):
                notes.append(
                    f"Cell {shown(self.name)} is not of this assignment; it runs as an"
                    " ordinary cell."
                )
            self.name = ""

    def put_back(self, known, notes):
        """Make type, mark and, of a locked cell, source those of the gradebook."""
        content = self.content
        content["metadata"] = {}
        if not self.name:
            return
        source = known[self.name]
        if content["cell_type"] != source["cell_type"]:
            notes.append(f"Cell {self.name} had become {content['cell_type']}.")
            _set_type(content, source["cell_type"])
        if source["locked"] and content["source"].strip() not in _texts(source):
            notes.append(f"The locked cell {self.name} had been edited.")
        if source["locked"]:
            content["source"] = source["source"]
        changed = [k for k, v in _mark(source).items() if _differs(self.mark, k, v)]
        if changed:
            what = ", ".join(changed)
            notes.append(f"The mark of cell {self.name} had been changed ({what}).")
        content["metadata"] = _metadata(source)


def _differs(mark, key, value):
    """Whether a student's mark says something else; an older one says nothing."""
    if key not in (*_FLAGS, "points") or key not in mark:
        return False
    return mark[key] != value


def _mark(source):
    """nbgrader's metadata of a cell, of its schema version 3."""
    mark = {"schema_version": 3, "grade_id": source["name"]}
    mark |= {flag: bool(source.get(flag)) for flag in _FLAGS}
    if mark["grade"] or mark["task"]:
        mark["points"] = float(source.get("points") or 0.0)
    mark["cell_type"] = source["cell_type"]
    if source.get("checksum"):
        mark["checksum"] = source["checksum"]
    return mark


def _metadata(source):
    locked = {"deletable": False, "editable": False} if source["locked"] else {}
    return {**locked, "nbgrader": _mark(source)}


def _set_type(content, kind):
    content["cell_type"] = kind
    for key in ("outputs", "execution_count", "attachments"):
        if kind == "code" or key != "attachments":
            content.pop(key, None)
    if kind == "code":
        content |= dict(outputs=[], execution_count=None)


def _texts(source):
    """A locked cell's text, and the one students get: without the hidden tests."""
    text = source["source"]
    released = source.get("released")
    if released is None:
        released = _HIDDEN.sub("", text + "\n")
    return text.strip(), released.strip()


def _adopt(cells, known, notes):
    """Recognise cells of the instructor that lost their mark, or wear another's.

    A locked one by its text, where no other has the same; any by nbformat's own id,
    where the gradebook's cells come with it.
    """
    owners = {}
    for name, source in known.items():
        for text in set(_texts(source)) if source["locked"] else ():
            owners.setdefault((source["cell_type"], text), set()).add(name)
    owners = {key: min(names) for key, names in owners.items() if len(names) == 1}

    def owner(cell):
        return owners.get((cell.content["cell_type"], cell.content["source"].strip()))

    right = {cell.name for cell in cells if cell.name and owner(cell) == cell.name}
    for cell in cells:
        name = owner(cell)
        if name and name not in right:
            for other in cells:
                if other.name == name:
                    other.name = ""
            cell.name = name
            right.add(name)
            notes.append(f"Cell {name} had lost its mark.")
    present = {cell.name for cell in cells}
    ids = {source.get("id"): name for name, source in known.items()}
    for cell in cells:
        name = ids.get(cell.content["id"])
        if not cell.name and name and name not in present:
            cell.name = name
            present.add(name)
            notes.append(f"Cell {name} had lost its mark.")


def _choose_copies(cells, known, places, notes):
    """Leave each grade_id to one cell."""
    found = {}
    for at, cell in enumerate(cells):
        if cell.name:
            found.setdefault(cell.name, []).append(at)
    # Answers first: where they stand decides which copy of a test is in its place.
    for name in sorted(found, key=lambda name: known[name]["locked"]):
        copies = found[name]
        if len(copies) == 1:
            continue
        if known[name]["locked"]:
            texts = _texts(known[name])
            own = [at for at in copies if cells[at].content["source"].strip() in texts]
            own = own or copies
            chosen = next((at for at in own if places.right(cells, at)), own[0])
        else:
            chosen = _answer_that_counts(name, cells, copies, known[name], notes)
        for at in copies:
            if at != chosen:
                cells[at].name = ""


def _answer_that_counts(name, cells, copies, source, notes):
    released = ("", source["source"].strip())
    texts = {at: cells[at].content["source"].strip() for at in copies}
    edited = [at for at in copies if texts[at] not in released]
    if len({texts[at] for at in edited}) > 1:
        notes.append(
            f"Cell {name} was handed in {len(copies)} times with different texts; the"
            " last one counts."
        )
    return (edited or copies)[-1]


def _add_missing(cells, known, places, notes):
    """Put back what was deleted, but for answers that a test marks.

    Such an answer may stand in a cell without a mark; its empty form, put back, would
    undo it.
    """
    present = {cell.name for cell in cells}
    for name, source in known.items():
        wanted = source["locked"] or source.get("grade") or source.get("task")
        if name in present or not wanted:
            continue
        content = dict(id=None, cell_type=source["cell_type"], source=source["source"])
        content["metadata"] = _metadata(source)
        if source["cell_type"] == "code":
            content |= dict(outputs=[], execution_count=None)
        cells.insert(places.of(name, cells), _Cell(content, known, notes))
        notes.append(f"Cell {name} was missing and was put back.")


def _keep_pictures(cells, known, notes):
    """Of attachments, keep PNG and JPEG pictures in answers that a person reads."""
    room = _ATTACHED_BYTES
    for cell in cells:
        given = cell.content.pop("attachments", None)
        if not given:
            continue
        source = known.get(cell.name, {})
        kept = {}
        if source.get("task") or (source.get("grade") and source.get("solution")):
            for name, bundle in given.items():
                pictures = _pictures(bundle, room)
                if pictures and len(name) <= 200:
                    kept[name] = pictures
                    room -= sum(map(len, pictures.values())) + len(name)
        if kept:
            cell.content["attachments"] = kept
        if len(kept) < len(given):
            where = f"cell {cell.name}" if cell.name else "a cell"
            notes.append(f"Attachments of {where} were left out.")


def _pictures(bundle, room):
    found = {}
    for kind in ("image/png", "image/jpeg"):
        text = bundle.get(kind) if isinstance(bundle, dict) else None
        picture = cleaned(kind, text, room) if isinstance(text, str) else None
        if picture:
            found[kind] = picture
            room -= len(picture)
    return found


def _few(notes):
    unique = list(dict.fromkeys(notes))
    if len(unique) > _NOTES:
        more = len(unique) - _NOTES + 1
        unique = [*unique[: _NOTES - 1], f"{more} more cells had been changed."]
    return tuple(unique)
