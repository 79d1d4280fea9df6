"""From the bytes of a stranger's file to a notebook of the newest format, or one word.

What is kept is built anew from the parts a notebook is known to have, so that nothing
unknown is carried along. Outputs are left behind: grading makes its own.
"""

import json
import re

__all__ = ["NotANotebook", "cell_ids", "in_a_file", "read_notebook", "rebuilt", "shown"]

MOST_BYTES = 50_000_000
_MOST_PARTS = 5_000_000  # commas; each part costs a hundred bytes once it is read
_MOST_BRACKETS = 1_000_000
_MOST_DEPTH = 60
MOST_CELLS = 2_000
_MOST_TEXT, _MOST_OF_CELL = 600_000, 400_000  # bytes in the file, see `in_a_file`
_LINE = 12  # bytes that a line costs there: its indent, quotes, the comma
_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}\Z")
_KINDS = ("code", "markdown", "raw")


class NotANotebook(ValueError):
    """Why the file cannot be graded: a sentence's end, after the file's name."""


def shown(name, most=80):
    """A file's name or a text in a sentence: printable, short, and without tricks."""
    text = "".join(c if c.isprintable() else "?" for c in str(name))
    return text if len(text) <= most else text[: most - 3] + "..."


def read_notebook(data):
    """The notebook in these bytes, and what a person should know about it.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    (dict, tuple of str)
        A valid notebook of nbformat 4.5 without outputs; ends of sentences that begin
        with the file's name.

    Raises
    ------
    NotANotebook
        For anything else, whatever it is.
    """
    notes = []
    tree = _newest(_json(data, notes), notes)
    return rebuilt(tree, notes), tuple(notes)


def rebuilt(tree, notes):
    """A valid notebook of nbformat 4.5 from the known parts of one of nbformat 4.

    Parameters
    ----------
    tree : dict
    notes : list of str
        Receives what was left out, as ends of sentences.

    Raises
    ------
    NotANotebook
        Where there are no cells, or too many.
    """
    cells = tree.get("cells")
    if not isinstance(cells, list):
        raise NotANotebook("has no list of cells, so it is not a notebook")
    if len(cells) > MOST_CELLS:
        raise NotANotebook(f"has {len(cells)} cells, more than {MOST_CELLS}")
    strange = sum(not isinstance(cell, dict) for cell in cells)
    if strange:
        notes.append(f"has {strange} entries among its cells that are no cells")
    cells = [_cell(cell) for cell in cells if isinstance(cell, dict)]
    _shorten(cells, notes)
    for cell, name in zip(cells, cell_ids(cells), strict=True):
        cell["id"] = name
    metadata = tree.get("metadata")
    kept = {
        key: value
        for key, value in (metadata if isinstance(metadata, dict) else {}).items()
        if key in ("kernelspec", "language_info") and isinstance(value, dict)
    }
    return dict(cells=cells, metadata=kept, nbformat=4, nbformat_minor=5)


def _json(data, notes):
    """The file's JSON, with the traps of JSON taken out."""
    if len(data) > MOST_BYTES:
        raise NotANotebook(f"has {len(data) / 1e6:.0f} MB, more than any notebook")
    if not data.strip():
        raise NotANotebook("is empty")
    brackets = data.count(b"[") + data.count(b"{")
    if brackets > _MOST_BRACKETS or data.count(b",") > _MOST_PARTS:
        raise NotANotebook("has more parts than any notebook")
    twice = []

    def one_of_each(pairs):
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.append(True)
        return found

    try:
        tree = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=one_of_each,
            parse_constant=lambda name: None,  # NaN and Infinity are not JSON
        )
    except UnicodeDecodeError:
        raise NotANotebook("is not text in UTF-8, so it is not a notebook") from None
    except (ValueError, RecursionError):
        raise NotANotebook("is not JSON, so it is not a notebook") from None
    if not isinstance(tree, dict):
        raise NotANotebook("is JSON, but not a notebook")
    if twice:
        notes.append("names a key twice; the last of the two counts, as in Jupyter")
    return _clean(tree, _MOST_DEPTH)


def _clean(value, depth):
    """The same tree without lone surrogates, which no file can hold."""
    if depth == 0:
        raise NotANotebook("is nested deeper than any notebook")
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_clean(part, depth - 1) for part in value]
    if isinstance(value, dict):
        return {
            _clean(key, depth - 1): _clean(part, depth - 1)
            for key, part in value.items()
        }
    return value


def _newest(tree, notes):
    """The notebook in nbformat 4, upgraded where it is older."""
    version = tree.get("nbformat")
    if type(version) is not int:
        if not isinstance(tree.get("cells"), list):
            raise NotANotebook("does not say which format of notebook it is")
        notes.append("does not say which format it is; it was read as nbformat 4")
        return tree
    if version == 4:
        return tree
    if not 1 <= version <= 3:
        raise NotANotebook(
            f"is of nbformat {shown(version, 20)}, and only 1 to 4 are known"
        )
    import nbformat

    try:
        upgraded = nbformat.convert(nbformat.from_dict(tree), 4)
        upgraded = json.loads(json.dumps(upgraded))
    except Exception:  # the converter trusts its input; this input is a stranger's
        raise NotANotebook(
            f"is of nbformat {version} and damaged: open it in Jupyter and save it"
        ) from None
    notes.append(f"was of nbformat {version} and was upgraded")
    return upgraded


def _cell(cell):
    """The cell with its known parts, each of the right type."""
    kind, metadata = cell.get("cell_type"), cell.get("metadata")
    if not isinstance(kind, str) or kind not in _KINDS:
        kind = "code" if "outputs" in cell else "markdown"
    kept = dict(
        id=cell.get("id"),
        cell_type=kind,
        metadata=metadata if isinstance(metadata, dict) else {},
        source=_source(cell.get("source")),
    )
    if kind == "code":
        kept |= dict(outputs=[], execution_count=None)
    elif isinstance(cell.get("attachments"), dict):
        kept["attachments"] = cell["attachments"]
    return kept


def _source(value):
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _shorten(cells, notes):
    """Leave out the text of cells that are too long, the longest first."""
    sizes = [in_a_file(cell["source"]) for cell in cells]
    total = sum(sizes)
    for at in sorted(range(len(cells)), key=lambda at: -sizes[at]):
        if sizes[at] <= _MOST_OF_CELL and total <= _MOST_TEXT:
            return
        total -= sizes[at]
        cells[at]["source"] = ""
        notes.append(
            f"has {sizes[at] / 1e6:.1f} MB of text in cell {at + 1}, which was left out"
        )


def in_a_file(text):
    """Bytes that a text takes in a notebook's file, where each line is a string."""
    more = max(0, len(text.splitlines()) - 1)
    return len(json.dumps(text, ensure_ascii=False).encode()) - 2 + _LINE * more


def cell_ids(cells):
    """One valid id for each cell, all different.

    A valid one stays; of equal ones, the first.

    Parameters
    ----------
    cells : list of dict

    Returns
    -------
    list of str
    """
    given = [cell.get("id") for cell in cells]
    taken, ids = set(), []
    wanted = {name for name in given if isinstance(name, str)}
    for at, name in enumerate(given):
        if not isinstance(name, str) or not _ID.match(name) or name in taken:
            name = f"cell-{at}"
            while name in taken or name in wanted:
                name += "x"
        taken.add(name)
        ids.append(name)
    return ids
