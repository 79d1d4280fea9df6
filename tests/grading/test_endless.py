"""What never ends costs its own task and no other, in all assignments."""

import ast
import functools
from dataclasses import replace

import pytest

from tests.grading import judged
from tests.grading.test_check import TASKS, demonstrations
from tests.proof.course import REAL


def endless(source):
    """The same names, and nothing of them ever ends."""
    loops = ["def _endless(*args, **kwargs):", "    while True:", "        pass"]
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            loops.append(f"{node.name} = _endless")
        if isinstance(node, ast.ClassDef):
            loops.append(f"{node.name}.__init__ = _endless")
    return "\n".join([source, *loops])


def whole(assignment, task, source):
    """The whole notebook with this source in the task's cell, as a submission."""
    shows = demonstrations(assignment)
    notebook = REAL.notebook(assignment)
    return judged.job(notebook, task, source, whole=True, shows=shows)


@functools.cache
def enough(warm, assignment):
    """Seconds a cell: several times what the slowest of the solution takes here."""
    notebook = REAL.notebook(assignment)
    first = notebook.tasks[0]
    outcome = warm.run(whole(assignment, first.name, notebook.source(first)))
    return max(3.0, 4 * max(cell.seconds for cell in outcome.cells))


@pytest.mark.grading_proof
@pytest.mark.parametrize(("assignment", "task"), TASKS)
def test_an_endless_loop_costs_its_own_task_alone(warm, assignment, task):
    notebook = REAL.notebook(assignment)
    source = endless(notebook.source(notebook.task(task)))
    submitted = whole(assignment, task, source)
    limits = replace(submitted.limits, cell_s=enough(warm, assignment))
    outcome = warm.run(replace(submitted, limits=limits))
    failed = {cell for cell, said in judged.report(outcome, submitted).items() if said}
    assert failed == {notebook.cells[notebook.task(task).test]["id"]}
