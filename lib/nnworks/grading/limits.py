"""How much one submission may use, and how much of what it showed is kept."""

import math
import re
from dataclasses import dataclass, fields

from nnworks.grading.notebook import in_a_file
from nnworks.grading.pictures import cleaned

__all__ = ["Limits", "Trimmer", "size_of", "trim"]

_MEGABYTE = 1 << 20
_OUTPUTS = 100  # of one cell; each is a box of its own on the instructor's page
_MARGIN = 200  # bytes that an output costs beside its text
_PICTURES = ("image/png", "image/jpeg")
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]|\x1b(?!\[[0-9;]*m)"
)


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes
    ----------
    cell_s, notebook_s : float
        Seconds by the clock, of one cell and of the notebook.
    restarts : int
        How often the student's process is started again after it died or hung.
    memory_bytes : int
        Memory beyond that of the modules imported beforehand.
    cpu_s : float
        Seconds of processor time of one process.
    file_bytes : int
        All files that it writes, together.
    processes : int
        Processes and threads at once.
    output_bytes : int
        What is kept of the outputs of the whole notebook.

    Raises
    ------
    ValueError
        For a limit that is not a finite number above 0 (`restarts` may be 0).
    """

    cell_s: float = 30.0
    notebook_s: float = 180.0
    restarts: int = 5
    memory_bytes: int = 2048 * _MEGABYTE
    cpu_s: float = 300.0
    file_bytes: int = 64 * _MEGABYTE
    processes: int = 32
    output_bytes: int = 1_000_000

    def __post_init__(self):
        for field in fields(self):
            value = getattr(self, field.name)
            kinds = int if field.type is int else (int, float)
            good = isinstance(value, kinds) and not isinstance(value, bool)
            least = 0 if field.name == "restarts" else math.ulp(0.0)
            if not good or not least <= value < math.inf:
                kind = "whole number" if kinds is int else "number"
                raise ValueError(
                    f"the limit {field.name} must be a {kind} above 0, not {value!r}"
                )


class Trimmer:
    """Trims the outputs of one notebook, cell after cell, to what is left of its room.

    One cell gets a quarter of the notebook's room at most, so that a flood in one
    leaves the others their outputs.
    """

    def __init__(self, limits):
        self._left = limits.output_bytes
        self._most = limits.output_bytes // 4

    def __call__(self, outputs):
        """Return the outputs to keep, as `trim` does."""
        kept = trim(outputs, min(self._left, self._most))
        self._left = max(0, self._left - size_of(kept))
        return kept


def size_of(outputs):
    """Bytes that outputs made by `trim` take in a notebook, about."""
    return sum(_MARGIN + sum(map(_bytes, _texts(output))) for output in outputs)


def _texts(output):
    if output["output_type"] == "stream":
        return [output["text"]]
    if output["output_type"] == "error":
        return [output["ename"], output["evalue"], *output["traceback"]]
    return list(output["data"].values())


def _bytes(text):
    return in_a_file(text)


def trim(outputs, room):
    """Outputs of one cell that are safe to keep and to show, in `room` bytes, about.

    Text, PNG and JPEG pictures stay; HTML, scripts, SVG, LaTeX, JSON and widgets go,
    because an instructor's browser would run or fetch what is in them. Of long text
    the beginning and the end stay. What comes in is a stranger's: nothing in it is
    trusted, and nothing in it makes this fail.

    Parameters
    ----------
    outputs : list of dict
        As in a notebook (nbformat 4).
    room : int
        Bytes to keep at most.

    Returns
    -------
    tuple of dict
        Valid outputs of nbformat 4; one that went leaves a line that says so.
    """
    kept, left_out = [], 0
    for output in outputs if isinstance(outputs, list | tuple) else ():
        if len(kept) >= _OUTPUTS or room < 2 * _MARGIN:
            left_out += 1
            continue
        clean = _clean(output, room - _MARGIN)
        if clean is None:
            left_out += 1
        elif not _joined(kept, clean):
            kept.append(clean)
        if clean is not None:
            room -= _MARGIN + sum(map(_bytes, _texts(clean)))
    if left_out:
        said = f"[{left_out} more output{'s' * (left_out > 1)} left out]\n"
        kept.append(dict(output_type="stream", name="stdout", text=said))
    return tuple(kept)


def _joined(kept, output):
    """Append a stream's text to the stream before it, when there is one."""
    if not kept or output["output_type"] != "stream":
        return False
    last = kept[-1]
    if last["output_type"] != "stream" or last["name"] != output["name"]:
        return False
    last["text"] += output["text"]
    return True


def _clean(output, room):
    kind = output.get("output_type") if isinstance(output, dict) else None
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        text = shortened(_text(output.get("text")), room)
        return dict(output_type="stream", name=name, text=text)
    if kind == "error":
        return _error(output, room)
    if kind in ("display_data", "execute_result", "update_display_data"):
        return _shown(output, kind, room)
    return None


def _error(output, room):
    lines = output.get("traceback")
    lines = [_text(line) for line in lines] if isinstance(lines, list | tuple) else []
    if len(lines) > 100:
        lines = [*lines[:50], f"[{len(lines) - 99} entries left out]", *lines[-49:]]
    share = room // 2 // max(1, len(lines))
    return dict(
        output_type="error",
        ename=shortened(_text(output.get("ename")), min(200, room // 4)),
        evalue=shortened(_text(output.get("evalue")), room // 4),
        traceback=[shortened(line, share) for line in lines],
    )


def _shown(output, kind, room):
    data, kept = output.get("data"), {}
    data = data if isinstance(data, dict) else {}
    for name in _PICTURES:
        if name in data:
            picture = cleaned(name, _text(data[name]), room)
            if picture:
                kept[name] = picture
                room -= len(picture)
    dropped = [shortened(_text(k), 40) for k in data if k not in (*kept, "text/plain")]
    if "text/plain" in data:
        kept["text/plain"] = shortened(_text(data["text/plain"]), room)
    elif not kept:
        kinds = ", ".join(dropped[:5]) or "nothing"
        kept["text/plain"] = shortened(f"[output left out: {kinds}]", room)
    if kind != "execute_result":
        return dict(output_type="display_data", data=kept, metadata={})
    count = output.get("execution_count")
    count = count if type(count) is int and 0 <= count < 1 << 31 else None
    return dict(output_type=kind, data=kept, metadata={}, execution_count=count)


def _text(value):
    """Text of a notebook's string or list of strings; what else it is, is nothing."""
    if isinstance(value, list | tuple):
        value = "".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return ""
    # A lone surrogate cannot be written to a file; of what moves a terminal's cursor or
    # sets its title, colours alone stay, which pages show as such.
    return _CONTROLS.sub("", value.encode("utf-8", "replace").decode("utf-8"))


def shortened(text, room):
    """The text, or its beginning and its end in `room` bytes with a word between."""
    room = max(0, room)
    if _bytes(text) <= room:
        return text
    half = max(0, room // 2 - 40)
    coded = text.encode("utf-8", "replace")
    head = _fitting(lambda size: coded[:size], half)
    tail = _fitting(lambda size: coded[len(coded) - size :], half)
    left_out = len(coded) - len(head.encode()) - len(tail.encode())
    said = f"\n[{left_out} bytes left out]\n"
    return head + said + tail if room >= 2 * len(said) else said.strip()[:room]


def _fitting(part, room):
    """The text of as many bytes as fit, once they are written as lines."""
    size = room
    while (bytes_ := _bytes(text := part(size).decode("utf-8", "ignore"))) > room:
        size = size * room // bytes_
    return text
