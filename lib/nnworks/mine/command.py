"""The command: gather, check, write, train, show."""

import subprocess
import sys
import tempfile
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nnworks.mine.assemble import Found, assemble, unchanged
from nnworks.mine.extract import Missing, piece
from nnworks.mine.notebooks import NOTEBOOKS, read
from nnworks.mine.pieces import PIECES
from nnworks.mine.trial import run, verdict

__all__ = ["gather", "mine"]

NAME = "my_network.py"
ONE_CHECK, TRAINING = 30, 300  # seconds
SMALL = """
import numpy as np
import my_network
rng = np.random.default_rng(0)
model, _, parameters = my_network.new_network([4, 3, 2], rng)
loss = my_network.gradients(model, parameters, rng.random((5, 4)), np.arange(5) % 2)
assert np.isfinite(loss)
"""


def mine(folder, out, *, train=True):
    """Write my_network.py into a folder of notebooks, train it and show the result.

    Parameters
    ----------
    folder : path
        With the course's notebooks in it or below it.
    out : text file
    train : bool, default=True

    Returns
    -------
    int
        The exit code: 0 when the network was written and trained.
    """
    folder = Path(folder)
    if not folder.is_dir():
        print(f"{folder}: expected the folder with your notebooks.", file=out)
        return 1
    notebooks = {name: read(folder, name) for name in NOTEBOOKS}
    for one in notebooks.values():
        where = one.path.relative_to(folder) if one.path else one.problem
        print(f"  {one.assignment}  {where}", file=out)
    found = gather(notebooks)
    _tell(found, out)
    try:
        path = _write(folder, _joined(found), out)
    except OSError as error:
        print(f"{folder}: nothing can be written there: {error.strerror}.", file=out)
        return 1
    return _train(path, out) if train else 0


def _joined(found):
    """The module, with F and nn of the student's pieces where these fit together.

    A piece may call what only the library's F or nn has, such as another argument.
    """
    texts = [assemble(found), assemble(found, own_modules=False)]
    return next((text for text in texts if _fits(text)), texts[0])


def _fits(text):
    """Whether a small network of these pieces gets as far as its gradients."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, NAME).write_text(text, encoding="utf-8")
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        try:
            command = [sys.executable, "-c", SMALL]
            return run(command, folder, ONE_CHECK, **streams).returncode == 0
        except subprocess.TimeoutExpired:
            return False


def gather(notebooks, *, seconds=ONE_CHECK):
    """Every piece of the network: the student's where it passes its check.

    Parameters
    ----------
    notebooks : dict of str to Notebook
        As `read` gives them, by assignment.
    seconds : float
        What one check may take.

    Returns
    -------
    list of Found
    """

    def one(wanted):
        notebook = notebooks[wanted.assignment]
        if notebook.problem:
            return Found(wanted, why=notebook.problem)
        try:
            texts = piece(notebook, wanted.cell, wanted.names)
        except Missing as missing:
            return Found(wanted, why=str(missing))
        why = verdict("\n\n\n".join(texts), wanted.check, seconds=seconds)
        return Found(wanted, why=why) if why else Found(wanted, texts)

    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(_bar(pool.map(one, PIECES), len(PIECES)))


def _bar(results, total):
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return results
    return tqdm(results, total=total, desc="checking", unit="piece", leave=False)


def _tell(found, out):
    """The verdicts, one line for the pieces of an assignment with the same one."""
    lines = {}
    for one in found:
        whose = f"the library's ({one.why})" if one.why else "yours"
        key = (one.piece.assignment, whose)
        lines.setdefault(key, []).extend(one.piece.names)
    own = sum(one.own for one in found)
    print(f"{own} of {len(found)} pieces are yours.", file=out)
    for (assignment, whose), names in lines.items():
        words = f"{', '.join(names)}: {whose}"
        margin = dict(initial_indent=f"  {assignment}  ", subsequent_indent=" " * 8)
        print(textwrap.fill(words, 88, **margin), file=out)


def _write(folder, text, out):
    """Write beside a file that was changed by hand, over one that was not."""
    names = [NAME, *(f"my_network_{i}.py" for i in range(2, 1000))]
    for name in names:
        path = folder / name
        if not path.exists() or unchanged(path.read_text(encoding="utf-8")):
            break
        print(f"{name} was changed by hand and stays as it is.", file=out)
    path.write_text(text, encoding="utf-8")
    print(f"Written: {path.name}", file=out, flush=True)
    return path


def _train(path, out):
    """Train it and show the result, in a process of its own."""
    try:
        command = [sys.executable, "-m", "nnworks.mine.show", path.name]
        code = run(command, path.parent, TRAINING, stdin=subprocess.DEVNULL).returncode
    except subprocess.TimeoutExpired:
        code, minutes = 1, TRAINING / 60
        print(f"The training was stopped after {minutes:g} minutes.", file=out)
    if code:
        print(f"{path.name} is there; `python {path.name}` runs it again.", file=out)
    return min(code, 1)
