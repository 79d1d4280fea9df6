"""How strong a sandbox is, in words: a sentence for each wall that is not there."""

import itertools
from dataclasses import replace

import pytest

from nnworks.grading.kernel import Kernel, probe
from nnworks.grading.strength import strength

FULL = Kernel(True, True, True, True, True, 7, True, "x86_64")
SPOKEN_OF = ("mount", "net", "pid", "ipc", "landlock", "seccomp")
# What suffices; whatever is taken from one of these is missed.
LEAST = (
    {"mount": True, "net": True, "pid": True},
    {"mount": True, "net": True, "landlock": 6},
    {"mount": True, "seccomp": True},
    {"landlock": 1, "seccomp": True},
)


def sentences(**walls):
    return strength(Kernel(machine="x86_64", **walls)).missing


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")
def test_probe_of_this_machine_says_what_is_missing():
    found = strength()
    assert found.kernel == probe()
    assert all(text.endswith(".") for text in found.missing)
    absent = [name for name in SPOKEN_OF if not getattr(found.kernel, name)]
    assert len(found.missing) >= len(absent)


@pytest.mark.parametrize("name", SPOKEN_OF)
def test_each_missing_wall_has_one_sentence(name):
    assert strength(FULL).missing == ()
    off = replace(FULL, **{name: type(getattr(FULL, name))(0)})
    (sentence,) = strength(off).missing
    assert sentence.count(".") == 1
    assert strength(off).enough


@pytest.mark.parametrize(
    "left",
    [
        Kernel(machine="x86_64"),
        Kernel(landlock=7, machine="x86_64"),
        Kernel(seccomp=True, machine="x86_64"),
        Kernel(user=True, mount=True, machine="x86_64"),
        Kernel(user=True, net=True, pid=True, seccomp=True, machine="x86_64"),
    ],
)
def test_too_few_walls_are_said_to_be_too_few(left):
    assert not strength(left).enough


@pytest.mark.parametrize("walls", LEAST, ids=" ".join)
def test_the_least_that_is_enough(walls):
    assert strength(Kernel(**walls)).enough is True
    for name in walls:
        fewer = {key: walls[key] for key in walls if key != name}
        assert strength(Kernel(**fewer)).enough is False


def test_nothing_else_is_enough():
    for landlock, *there in itertools.product((0, 1, 5, 6), *[(False, True)] * 4):
        walls = dict(zip(("mount", "net", "pid", "seccomp"), there, strict=True))
        walls["landlock"] = landlock
        due = any(all(walls[k] >= least[k] for k in least) for least in LEAST)
        assert strength(Kernel(**walls)).enough is due, walls


def test_a_user_namespace_is_no_wall():
    """Root needs none; what it is needed for has its own sentences."""
    assert strength(replace(FULL, user=False)).missing == ()


def test_what_nothing_keeps_out_is_said_instead_of_what_is_weaker():
    assert sentences() == (
        "No mount namespace: files outside are forbidden one call at a time, and a"
        " program can ask whether one exists.",
        "Neither mounts nor Landlock: the user's own files lie open.",
        "No filter of system calls: the whole of the kernel can be called.",
        "No wall at all keeps student code from the network.",
        "Student code can signal this user's other processes.",
        "No namespace for shared memory: a filter of calls alone forbids it.",
    )
    weaker = "No Landlock: the mount namespace alone keeps files out."
    assert weaker in sentences(mount=True)


@pytest.mark.parametrize("version", [1, 5, 6])
def test_an_old_landlock_is_named_where_it_stands_alone(version):
    old = f"Landlock {version} is older than 6: "
    without = sentences(landlock=version, seccomp=True)
    assert any(said.startswith(old) for said in without) == (version < 6)
    assert not any("Landlock" in said for said in without if not said.startswith(old))
    assert not any(
        "Landlock" in said
        for said in sentences(landlock=version, seccomp=True, mount=True)
    )


def test_landlock_keeps_signals_in_from_its_sixth_version_on():
    signals = "Student code can signal this user's other processes."
    assert signals in sentences(landlock=5, mount=True)
    assert signals not in sentences(landlock=6, mount=True)
