"""The harness itself can fail: a toy course with a good check and a weak one."""

import copy
import os
import shutil

import nbformat
import pytest

from tests.proof import nbval, sandbox
from tests.proof.course import TOY, graded_tasks
from tests.proof.grade import grader as running_grader
from tests.proof.notebook import read
from tests.proof.pipeline import Pipeline
from tests.proof.prove import prove_answers, prove_mutants
from tests.proof.released import leaks, stored, unexpected
from tests.proof.students import Student, prove_students, synthetic


def has(problems, *words):
    """Whether one of the problems says all of these words."""
    return any(all(word in problem for word in words) for problem in problems)


def test_tasks_are_read_from_the_notebook():
    assert graded_tasks(TOY) == [("toy", "largest"), ("toy", "average")]
    assert [task.points for task in TOY.notebook("toy").tasks] == [2, 3]


# The proof of a good grader, and of a weak one


def test_a_sound_check_has_no_problem(grader):
    row, problems = prove_answers(TOY, "toy", "largest", grader)
    assert not problems
    assert row == {
        "wrong": {"caught": 5, "of": 5},
        "right": {"accepted": 2, "of": 2},
    }
    row, problems = prove_mutants(TOY, "toy", "largest", grader)
    assert not problems and not row["survivors"] and row["mutants"]["of"] >= 5


def test_a_weak_check_is_found_out_by_answers(grader):
    row, problems = prove_answers(TOY, "toy", "average", grader)
    assert has(problems, "only_the_first_value", "full marks")
    assert has(problems, "wrong_name_for_the_mistake", "does not say")
    assert has(problems, "refused_because_it_asks_for_arrays", "loses average")
    assert not has(problems, "plus_one") and not has(problems, "noisy")
    assert row == {
        "wrong": {"caught": 3, "of": 5},
        "right": {"accepted": 1, "of": 2},
    }


def test_a_weak_check_is_found_out_by_mutants(grader):
    row, problems = prove_mutants(TOY, "toy", "average", grader)
    assert has(problems, "a mutant lives", "total = value")
    assert not has(problems, "a mutant lives", "total * len(values)")  # it is listed
    assert has(problems, "no longer made", "total = 1.0")
    assert has(problems, "no longer made", "-> pass".replace("-> ", "->  "))
    reasons = [s["reason"] for s in row["survivors"]]
    assert any(reasons) and not all(reasons)


@pytest.fixture
def own_toy(tmp_path):
    """A copy of the toy course to spoil."""
    shutil.copytree(TOY.root, tmp_path / "toy")
    return type(TOY)(tmp_path / "toy")


def test_too_few_answers_are_a_problem(grader, own_toy):
    path = own_toy.root / "tests/right/toy/largest.py"
    path.write_text(path.read_text().split("# %% with_max")[0])
    _, problems = prove_answers(own_toy, "toy", "largest", grader)
    assert has(problems, "1 right answers, expected at least 2")


def test_an_answer_that_costs_another_task_is_a_problem(grader, own_toy):
    for kind in ("wrong", "right"):
        path = own_toy.root / "tests" / kind / "toy/largest.py"
        path.write_text(
            path.read_text().replace("def largest", "len = max\ndef largest")
        )
    _, problems = prove_answers(own_toy, "toy", "largest", grader)
    assert has(problems, "wrong answer smallest also loses average")
    assert has(problems, "right answer with_if loses average")


def test_an_entry_without_a_task_or_a_reason_is_a_problem(grader, own_toy):
    path = own_toy.equivalent_path("toy")
    path.write_text("[nothing]\n")
    with pytest.raises(ValueError, match="is no task of toy"):
        prove_mutants(own_toy, "toy", "average", grader)
    name = "average: total = total + value  ->  total = value"
    path.write_text(f"[average]\n'{name}' = ''\n")
    _, problems = prove_mutants(own_toy, "toy", "average", grader)
    assert has(problems, "no reason given", name)


# The process that grades


def cell_verdict(grader, source):
    """What the toy's own notebook says when `largest` is replaced by `source`."""
    return grader.grade(TOY.notebook("toy"), "largest", [source], reach="all")[0]


def test_a_failing_cell_costs_its_task_alone(grader):
    said = cell_verdict(grader, "raise RuntimeError('broken')")
    assert "NameError" in said["largest"] and said["average"] == ""


@pytest.mark.parametrize(
    "source",
    [
        "def largest(a, b):\n    while True:\n        pass",
        "def largest(a, b):\n    raise SystemExit",
        "import sys\ndef largest(a, b):\n    return print(file=sys.stderr) or a",
    ],
    ids=["endless", "exit", "stderr"],
)
def test_what_loses_the_marks(grader, source):
    said = cell_verdict(grader, source)
    assert said["largest"] and said["average"] == ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there each job starts alone")
def test_a_reference_that_had_to_wait_gives_an_endless_answer_no_more():
    sources = ["import time; time.sleep(0.5)", "while True:\n    pass"]
    jobs = [[{"id": "test", "source": one, "graded": True}] for one in sources]
    before = sandbox.spent_by_forks()
    said = sandbox.serve_by_forking({"before": [], "jobs": jobs})
    assert said[0] == {"test": ""} and "ran too long" in said[1]["test"]
    assert sandbox.spent_by_forks() - before < 3 * sandbox.LEAST_LIMIT


def test_a_process_that_dies_fails_every_task_and_the_next_is_graded(grader):
    said = cell_verdict(grader, "import os\nos._exit(0)")
    assert "stopped" in said["largest"] and "stopped" in said["average"]
    assert not any(cell_verdict(grader, "largest = max").values())


def test_what_one_variant_leaves_behind_does_not_reach_the_next(grader):
    vandal = "import builtins\nbuiltins.len = None\ndef largest(a, b):\n    return a"
    assert cell_verdict(grader, vandal)["average"]
    assert not any(cell_verdict(grader, "largest = max").values())


def test_what_a_variant_prints_or_reads_does_not_disturb(grader):
    loud = "import os\nos.write(1, b'[]\\n')\ninput()\nlargest = max"
    assert "NameError" in cell_verdict(grader, loud)["largest"]  # input() ended it
    assert not any(cell_verdict(grader, loud.replace("input()", "")).values())


def test_a_reference_that_fails_is_an_error(grader, tmp_path):
    nb = nbformat.read(TOY.solution_path("toy"), as_version=4)
    for cell in nb.cells:
        cell.source = cell.source.replace("maximum", "minimum")
    nbformat.write(nb, tmp_path / "toy.ipynb")
    with pytest.raises(AssertionError, match="reference solution itself fails"):
        grader.grade(read(tmp_path / "toy.ipynb"), "largest", [], reach="test")


def test_a_test_cell_that_ends_with_a_value_is_no_full_mark(grader, tmp_path):
    nb = nbformat.read(TOY.solution_path("toy"), as_version=4)
    for cell in nb.cells:
        if cell.metadata.get("nbgrader", {}).get("points") == 3:
            cell.source += "\n-1.0"
    nbformat.write(nb, tmp_path / "toy.ipynb")
    with pytest.raises(AssertionError, match="ends with the value"):
        grader.grade(read(tmp_path / "toy.ipynb"), "average", [], reach="test")


@pytest.mark.parametrize(
    "source",
    ["largest = max", "largest = min", "len = largest = max", "x = = 1", "np = 0"],
)
def test_following_names_says_what_the_whole_notebook_says(grader, source):
    notebook = TOY.notebook("toy")
    quick = grader.grade(notebook, "largest", [source], reach="names")[0]
    whole = grader.grade(notebook, "largest", [source], reach="all")[0]
    assert whole == {"average": ""} | quick


def test_spawning_says_what_forking_says(grader):
    sources = ["largest = max", "largest = min", "def largest(a, b):\n    return a"]
    notebook = TOY.notebook("toy")
    with running_grader("spawn") as slow:
        said = slow.grade(notebook, "largest", sources, reach="all")
    assert said == grader.grade(notebook, "largest", sources, reach="all")


# nbgrader's pipeline and what is released


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    return Pipeline(TOY, "toy", tmp_path_factory.mktemp("course")).release()


@pytest.mark.slow
def test_four_students_of_a_toy_and_one_who_is_misjudged(tmp_path, monkeypatch):
    students = synthetic(TOY, "toy")
    misjudged = Student("misjudged", {}, {"largest": 2.0, "average": 0.0}, ["no such"])
    monkeypatch.setattr(
        "tests.proof.students.synthetic", lambda *_: [*students, misjudged]
    )
    rows, problems = prove_students(TOY, "toy", tmp_path)
    assert [row["marks"] for row in rows] == [5, 0, 2, 2, 0]
    assert problems == [
        "misjudged: largest got 0.0, expected 2.0",
        "misjudged: grades.csv says 0.0 of 5.0",
        "misjudged: the feedback does not say 'no such'",
    ]


@pytest.mark.slow
def test_a_leak_is_seen(released):
    solution = TOY.solution_path("toy")
    assert not leaks(solution, released) and not stored(released)
    given_away = leaks(solution, solution)
    assert "    return np.maximum(a, b)" in given_away
    assert any("7.25" in line for line in given_away)
    assert stored(solution) and not stored(solution, tag="keep_output")


def test_what_fails_in_an_unsolved_notebook():
    nb = nbformat.read(TOY.solution_path("toy"), as_version=4)
    assert has(unexpected(nb), "passes without an answer")
    stub = nbformat.v4.new_output(
        "error",
        ename="NotImplementedError",
        evalue="",
        traceback=["NotImplementedError"],
    )
    for cell in nb.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.outputs = [copy.deepcopy(stub)]
    assert not unexpected(nb)
    nb.cells[1].outputs = [copy.deepcopy(stub)]
    assert has(unexpected(nb), "import numpy", "fails")


@pytest.mark.slow
@pytest.mark.parametrize(("kept", "expected"), [("3.0\n", True), ("4.0\n", False)])
def test_a_kept_output_is_compared(kept, expected, tmp_path):
    nb = nbformat.read(TOY.solution_path("toy"), as_version=4)
    nb.cells[-1].outputs[0].text = kept
    passed, printed, compared = nbval.run(nb, tmp_path)
    assert (passed, compared) == (expected, 1), printed
    assert expected or "mismatch" in printed
