"""Folders as students have them: released notebooks with some cells answered."""

import json

from tests.proof.course import REAL

__all__ = ["COURSE", "fill", "notebook"]

COURSE = {name[:4]: name for name in REAL.assignments()}  # "ps01" -> "ps01_neuron"


def fill(folder, assignment, cells, *, name=None):
    """Put a student's notebook into a folder; `cells` is {task: source}."""
    released = REAL.released_path(assignment)
    book = json.loads(released.read_text(encoding="utf-8"))
    for cell in book["cells"]:
        task = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if task in cells:
            cell["source"] = cells[task].splitlines(keepends=True)
    path = folder / (name or released.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(book), encoding="utf-8")
    return path


def notebook(path, *sources, **named):
    """Write a small notebook: plain cells, then cells that nbgrader knows by name."""
    cells = [{"cell_type": "code", "metadata": {}, "source": s} for s in sources]
    for name, source in named.items():
        mark = {"nbgrader": {"grade_id": name, "solution": True}}
        cells.append({"cell_type": "code", "metadata": mark, "source": source})
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path
