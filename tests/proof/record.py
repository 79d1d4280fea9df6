"""Write book/_data/graders.json: what is known about every grader of the course.

Run `python -m tests.proof.record` after a change in an exercise or a check, with names
(`page_neuron`) to prove those alone and keep what is known of the others.
It holds no times, so that the same graders give the same bytes.
"""

import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from tests.proof import pages
from tests.proof.course import REAL
from tests.proof.grade import grader
from tests.proof.prove import prove_answers, prove_mutants
from tests.proof.students import prove_students

RECORD = REAL.root / "book" / "_data" / "graders.json"
STALE = "book/_data/graders.json says otherwise; run: make proof"


def read():
    return json.loads(RECORD.read_text(encoding="utf-8"))


def recorded(assignment, task):
    """The recorded row of one task, or {} where there is none."""
    rows = next((a["tasks"] for a in read() if a["assignment"] == assignment), [])
    return next((row for row in rows if row["task"] == task), {})


def task_row(course, assignment, task):
    with grader() as running:
        row, problems = prove_answers(course, assignment, task.name, running)
        more, others = prove_mutants(course, assignment, task.name, running)
    return {"task": task.name, "points": task.points} | row | more, problems + others


def assignment_row(course, assignment, pool):
    rows = pool.map(
        lambda task: task_row(course, assignment, task),
        course.notebook(assignment).tasks,
    )
    row, problems = {"assignment": assignment, "tasks": []}, []
    if assignment in course.chapters():  # read by everybody, handed in by nobody
        row["chapter"] = pages.title(course.chapters()[assignment])
    else:
        with tempfile.TemporaryDirectory() as folder:
            row["students"], problems = prove_students(course, assignment, folder)
    for task, found in rows:
        row["tasks"].append(task)
        problems += found
    return row, [f"{assignment}: {problem}" for problem in problems]


def main(names):
    every = [*REAL.assignments(), *REAL.chapters()]
    strange = [name for name in names if name not in every]
    if strange:
        sys.exit(f"record: there is no {strange[0]}; there are {', '.join(every)}.")
    known = {row["assignment"]: row for row in read()} if names else {}
    record, problems = [], []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for assignment in every:
            if names and assignment not in names and assignment in known:
                record.append(known[assignment])
                continue
            row, found = assignment_row(REAL, assignment, pool)
            record.append(row)
            problems += found
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    if problems:
        print(*problems, sep="\n\n", file=sys.stderr)
        return 1
    print(f"{RECORD.relative_to(REAL.root)}: {len(record)} rows, no problem")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
