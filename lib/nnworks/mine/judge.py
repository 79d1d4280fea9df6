"""The process in which one piece is checked: ``python -m nnworks.mine.judge FILE``.

It reads {"source", "check"} from stdin and writes its verdict, "" or why not, into the
file. Nothing it runs can reach the process that asks.
"""

import json
import re
import sys
from pathlib import Path

__all__ = ["judge"]

BEFORE = """import numpy as np
from nnworks import check, nn
from nnworks import functional as F
"""


def judge(source, check):
    """Say why the piece does not pass its check; nothing ("") when it does."""
    from nnworks.check import CheckFailed

    names = {"__name__": "my_network"}
    try:
        exec(compile(BEFORE + source, "<your notebook>", "exec"), names)
        exec(compile(check, "<its check>", "exec"), names)
    except CheckFailed as failed:
        return _sentence(failed)
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {error}".splitlines()[0]
    return ""


def _sentence(failed):
    """What is wrong, from the parts of a check's message."""
    parts = dict(getattr(failed.args[0], "parts", ()))
    if parts.get("got", "").startswith("NotImplementedError"):
        return "not written yet"
    said = parts.get("mistake") or parts.get("got") or str(failed)
    return re.split(r"(?<=[.?!]) ", " ".join(said.split()))[0]


if __name__ == "__main__":
    asked = json.loads(sys.stdin.read())
    said = judge(asked["source"], asked["check"])
    Path(sys.argv[1]).write_text(json.dumps(said), encoding="utf-8")
