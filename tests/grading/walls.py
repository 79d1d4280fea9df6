"""Who enters a sandbox, and which of its walls is taken away, one after the other.

A test module that imports `pytest_generate_tests` from here is run for each `user`,
and for each user `without` each of the walls; what it attacks is the fixture `decoys`.
"""

import sys
import zlib

import numpy as np
import pytest

from .boxes import USERS

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="the sandbox is Linux's"
    ),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded"),
]
# An ordinary user may not reach root's own Python: what it imports late comes first.
np.random.default_rng(0)
"localhost".encode("idna")
ALL_NAMESPACES = ("user", "mount", "net", "pid", "ipc")
# What is granted, in words, and what is switched off to get there. Each of them
# keeps files, network and other processes out of reach.
WALLS_OF_THE_KERNEL = (*ALL_NAMESPACES, "landlock", "seccomp")
WALLS = {
    "all": (),
    "no mounts": ("mount",),
    "no Landlock": ("landlock",),
    "no filter": ("seccomp",),
    "no process namespace": ("pid",),
    "no network namespace": ("net",),
    "a container": ALL_NAMESPACES,
}
ENDS = ("all", "a container")


def pytest_generate_tests(metafunc):
    if {"user", "without"} <= set(metafunc.fixturenames):
        chosen = settings(WALLS, turn=metafunc.function.__name__)
        metafunc.parametrize(("user", "without"), chosen)
    elif "without" in metafunc.fixturenames:
        metafunc.parametrize("without", WALLS.values(), ids=WALLS)
    elif "user" in metafunc.fixturenames:
        metafunc.parametrize("user", USERS)


def settings(quick, turn):
    """Every user with every wall missing; all of them in the long form.

    The short form takes the `quick` ones for the first user, and of each other user one
    that changes with the test or attack called `turn`.
    """
    every = [(user, name) for user in USERS for name in WALLS]
    soon = [(USERS[0], name) for name in quick]
    for number, user in enumerate(USERS[1:]):
        rest = [setting for setting in every if setting[0] == user]
        soon.append(rest[(zlib.crc32(turn.encode()) + number) % len(rest)])
    for user, name in every:
        marks = () if (user, name) in soon else (pytest.mark.grading_proof,)
        yield pytest.param(user, WALLS[name], id=f"{user}-{name}", marks=marks)
