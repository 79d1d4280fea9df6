"""The tasks that a reader solves in the page: read out of the chapters.

A chapter with such tasks is proved as an assignment called page_<its file's stem>. Its
notebook is NumPy's import, then for each task the printed solution and its check.
"""

import re
from dataclasses import dataclass

from tests.proof.notebook import Notebook, Task

PREFIX = "page_"
_FIRST = "import numpy as np"
_CELL = re.compile(
    r"^```\{code-cell\}[^\n]*\n:tags: \[exercise, check-(\w+?)-(\w+)\]\n(.*?)^```",
    re.MULTILINE | re.DOTALL,
)
_LABEL = re.compile(r"^`{3,}\{exercise\}[^\n]*\n:label: (\S+)$", re.MULTILINE)
_TAG = re.compile(r"\bcheck-\w+-\w+")


@dataclass(frozen=True)
class PageTask:
    """One task: `stub` is what the reader finds, `solution` what is folded away."""

    stem: str
    name: str
    stub: str
    solution: str


def paths(course):
    """The chapters of a course that hold tasks, in order."""
    found = sorted((course.root / "book").glob("[0-9]_*/*.md"))
    return [path for path in found if _TAG.search(path.read_text(encoding="utf-8"))]


def title(path):
    """The chapter's heading."""
    return re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1]


def tasks(path):
    """The tasks of a chapter; ValueError where one lacks a part."""
    page = path.read_text(encoding="utf-8")
    found = [
        PageTask(stem, name, stub.strip() + "\n", _solution(path, page, match))
        for match in _CELL.finditer(page)
        for stem, name, stub in [match.groups()]
    ]
    if len(found) != len(_TAG.findall(page)):
        raise ValueError(
            f"{path.name}: a task's cell begins with exactly two lines, the fence and"
            f" `:tags: [exercise, check-{path.stem}-<function>]`."
        )
    strange = [task for task in found if task.stem != path.stem]
    if strange:
        raise ValueError(
            f"{path.name}: the tag check-{strange[0].stem}-{strange[0].name} names"
            f" another chapter, expected check-{path.stem}-{strange[0].name}."
        )
    return found


def _solution(path, page, cell):
    labels = _LABEL.findall(page, 0, cell.start())
    label = labels[-1] if labels else "none"
    folded = re.search(
        rf"^(`{{4,}})\{{solution\}} {re.escape(label)}\n:class: dropdown\n(.*?)^\1$",
        page,
        re.MULTILINE | re.DOTALL,
    )
    code = folded and re.search(
        r"^```python\n(.*?)^```$", folded[2], re.MULTILINE | re.DOTALL
    )
    if not code or f"def {cell[2]}(" not in code[1]:
        raise ValueError(
            f"{path.name}: {cell[2]} has no solution; write, for the exercise {label}"
            " above its cell, ````{solution} with a ```python block that defines it."
        )
    return code[1]


def notebook(path):
    """The chapter's tasks as the harness sees a notebook."""
    cells, places = [_cell("first", _FIRST)], []
    for task in tasks(path):
        marked = f"### BEGIN SOLUTION\n{task.solution}### END SOLUTION\n"
        check = f"from nnworks import check\ncheck.page.{task.stem}.{task.name}"
        places.append(Task(task.name, 0.0, len(cells), len(cells) + 1))
        cells.append(_cell(task.name, marked))
        test = f"{check}({task.name})\n"
        cells.append(_cell(f"test_{task.name}", test, graded=True))
    return Notebook(PREFIX + path.stem, tuple(cells), tuple(places))


def _cell(name, source, graded=False):
    return {"id": name, "source": source, "graded": graded}
