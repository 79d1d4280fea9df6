"""Four synthetic students, and what nbgrader's own pipeline makes of them."""

from dataclasses import dataclass, field

from tests.proof import answers
from tests.proof.pipeline import Pipeline


@dataclass
class Student:
    """What one hands in, and the marks and words that must come back."""

    name: str
    cells: dict  # {task: source}; a task left out keeps its stub
    marks: dict  # {task: points}
    messages: list = field(default_factory=list)


def mistaken(tasks):
    """The tasks of which the fourth student hands in the first wrong answer."""
    return tasks[1::2] or tasks[:1]


def synthetic(course, assignment):
    """The four students of an assignment."""
    notebook = course.notebook(assignment)
    tasks = notebook.tasks
    every = {task.name: notebook.source(task) for task in tasks}
    solved = tasks[::2]
    wrong = {t.name: course.wrong(assignment, t.name)[0] for t in mistaken(tasks)}
    right = {
        t.name: course.right(assignment, t.name)[0].source
        for t in tasks
        if t.name not in wrong
    }

    def points(full):
        return {t.name: t.points if t.name in full else 0.0 for t in tasks}

    return [
        Student("solution", every, points(every)),
        Student("stub", {}, points({})),
        Student(
            "partial",
            {t.name: every[t.name] for t in solved},
            points({t.name for t in solved}),
        ),
        Student(
            "wrong",
            right | {name: answer.source for name, answer in wrong.items()},
            points(right),
            [answer.message for answer in wrong.values()],
        ),
    ]


def prove_students(course, assignment, folder):
    """(rows, problems): each student's marks, and where they are not due."""
    run = Pipeline(course, assignment, folder)
    run.release()
    students = synthetic(course, assignment)
    for student in students:
        run.submit(student.name, student.cells)
    run.grade()
    marks, exported = run.gradebook_marks(), run.exported_marks()
    rows, problems = [], []
    for student in students:
        got = marks.get(student.name, {})
        total, most = exported.get(student.name, (None, None))
        for task, points in student.marks.items():
            if got.get(task) != points:
                problems.append(
                    f"{student.name}: {task} got {got.get(task)}, expected {points}"
                )
        if total != sum(student.marks.values()):
            problems.append(f"{student.name}: grades.csv says {total} of {most}")
        page = run.feedback(student.name)
        problems += [
            f"{student.name}: the feedback does not say {message!r}"
            for message in student.messages
            if not answers.says(page, message)
        ]
        rows.append({"student": student.name, "marks": total, "of": most})
    return rows, problems
