"""What this machine has for the course, and what to do about what it lacks."""

import importlib.util
import os
import platform
import shutil
import sys
from importlib import metadata
from pathlib import Path

from nnworks import __version__

__all__ = ["report"]

# What breaks without it: (package, needed for, whether the course runs without it).
PACKAGES = [
    ("numpy", "everything", False),
    ("matplotlib", "the plots", False),
    ("pooch", "downloading data sets", False),
    ("scikit-learn", "the handwritten digits", False),
    ("ipywidgets", "the controls in notebooks", False),
    ("anywidget", "the live figures in notebooks", False),
    ("torch", "PyTorch, parts 3 to 5", True),
    ("jupyterlab", "working in notebooks", True),
    ("nbgrader", "grading (instructors)", True),
]
# What no command downloads yet: a file below NNWORKS_DATA that shows it is whole.
DATA = {
    "CIFAR-10": "cifar10/labels.u8",
    "Adult": "adult/adult-train.csv.gz",
    "names": "names/names.txt",
    "tiny Shakespeare": "tinyshakespeare/input.txt",
}


def report(out):
    """Print the report to `out`; return 0 when the course runs here, else 1."""
    lines = [*_python(), *_packages(), *_device(), *_data(), *_grading()]
    missing = [line for line in lines if line[0] == "missing"]
    print(f"nnworks {__version__} on {platform.system()}", file=out)
    for state, what, word in lines:
        mark = {"ok": "ok", "missing": "MISSING", "note": "-"}[state]
        print(f"  {mark:8}{what:22}{word}", file=out)
    if missing:
        print(f"{len(missing)} missing; what to do stands beside each.", file=out)
    else:
        print("The course runs here.", file=out)
    return 1 if missing else 0


def _python():
    return [("ok", "Python", platform.python_version())]


def _packages():
    bounds = _bounds()
    for name, purpose, optional in PACKAGES:
        bound = bounds.get(name)
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            install = f'pip install "{name}{bound or ""}"'
            state = "note" if optional else "missing"
            yield state, name, f"not installed; for {purpose}: {install}"
            continue
        if bound is not None and not bound.contains(version, prereleases=True):
            word = f'{version} is out of bounds: pip install "{name}{bound}"'
            yield "missing", name, word
        else:
            yield "ok", name, version


def _bounds():
    """The bounds that this installation of nnworks declares, by package."""
    if importlib.util.find_spec("packaging") is None:
        return {}  # versions are then shown, not judged
    from packaging.requirements import Requirement

    try:
        lines = metadata.requires("nnworks") or []
    except metadata.PackageNotFoundError:  # run from a folder, not installed
        return {}
    requirements = [Requirement(line) for line in lines]
    return {r.name: r.specifier for r in requirements}


def _device():
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    cores = f"{os.cpu_count()} CPU cores, OMP_NUM_THREADS {threads}"
    if importlib.util.find_spec("torch") is None:
        yield "ok", "device", f"CPU (NumPy); {cores}"
        return
    import torch

    if torch.cuda.is_available():
        name, count = torch.cuda.get_device_name(0), torch.cuda.device_count()
        word = f"cuda ({name}, {count} in all)"
    elif torch.backends.mps.is_available():
        word = "mps (the GPU of this Mac)"
    else:
        word = "cpu; a GPU is not needed, only faster for part 4"
    yield "ok", "device", f"{word}; {cores}"


def _data():
    if importlib.util.find_spec("sklearn") is not None:
        from nnworks.data import diabetes, digits

        yield "ok", "digits", f"{len(digits()[1])} images, embedded"
        yield "ok", "diabetes", f"{len(diabetes()[1])} people, embedded"
    place = os.environ.get("NNWORKS_DATA")
    if place and not Path(place).is_dir():
        word = f"NNWORKS_DATA names {place}, no folder; correct it or unset it"
        yield "missing", "more data", word
        return
    yield from _downloads()
    if place:
        yield from _found(Path(place))


def _downloads():
    if importlib.util.find_spec("pooch") is None:
        return  # told among the packages
    from nnworks.data.catalog import SETS
    from nnworks.data.download import place

    for name, known in SETS.items():
        folder = place(name)
        if folder:
            yield "ok", known.title, f"in {folder}"
        else:
            word = (
                f"not here; embedded data serves instead, and `python -m nnworks data"
                f" {name}` downloads it ({known.size / 1e6:.1f} MB)"
            )
            yield "note", known.title, word


def _found(folder):
    for name, file in DATA.items():
        if (folder / file).is_file():
            yield "ok", name, f"in {folder / Path(file).parent}"
        else:
            word = f"not in NNWORKS_DATA (no {file}); embedded data serves instead"
            yield "note", name, word


def _grading():
    if importlib.util.find_spec("nbgrader") is None:
        return
    for command in ("nbgrader", "alembic"):
        path = shutil.which(command)
        if path:
            yield "ok", f"{command} on PATH", path
        else:
            place = Path(sys.executable).parent
            word = f"not found, grading needs it: export PATH={place}:$PATH"
            yield "note", f"{command} on PATH", word
