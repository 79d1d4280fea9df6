"""The table of attacks for docs/grading.md: what each gets, measured.

    python -m tests.grading.attacks.table
    python -m tests.grading.attacks.table --cases NBGRADER.json OURS.json PLUGIN.json

Ours are run here: under nbgrader alone where that harms nothing (no attack on files,
processes, memory or the network of the machine is ever run without the sandbox), and
under nnworks. Cheats on an assignment are measured in a plain IPython shell instead.
`--cases` makes the table of another author's cases instead, from what their runner wrote:
under nbgrader alone, by our command, by nbgrader with our plug-in.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from nnworks.grading.session import Warm
from tests.grading import toy
from tests.grading.attacks import objects, speaks
from tests.grading.attacks.attack import TASKS, every
from tests.grading.attacks.course import cheats
from tests.grading.classes import mark

# Those that nothing but their own process can suffer from.
HARMLESS = {
    *objects.ATTACKS,
    *("patched_for_the_next", "dies_when_looked_at", "dies_when_asked", "long_to_read"),
    *("builtins_replaced", "numpy_replaced", "clock_taken"),
}
NOT_RUN = "not run: it could harm the machine"
NOTHING = "it has no such line"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "toy"
c.Execute.timeout = 10
"""


def notebook(answers=None, before="", tests=None):
    """The toy assignment, the instructor's or with answers put in."""
    tests, cells = toy.TESTS | (tests or {}), [new_code_cell(toy.FIRST)]
    cells += [new_code_cell(before)] * bool(before)
    for task in TASKS:
        source = toy.RIGHT[task] if answers is None else answers[task]
        test = mark(f"test_{task}", grade=True, locked=True, points=5)
        cells.append(new_code_cell(source, metadata=mark(task, solution=True)))
        cells.append(new_code_cell(tests[task], metadata=test))
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def under_nbgrader(attacks):
    """{name: marks} of classes in which each student is an attack.

    Those that need other tests than the toy's are a class of their own.
    """
    found = {}
    for tests in {str(a.tests): a.tests for a in attacks.values()}.values():
        alike = {name: a for name, a in attacks.items() if a.tests == tests}
        found |= _one_class(alike, tests)
    return found


def _one_class(attacks, tests):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "nbgrader_config.py").write_text(CONFIG)
        _put(folder / "source/ps1", notebook(tests=tests))
        _nbgrader(folder, "generate_assignment", "ps1", "--create")
        for name, attack in attacks.items():
            answers = toy.RIGHT | attack.answers
            handed_in = notebook(answers, attack.before, tests)
            _put(folder / f"submitted/{name}/ps1", handed_in)
        # One at a time: some of them stop the run, and those behind them go ungraded.
        return {name: _marks(folder, name) for name in attacks}


def _put(folder, nb):
    folder.mkdir(parents=True)
    nbformat.write(nb, folder / "hw1.ipynb")


def _nbgrader(folder, *words):
    here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=folder,
        env=os.environ | {"PATH": here, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30)),
        timeout=120,
    )


def _marks(folder, student):
    from nbgrader.api import Gradebook, MissingEntry

    try:
        _nbgrader(folder, "autograde", "ps1", "--student", student)
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
            submission = book.find_submission("ps1", student)
            (one,) = submission.notebooks
            got = {g.name: g.auto_score for g in one.grades}
    except (MissingEntry, subprocess.TimeoutExpired):
        return None
    if any(got.get(f"test_{task}") is None for task in TASKS):
        return None
    return tuple(got[f"test_{task}"] for task in TASKS)


def plain(cheat):
    """Whether a plain kernel lets a cheat pass: its cells, one after the other."""
    sources = [cell.source for cell in cheat.job().cells]
    code = (
        "import sys, json\nfrom nnworks.grading.capture import shell\n"
        "s = shell()\nok = [s.run(t) for t in json.load(sys.stdin)]\n"
        "sys.__stdout__.write('PASSED' if ok[-1] else 'FAILED')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(sources),
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stdout.endswith("PASSED")


def rows():
    """(attack, what is due, under nbgrader alone, under nnworks)."""
    attacks = every()
    alone = under_nbgrader({n: a for n, a in attacks.items() if n in HARMLESS})
    with Warm() as warm:
        for name, attack in attacks.items():
            got = toy.marks(warm.run(attack.job()))
            without = _points(alone[name]) if name in alone else NOT_RUN
            if name in speaks.ATTACKS:
                without = NOTHING
            yield attack.tries, _points(attack.due), without, _points(got)
        for cheat in cheats().values():
            job = cheat.job()
            most = job.cells[-1].points
            (got,) = toy.marks(warm.run(job))
            due = f"{most:g}" if cheat.passes else "0"
            tries = f"{cheat.tries} ({cheat.assignment[:4]}, {cheat.task})"
            yield tries, due, f"{most if plain(cheat) else 0:g}", f"{got:g}"


def cases(paths):
    """The rows of other cases: survived, or what went wrong, in each way."""
    ways = [json.loads(Path(path).read_text()) for path in paths]
    for name in ways[1]:
        found = ["; ".join(way[name]["wrong"]) or "survived" for way in ways]
        yield name.replace("_", " "), *found


def _points(marks):
    return "no marks" if marks is None else " ".join(f"{m:g}" for m in marks)


def main():
    """Print the table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    files = ("NBGRADER.json", "OURS.json", "PLUGIN.json")
    parser.add_argument("--cases", nargs=3, metavar=files)
    chosen = parser.parse_args()
    if chosen.cases:
        print(
            "| case | nbgrader 0.9.6 alone | nnworks grade | autograde with nnworks |"
        )
    else:
        print("| what it tries | due | nbgrader 0.9.6 alone | nnworks |")
    print("|---|---|---|---|")
    for row in cases(chosen.cases) if chosen.cases else rows():
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
