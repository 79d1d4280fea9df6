"""What was measured about the speed of grading, as a page."""

from benchmarks.report import machine

__all__ = ["report"]

HEAD = """# How fast a class is graded

Written by `make speed`; do not edit. The same submissions, graded by `nbgrader
autograde` and by `python -m nnworks grade` (sandbox on, {cores} submissions at once),
in one run on {cores} processor cores, from typing the command to its end. The marks are
the same, task by task; the run stops where they are not.

| assignment | submissions | nbgrader, seconds | ours, seconds | times as fast |
|---|---|---|---|---|
{rows}
"""
STAGES = """## Where the time goes: {title}

Milliseconds of one submission alone, median.

| stage | milliseconds | share |
|---|---|---|
{rows}
| all | {total:.0f} | |
"""


def report(found, cores):
    """Markdown: both ways side by side, then the stages of ours, then the machine.

    Parameters
    ----------
    found : dict
        {title: Measured}.
    cores : int
    """
    rows = [
        f"| {title} | {one.submissions} | {one.nbgrader:.0f} | {one.ours:.0f} |"
        f" {one.ratio:.1f} |"
        for title, one in found.items()
    ]
    parts = [HEAD.format(cores=cores, rows="\n".join(rows))]
    for title, one in found.items():
        total = sum(one.stages.values())
        shares = [
            f"| {stage} | {1000 * seconds:.0f} | {seconds / total:.0%} |"
            for stage, seconds in one.stages.items()
        ]
        parts.append(
            STAGES.format(title=title, rows="\n".join(shares), total=1000 * total)
        )
    return "\n".join([*parts, machine()]) + "\n"
