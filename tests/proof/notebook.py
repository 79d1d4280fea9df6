"""A solution notebook as the harness sees it: code cells and graded tasks."""

import re
from dataclasses import dataclass

import nbformat

_BEGIN = re.compile(r"^\s*#+\s*BEGIN SOLUTION\s*$")
_END = re.compile(r"^\s*#+\s*END SOLUTION\s*$")
_BEGIN_HIDDEN = re.compile(r"^\s*#+\s*BEGIN HIDDEN TESTS\s*$")
_END_HIDDEN = re.compile(r"^\s*#+\s*END HIDDEN TESTS\s*$")


@dataclass(frozen=True)
class Task:
    """One graded task: a solution cell and the test cell called test_<task>."""

    name: str
    points: float
    solution: int  # index among the code cells
    test: int


@dataclass(frozen=True)
class Notebook:
    name: str
    cells: tuple  # of dict: id, source, graded
    tasks: tuple  # of Task

    def task(self, name):
        return next(task for task in self.tasks if task.name == name)

    def source(self, task):
        return self.cells[task.solution]["source"]


def read(path):
    """Read a notebook; raise ValueError where its cells do not pair up into tasks."""
    nb = nbformat.read(path, as_version=4)
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    cells, solutions, tests = [], {}, {}
    for index, cell in enumerate(code):
        mark = cell.metadata.get("nbgrader", {})
        grade, solution = mark.get("grade", False), mark.get("solution", False)
        if grade and solution:
            raise ValueError(
                f"{path.name}: {mark['grade_id']} is graded by hand (grade and solution"
                " both true); the proof holds for automatic marks alone."
            )
        if solution:
            solutions[mark["grade_id"]] = index
        if grade:
            tests[mark["grade_id"]] = (index, float(mark["points"]))
        cells.append({"id": cell.id, "source": cell.source, "graded": bool(grade)})
    return Notebook(path.stem, tuple(cells), _pair(path, solutions, tests))


def _pair(path, solutions, tests):
    lonely = {f"test_{name}" for name in solutions} ^ set(tests)
    if lonely or not tests:
        raise ValueError(
            f"{path.name}: {', '.join(sorted(lonely)) or 'no graded cell'}: expected a"
            " test cell test_<task> with points for each solution cell <task>."
        )
    tasks = []
    for name, solution in solutions.items():
        test, points = tests[f"test_{name}"]
        if test < solution:
            raise ValueError(f"{path.name}: the test of {name} stands before its task.")
        tasks.append(Task(name, points, solution, test))
    return tuple(tasks)


def solution_lines(source):
    """The line numbers, from 1, between the marks BEGIN SOLUTION and END SOLUTION."""
    return _between(source, _BEGIN, _END)


def hidden_lines(source):
    """The line numbers, from 1, between the marks of hidden tests."""
    return _between(source, _BEGIN_HIDDEN, _END_HIDDEN)


def _between(source, begin, end):
    inside, lines = False, []
    for number, line in enumerate(source.splitlines(), start=1):
        if begin.match(line):
            inside = True
        elif end.match(line):
            inside = False
        elif inside:
            lines.append(number)
    return lines
