"""What cheats, crashes, hangs or floods costs its own task; the odd costs nothing."""

from dataclasses import replace

import pytest

from tests.grading.toy import FULL, RIGHT, SMALL, WRONG, job, marks, text

# {name: (task, answer)}
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
    outcome = warm.run(job(softmax=RIGHT["softmax"] + "\n", linear=RIGHT["linear"]))
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
