"""Run the check of one piece in a process of its own: it may loop or crash."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["run", "verdict"]


def verdict(source, check, *, seconds=30):
    """Say why a piece does not pass its check; nothing ("") when it does.

    Parameters
    ----------
    source : str
        The piece.
    check : str
        Python that calls its check.
    seconds : float
        After so long it is stopped.
    """
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "verdict.json")
        request = json.dumps({"source": source, "check": check})
        try:
            run(
                [sys.executable, "-m", "nnworks.mine.judge", str(result)],
                folder,
                seconds,
                input=request.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            return f"it was still running after {seconds:g} s: a loop without an end?"
        if not result.is_file():
            return "it ended the whole program, in place of giving an answer"
        return json.loads(result.read_text(encoding="utf-8"))


def run(command, folder, seconds, **streams):
    """Run Python in a folder, with this library on its path and one thread."""
    library = str(Path(__file__).resolve().parents[2])
    paths = [library, os.environ.get("PYTHONPATH", "")]
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "OMP_NUM_THREADS": "1",
        "MPLBACKEND": "agg",
    }
    return subprocess.run(command, cwd=folder, env=env, timeout=seconds, **streams)
