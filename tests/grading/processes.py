"""The processes of a run, by what they do; Linux only."""

import contextlib
import os
import signal
from pathlib import Path

KINDS = ("parent", "worker", "warm", "judge", "student")


def _all():
    """{pid: (parent, start time, command line)} of every process that lives."""
    found = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()
            if fields[0] != "Z":
                command = Path(f"/proc/{entry}/cmdline").read_bytes()
                found[int(entry)] = (int(fields[1]), fields[19], command)
    return found


def tree(root):
    """{(pid, start time): kind} of a run and all that it started."""
    every = _all()
    if root not in every:
        return {}
    found, waiting = {}, [(root, "parent")]
    while waiting:
        pid, kind = waiting.pop()
        found[pid, every[pid][1]] = kind
        children = [child for child, (above, *_) in every.items() if above == pid]
        for child in children:
            waiting.append((child, _kind(kind, child, every)))
    return found


def _kind(above, pid, every):
    command = every[pid][2]
    if above == "parent":
        return "worker" if b"nnworks.grading.worker" in command else "other"
    if above == "worker":
        return "warm" if b"nnworks.grading.warm" in command else "other"
    if above == "warm":  # the keeper of a sandbox has a child, the judge has none
        keeps = any(parent == pid for parent, *_ in every.values())
        return "keeper" if keeps else "judge"
    return "student" if above in ("keeper", "student") else "other"


def alive(processes):
    """Those of a `tree` that still live."""
    every = _all()
    return {who for who in processes if who[0] in every and every[who[0]][1] == who[1]}


def kill(pid):
    """SIGKILL, if it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
