"""The warm process: started, reused, replaced, and alone with what it may see."""

import os
import signal
import time

from nnworks.grading.session import Limits, Warm
from tests.grading.toy import FULL, job, marks, notebook, text


def test_it_serves_many_submissions(own):
    process = own.process
    assert [marks(own.run(job())) for _ in range(3)] == [FULL] * 3
    assert own.process is process and own.failed == ()


def test_it_has_one_thread_and_no_child_afterwards(own):
    own.run(job())
    assert len(os.listdir(f"/proc/{own.process.pid}/task")) == 1
    assert family(own.process.pid) == [own.process.pid]


def test_a_module_that_cannot_be_imported_is_said():
    with Warm(("no_such_module", "fractions")) as warm:
        (failure,) = warm.failed
        assert failure.startswith("no_such_module: ")


def late(module):
    return f"def load():\n    import {module}\nload()"


def sees(module):
    return f"import sys\nseen = {module!r} in sys.modules"


def test_what_the_instructors_cells_import_is_there_beforehand(own):
    cells = sees("wave"), ("assert seen", 1.0)
    assert marks(own.run(notebook(*cells))) == (0.0,)
    submitted = notebook(*cells, pristine=(late("wave"), cells[1][0]))
    assert marks(own.run(submitted)) == (1.0,)


def test_what_a_test_imports_is_there_for_the_next(own):
    test = ("__import__('colorsys')\nassert seen", 1.0)
    submitted = notebook(sees("colorsys"), test)
    assert [marks(own.run(submitted)) for _ in range(2)] == [(0.0,), (1.0,)]


def test_what_a_student_imports_is_not_taken_over(own):
    pristine = ("x = 1", "assert True")
    own.run(notebook(late("netrc"), ("assert True", 1.0), pristine=pristine))
    test = ("assert not seen", 1.0)
    submitted = notebook(sees("netrc"), test, pristine=("", test[0]))
    assert marks(own.run(submitted)) == (1.0,)


def test_students_of_a_supervisor_that_was_killed_end(tmp_path):
    """Nothing goes on when the process that asked for it is gone."""
    note = tmp_path / "pid"
    supervisor = os.fork()
    if supervisor == 0:
        try:
            with Warm() as warm:
                note.write_text(str(warm.process.pid))
                warm.run(notebook("while True: pass", limits=Limits(cell_s=60)))
        finally:
            os._exit(1)
    try:
        wait_for(lambda: note.exists() and note.read_text())
        warm = int(note.read_text())
        wait_for(lambda: any(map(busy, family(warm)[1:])))
        everybody = family(warm)
        assert len(everybody) > 3  # the warm process, a judge, a keeper, a student
    finally:
        os.kill(supervisor, signal.SIGKILL)
        os.waitpid(supervisor, 0)
    wait_for(lambda: not any(map(alive, everybody)))


def stat(pid):
    """The words of /proc/PID/stat behind the program's name; [] when it is gone."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return []


def alive(pid):
    return stat(pid)[:1] not in ([], ["Z"])


def busy(pid):
    """Whether it has used some processor time of its own."""
    return sum(map(int, stat(pid)[11:13])) > 20


def family(pid):
    """A process and all below it, the nearer first."""
    parents = {int(p): stat(p)[1:2] for p in filter(str.isdigit, os.listdir("/proc"))}
    found = [pid]
    for one in found:
        found += [p for p, parent in parents.items() if parent == [str(one)]]
    return found


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


SEARCH = """
import re
# Patterns of which this process does not hold the text that they match.
patterns = [re.compile(word) for word in (b"MARKE[R]_OF_TH[E]_TEST", b"ANOTHE[R]_WORD")]
counts = [0, 0]
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
    for line in maps:
        region, rights, *_ = line.split()
        start, end = (int(x, 16) for x in region.split("-"))
        if "r" not in rights or end - start > 1 << 30 or "[v" in line:
            continue
        memory.seek(start)
        try:
            text = memory.read(end - start)
        except OSError:
            continue
        counts = [n + len(p.findall(text)) for n, p in zip(counts, patterns)]
print(counts[0], counts[1] > 0)
"""


def test_the_students_process_never_had_the_tests(warm):
    """Its whole memory is searched for a word that stands in a test cell."""
    word = "MARKER_OF_THE_" + "TEST"
    test = f"assert answer() == 1, {word!r}"
    given = "def answer(): return 1"
    warm.run(notebook(f"x = {word!r}\n{given}", (test, 1.0)))
    cells = (given + "  # ANOTHER_WORD", (test, 1.0), SEARCH)
    searched = notebook(*cells, limits=Limits(cell_s=60), sandbox=False)
    outcome = warm.run(searched)
    assert text(outcome.cells[2]).strip() == "0 True", text(outcome.cells[2])
    assert marks(outcome) == (1.0,)
