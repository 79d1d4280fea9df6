import errno

import pytest

from nnworks.grading.kernel import ARCHITECTURES
from nnworks.grading.seccomp import Rules, program

ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x50000
CALLS = {  # (x86_64, aarch64)
    "read": (0, 63),
    "write": (1, 64),
    "openat": (257, 56),
    "execve": (59, 221),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "ptrace": (101, 117),
    "clone": (56, 220),
    "clone3": (435, 435),
    "kill": (62, 129),
    "tgkill": (234, 131),
    "prlimit64": (302, 261),
    "prctl": (157, 167),
    "ioctl": (16, 29),
    "chmod": (90, None),
    "fchmodat": (268, 53),
    "truncate": (76, 45),
    "mount": (165, 40),
    "unshare": (272, 97),
    "io_uring_setup": (425, 425),
    "file_setattr": (469, 469),
    "future": (999, 999),
}
FREE = 0


@pytest.fixture(params=ARCHITECTURES)
def machine(request):
    return request.param


def answer(rules, name, *arguments, arch=None, number=None):
    """What the kernel would answer: the program run as Linux runs it."""
    column = ARCHITECTURES.index(rules.machine)
    number = CALLS[name][column] if number is None else number
    if number is None:
        return None
    data = {0: number, 4: ARCH[rules.machine] if arch is None else arch}
    for index in range(6):
        value = arguments[index] if index < len(arguments) else 0
        data[16 + 8 * index] = value & 0xFFFFFFFF
    at = register = 0
    lines = list(program(rules))
    while True:
        code, yes, no, value = lines[at]
        assert 0 <= yes < 256 and 0 <= no < 256
        at += 1
        if code == 0x06:
            return value
        if code == 0x20:
            register = data[value]
        elif code == 0x54:
            register &= value
        else:
            test = {0x15: register == value, 0x35: register >= value}
            test[0x45] = bool(register & value)
            at += yes if test[code] else no


def denied(number=errno.EPERM):
    return ERRNO | number


def test_everyday_calls_pass(machine):
    for rules in (Rules(machine), Rules(machine, fork=False, only=7, modes=False)):
        for name in ("read", "write", "execve"):
            assert answer(rules, name) == ALLOW
        assert answer(rules, "openat", 0, 0, 0x241) == ALLOW  # write, create, empty
        assert answer(rules, "ioctl", 1, 0x5401) == ALLOW
        assert answer(rules, "prctl", 15) == ALLOW


def test_what_no_exercise_needs_is_denied(machine):
    for name in ("socket", "connect", "ptrace", "mount", "unshare", "io_uring_setup"):
        assert answer(Rules(machine), name) == denied()
    assert answer(Rules(machine), "clone3") == denied(errno.ENOSYS)
    assert answer(Rules(machine), "future") == denied(errno.ENOSYS)
    assert answer(Rules(machine), "file_setattr") == denied(errno.ENOSYS)


def test_another_architectures_numbers_kill(machine):
    assert answer(Rules(machine), "read", arch=0x40000003) == KILL
    assert answer(Rules(machine), "read", number=0x40000000 | 1) == KILL


def test_only_pairs_of_streams_are_made(machine):
    stream, nonblocking = 1, 1 | 0o4000 | 0o2000000
    for kind in (stream, nonblocking):
        assert answer(Rules(machine), "socketpair", 1, kind) == ALLOW
    for family, kind in ((1, 2), (1, 5), (2, 1), (1, 2 | 0o4000)):
        assert answer(Rules(machine), "socketpair", family, kind) == denied()
    assert answer(Rules(machine, network=True), "socket") == ALLOW


def test_threads_pass_and_processes_only_where_they_may(machine):
    thread, process, space = 0x3D0F00, 0x1200011, 0x10000000
    assert answer(Rules(machine), "clone", thread) == ALLOW
    assert answer(Rules(machine), "clone", process) == ALLOW
    assert answer(Rules(machine), "clone", process | space) == denied()
    assert answer(Rules(machine), "clone", process | 0x8000) == denied()  # a sibling
    alone = Rules(machine, fork=False)
    assert answer(alone, "clone", thread) == ALLOW
    assert answer(alone, "clone", process) == denied()


def test_signals_reach_oneself_alone(machine):
    alone = Rules(machine, only=4321)
    for name in ("kill", "tgkill"):
        assert answer(alone, name, 4321, 9) == ALLOW
        for other in (0, 1, -1, -4321, 4320):
            assert answer(alone, name, other, 9) == denied()
    assert answer(alone, "prlimit64", 0) == ALLOW
    assert answer(alone, "prlimit64", 1) == denied()
    assert answer(Rules(machine), "kill", 1, 9) == ALLOW  # of its own namespace


def test_modes_are_left_alone_without_an_error(machine):
    alone = Rules(machine, modes=False)
    assert answer(alone, "fchmodat") == ERRNO
    assert answer(alone, "chmod") in (ERRNO, None)
    assert answer(alone, "truncate") == denied()
    assert answer(Rules(machine), "fchmodat") == ALLOW


def test_a_file_is_not_emptied_by_opening_it_to_read(machine):
    assert answer(Rules(machine), "openat", 0, 0, 0o1000) == denied(errno.EACCES)


def test_nobody_outlives_the_keeper_or_types_into_a_terminal(machine):
    for option in (1, 36, 22, 35):
        assert answer(Rules(machine), "prctl", option) == denied()
    assert answer(Rules(machine), "ioctl", 0, 0x5412) == denied()
