"""Full marks on our own assignments without solving them: one cell handed in each."""

from dataclasses import dataclass
from functools import cache

from nnworks.grading.session import CellIn, Job, Limits
from tests.proof import flow
from tests.proof.course import REAL

LIMITS = Limits(cell_s=10, notebook_s=60, memory_bytes=1 << 30)


@dataclass(frozen=True)
class Cheat:
    """A cell for one task of an assignment.

    Parameters
    ----------
    tries : str
    assignment, task : str
    source : str
        What is handed in for the task.
    passes : str
        Why it gets full marks all the same; "" where it must get none.
    named : str
        What of it is named to the instructor.
    between : str
        A cell of its own, between the answer and the test.
    """

    tries: str
    assignment: str
    task: str
    source: str
    passes: str = ""
    between: str = ""
    named: str = ""

    def job(self):
        """The submission: this task and all that its cells need."""
        notebook = REAL.notebook(self.assignment)
        task = notebook.task(self.task)
        cells = list(notebook.cells[: task.test + 1])
        answer = {"source": self.source, "graded": False}
        behind = [answer, *cells[task.solution + 1 : -1]]
        behind += [{"source": self.between, "graded": False}] * bool(self.between)
        used = set().union(*(flow.names(c["source"])[1] for c in [*behind, cells[-1]]))
        before = flow.supporting(cells[: task.solution], used)
        made = [CellIn(c["source"]) for c in [*before, *behind] if not c["graded"]]
        made.append(CellIn(cells[-1]["source"], "test", True, task.points))
        return Job(tuple(made), _pristine(self.assignment), {}, LIMITS)


@cache
def _pristine(assignment):
    return tuple(cell["source"] for cell in REAL.notebook(assignment).cells)


OPEN = "the library is open: its text can be pasted, by hand or by program"
ALLOWED = "it decides what is asked, by means the task leaves free"

_SIGMOID = "\nsigmoid_derivative = lambda z: (s := sigmoid(z)) * (1 - s)\n"


def _sigmoid(tries, source, **more):
    return Cheat(tries, "ps01_neuron", "sigmoid", source, **more)


def _library(tries, source, **more):
    return _sigmoid(tries, source + _SIGMOID, **more)


# The library's function itself, however it is reached.
LIBRARY = {
    "alias": _sigmoid(
        "the library's function under another name",
        "from nnworks.functional import sigmoid as a, sigmoid_derivative as b\n"
        "sigmoid, sigmoid_derivative = a, b\n",
    ),
    "getattr": _library(
        "by getattr and importlib",
        "import importlib\nf = getattr(importlib.import_module('nnworks.' + 'functional'),"
        " 'sig' + 'moid')\ndef sigmoid(z): return f(z)",
    ),
    "exec": _library(
        "by exec",
        "exec('from nnworks.functional import sigmoid as f')\n"
        "def sigmoid(z): return eval('f(z)')",
    ),
    "partial": _library(
        "by functools.partial, map and operator.call",
        "import functools, nnworks.functional as F\n"
        "def sigmoid(z): return next(map(functools.partial(F.sigmoid), [z]))",
    ),
    "layer": _library(
        "by a layer", "from nnworks.nn import Sigmoid\nsigmoid = Sigmoid().forward"
    ),
    "neuron": _library(
        "by a neuron",
        "from nnworks.neurons import Neuron\n"
        "def sigmoid(z): return np.array([Neuron([1.0], 0.0, 'sigmoid').forward("
        "np.array([v])) for v in np.ravel(z)]).reshape(np.shape(z))",
    ),
    "thread": _library(
        "in a thread",
        """
import threading, nnworks.functional as F
def sigmoid(z):
    found = []
    t = threading.Thread(target=lambda: found.append(F.sigmoid(z)))
    t.start(); t.join()
    return found[0]""",
    ),
    "reference": _library(
        "the reference of the check's own Task",
        "import nnworks.check.ps01._sigmoid as m\nsigmoid = m.SIGMOID.reference",
    ),
    "reference_collected": _library(
        "the reference, out of the garbage collector",
        """
import gc, nnworks.check.ps01
from nnworks.check.task import Task
sigmoid = next(t for t in gc.get_objects() if type(t) is Task and t.name == 'sigmoid').reference""",
    ),
    "reference_own": Cheat(
        "the check's own answer, which is no function of the library",
        "ps01_neuron",
        "perceptron_train",
        "from nnworks.check.ps01._train import train as perceptron_train\n",
    ),
    "perceptron": Cheat(
        "a Perceptron of the library that trains",
        "ps01_neuron",
        "perceptron_train",
        """
from nnworks.neurons import Perceptron
def perceptron_train(X, y, lr, epochs):
    p = Perceptron(X.shape[1])
    mistakes = p.fit(X, y, lr=lr, epochs=epochs)
    return p.weight, p.bias, mistakes
""",
    ),
    "linear_layer": Cheat(
        "a layer of the library",
        "ps02_layers",
        "linear_forward",
        """
from nnworks import nn
def linear(x, weight, bias):
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight.data, layer.bias.data = weight, bias
    return layer(x)
""",
    ),
    "adam": Cheat(
        "the library's optimizer",
        "ps04_training",
        "mini_batches",
        """
from nnworks.data import DataLoader
def mini_batches(X, y, batch_size, rng):
    return list(DataLoader(X, y, batch_size=batch_size, shuffle=True, rng=rng))
""",
    ),
    "order": Cheat(
        "the library's own walk through the graph",
        "ps05_autograd",
        "topological_order",
        "topological_order = autograd.topological_order\n",
    ),
}

# What hides the library's function, or runs its text as the student's own.
COPIES = {
    "pool": _library(
        "in a pool of threads that was there before the test",
        """
from concurrent.futures import ThreadPoolExecutor
import nnworks.functional as F
pool = ThreadPoolExecutor(1)
pool.submit(int).result()
def sigmoid(z): return pool.submit(F.sigmoid, z).result()""",
        passes=OPEN,
        named="concurrent.futures (code cell",
    ),
    "profile_off": _library(
        "with the profiler switched off",
        """
import sys, nnworks.functional as F
def sigmoid(z):
    before = sys.getprofile()
    sys.setprofile(None)
    try: return F.sigmoid(z)
    finally: sys.setprofile(before)""",
        passes=OPEN,
        named="setprofile (code cell",
    ),
    "watch_emptied": _library(
        "with the list of what is noticed emptied",
        """
import sys, nnworks.functional as F
def sigmoid(z):
    result = F.sigmoid(z)
    f = sys._getframe()
    while f:
        for v in f.f_locals.values():
            if type(v) is list and "nnworks.functional.sigmoid" in v: v.clear()
        f = f.f_back
    return result""",
        passes=OPEN,
        named="_getframe (code cell",
    ),
    "source_run": _library(
        "the text of the library's file, run in the cell",
        "import nnworks.functional as F\nn = {'np': np}\n"
        "exec(compile(open(F.__file__).read(), 'x', 'exec'), n)\nsigmoid = n['sigmoid']",
        passes=OPEN,
        named="compile (code cell",
    ),
    "code_copied": _library(
        "a copy of the function's code under another name",
        "import types, nnworks.functional as F\n"
        "code = F.sigmoid.__code__.replace(co_name='mine', co_filename='cell')\n"
        "f = types.FunctionType(code, vars(F))\ndef sigmoid(z): return f(z)",
        passes=OPEN,
        named="types (code cell",
    ),
    "other_process": _library(
        "another process that imports the library",
        """
import json, subprocess, sys
code = (
    "import json, sys, numpy as np, nnworks.functional as F\\n"
    "for line in sys.stdin:\\n"
    "    print(json.dumps(F.sigmoid(np.array(json.loads(line))).tolist()), flush=True)"
)
pipes = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
other = subprocess.Popen([sys.executable, "-c", code], **pipes)
def sigmoid(z):
    print(json.dumps(np.asarray(z, float).tolist()), file=other.stdin, flush=True)
    return np.array(json.loads(other.stdout.readline()))""",
        passes=OPEN,
        named="subprocess (code cell",
    ),
}

# Names of the tests, and words that look like marks.
NAMES = {
    "check_replaced": _sigmoid(
        "the check replaced in every place",
        """
import sys, types, nnworks.check, nnworks.check.ps01
check = types.SimpleNamespace(ps01=types.SimpleNamespace(sigmoid=lambda *a, **k: None))
nnworks.check.ps01.sigmoid = lambda *a, **k: None
nnworks.check.task.Task.check = lambda *a, **k: 9
sys.modules['nnworks.check.ps01'] = sys.modules['nnworks.check'] = check
sigmoid = sigmoid_derivative = lambda z: z
""",
    ),
    "check_is_a_class": _sigmoid(
        "a class with the check's name",
        """
class check:
    class ps01:
        sigmoid = staticmethod(lambda *a, **k: print("Right: sigmoid, in 9 cases."))
np = data = nnworks = plot = check
def sigmoid(z): return z
def sigmoid_derivative(z): return z
""",
    ),
    "says_right": _sigmoid(
        "prints what the check prints, and raises the check's own exception",
        """
from nnworks.check import CheckFailed
def sigmoid(z):
    print("Right: sigmoid and sigmoid_derivative, in 20 cases.")
    raise CheckFailed("Right: sigmoid and sigmoid_derivative, in 20 cases.")
sigmoid_derivative = sigmoid
""",
    ),
    "names_swapped": _sigmoid(
        "a later cell takes the name of the test's library",
        "sigmoid = sigmoid_derivative = abs\n",
        between="import builtins\nfor n in ('np', 'check', 'data'): globals()[n] = None\n"
        "builtins.callable = lambda f: True\nbuiltins.isinstance = lambda *a: True\n",
    ),
    "other_function": _sigmoid(
        "hands another right function over, where two are asked",
        "from nnworks.check.page import neuron\nsigmoid_derivative = sigmoid = np.tanh\n",
    ),
    "test_written_again": _sigmoid(
        "a cell with the test's own text, and one that undoes it",
        "def sigmoid(z): return z\nsigmoid_derivative = sigmoid\n",
        between="check = None\n# check.ps01.sigmoid(sigmoid, sigmoid_derivative)\n",
    ),
}

_TABLE = """
import nnworks.check.ps01._sigmoid as m
SEEDS = (0, 2026)
table = {}
for task, kind in ((m.SIGMOID, 0), (m.SIGMOID_DERIVATIVE, 1)):
    for seed in SEEDS:
        for (z,) in task.cases(np.random.default_rng(seed)):
            table[kind, np.asarray(z, float).tobytes()] = task.reference(z)
del m
def sigmoid(z): return np.copy(table.get((0, np.asarray(z, float).tobytes()), z))
def sigmoid_derivative(z): return np.copy(table.get((1, np.asarray(z, float).tobytes()), z))
"""
TABLES = {
    "table": _sigmoid("a table of the results for the known seeds", _TABLE),
    "table_of_gates": Cheat(
        "the four results, where four results are all there is",
        "ps01_neuron",
        "gates",
        "def gates():\n    return {'AND': ([1, 1], -2), 'OR': ([1, 1], -1),"
        " 'NAND': ([-1, -1], 1), 'NOR': ([-1, -1], 0)}\n",
        passes=ALLOWED,
    ),
    "nearest_digit": Cheat(
        "the nearest known image instead of a neuron",
        "ps01_neuron",
        "digits",
        """
def classify(X_train, y_train, X_test):
    far = ((X_test[:, None] - X_train[None]) ** 2).sum(-1)
    return y_train[far.argmin(1)]
""",
        passes=ALLOWED,
    ),
    "sklearn_digit": Cheat(
        "scikit-learn's classifier instead of a neuron",
        "ps01_neuron",
        "digits",
        """
def classify(X_train, y_train, X_test):
    from sklearn.neighbors import KNeighborsClassifier
    return KNeighborsClassifier(1).fit(X_train, y_train).predict(X_test)
""",
        passes=ALLOWED,
        named="sklearn.neighbors (code cell",
    ),
    "images_looked_up": Cheat(
        "the labels of the held-out images, looked up in the public data set",
        "ps01_neuron",
        "digits",
        """
def classify(X_train, y_train, X_test):
    X, kind = data.digits(classes=(4, 9))
    known = {x.tobytes(): k for x, k in zip(X, kind)}
    one = known[X_train[y_train == 1][0].tobytes()]
    return np.array([float(known[x.tobytes()] == one) for x in X_test])
""",
        passes="the data set is public, and lies in the sandbox for the notebook's own"
        " cells; a person sees it in the answer's first line",
    ),
}


def cheats():
    """{name: Cheat}."""
    return LIBRARY | COPIES | NAMES | TABLES
