"""What a student gets must hold no answer: compare the released notebook's text."""

import nbformat

from tests.proof.notebook import hidden_lines, solution_lines

MARKS = (
    "BEGIN SOLUTION",
    "END SOLUTION",
    "BEGIN HIDDEN TESTS",
    "END HIDDEN TESTS",
)


def leaks(solution_path, released_path):
    """Lines of the released notebook that give an answer, a mark or a hidden test away.

    A line that the instructor also shows elsewhere (a hint, an example) is no secret.
    """
    secret, shown = set(), []
    for cell in nbformat.read(solution_path, as_version=4).cells:
        hidden = set(solution_lines(cell.source)) | set(hidden_lines(cell.source))
        for number, line in enumerate(cell.source.splitlines(), start=1):
            (secret.add if number in hidden else shown.append)(line.strip())
    elsewhere = "\n".join(shown)
    secret = {line for line in secret if line and line not in elsewhere}
    released = nbformat.read(released_path, as_version=4)
    lines = [line for cell in released.cells for line in cell.source.splitlines()]
    return [
        line
        for line in lines
        if line.strip() in secret or any(mark in line for mark in MARKS)
    ]


def stored(path, tag=None):
    """The ids of code cells with outputs or a count, those with `tag` excepted."""
    return [
        cell.id
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
        and tag not in cell.metadata.get("tags", [])
        and (cell.outputs or cell.execution_count is not None)
    ]


def unexpected(executed):
    """What went wrong in an executed unsolved notebook, except what is not written.

    Every graded cell must fail, because a stub raises NotImplementedError; no other
    cell may.
    """
    found = []
    for cell in executed.cells:
        if cell.cell_type != "code":
            continue
        errors = [o for o in cell.outputs if o.output_type == "error"]
        told = "\n".join("\n".join(e.traceback) + e.evalue for e in errors)
        graded = cell.metadata.get("nbgrader", {}).get("grade", False)
        if graded and not errors:
            found.append(f"{cell.metadata.nbgrader.grade_id}: passes without an answer")
        if graded and errors and "NotImplementedError" not in told:
            found.append(f"{cell.metadata.nbgrader.grade_id}: {told}")
        if errors and not graded:
            found.append(f"the cell {cell.source[:60]!r} fails: {told}")
    return found
