"""The tasks in the pages: each has its check, and the check knows right from wrong."""

import dataclasses
import re
import subprocess
import sys
import time

import numpy as np
import pytest

from nnworks import check
from nnworks.check.task import Task
from tests.proof import pages
from tests.proof.answers import says
from tests.proof.course import REAL

CHAPTERS = sorted((REAL.root / "book").glob("[0-9]_*/*.md"))
TASKS = [task for path in pages.paths(REAL) for task in pages.tasks(path)]
MODULES = [p.stem for p in pages.paths(REAL)]
DECLARED = [
    (stem, thing)
    for stem in MODULES
    for thing in vars(getattr(check.page, stem)).values()
    if isinstance(thing, Task)
]
LEAST = 2  # tasks a chapter of parts 1 and 2
every_task = pytest.mark.parametrize("task", TASKS, ids=lambda t: f"{t.stem}-{t.name}")
every_declared = pytest.mark.parametrize(
    ("stem", "task"), DECLARED, ids=lambda part: getattr(part, "name", part)
)


def verdict(task, source, seed=0):
    """ "" when the check takes the answer, else what it says to the reader."""
    names = {"np": np, "__name__": "__main__"}
    for before in TASKS:  # an answer may use the tasks above it on the page
        if before == task:
            break
        if before.stem == task.stem:
            exec(before.solution, names)
    exec(source, names)
    try:
        getattr(getattr(check.page, task.stem), task.name)(names[task.name], seed=seed)
    except check.CheckFailed as failed:
        return str(failed)
    return ""


@pytest.mark.parametrize(
    "path", [p for p in CHAPTERS if p.parent.name[0] in "12"], ids=lambda p: p.stem
)
def test_every_chapter_of_parts_1_and_2_has_tasks(path):
    assert len(pages.tasks(path)) >= LEAST


@every_task
def test_the_check_is_public(task):
    assert task.name in getattr(check.page, task.stem).__all__


def test_every_check_has_its_task_in_the_page():
    asked = {(task.stem, task.name) for task in TASKS}
    there = {
        (stem, name) for stem in MODULES for name in getattr(check.page, stem).__all__
    }
    assert there == asked


@every_task
def test_the_stub_fails_and_says_what_to_do(task):
    text = verdict(task, task.stub)
    assert says(text, "not written") and "NotImplementedError: " in text


@every_task
@pytest.mark.parametrize("seed", [0, 1, 2026])
def test_the_printed_solution_passes(task, seed):
    assert verdict(task, task.solution, seed) == ""


@every_task
@pytest.mark.parametrize("seed", [0, 1, 2026])
def test_wrong_answers_fail_by_name(task, seed):
    wrong = REAL.wrong(pages.PREFIX + task.stem, task.name)
    assert len(wrong) >= 5
    for answer in wrong:
        text = verdict(task, answer.source, seed)
        assert says(text, answer.message), f"{answer.name}: {text or 'full marks'}"


@every_task
@pytest.mark.parametrize("seed", [0, 1, 2026])
def test_other_right_answers_pass(task, seed):
    right = REAL.right(pages.PREFIX + task.stem, task.name)
    assert len(right) >= 2
    for answer in right:
        assert verdict(task, answer.source, seed) == "", answer.name


@every_task
def test_it_is_fast(task):
    started = time.process_time()
    verdict(task, task.solution)
    assert time.process_time() - started < 1.0


def test_a_right_answer_is_told_so_in_one_line(capsys):
    for task in TASKS:
        verdict(task, task.solution)
        said = capsys.readouterr().out
        assert re.fullmatch(rf"Right: {task.name}\b[^\n]*\n", said), said


def free(task):
    """The task without its guard: the mistakes are built from the library's parts."""
    return dataclasses.replace(task, library=())


@every_declared
@pytest.mark.parametrize("seed", [0, 1, 2026])
def test_each_known_mistake_fails_and_is_named(stem, task, seed):
    for mistake in task.mistakes:
        with pytest.raises(check.CheckFailed) as failed:
            free(task).check(mistake.function, seed=seed)
        assert says(str(failed.value), mistake.sentence)


@every_declared
def test_the_reference_passes_whatever_the_seed(stem, task):
    for seed in range(20):
        free(task).check(task.reference, seed=seed)


@every_declared
def test_where_to_read_is_there(stem, task):
    page = next(p for p in CHAPTERS if p.stem == stem)
    title, section = re.fullmatch(
        r'the chapter "(.*)", section "(.*)"', task.read
    ).groups()
    written = page.read_text(encoding="utf-8")
    assert f"\n# {title}\n" in written
    assert re.search(rf"^#+ {re.escape(section)}$", written, re.MULTILINE)


def test_a_page_needs_numpy_and_the_standard_library_alone():
    imports = "".join(f"import nnworks.check.page.{stem}\n" for stem in MODULES)
    code = (
        f"import sys; sys.path[:0] = {sys.path}\n{imports}"
        "tops = {name.split('.')[0] for name in sys.modules}\n"
        "print(*sorted(tops - set(sys.stdlib_module_names)))"
    )
    # -I -S: whatever the environment loads at its start is not the library's doing.
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True
    )
    found = {name for name in done.stdout.split() if not name.startswith("_")}
    assert found == {"numpy", "nnworks"}, done.stderr


def test_a_chapter_without_checks_is_told_in_a_sentence():
    with pytest.raises(AttributeError, match="is it the name of the chapter's file"):
        check.page.no_such_chapter  # noqa: B018


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("check-neuron-border", "check-neurons-border"), "names another chapter"),
        (("[exercise, check-neuron-border]", "[check-neuron-border]"), "two lines"),
        (
            ("def border(x1, w, b):\n    return", "def edge():\n    return"),
            "no solution",
        ),
    ],
)
def test_a_task_that_lacks_a_part_is_told_so(tmp_path, change, problem):
    page = (REAL.root / "book/1_neurons/neuron.md").read_text(encoding="utf-8")
    assert change[0] in page
    (tmp_path / "neuron.md").write_text(page.replace(*change), encoding="utf-8")
    with pytest.raises(ValueError, match=problem):
        pages.tasks(tmp_path / "neuron.md")
