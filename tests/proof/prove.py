"""The proof of one task's grader: what it found, and every reason to doubt the marks.

Each function returns (row, problems): the row goes into book/_data/graders.json, and
a grader is proved when there is no problem. Nothing here raises for a weak grader, so
that the harness's own tests can look at what it finds in a bad one.
"""

import tomllib

from tests.proof import answers
from tests.proof.mutate import mutants
from tests.proof.students import mistaken

LEAST_WRONG, LEAST_RIGHT = 5, 2


def prove_answers(course, assignment, task, grader, *, follow=None):
    """Wrong answers must lose this task alone, by name; right ones lose nothing.

    Every answer takes its own test. What it does to later tasks is looked at for all,
    or, where that takes too long, for as many of each kind as `follow` says. One of
    each kind goes through the whole notebook, to see that names tell all there is;
    with `follow`, only what no synthetic student hands in to nbgrader (students.py).
    """
    notebook = course.notebook(assignment)
    wrong, right = course.wrong(assignment, task), course.right(assignment, task)
    whole = (True, True)
    if follow and assignment in course.assignments():
        handed_in = any(one.name == task for one in mistaken(notebook.tasks))
        whole = (not handed_in, handed_in)
    reports = _grade(grader, notebook, task, (wrong, right), whole, follow)
    problems = [
        f"{task}: {len(found)} {kind} answers, expected at least {least}"
        for found, kind, least in (
            (wrong, "wrong", LEAST_WRONG),
            (right, "right", LEAST_RIGHT),
        )
        if len(found) < least
    ]
    uncaught = [_doubt(a, task, r) for a, r in zip(wrong, reports, strict=False)]
    refused = [
        f"{task}: the right answer {answer.name} loses {other}: {why}"
        for answer, report in zip(right, reports[len(wrong) :], strict=True)
        for other, why in report.items()
        if why
    ]
    problems += [doubt for doubt in uncaught if doubt] + refused
    accepted = sum(not any(report.values()) for report in reports[len(wrong) :])
    row = {
        "wrong": {"caught": uncaught.count(""), "of": len(wrong)},
        "right": {"accepted": accepted, "of": len(right)},
    }
    return row, problems


def _grade(grader, notebook, task, kinds, whole, follow):
    """The reports of the answers of all kinds, one kind behind the other."""
    sources = [answer.source for found in kinds for answer in found]
    reports = grader.grade(notebook, task, sources, reach="test")
    followed, firsts, start = [], [], 0
    for found, through in zip(kinds, whole, strict=True):
        step = max(1, -(-len(found) // follow)) if follow else 1
        followed += range(start, start + len(found), step)
        firsts += [start] * bool(found and through)
        start += len(found)

    def again(indexes, reach):
        chosen = [sources[index] for index in indexes]
        return zip(
            indexes, grader.grade(notebook, task, chosen, reach=reach), strict=True
        )

    for index, report in again([i for i in followed if i not in firsts], "names"):
        reports[index] = report
    for index, report in again(firsts, "all"):
        reports[index] = report | {t: why for t, why in reports[index].items() if why}
    return reports


def _doubt(answer, task, report):
    """What is wrong with how a wrong answer was graded, or ""."""
    if not report[task]:
        return f"{task}: the wrong answer {answer.name} gets full marks"
    if not answers.says(report[task], answer.message):
        return (
            f"{task}: the wrong answer {answer.name} fails, but its message does not"
            f" say {answer.message!r}: {report[task]}"
        )
    lost = [other for other, why in report.items() if why and other != task]
    if lost:
        return f"{task}: the wrong answer {answer.name} also loses {', '.join(lost)}"
    return ""


def prove_mutants(course, assignment, task, grader):
    """Every mutant must be killed, or be listed with the reason why it may live."""
    notebook = course.notebook(assignment)
    made = mutants(notebook.source(notebook.task(task)))
    sources = [mutant.source for mutant in made]
    reports = grader.grade(notebook, task, sources, reach="test")
    alive = [
        m.name for m, report in zip(made, reports, strict=True) if not report[task]
    ]
    reasons = equivalents(course, assignment).get(task, {})
    problems = [f"{task}: a mutant lives: {n}" for n in alive if n not in reasons]
    problems += [
        f"{task}: listed as equivalent, but it is killed or no longer made: {name}"
        for name in reasons
        if name not in alive
    ]
    problems += [f"{task}: no reason given: {n}" for n, r in reasons.items() if not r]
    if not made:
        problems.append(f"{task}: no code between BEGIN SOLUTION and END SOLUTION")
    row = {
        "mutants": {"killed": len(made) - len(alive), "of": len(made)},
        "survivors": [
            {"mutant": name, "reason": reasons.get(name, "")} for name in alive
        ],
    }
    return row, problems


def equivalents(course, assignment):
    """{task: {mutant name: reason}} of the mutants that may live."""
    path = course.equivalent_path(assignment)
    if not path.exists():
        return {}
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {task.name for task in course.notebook(assignment).tasks}
    strange = sorted(set(listed) - known)
    if strange:
        raise ValueError(f"{path.name}: [{strange[0]}] is no task of {assignment}.")
    return listed
