"""Who keeps all processors busy takes no time from those graded beside him."""

import os

import pytest

from nnworks.grading.pool import core_of
from nnworks.grading.workplace import CORE
from tests.grading.toy import notebook, text

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="this system names no processors"
)
WIDER = """
import ctypes, os
own = os.sched_getaffinity(0)
for pid in (0, os.getpid()):
    try: os.sched_setaffinity(pid, range(os.cpu_count()))
    except OSError: pass
    ctypes.CDLL(None).syscall(203, pid, 8, b"\\xff" * 8)
if os.fork() == 0:
    os._exit(os.sched_getaffinity(0) != own)
assert os.wait()[1] == 0 and os.sched_getaffinity(0) == own
print(*own)
"""


def test_each_worker_has_a_processor_of_its_own():
    cores = sorted(os.sched_getaffinity(0))
    places = range(len(cores) + 1)
    assert [core_of(n) for n in places] == [*map(str, cores), str(cores[0])]


def test_a_student_stays_on_the_processor_of_the_worker(warm, monkeypatch):
    core = core_of(max(1, len(os.sched_getaffinity(0)) - 1))
    monkeypatch.setenv(CORE, core)
    outcome = warm.run(notebook(WIDER))
    assert text(outcome.cells[0]).strip() == core


def test_without_a_worker_nothing_is_said_of_processors(warm, monkeypatch):
    monkeypatch.delenv(CORE, raising=False)
    outcome = warm.run(notebook("import os\nprint(len(os.sched_getaffinity(0)))"))
    assert text(outcome.cells[0]).strip() == str(len(os.sched_getaffinity(0)))
