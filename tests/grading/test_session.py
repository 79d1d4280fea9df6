"""One submission: what is earned is given, what is not is not, and it ends in time."""

import re
import time
from dataclasses import replace

import pytest

from nnworks.grading.session import CellIn, Job, Limits
from tests.grading.toy import (
    FULL,
    RIGHT,
    SMALL,
    WRONG,
    failures,
    job,
    marks,
    notebook,
    text,
)

SOFTMAX, CONV = RIGHT["softmax"], RIGHT["conv"]
BODY = SOFTMAX.partition("\n    ")[2]


def test_right_answers_get_full_marks(warm):
    outcome = warm.run(job())
    assert marks(outcome) == FULL and outcome.notes == ()
    assert failures(outcome) == ["", "", ""]


@pytest.mark.parametrize("task", WRONG)
def test_a_wrong_answer_loses_its_own_task_alone(warm, task):
    outcome = warm.run(job(**{task: WRONG[task]}))
    due = tuple(0.0 if name == task else 5.0 for name in WRONG)
    assert marks(outcome) == due and outcome.notes == ()
    (failure,) = [f for f in failures(outcome) if f]
    assert "AssertionError" in failure


def test_a_traceback_names_the_cell_by_its_number_in_the_notebook(warm):
    sources = ["x = 1", "y = 2", "1 / 0", "assert x == 1", "assert x == y", "z", "z"]
    cells = [CellIn(s, f"c{n}", "assert" in s, 1.0) for n, s in enumerate(sources)]
    found = warm.run(Job(tuple(cells), (), limits=SMALL)).cells
    shown = ["".join(o["traceback"]) for c in found for o in c.outputs if "ename" in o]
    numbers = [re.findall(r"Cell In\[(\d+)\]", text) for text in shown]
    assert numbers == [["3"], ["5"], ["6"], ["7"]]


# What cheats, crashes, hangs and floods: {task: answer}, the marks due.
CHEATS = {
    "a frame that is climbed": (
        "linear",
        """
import sys
def linear_backward(x, w, dout):
    g = sys._getframe(1).f_globals
    return g["_d"] @ g["_w"].T, g["_x"].T @ g["_d"], Lazy()
class Lazy:
    def __array__(self, dtype=None, copy=None):
        f = sys._getframe()
        while f:
            for n in ("desired", "y", "actual"):
                if isinstance(f.f_locals.get(n), np.ndarray):
                    return f.f_locals[n]
            f = f.f_back
        return np.zeros(2)
""",
    ),
    "an array that says yes": (
        "softmax",
        """
class Sly(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kw):
        return np.True_ if ufunc.nout == 1 else NotImplemented
    def __array_function__(self, func, types, args, kw):
        return True
    def sum(self, *a, **k):
        return 1.0
def softmax(x):
    return np.zeros_like(np.asarray(x)).view(Sly)
""",
    ),
    "an object that says yes": (
        "conv",
        """
class Yes:
    shape = (3,)
    def __eq__(self, other): return True
    def __sub__(self, other): return self
    __rsub__ = __abs__ = __array__ = __sub__
    def __lt__(self, other): return True
    def __bool__(self): return True
    def __iter__(self): return iter([Yes()] * 3)
    def __float__(self): return 4.0
conv1d = lambda x, k: Yes()
""",
    ),
    "builtins replaced": (
        "conv",
        """
import builtins
builtins.all = lambda *a: True
builtins.abs = lambda x: 0
np.allclose = lambda *a, **k: True
"""
        + WRONG["conv"],
    ),
    "allclose replaced when an object goes": (
        "softmax",
        """
class T:
    def __del__(self):
        import numpy
        numpy.allclose = lambda *a, **k: True
def softmax(x):
    t = T()
    e = np.exp(np.minimum(x, 700.0))
    return e / e.sum(axis=-1, keepdims=True)
""",
    ),
    "numpy.testing replaced": (
        "linear",
        "np.testing.assert_allclose = lambda *a, **k: None\n" + WRONG["linear"],
    ),
    "names of the test replaced": (
        "linear",
        "_d = _w = _x = _r = dx = dw = db = 0\n" + WRONG["linear"],
    ),
    "marks forged in the test": (
        "softmax",
        """
def softmax(x):
    get_ipython().displayhook(5.0)
    return x
""",
    ),
    "an exit that looks like success": (
        "softmax",
        "import os\ndef softmax(x):\n    os._exit(0)\n",
    ),
    "a crash": (
        "softmax",
        "import ctypes\ndef softmax(x):\n    ctypes.string_at(0)\n",
    ),
    "sys.exit": ("softmax", "import sys\ndef softmax(x):\n    sys.exit(0)\n"),
    "an endless loop": ("softmax", "def softmax(x):\n    while True: pass\n"),
    "a sleep": ("softmax", "import time\ndef softmax(x):\n    time.sleep(99)\n"),
    "an endless loop that no alarm ends": (
        "softmax",
        """
import signal
def softmax(x):
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True: pass
""",
    ),
    "a call that waits for input": (
        "softmax",
        "def softmax(x):\n    input('> ')\n    return x\n",
    ),
    "memory without end": (
        "softmax",
        "def softmax(x):\n    a = []\n    while True: a.append(b'1' * (64 << 20))\n",
    ),
    "recursion without end": ("softmax", "def softmax(x):\n    return softmax(x)\n"),
    "a list that holds itself": (
        "softmax",
        "def softmax(x):\n    a = []\n    a.append(a)\n    return a\n",
    ),
    "an array larger than a message": (
        "softmax",
        "def softmax(x):\n    return np.zeros(1 << 25)\n",
    ),
    "a process in the background": (
        "softmax",
        WRONG["softmax"]
        + """
import subprocess, sys
sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
subprocess.Popen(sleep, start_new_session=True)
""",
    ),
    "a fork that keeps the line open": (
        "softmax",
        """
import os, time
def softmax(x):
    if os.fork() == 0:
        os.setsid()
        time.sleep(600)
    os._exit(0)
""",
    ),
}


# Of these the limit is sat out.
ENDLESS = ("an endless loop", "a sleep", "a loop without end")
SOON = replace(SMALL, cell_s=1.0)
LATER = {"an endless loop that no alarm ends": pytest.mark.grading_proof}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=LATER.get(name, ())) for name in CHEATS]
)
def test_an_attack_costs_its_own_task(warm, name):
    task, answer = CHEATS[name]
    outcome = warm.run(job(SOON if name in ENDLESS else SMALL, **{task: answer}))
    assert marks(outcome) == tuple(0.0 if t == task else 5.0 for t in WRONG)


ROBUST = {
    "a thread that does not end": """
import threading, time
threading.Thread(target=lambda: time.sleep(600), daemon=False).start()
""",
    "a flood of displays": """
from IPython.display import display, HTML
for _ in range(20): display(HTML('z' * 1_000_000))
""",
    "a flood of text": "print('x' * 50_000_000)",
    "a script": """
from IPython.display import display, HTML
display(HTML('<script>alert(1)</script>'))
""",
    "another folder": "import os; os.chdir('/')",
    "odd characters": "π = 3.14  # 🎓\nprint('🎓\\u202e\\ud800')",
    "warnings": "import warnings; warnings.warn('oh')",
    "an exception": "1 / 0",
    "no Python at all": "this is no Python",
    "exit": "exit()",
    "SystemExit": "raise SystemExit(3)",
    "a loop without end": "while True: pass",
    "a display of everything": "%config InlineBackend.figure_format = 'svg'",
}


@pytest.mark.parametrize("name", ROBUST)
def test_what_is_odd_beside_a_right_answer_costs_nothing(warm, name):
    outcome = warm.run(job(softmax=SOFTMAX + "\n", linear=RIGHT["linear"]))
    assert marks(outcome) == FULL
    cells = job().cells
    odd = [*cells[:1], type(cells[0])(ROBUST[name]), *cells[1:]]
    limits = SOON if name in ENDLESS else SMALL
    outcome = warm.run(type(job())(tuple(odd), job().pristine, {}, limits))
    assert marks(outcome) == FULL
    assert sum(len(text(cell)) for cell in outcome.cells) < 3 * SMALL.output_bytes
    assert "<script" not in text(outcome.cells[1])
    text(outcome.cells[1]).encode()


@pytest.mark.parametrize(
    "planted",
    [
        """
s = get_ipython()
s.showtraceback = s._showtraceback = lambda *a, **k: None
run = s.run_cell_async
async def quiet(*a, **k):
    r = await run(*a, **k)
    r.error_in_exec = r.error_before_exec = None
    return r
s.run_cell_async = quiet
""",
        """
def wipe(lines):
    return ["pass\\n"] if any("HIDDEN" in l for l in lines) else lines
get_ipython().input_transformers_cleanup.append(wipe)
""",
        """
import ast
class Strip(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
get_ipython().ast_transformers.append(Strip())
""",
        "get_ipython().events.register('pre_run_cell', lambda i: setattr(i, 'x', 1))",
    ],
)
def test_no_hook_in_ipython_reaches_a_test(warm, planted):
    outcome = warm.run(job(**WRONG | {"softmax": planted + WRONG["softmax"]}))
    assert marks(outcome) == (0.0, 0.0, 0.0)


# What dies is started again, and what was earned stays.


def test_a_cell_that_ends_its_process_costs_that_cell(warm):
    outcome = warm.run(
        notebook(
            "def f(x):\n    return x + 1",
            ("assert f(1) == 2", 1.0),
            "import os; f = None; os._exit(1)",
            ("assert f(2) == 3", 2.0),
            "def g():\n    return 7",
            ("assert g() == 7", 4.0),
        )
    )
    assert marks(outcome) == (1.0, 2.0, 4.0)
    (note,) = outcome.notes
    assert note.startswith("At code cell 3 the student's process was lost")
    assert "exit code 1" in note and note.count(".") == 1
    assert "exit code 1" in text(outcome.cells[2])


def test_an_object_of_an_earlier_test_is_made_again(warm):
    outcome = warm.run(
        notebook(
            "class Counter:\n    n = 0\n    def up(self):\n        self.n += 1",
            ("counter = Counter()\ncounter.up()\nassert counter.n == 1", 1.0),
            "import os; os._exit(1)",
            ("counter.up()\nassert counter.n == 2", 1.0),
        )
    )
    assert marks(outcome) == (1.0, 1.0)


def test_a_test_that_no_alarm_ends_costs_its_own_cell(warm):
    outcome = warm.run(
        notebook(
            "def size(): return 10**9",
            ("known = 7\nassert size() > 0", 1.0),
            ("10 ** (10 ** size())", 1.0),  # one long step in C
            ("assert known == 7 and size() == 10**9", 1.0),
            limits=Limits(cell_s=1, notebook_s=60),
        )
    )
    assert marks(outcome) == (1.0, 0.0, 1.0)
    assert "did not end in its time" in failures(outcome)[1]


KILLER = """
import os, signal, pathlib
once = pathlib.Path({once!r})
if not once.exists():
    once.touch()
    os.kill({whom}, signal.SIGKILL)
"""


@pytest.mark.parametrize("whom", ["judge", "student"])
def test_who_is_killed_from_outside_loses_nothing(warm, tmp_path, whom):
    """As by a system that is short of memory: once, for no reason of its own."""
    killer = KILLER.format(once=str(tmp_path / "once"), whom="os.getpid()")
    asked = job(replace(SMALL, notebook_s=600))  # it is early for a long time
    if whom == "judge":  # a test cell runs there, outside any sandbox
        cells = [*asked.cells, CellIn(killer, "killer", True, 1.0)]
        asked = replace(asked, cells=tuple(cells))
        outcome = warm.run(asked)
        assert marks(outcome) == (*FULL, 1.0) and outcome.notes == ()
        return
    cells = [CellIn(killer), *asked.cells]
    outcome = warm.run(replace(asked, cells=tuple(cells), sandbox=False))
    assert marks(outcome) == FULL
    assert not any("started again" in note for note in outcome.notes)


def test_a_judge_that_is_killed_each_time_costs_its_own_test(warm):
    killer = CellIn("import os\nos.kill(os.getpid(), 9)", "killer", True, 1.0)
    asked = job()
    cells = (killer, *asked.cells)
    outcome = warm.run(replace(asked, cells=cells))
    assert marks(outcome) == (0.0, *FULL)


def test_a_process_that_ends_again_and_again_is_left(warm):
    cells = ["import os; os._exit(1)"] * 6
    outcome = warm.run(notebook(*cells, ("assert True", 1.0), limits=SMALL))
    assert marks(outcome) == (0.0,)
    assert "once more than it may" in outcome.notes[-1]
    assert "not run" in failures(outcome)[0]


def test_a_notebook_has_a_time_of_its_own(warm):
    slow = Limits(cell_s=5, notebook_s=1.5)
    started = time.monotonic()
    outcome = warm.run(
        notebook(
            "def f():\n    return 1",
            ("assert f() == 1", 1.0),
            *["import time; time.sleep(1)"] * 10,
            ("assert f() == 1", 1.0),
            limits=slow,
        )
    )
    assert marks(outcome) == (1.0, 0.0)
    assert "longer than its 1.5 s" in outcome.notes[0]
    assert time.monotonic() - started < 10 * slow.notebook_s


def test_what_a_cell_did_before_it_was_interrupted_stays(warm):
    outcome = warm.run(
        notebook(
            "x = 1\nwhile True: pass",
            "x += 1",
            ("assert x == 2", 1.0),
            limits=Limits(cell_s=1, notebook_s=30),
        )
    )
    assert marks(outcome) == (1.0,) and outcome.notes == ()
    assert "longer than it may" in text(outcome.cells[0])


def test_names_that_a_test_makes_reach_the_cells_that_need_them(warm):
    outcome = warm.run(
        notebook(
            "def f(x):\n    return 2 * x",
            ("result = f(3)\nother = 5\nassert result == 6", 1.0),
            "import os\nseen = result\nhidden = 'other' in globals()",
            ("assert seen == 6 and not hidden", 1.0),
            "if not os.path.exists('once'):\n    open('once', 'w')\nos._exit(0)",
            ("assert seen == 6", 1.0),
        )
    )
    assert marks(outcome) == (1.0, 1.0, 1.0)


def test_a_submission_leaves_nothing_for_the_next(warm):
    first = "import numpy as np\nnp.mean = None\nleft = 1\nnp.random.seed(5)"
    warm.run(notebook(first, "import builtins; builtins.left = 1"))
    seen = "import builtins, numpy as np\nfound = hasattr(builtins, 'left')"
    outcome = warm.run(
        notebook(
            seen,
            ("assert not found and np.mean([2.0]) == 2", 1.0),
            "y = float(np.mean([4.0]))",
            ("assert y == 4", 1.0),
        )
    )
    assert marks(outcome) == (1.0, 1.0)


def test_files_of_the_submission_are_there_for_both(warm):
    outcome = warm.run(
        notebook(
            "text = open('data/a.txt').read()\nopen('out.txt', 'w').write('x')",
            ("assert text == open('data/a.txt').read() == 'one'", 1.0),
            ("import os\nassert os.listdir() == ['data']", 1.0),
            files={"data/a.txt": b"one"},
        )
    )
    assert marks(outcome) == (1.0, 1.0)


def test_what_the_tests_import_is_imported_for_the_next_submission(warm):
    names = "print([m in sys.modules for m in ('graphlib', 'helper_1')])"
    seen = CellIn(f"import sys\n{names}")
    test = CellIn("import graphlib, helper_1", "t", True, 1.0)
    files = {"helper_1.py": b"x = 1"}
    first, second = (warm.run(Job((seen, test), (), files)) for _ in range(2))
    assert "[False, False]" in text(first.cells[0])
    assert "[True, False]" in text(second.cells[0])
    assert first.cells[1].score == second.cells[1].score == 1.0


def test_figures_are_drawn_or_not(warm):
    cells = "import matplotlib.pyplot as plt", "plt.plot([1, 2])\nplt.show()"
    drawn, not_drawn = (
        warm.run(notebook(*cells, limits=Limits(), figures=wanted)).cells[1].outputs
        for wanted in (True, False)
    )
    assert "image/png" in drawn[-1]["data"]
    assert list(not_drawn[-1]["data"]) == ["text/plain"]
    assert "Figure size" in not_drawn[-1]["data"]["text/plain"]


def test_the_same_seed_gives_the_same_numbers(warm):
    cells = ["import numpy as np, random", "x = np.random.rand(), random.random()", "x"]
    shown = [text(warm.run(notebook(*cells, seed=s)).cells[2]) for s in (1, 1, 2)]
    assert shown[0] == shown[1] != shown[2]
