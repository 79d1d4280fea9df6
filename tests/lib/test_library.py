"""What holds for the whole library: who imports whom, what is public, what is told."""

import ast
import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import nnworks
from tests.browsing import ROOT

LIB = ROOT / "lib" / "nnworks"
MODULES = [
    m.name
    for m in pkgutil.walk_packages(nnworks.__path__, "nnworks.")
    if not m.name.endswith("__main__")
]
PUBLIC = [m for m in MODULES if not any(p.startswith("_") for p in m.split("."))]

# Part of the library -> what it may import beyond the standard library.
TORCH = {"models", "limits", "labs", "grading"}
MAY = {
    "autograd": {"numpy", "nnworks._validate", "nnworks.autograd"},
    "_validate": {"numpy"},
    "functional": {"numpy", "nnworks._validate"},
    "neurons": {"numpy", "nnworks._validate", "nnworks.functional"},
    "nn": {"numpy", "nnworks._validate", "nnworks.functional", "nnworks.nn"},
    "check": {
        "numpy",
        "nnworks._validate",
        "nnworks.functional",
        "nnworks.neurons",
        "nnworks.data",
        "nnworks.weights",
        "nnworks.autograd",
        "nnworks.nn",
        "nnworks.check",
    },
    "grading": {
        "numpy",
        "IPython",
        "matplotlib_inline",
        "distributed",
        "dask",
        "traitlets",
        "torch",
        "nbformat",
        "nbconvert",
        "bleach",  # of nbconvert
        "jinja2",
        "nbgrader",
        "sqlalchemy",
        "alembic",
        "tornado",
        "tqdm",
        "nnworks.check",
        "nnworks.grading",
    },
    "counting": {"nnworks._validate", "nnworks.counting"},
    "data": {
        "numpy",
        "pooch",
        "requests",
        "sklearn",
        "tqdm",
        "urllib3",
        "nnworks._validate",
        "nnworks.data",
    },
    "weights": {
        "numpy",
        "nnworks.functional",
        "nnworks.nn",
        "nnworks.data",
        "nnworks.weights",
    },
    "optim": {"numpy", "nnworks._validate", "nnworks.optim"},
    "train": {"numpy", "tqdm", "nnworks._validate"},
    "mine": {
        "numpy",
        "tqdm",
        "matplotlib",
        "nnworks.autograd",
        "nnworks.check",
        "nnworks.data",
        "nnworks.functional",
        "nnworks.mine",
        "nnworks.nn",
    },
    "plot": {"numpy", "matplotlib", "nnworks._validate"},
    "doctor": {"torch", "packaging", "nnworks", "nnworks.data"},
    "__main__": {"nnworks.data", "nnworks.doctor", "nnworks.grading", "nnworks.mine"},
    "__init__": set(),
}


def imported(path):
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module if not node.level else f"nnworks.{node.module}"


def within(name, allowed):
    return any(name == a or name.startswith(a + ".") for a in allowed)


@pytest.mark.parametrize("path", sorted(LIB.rglob("*.py")), ids=lambda p: p.stem)
def test_who_may_import_whom(path):
    part = path.relative_to(LIB).parts[0].removesuffix(".py")
    for name in imported(path):
        top = name.split(".")[0]
        if top in sys.stdlib_module_names:
            continue
        if part in MAY:
            # The package itself (`from nnworks import data`) costs nothing.
            assert name == "nnworks" or within(name, MAY[part]), f"{path}: {name}"
        if top == "torch":
            assert part in TORCH | {"doctor"}, f"{path.name} imports torch"
        assert top not in {"book", "solutions", "exercises", "tests"}


def test_importing_nnworks_costs_numpy_only():
    code = (
        "import sys, nnworks.nn, nnworks.neurons, nnworks.data, nnworks.check\n"
        "import nnworks.optim, nnworks.train\n"
        "heavy = {'torch', 'matplotlib', 'sklearn', 'anywidget', 'ipywidgets'}\n"
        "heavy |= {'tqdm', 'pooch'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


@pytest.mark.parametrize("name", PUBLIC)
def test_every_module_and_public_name_is_documented(name):
    module = importlib.import_module(name)
    assert inspect.getdoc(module)
    for public in getattr(module, "__all__", []):
        thing = getattr(module, public)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert inspect.getdoc(thing), f"{name}.{public} has no docstring"


@pytest.mark.parametrize("name", PUBLIC)
def test_all_names_what_is_public(name):
    module = importlib.import_module(name)
    if not hasattr(module, "__all__"):
        own = [
            n
            for n, thing in vars(module).items()
            if not n.startswith("_") and getattr(thing, "__module__", "") == name
        ]
        assert own == [], f"{name} has public names and no __all__"
        return
    assert len(module.__all__) == len(set(module.__all__))
    assert all(hasattr(module, n) for n in module.__all__)
