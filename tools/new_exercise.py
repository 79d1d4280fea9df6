"""An assignment with one task that works: notebook, checks, wrong and right answers."""

import re
import sys

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

INTRO = """# {title}

Say in two sentences what the student will have built at the end, and show it.

Six to ten tasks, 60 to 120 minutes. Each task takes one new idea, says what goes in and
out, and is checked at once. No task needs an earlier answer to be right.
"""
SETUP = """import numpy as np

from nnworks import check"""
TASK = """## 1. Scale

*Easy, 5 minutes. Taught in the chapter NAME, section "NAME".*

Write `scale(x, factor)`: every number of `x` times `factor`.

| | shape | meaning |
|---|---|---|
| `x` | `(N,)` | the numbers |
| `factor` | one number | what each is multiplied by |
| returns | `(N,)` | the scaled numbers |

<details><summary>Hint 1: the idea</summary>NumPy multiplies a whole array at once.
</details>
<details><summary>Hint 2: the formula</summary>Result number i is x[i] times factor.
</details>
<details><summary>Hint 3: the first line</summary><code>return x * ...</code></details>
"""
SOLUTION = '''def scale(x, factor):
    """(N,), a number -> (N,)."""
    ### BEGIN SOLUTION
    return x * factor
    ### END SOLUTION'''
TEST = """check.{short}.scale(scale)
### BEGIN HIDDEN TESTS
check.{short}.scale(scale, seed=2026)
### END HIDDEN TESTS"""
CHECKS = '''"""{about}"""

import numpy as np

from nnworks.check.diagnose import Mistake
from nnworks.check.task import Task

__all__ = ["scale"]


def _cases(rng):
    yield np.array([1.0, 2.0]), 3.0
    for size in (1, 3, 8):
        yield rng.integers(-9, 10, size) / 4, rng.integers(1, 9) / 4 + 1


_SCALE = Task(
    signature="scale(x, factor)",
    reference=lambda x, factor: x * factor,
    cases=_cases,
    mistakes=(
        Mistake("The factor is added; multiply by it.", lambda x, factor: x + factor),
        Mistake("The factor is not used.", lambda x, factor: x),
        Mistake("It divides; multiply by the factor.", lambda x, factor: x / factor),
    ),
    read='the chapter "{chapter}", section "{section}"',
)


def scale(function, *, seed=0):
    """Check scale(x, factor)."""
    count = _SCALE.check(function, seed=seed)
    print(f"Right: scale, in {{count}} cases.")
'''
WRONG = """import numpy as np

# %% added
# message: factor is added
def scale(x, factor):
    return x + factor

# %% ignored
# message: factor is not used
def scale(x, factor):
    return x

# %% divided
# message: it divides
def scale(x, factor):
    return x / factor

# %% zeros
# message: zeros whatever goes in
def scale(x, factor):
    return 0 * x

# %% hard_coded
# message: whatever goes in
def scale(x, factor):
    import numpy as np
    return np.array([3.0, 6.0])
"""
RIGHT = """import numpy as np

# %% loop
import numpy as np
def scale(x, factor):
    return np.array([value * factor for value in x])

# %% einsum
import numpy as np
def scale(x, factor):
    return np.einsum("i,->i", x, factor)
"""


def make(name, root):
    """Write the files of assignment `name` below `root`; none may exist yet."""
    match = re.fullmatch(r"(ps([0-9]{2}))_([a-z][a-z0-9_]*)", name)
    if not match:
        sys.exit(
            f"new-exercise: got NAME={name!r}, expected ps, two digits, _ and a name in"
            " small letters: make new-exercise NAME=ps11_tokens"
        )
    short, number, topic = match.groups()
    title = topic.replace("_", " ").capitalize()
    texts = {
        f"lib/nnworks/check/{short}.py": CHECKS.format(
            about=f'The checks of assignment {int(number)}, "{title}".',
            chapter="NAME",
            section="NAME",
        ),
        f"tests/wrong/{name}/scale.py": WRONG,
        f"tests/right/{name}/scale.py": RIGHT,
    }
    source = root / f"solutions/{name}/{topic}.ipynb"
    taken = [p for p in (source, *(root / t for t in texts)) if p.exists()]
    taken += [p for p in [root / f"lib/nnworks/check/{short}"] if p.exists()]
    if taken:
        sys.exit(f"new-exercise: {taken[0].relative_to(root)} is there already.")
    for place, text in texts.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")
    source.parent.mkdir(parents=True)
    nbformat.write(notebook(title, short), source)
    print(f"{source.relative_to(root)} is written, with its checks in")
    for place in texts:
        print(f"  {place}")
    print("Change them, then: make exercises, make proof, make test.")


def notebook(title, short):
    """The instructor's notebook: a solution cell and its test."""
    cells = [
        new_markdown_cell(INTRO.format(title=title), id="intro"),
        new_code_cell(SETUP, id="setup"),
        new_markdown_cell(TASK, id="task-scale"),
        new_code_cell(SOLUTION, id="scale", metadata=mark("scale", solution=True)),
        new_code_cell(
            TEST.format(short=short),
            id="test_scale",
            metadata=mark("test_scale", grade=True, locked=True, points=2),
        ),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def mark(grade_id, **fields):
    flags = {"grade": False, "locked": False, "solution": False, "task": False}
    return {"nbgrader": {**flags, "grade_id": grade_id, "schema_version": 3, **fields}}
