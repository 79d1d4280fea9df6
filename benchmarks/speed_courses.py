"""Two courses to be graded: our first assignment, and a small one with torch."""

import itertools
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from tests.grading.classes import mark, nbgrader
from tests.proof.course import REAL
from tests.proof.pipeline import Pipeline
from tests.proof.students import synthetic

__all__ = ["COURSES", "first_assignment", "with_torch"]


def first_assignment(folder, count):
    """Assignment 1 of the course, handed in `count` times: solved, half, wrong, empty.

    Returns its name.
    """
    name = "ps01_neuron"
    pipeline = Pipeline(REAL, name, folder)
    pipeline.release()
    _leave_to_nbgrader(Path(folder, "nbgrader_config.py"))
    kinds = itertools.cycle(synthetic(REAL, name))
    for number, kind in zip(range(count), kinds, strict=False):
        pipeline.submit(f"s{number:04}", kind.cells)
    return name


def _leave_to_nbgrader(config):
    """Take our way of grading out of a course's settings: it is what is compared."""
    text = config.read_text(encoding="utf-8")
    assert text.count("\nconfigure(c)\n") == 1
    config.write_text(text.replace("\nconfigure(c)\n", "\n"), encoding="utf-8")


TASKS = {
    "scores": (
        "def scores(x, weight):\n"
        '    """One linear layer without bias: (N, D), (C, D) -> (N, C)."""\n',
        "    return x @ weight.T",
        "x, weight = torch.ones(2, 3), torch.arange(6.0).reshape(2, 3)\n"
        "assert torch.allclose(scores(x, weight), torch.tensor([[3.0, 12.0]] * 2))",
    ),
    "loss": (
        "def loss(logits, target):\n"
        '    """Mean cross-entropy: (N, C), (N,) -> number."""\n',
        "    return float(torch.nn.functional.cross_entropy(logits, target))",
        "logits, target = torch.tensor([[0.0, 1], [2, 0]]), torch.tensor([1, 0])\n"
        "due = float(torch.nn.functional.cross_entropy(logits, target))\n"
        "assert abs(loss(logits, target) - due) < 1e-6",
    ),
    "gradient": (
        "def gradient(x, weight, target):\n"
        '    """The gradient of the loss with respect to the weight: (C, D)."""\n',
        "    weight = weight.clone().requires_grad_()\n"
        "    z = x @ weight.T\n"
        "    torch.nn.functional.cross_entropy(z, target).backward()\n"
        "    return weight.grad",
        "x, weight = torch.eye(3), torch.zeros(2, 3)\n"
        "found = gradient(x, weight, torch.tensor([0, 1, 1]))\n"
        "due = torch.tensor([[-1.0, 1.0, 1.0], [1.0, -1.0, -1.0]]) / 6\n"
        "assert torch.allclose(found, due)",
    ),
}


def with_torch(folder, count):
    """Three tasks in PyTorch, handed in `count` times: all right, or one wrong each.

    Returns its name.
    """
    folder, name = Path(folder), "torch_tasks"
    cells = [new_code_cell("import torch")]
    for task, (head, body, test) in TASKS.items():
        solved = f"{head}    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"
        test_mark = mark(f"test_{task}", grade=True, locked=True, points=5)
        cells += [
            new_code_cell(solved, metadata=mark(task, solution=True)),
            new_code_cell(test, metadata=test_mark),
        ]
    source = folder / "source" / name
    source.mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells), source / "tasks.ipynb")
    config = "c = get_config()\nc.CourseDirectory.course_id = 'torch'\n"
    (folder / "nbgrader_config.py").write_text(config)
    nbgrader(folder, "generate_assignment", name)
    wrong = itertools.cycle([None, *TASKS])
    for number, task in zip(range(count), wrong, strict=False):
        _hand_in(folder, name, f"s{number:04}", task)
    return name


def _hand_in(folder, name, student, wrong):
    notebook = nbformat.read(folder / "release" / name / "tasks.ipynb", as_version=4)
    for cell in notebook.cells:
        task = cell.metadata.get("nbgrader", {}).get("grade_id")
        if task in TASKS:
            head, body, _ = TASKS[task]
            cell.source = head + ("    return 0 * x" if task == wrong else body)
    place = folder / "submitted" / student / name
    place.mkdir(parents=True)
    nbformat.write(notebook, place / "tasks.ipynb")


COURSES = {
    "Assignment 1 (NumPy, ten tasks)": first_assignment,
    "three tasks in PyTorch": with_torch,
}
