"""Put my_network.py together: the pieces, the joints, and a head that says whose."""

import hashlib
import textwrap
from dataclasses import dataclass

from nnworks.mine import joints
from nnworks.mine.extract import attributes
from nnworks.mine.notebooks import NOTEBOOKS
from nnworks.mine.pieces import Piece

__all__ = ["Found", "assemble", "unchanged"]

WIDTH = 88
TITLES = {
    "ps01": "One neuron",
    "ps02": "Layers",
    "ps03": "Backward",
    "ps04": "Training",
    "ps05": "Autograd",
}
_MARK = "# checksum of what stands above: "


@dataclass(frozen=True)
class Found:
    """A piece: the student's texts where they passed its check, else why they did not.

    Parameters
    ----------
    piece : Piece
    texts : tuple of str
        Helpers first, then the definitions; empty where the library's stands in.
    why : str
    """

    piece: Piece
    texts: tuple = ()
    why: str = ""

    @property
    def own(self):
        """Whether the student's stands in the module."""
        return not self.why


def assemble(found, *, own_modules=True):
    """Write the text of my_network.py.

    Parameters
    ----------
    found : list of Found
        Every piece, in order.
    own_modules : bool, default=True
        Make what the notebooks call F and nn of the student's pieces. With False both
        are the library's, for pieces that call what only the library has.

    Returns
    -------
    str
    """
    parts = []  # (whose, text)
    for assignment, title in TITLES.items():
        parts.append(("joint", f"# {title}: {NOTEBOOKS[assignment]}.ipynb"))
        if assignment == "ps03" and own_modules:
            parts += _modules(found)
        mine = [one for one in found if one.piece.assignment == assignment]
        parts += _stand_ins(mine)
        parts += [("own", text) for one in mine for text in one.texts]
    parts += [("joint", "# The network"), ("joint", _network(found))]
    parts += [("joint", joints.GRAPH), ("joint", "# To run it"), ("joint", joints.RUN)]
    parts = list(dict.fromkeys(parts))  # a helper that two pieces use stands once
    body = "\n\n\n".join(text.strip("\n") for _, text in parts)
    above = f"{_head(found, parts, own_modules)}\n{_imports(own_modules)}\n\n{body}\n"
    return f"{above}\n{_MARK}{_digest(above)}\n"


def unchanged(text):
    """Whether a my_network.py is still as it was written, by its last line."""
    above, mark, digest = text.rpartition(f"\n{_MARK}")
    return bool(mark) and digest.strip() == _digest(above)


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _stand_ins(found):
    """One import for all that the library lends to an assignment."""
    names = sorted(name for one in found if not one.own for name in one.piece.names)
    if not names:
        return []
    line = f"from nnworks.mine.library import {', '.join(names)}"
    if len(line) > WIDTH:
        inside = "".join(f"    {name},\n" for name in names)
        line = f"from nnworks.mine.library import (\n{inside})"
    return [("library", line)]


def _modules(found):
    """F and nn, made of the pieces; what else is asked of them is the library's."""
    texts = [text for one in found for text in one.texts]
    functions = {n: n for n in ("sigmoid", "softmax", "log_softmax")}
    layers = {n: n for n in ("Parameter", "Module")}
    parts = []
    for short, known, long in ("F", functions, "functional"), ("nn", layers, "nn"):
        used = set().union(*(attributes(text, short) for text in texts)) - set(known)
        if used:
            alias = f"library_{short.lower()}"
            parts.append(("library", f"from nnworks import {long} as {alias}"))
            known |= {name: f"{alias}.{name}" for name in sorted(used)}
    said = {
        key: ", ".join(f"{name}={value}" for name, value in known.items())
        for key, known in (("functions", functions), ("layers", layers))
    }
    return [*parts, ("joint", joints.MODULES.format(**said))]


def _network(found):
    """Adam takes the step, unless only the student's own sgd is there."""
    own = {name for one in found if one.own for name in one.piece.names}
    only_sgd = "sgd" in own and "adam_step" not in own
    optimizer = joints.SGD if only_sgd else joints.ADAM
    return joints.NETWORK.replace("{optimizer}", optimizer)


def _imports(own_modules):
    lines = ["from itertools import count", "from pathlib import Path"]
    if own_modules:
        lines.append("from types import SimpleNamespace")
    lines += ["", "import numpy as np"]
    if not own_modules:
        lines += ["", "from nnworks import functional as F", "from nnworks import nn"]
    return "\n".join(lines) + "\n"


def _head(found, parts, own_modules):
    """The docstring: a table of the pieces, and how many lines are whose."""
    rows = [("piece", "from", "whose"), ("-----", "----", "-----")]
    for one in found:
        whose = "yours" if one.own else f"the library's ({one.why})"
        rows.append((", ".join(one.piece.names), one.piece.assignment, whose))
    wide = max(len(row[0]) for row in rows)
    table = "\n".join(_row(row, wide) for row in rows)
    words = textwrap.fill(_count(parts, own_modules), WIDTH)
    title = "My network, put together from my own answers: python -m nnworks mine"
    text = f"{title}\n\n{table}\n\n{words}"
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    return f'"""{text}\n"""\n'


def _row(row, wide):
    name, assignment, whose = row
    start = f"{name:{wide}}  {assignment:4}  "
    return textwrap.fill(
        whose, WIDTH, initial_indent=start, subsequent_indent=" " * len(start)
    )


def _count(parts, own_modules):
    lines = dict.fromkeys(("own", "library", "joint"), 0)
    for whose, text in parts:
        lines[whose] += sum(bool(line.strip()) for line in text.splitlines())
    said = (
        f"{lines['own']} lines come from your notebooks. {lines['joint']} join them:"
        " the order of the layers, the loop over epochs, the way back through the"
        " graph. Change what you like; the command keeps a file that you changed."
    )
    if not own_modules:
        why = "because one of your pieces asks more of them than your functions give"
        return f"{said} F and nn are the library's, {why}."
    if lines["library"]:
        return f"{said} What is imported from nnworks is the library's."
    return f"{said} Nothing here needs the library any more."
